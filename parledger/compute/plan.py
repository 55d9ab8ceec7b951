"""What all units of a block have in common, worked out once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from parledger.compute.council import Adjustments, adjustments_of, approved
from parledger.compute.given import NOTHING, Given, from_external, from_surveys
from parledger.compute.offices import Leads, leads_of
from parledger.compute.rulings import (
    AWAITS_RESULTS,
    NOT_SCORED,
    LeafScorer,
    Rounding,
    leaf_rounding,
)
from parledger.model.ballots import SurveyResult
from parledger.model.criteria import CriteriaSet, Node
from parledger.model.cycles import Block, Cycle
from parledger.model.project import CycleFiles
from parledger.model.words import Reason

_GIVEN_KINDS = frozenset({"survey", "external"})
_PENDING = Reason(AWAITS_RESULTS)


@dataclass(frozen=True, slots=True)
class Extra:
    """A topmost bonus (sign 1) or penalty (sign -1) with the positions of its leaves."""

    node: Node
    sign: int
    leaves: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LeafPlan:
    """A leaf of a block: why it is not scored, its given results, or how to score it.

    `given`: what others give the units; `pending` while a unit of the block lacks it.
    """

    leaf: Node
    scorer: LeafScorer
    not_scored: Reason | None
    own: bool
    is_given: bool
    pending: bool
    given: Given

    def why_pending(self, unit: str) -> Reason:
        """What is missing for this unit, or that others have no result yet."""
        return self.given.waiting.get(unit, _PENDING)


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
    published: bool
    settled: bool  # published, and `missing` says what a missing figure counts
    leads: Leads
    own_leads: Mapping[str, Leads]  # for units that are offices themselves

    def leads_for(self, unit: str) -> Leads:
        """Who leads on this unit's leaves."""
        return self.own_leads.get(unit, self.leads)


def plan_block(
    files: CycleFiles, block: Block, criteria: CriteriaSet, surveys: Sequence[SurveyResult] = ()
) -> BlockPlan:
    """Work out a block's leaves, groups, offices and Council."""
    cycle = files.cycle
    rounding = leaf_rounding(cycle.index)
    counted = from_surveys(surveys, block, rounding)
    leaves = _plan_leaves(cycle, block, criteria, counted)
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
        published=files.publication is not None,
        settled=files.publication is not None and cycle.index.missing != "error",
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


def _plan_leaves(
    cycle: Cycle, block: Block, criteria: CriteriaSet, counted: Mapping[str, Given]
) -> tuple[LeafPlan, ...]:
    left_out: dict[str, Reason] = {}
    for entry in cycle.not_scored:
        if entry.block in ("", block.id):
            for code in criteria.leaf_ids_under(entry.criterion):
                left_out.setdefault(code, Reason(NOT_SCORED, (), entry.why))
    rounding = leaf_rounding(cycle.index)
    results: dict[str, Given] = {}
    for given in cycle.external:
        if given.block in ("", block.id):
            for code in criteria.leaf_ids_under(given.criterion):
                results.setdefault(code, from_external(criteria.nodes[code], given, rounding))
    results.update(counted)
    return tuple(
        _plan_leaf(leaf, left_out.get(leaf.id), results.get(leaf.id, NOTHING), block, rounding)
        for leaf in criteria.leaves
    )


def _plan_leaf(
    leaf: Node, left_out: Reason | None, results: Given, block: Block, rounding: Rounding
) -> LeafPlan:
    is_given = _kind(leaf) in _GIVEN_KINDS
    given = results if is_given else NOTHING
    return LeafPlan(
        leaf=leaf,
        scorer=LeafScorer(leaf, rounding),
        not_scored=left_out,
        own=leaf.rule is not None and leaf.rule.takes_value,
        is_given=is_given,
        pending=is_given and any(unit not in given.rulings for unit in block.units),
        given=given,
    )
