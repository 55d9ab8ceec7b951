"""One unit's leaves as columns: status, figures of every step, final points and reasons."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from parledger.compute.offices import Round1, round_1_of, round_2_of
from parledger.compute.plan import BlockPlan, LeafPlan
from parledger.compute.rounds import (
    SILENT,
    Answer,
    Hearing,
    round_1_ruling,
    round_2_answer,
    self_ruling,
)
from parledger.compute.rulings import (
    AWAITS_JUDGEMENT,
    CLAIMED,
    COUNCIL,
    MISSING,
    Ruling,
)
from parledger.model.results import Status
from parledger.model.scores import Explanation, Round2Entry, SelfEntry, UnitFiles
from parledger.model.words import Reason

_MISSING = Reason(MISSING)
_AWAITS = Reason(AWAITS_JUDGEMENT)
_UNSETTLED = frozenset({Status.PENDING, Status.MISSING, Status.NOT_APPRAISED})


@dataclass(slots=True)
class Columns:
    """Filled leaf by leaf in the set's order; None is "no figure".

    `appraised`: every leaf that an appraiser has to deal with is listed or covered.
    """

    status: list[Status] = field(default_factory=list)
    self_points: list[Fraction | None] = field(default_factory=list)
    round_1: list[Fraction | None] = field(default_factory=list)
    round_2: list[Fraction | None] = field(default_factory=list)
    council: list[Fraction | None] = field(default_factory=list)
    points: list[Fraction | None] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    unheard: set[str] = field(default_factory=set)
    provisional: bool = False
    appraised: bool = True
    answered: bool = True

    def add(self, status: Status, reason: Reason, points: Fraction | None = None) -> None:
        """A leaf that no step but the last has a figure of."""
        self.status.append(status)
        self.self_points.append(None)
        self.round_1.append(None)
        self.round_2.append(None)
        self.council.append(None)
        self.points.append(points)
        self.reasons.append(reason)

    def withhold_figures(self) -> None:
        """A unit without an index shows no figure at all."""
        blank: list[Fraction | None] = [None] * len(self.status)
        self.self_points, self.round_1, self.round_2 = blank, blank, blank
        self.council, self.points = blank, blank


@dataclass(frozen=True, slots=True)
class Sources:
    """A unit's files, merged to the entries that count."""

    unit: str
    own: Mapping[str, SelfEntry]
    round_1: Round1
    explanations: Mapping[str, Explanation]
    round_2: Mapping[str, Round2Entry]


def sources_of(plan: BlockPlan, files: UnitFiles) -> Sources:
    """A draft says nothing yet."""
    leads = plan.leads_for(files.unit)
    own = files.self_file
    return Sources(
        files.unit,
        own.entries if own is not None and not own.draft else {},
        round_1_of(files.round_1, leads),
        files.explanation.entries if files.explanation else {},
        round_2_of(files.round_2, leads),
    )


def fill_columns(plan: BlockPlan, sources: Sources) -> Columns:
    """All leaves of a unit."""
    columns = Columns()
    for leaf in plan.leaves:
        if leaf.not_scored is not None:
            columns.add(Status.NOT_SCORED, leaf.not_scored)
        elif leaf.is_given:
            _add_given(columns, plan, leaf, sources.unit)
        else:
            _add_scored(columns, plan, leaf, sources)
    columns.provisional = (
        columns.provisional or not columns.answered or not _UNSETTLED.isdisjoint(columns.status)
    )
    return columns


def _add_given(columns: Columns, plan: BlockPlan, leaf: LeafPlan, unit: str) -> None:
    """A survey or external leaf enters once every unit of the block has a result or none."""
    ruling = leaf.given.get(unit)
    council = _council_ruling(plan, leaf, unit)
    if ruling is not None and ruling.points is None and council is None:
        columns.add(Status.NO_RESULT, ruling.reason)
    elif leaf.pending or ruling is None:
        columns.add(Status.PENDING, leaf.pending_reason)
    else:
        final = council or ruling
        columns.add(Status.SCORED, final.reason, final.points)
    columns.council[-1] = council.points if council else None


def _council_ruling(plan: BlockPlan, leaf: LeafPlan, unit: str) -> Ruling | None:
    adjustment = plan.adjustments.get((unit, leaf.leaf.id))
    if adjustment is None:
        return None
    return leaf.scorer.set(adjustment.points, COUNCIL, adjustment.reason)


def _add_scored(columns: Columns, plan: BlockPlan, leaf: LeafPlan, sources: Sources) -> None:
    """A leaf that the unit or the appraiser scores."""
    code = leaf.leaf.id
    entry = sources.own.get(code)
    claimed = entry is not None and entry.not_applicable
    own = self_ruling(entry, leaf.scorer) if leaf.own else None
    round_1, listed = _first_round(leaf, sources.round_1, own, claimed=claimed)
    answer = SILENT
    if sources.explanations or sources.round_2:
        note = entry.note if entry is not None else ""
        hearing = Hearing(leaf.scorer, own, claimed, note, round_1)
        answer = round_2_answer(hearing, sources.explanations.get(code), sources.round_2.get(code))
    council = _council_ruling(plan, leaf, sources.unit) if plan.adjustments else None
    columns.self_points.append(own.points if own else None)
    columns.round_1.append(round_1.points if round_1 else None)
    columns.round_2.append(answer.ruling.points if answer.ruling else None)
    columns.council.append(council.points if council else None)
    if answer is not SILENT:
        _note_progress(columns, code, answer)
    settled = council or answer.ruling or round_1
    if settled is not None:
        status = Status.NOT_APPLICABLE if settled.points is None else Status.SCORED
        columns.status.append(status)
        columns.points.append(settled.points)
        columns.reasons.append(settled.reason)
        columns.appraised = columns.appraised and (listed or round_1 is not None)
    else:
        _add_unsettled(columns, leaf, own, entry)
        columns.appraised = columns.appraised and (listed or columns.status[-1] is Status.MISSING)


def _first_round(
    leaf: LeafPlan, round_1: Round1, own: Ruling | None, *, claimed: bool
) -> tuple[Ruling | None, bool]:
    """Round 1 of a leaf, and whether it is listed or covered."""
    entry = round_1.entries.get(leaf.leaf.id)
    if entry is not None:
        return round_1_ruling(entry, leaf.scorer, own, claimed=claimed), True
    if own is not None and round_1.covers(leaf.leaf.id):
        return own, True
    return None, False


def _note_progress(columns: Columns, code: str, answer: Answer) -> None:
    if answer.open:
        columns.answered = False
    if answer.unheard:
        columns.unheard.add(code)


def _add_unsettled(
    columns: Columns, leaf: LeafPlan, own: Ruling | None, entry: SelfEntry | None
) -> None:
    """Nobody has settled the leaf: it waits, counts with the self-score, or is missing."""
    if not leaf.own:
        status, reason, points = Status.PENDING, _AWAITS, None
    elif entry is not None and entry.not_applicable:
        status, reason, points = Status.NOT_APPLICABLE, Reason(CLAIMED, (), entry.note), None
        columns.provisional = True
    elif own is not None:
        status, reason, points = Status.NOT_APPRAISED, own.reason, own.points
    else:
        status, reason, points = Status.MISSING, _MISSING, None
    columns.status.append(status)
    columns.points.append(points)
    columns.reasons.append(reason)
