"""A block: its units' leaves and totals, then ranks and classes among them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from parledger.compute.leaves import Columns, fill_columns, sources_of
from parledger.compute.plan import BlockPlan, plan_block
from parledger.compute.ranking import class_of, published_index, rank_values, shown_indices
from parledger.compute.states import state_of
from parledger.compute.totals import UnitTotals, exact_sum, unit_totals
from parledger.model.ballots import SurveyResult
from parledger.model.criteria import CriteriaSet
from parledger.model.cycles import Block
from parledger.model.project import CycleFiles
from parledger.model.results import BlockResult, State, UnitResult
from parledger.model.scores import UnitFiles


@dataclass(frozen=True, slots=True)
class Scored:
    """A unit before it is ranked; totals None where it has no index and no figures.

    It follows from the unit's own files, the cycle's and the set, and from no other unit.
    """

    unit: str
    state: State
    columns: Columns
    totals: UnitTotals | None

    @property
    def index(self) -> Fraction | None:
        """Exact; None where the unit has none."""
        return self.totals.total.index if self.totals is not None else None


Known = dict[str, Scored]
"""Scored units by id."""


def compute_block(
    files: CycleFiles,
    block: Block,
    criteria: CriteriaSet,
    known: Known | None = None,
    surveys: Sequence[SurveyResult] = (),
) -> BlockResult:
    """Results of all units of a block, in the decision's order.

    `known`: units of this cycle that were scored before, from the very same files; those that
    are missing are scored and added. `surveys`: those of the cycle, counted.
    """
    plan = plan_block(files, block, criteria, surveys)
    known = {} if known is None else known
    for unit in block.units:
        if unit not in known:
            known[unit] = _score_unit(plan, files.units.get(unit) or UnitFiles(unit))
    scored = [known[unit] for unit in block.units]
    unranked = {named.unit for named in block.unranked}
    competing = {s.unit: s for s in scored if s.unit not in unranked and s.index is not None}
    standings = _standings(plan, competing)
    indices = [s.index for s in competing.values() if s.index is not None]
    return BlockResult(
        block=block,
        criteria=criteria,
        leaves=criteria.leaves,
        units=tuple(_unit_result(plan, s, standings) for s in scored),
        mean_index=exact_sum(indices) / len(indices) if indices else None,
        extras=tuple(extra.node for extra in plan.extras),
    )


def _score_unit(plan: BlockPlan, files: UnitFiles) -> Scored:
    """A unit without self.yaml, or with a draft, where one is due, has no figures.

    Published, its own leaves count as missing.
    """
    columns = fill_columns(plan, sources_of(plan, files))
    state = state_of(plan, files, columns)
    handed_in = files.self_file is not None and not files.self_file.draft
    if plan.needs_self and not (handed_in or plan.settled):
        return Scored(files.unit, state, columns.without_figures(), None)
    totals = unit_totals(plan, columns.points, columns.self_points)
    return Scored(files.unit, state, columns, totals)


@dataclass(frozen=True, slots=True)
class _Standings:
    """By unit; units unranked or without index stand in none of them."""

    rank: dict[str, int]
    rank_self: dict[str, int]
    rank_without_survey: dict[str, int]
    shown: dict[str, str]


def _standings(plan: BlockPlan, competing: dict[str, Scored]) -> _Standings:
    rules = plan.cycle.index
    indices = {unit: s.index for unit, s in competing.items() if s.index is not None}
    own: dict[str, Fraction] = {}
    without: dict[str, Fraction] = {}
    for unit, scored in competing.items():
        if scored.totals is None:
            continue
        self_index = scored.totals.total.self_index
        if self_index is not None:
            own[unit] = self_index
        points, maximum = scored.totals.without_survey
        if maximum:
            without[unit] = points / maximum
    return _Standings(
        rank_values(indices, rules.ties),
        rank_values(own, rules.ties),
        rank_values(without, rules.ties),
        shown_indices(indices, rules),
    )


def _unit_result(plan: BlockPlan, scored: Scored, standings: _Standings) -> UnitResult:
    columns, unit = scored.columns, scored.unit
    result = UnitResult(
        unit=unit,
        block=plan.block.id,
        state=scored.state,
        provisional=columns.progress.provisional,
        status=columns.status,
        self_points=columns.self_points,
        round_1=columns.round_1,
        round_2=columns.round_2,
        council=columns.council,
        points=columns.points,
        reasons=columns.reasons,
        unheard=frozenset(columns.progress.unheard),
        rank_of=len(standings.rank),
    )
    if scored.totals is None:
        return result
    return _with_figures(plan, result, scored.totals, standings)


def _with_figures(
    plan: BlockPlan, result: UnitResult, totals: UnitTotals, standings: _Standings
) -> UnitResult:
    unit, index, rules = result.unit, totals.total.index, plan.cycle.index
    shown = "" if index is None else published_index(index, rules)
    return replace(
        result,
        total=totals.total,
        areas=totals.areas,
        parts=totals.parts,
        extras=totals.extras,
        bonus=totals.bonus,
        penalty=totals.penalty,
        index=index,
        shown_index=standings.shown.get(unit, shown),
        rank=standings.rank.get(unit),
        class_id="" if index is None else class_of(index, plan.cycle.classes, rules),
        rank_self=standings.rank_self.get(unit),
        rank_without_survey=standings.rank_without_survey.get(unit),
    )
