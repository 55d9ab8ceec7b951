"""A unit against the latest earlier cycle of the same programme, over the leaves that compare."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parledger.compute.totals import exact_sum
from parledger.model.criteria import CriteriaSet, Node
from parledger.model.project import Project
from parledger.model.results import BlockResult, CycleResult, UnitResult, YearChange

Pairs = tuple[tuple[int, int], ...]
"""(position of a leaf this year, position of the leaf that it continues)."""


def comparable_leaves(
    project: Project, criteria: CriteriaSet, before: CriteriaSet
) -> Mapping[str, str]:
    """This set's leaves that compare with one of an earlier set: id -> earlier id.

    A set compares with itself; else `continues` is followed from set to set.
    """
    pairs = {leaf.id: leaf.id for leaf in criteria.leaves if leaf.counts == "normal"}
    seen = {criteria.id}
    while criteria.id != before.id:
        earlier = project.sets.get(criteria.continues)
        if earlier is None or earlier.id in seen:
            return {}
        seen.add(earlier.id)
        step = _one_step(criteria, earlier)
        pairs = {leaf: step[code] for leaf, code in pairs.items() if code in step}
        criteria = earlier
    return pairs


def _one_step(criteria: CriteriaSet, earlier: CriteriaSet) -> Mapping[str, str]:
    named = {leaf.continues.criterion for leaf in criteria.leaves if leaf.continues is not None}
    found: dict[str, str] = {}
    for leaf in criteria.leaves:
        if leaf.continues is None and leaf.id in named:
            continue  # another leaf says that it is the one that continues this code
        code = leaf.continues.criterion if leaf.continues is not None else leaf.id
        other = earlier.nodes.get(code)
        if other is not None and other.is_leaf and _compares(criteria, leaf, other):
            found[leaf.id] = code
    return found


def _compares(criteria: CriteriaSet, leaf: Node, other: Node) -> bool:
    """What a node says holds; where the maximum or the rule differs it has to say so."""
    node: Node | None = leaf
    while node is not None:
        if node.continues is not None and node.continues.comparable is False:
            return False
        node = criteria.nodes.get(node.parent)
    if other.counts != leaf.counts:
        return False
    said = leaf.continues is not None and leaf.continues.comparable is True
    return said or (leaf.max_points == other.max_points and leaf.rule == other.rule)


@dataclass(frozen=True, slots=True)
class _Year:
    """A unit in a cycle."""

    cycle: CycleResult
    block: BlockResult
    unit: UnitResult


def changes_to_before(
    project: Project, cycles: Iterable[CycleResult], this: CycleResult
) -> Mapping[str, YearChange]:
    """Changes by unit; a unit without an earlier year or a comparable leaf has none."""
    before = _latest_before(cycles, this)
    pairs: dict[tuple[str, str], Pairs] = {}
    found: dict[str, YearChange] = {}
    for block in this.blocks:
        for unit in block.units:
            old = before.get(unit.unit)
            if old is None:
                continue
            key = (block.criteria.id, old.block.criteria.id)
            if key not in pairs:
                pairs[key] = _positions(project, block, old.block)
            change = _change(_Year(this, block, unit), old, pairs[key])
            if change is not None:
                found[unit.unit] = change
    return found


def _latest_before(cycles: Iterable[CycleResult], this: CycleResult) -> Mapping[str, _Year]:
    """Where each unit stands in the latest earlier cycle of the programme that has it."""
    programme = this.cycle.programme
    earlier = [
        other
        for other in cycles
        if programme and other.cycle.programme == programme and other.cycle.year < this.cycle.year
    ]
    found: dict[str, _Year] = {}
    for other in sorted(earlier, key=lambda other: other.cycle.year):
        for block in other.blocks:
            found.update({unit.unit: _Year(other, block, unit) for unit in block.units})
    return found


def _positions(project: Project, block: BlockResult, before: BlockResult) -> Pairs:
    codes = comparable_leaves(project, block.criteria, before.criteria)
    places = {leaf.id: index for index, leaf in enumerate(before.leaves)}
    return tuple(
        (index, places[codes[leaf.id]])
        for index, leaf in enumerate(block.leaves)
        if leaf.id in codes
    )


def _change(now: _Year, before: _Year, pairs: Pairs) -> YearChange | None:
    """Over the comparable leaves that are in force for the unit in both years."""
    if now.unit.index is None or before.unit.index is None:
        return None
    points, old_points = now.unit.points, before.unit.points
    both = [(i, j) for i, j in pairs if points[i] is not None and old_points[j] is not None]
    maximum = exact_sum(now.block.leaves[i].max_points for i, _ in both)
    old_maximum = exact_sum(before.block.leaves[j].max_points for _, j in both)
    if not maximum or not old_maximum:
        return None
    summed = exact_sum(value for i, _ in both if (value := points[i]) is not None)
    old_summed = exact_sum(value for _, j in both if (value := old_points[j]) is not None)
    compared = {i for i, _ in both}
    return YearChange(
        unit=now.unit.unit,
        cycle=now.cycle.cycle.id,
        before_cycle=before.cycle.cycle.id,
        index=summed / maximum * 100,
        before_index=old_summed / old_maximum * 100,
        points=summed,
        before_points=old_summed,
        compared=tuple(now.block.leaves[i].id for i, _ in both),
        left_out=tuple(
            leaf.id
            for i, leaf in enumerate(now.block.leaves)
            if points[i] is not None and i not in compared
        ),
    )
