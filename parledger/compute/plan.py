"""What all units of a block have in common, worked out once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from parledger.compute.council import Adjustments, adjustments_of, approved
from parledger.compute.offices import Leads, leads_of
from parledger.compute.rulings import (
    AWAITS_RESULTS,
    GIVEN,
    GIVEN_OUT_OF,
    NO_RESULT,
    NOT_SCORED,
    LeafScorer,
    Rounding,
    Ruling,
    leaf_rounding,
)
from parledger.model.criteria import CriteriaSet, Node
from parledger.model.cycles import Block, Cycle, External
from parledger.model.project import CycleFiles
from parledger.model.words import Reason

_GIVEN_KINDS = frozenset({"survey", "external"})
_PENDING = Reason(AWAITS_RESULTS)
_NO_RESULT = Ruling(None, Reason(NO_RESULT))


@dataclass(frozen=True, slots=True)
class Extra:
    """A topmost bonus (sign 1) or penalty (sign -1) with the positions of its leaves."""

    node: Node
    sign: int
    leaves: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LeafPlan:
    """A leaf of a block: why it is not scored, its given results, or how to score it.

    `given` maps units to rulings; `pending` while a unit of the block lacks one.
    """

    leaf: Node
    scorer: LeafScorer
    not_scored: Reason | None
    own: bool
    is_given: bool
    pending: bool
    given: Mapping[str, Ruling]
    pending_reason: Reason = _PENDING


@dataclass(frozen=True, slots=True)
class BlockPlan:
    """Positions are those of the set's leaves."""

    cycle: Cycle
    block: Block
    criteria: CriteriaSet
    leaves: tuple[LeafPlan, ...]
    areas: tuple[tuple[int, ...], ...]  # normal leaves of each area
    area_max: tuple[Fraction, ...]
    extras: tuple[Extra, ...]
    parts: tuple[tuple[int, ...], ...]  # positions of each part's areas
    survey: frozenset[int]
    survey_normal: tuple[int, ...]  # those that are no bonus or penalty
    needs_self: bool
    adjustments: Adjustments
    approved: bool
    leads: Leads
    own_leads: Mapping[str, Leads]  # for units that are offices themselves

    def leads_for(self, unit: str) -> Leads:
        """Who leads on this unit's leaves."""
        return self.own_leads.get(unit, self.leads)


def plan_block(files: CycleFiles, block: Block, criteria: CriteriaSet) -> BlockPlan:
    """Work out a block's leaves, groups, offices and Council."""
    cycle = files.cycle
    leaves = _plan_leaves(cycle, block, criteria)
    position = {leaf.id: index for index, leaf in enumerate(criteria.leaves)}
    areas = tuple(
        tuple(position[leaf.id] for leaf in area.leaves() if leaf.counts == "normal")
        for area in criteria.areas
    )
    area_index = {area.id: index for index, area in enumerate(criteria.areas)}
    survey = [i for i, leaf in enumerate(criteria.leaves) if _kind(leaf) == "survey"]
    own_units = {office.unit for office in cycle.offices if office.unit}
    return BlockPlan(
        cycle=cycle,
        block=block,
        criteria=criteria,
        leaves=leaves,
        areas=areas,
        area_max=tuple(_sum_of(criteria.leaves[i].max_points for i in area) for area in areas),
        extras=tuple(_find_extras(criteria, position)),
        parts=tuple(
            tuple(area_index[code] for code in part.areas if code in area_index)
            for part in criteria.parts
        ),
        survey=frozenset(survey),
        survey_normal=tuple(i for i in survey if criteria.leaves[i].counts == "normal"),
        needs_self=any(leaf.own and leaf.not_scored is None for leaf in leaves),
        adjustments=adjustments_of(files.meetings, block.id),
        approved=approved(files.meetings, block.id),
        leads=leads_of(cycle.offices, block, criteria, ""),
        own_leads={unit: leads_of(cycle.offices, block, criteria, unit) for unit in own_units},
    )


def _kind(leaf: Node) -> str:
    return leaf.rule.kind if leaf.rule is not None else ""


def _sum_of(values: Iterable[Fraction]) -> Fraction:
    return sum(values, Fraction(0))


def _find_extras(criteria: CriteriaSet, position: Mapping[str, int]) -> Iterable[Extra]:
    for node in criteria.nodes.values():
        above = criteria.nodes.get(node.parent)
        if node.counts != "normal" and (above is None or above.counts == "normal"):
            sign = 1 if node.counts == "bonus" else -1
            yield Extra(node, sign, tuple(position[leaf.id] for leaf in node.leaves()))


def _plan_leaves(cycle: Cycle, block: Block, criteria: CriteriaSet) -> tuple[LeafPlan, ...]:
    left_out: dict[str, Reason] = {}
    for entry in cycle.not_scored:
        if entry.block in ("", block.id):
            for code in criteria.leaf_ids_under(entry.criterion):
                left_out.setdefault(code, Reason(NOT_SCORED, (), entry.why))
    results: dict[str, External] = {}
    for given in cycle.external:
        if given.block in ("", block.id):
            for code in criteria.leaf_ids_under(given.criterion):
                results.setdefault(code, given)
    rounding = leaf_rounding(cycle.index)
    return tuple(
        _plan_leaf(leaf, left_out.get(leaf.id), results.get(leaf.id), block, rounding)
        for leaf in criteria.leaves
    )


def _plan_leaf(
    leaf: Node, left_out: Reason | None, results: External | None, block: Block, rounding: Rounding
) -> LeafPlan:
    is_given = _kind(leaf) in _GIVEN_KINDS
    given: dict[str, Ruling] = {}
    if is_given and results is not None:
        given = {
            unit: _given(leaf, number, results.out_of, rounding)
            for unit, number in results.points.items()
        }
    return LeafPlan(
        leaf=leaf,
        scorer=LeafScorer(leaf, rounding),
        not_scored=left_out,
        own=leaf.rule is not None and leaf.rule.takes_value,
        is_given=is_given,
        pending=is_given and any(unit not in given for unit in block.units),
        given=given,
    )


def _given(
    leaf: Node, number: Fraction | None, out_of: Fraction | None, rounding: Rounding
) -> Ruling:
    """Points as given, or max * number / out_of; None: never will be."""
    if number is None:
        return _NO_RESULT
    maximum = leaf.max_points
    if not out_of:
        points = rounding(number)
        return Ruling(points, Reason(GIVEN, (("points", points), ("maximum", maximum))))
    points = rounding(maximum * number / out_of)
    figures = (("number", number), ("out_of", out_of), ("points", points), ("maximum", maximum))
    return Ruling(points, Reason(GIVEN_OUT_OF, figures))
