"""appraisal-1: who appraised, each leaf once, figures where the rule and the office allow them."""

from collections.abc import Iterator

from parledger.check.figures import check_figures, given_points
from parledger.check.found import found
from parledger.check.offices_files import check_competence, check_writers
from parledger.check.own_scores import leaf_in_force
from parledger.check.scope import UnitScope, unit_scopes
from parledger.model.criteria import Node
from parledger.model.project import Project
from parledger.model.scores import Round1Entry
from parledger.problems import Problem


def check_round_1(project: Project) -> Iterator[Problem]:
    """S103, S201 to S204, S210 to S221, S225, S226 in appraisal-1 files."""
    for unit in unit_scopes(project):
        yield from check_writers(unit, unit.files.round_1)
        for one in unit.files.round_1:
            for entry in one.entries.values():
                node, problem = leaf_in_force(unit.scope, entry)
                if problem is not None:
                    yield problem
                elif node is not None and not entry.broken:
                    yield from check_competence(unit, one.office, entry)
                    yield from check_figures(entry, node)
                    if not entry.opinion:
                        yield from _check_decision(unit, entry, node)


def _check_decision(unit: UnitScope, entry: Round1Entry, node: Node) -> Iterator[Problem]:
    if node.rule is None:
        return  # the rule could not be read, which was told
    judged = not node.rule.takes_value
    if judged and entry.points is None and not entry.not_applicable:
        yield found("S218", entry.decision_at or entry.at, node.id, maximum=node.max_points)
    elif not entry.decision and (entry.not_applicable or not judged):
        yield found("S220", entry.at, node.id)
    elif judged and entry.not_applicable and not entry.reason:
        yield found("S221", entry.at, node.id)
    elif entry.decision == "adjusted" and _changes_nothing(unit, entry, node):
        yield found("S219", entry.points_at or entry.value_at or entry.at, node.id)


def _changes_nothing(unit: UnitScope, entry: Round1Entry, node: Node) -> bool:
    """The adjustment gives the very figures of the self-score."""
    own = unit.files.self_file.entries.get(node.id) if unit.files.self_file else None
    if own is None or own.broken or node.rule is None:
        return False
    if own.not_applicable or entry.not_applicable:
        return own.not_applicable and entry.not_applicable
    if own.value is None or not node.rule.takes_value:
        return False
    if entry.value is not None and entry.value != own.value:
        return False
    given = given_points(node, entry.points, entry.value)
    return given is not None and given == node.rule.score(node.max_points, own.value).points
