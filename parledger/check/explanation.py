"""explanation.yaml: for leaves that round 1 adjusted or judged, asking for what can be given."""

from collections.abc import Iterator

from parledger.check.figures import check_step
from parledger.check.found import found
from parledger.check.own_scores import leaf_in_force
from parledger.check.scope import UnitScope, unit_scopes
from parledger.model.criteria import Node
from parledger.model.project import Project
from parledger.model.scores import Explanation
from parledger.problems import Place, Problem


def check_explanations(project: Project) -> Iterator[Problem]:
    """S103, S201 to S204, S216, S230, S231 in explanation.yaml."""
    for unit in unit_scopes(project):
        asked = unit.files.explanation
        if asked is None:
            continue
        round_1_unread = any(name.startswith("appraisal-1") for name in unit.unread)
        if asked.entries and not unit.files.round_1 and not round_1_unread:
            yield found("S231", Place(asked.path), unit.files.unit)
            continue
        touched = touched_in_round_1(unit)
        for entry in asked.entries.values():
            node, problem = leaf_in_force(unit.scope, entry)
            if problem is not None:
                yield problem
            elif node is not None and not entry.broken:
                if node.id not in touched and not round_1_unread:
                    yield found("S230", entry.at, node.id)
                yield from _check_wish(entry, node)


def touched_in_round_1(unit: UnitScope) -> frozenset[str]:
    """Leaves that round 1 adjusted or judged; an opinion decides nothing."""
    return frozenset(
        entry.criterion
        for one in unit.files.round_1
        for entry in one.entries.values()
        if not entry.opinion and (entry.decision != "recognised" or entry.broken)
    )


def _check_wish(entry: Explanation, node: Node) -> Iterator[Problem]:
    if entry.asks is not None and entry.asks.value > node.max_points:
        yield found(
            "S103",
            entry.asks_at or entry.at,
            node.id,
            points=entry.asks.value,
            maximum=node.max_points,
        )
    elif entry.asks is not None and node.rule is not None and not node.rule.takes_value:
        # What is asked may be accepted as it stands.
        yield from check_step(entry.asks, entry.asks_at or entry.at, node)
