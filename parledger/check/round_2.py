"""appraisal-2: an answer for what was explained, a reasoned change for what was not."""

from collections.abc import Iterator

from parledger.check.figures import check_figures
from parledger.check.found import found
from parledger.check.offices_files import check_competence, check_writers
from parledger.check.own_scores import leaf_in_force
from parledger.check.scope import UnitScope, unit_scopes
from parledger.model.criteria import Node
from parledger.model.project import Project
from parledger.model.scores import Round2Entry
from parledger.problems import Problem


def check_round_2(project: Project) -> Iterator[Problem]:
    """S103, S201 to S204, S210 to S216, S225, S226, S232 to S234 in appraisal-2 files."""
    for unit in unit_scopes(project):
        yield from check_writers(unit, unit.files.round_2)
        for one in unit.files.round_2:
            for entry in one.entries.values():
                node, problem = leaf_in_force(unit.scope, entry)
                if problem is not None:
                    yield problem
                elif node is not None and not entry.broken:
                    yield from check_competence(unit, one.office, entry)
                    yield from check_figures(entry, node)
                    if not entry.opinion and "explanation.yaml" not in unit.unread:
                        yield from _check_answer(unit, entry, node)


def _check_answer(unit: UnitScope, entry: Round2Entry, node: Node) -> Iterator[Problem]:
    asked = unit.files.explanation
    explained = asked.entries.get(node.id) if asked else None
    at = entry.decision_at or entry.at
    if entry.answer and explained is None:
        yield found("S232", at, node.id, answer=entry.answer)
    elif explained is not None and not entry.answer:
        yield found("S233", at, node.id)
    elif entry.answer == "accepted" and explained is not None and not explained.broken:
        judged = node.rule is not None and not node.rule.takes_value
        if judged and explained.asks is None:
            yield found("S234", at, node.id, maximum=node.max_points)
