"""One unit's leaves as columns: status, figures of every step, final points and reasons."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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
    COUNTS_AS_ZERO,
    LEFT_OUT,
    MISSING,
    Ruling,
)
from parledger.model.results import Status
from parledger.model.scores import Explanation, Round2Entry, SelfEntry, UnitFiles
from parledger.model.words import Reason

_MISSING = Reason(MISSING)
_AWAITS = Reason(AWAITS_JUDGEMENT)
_ABSENT = frozenset({Status.PENDING, Status.MISSING})
_UNSETTLED = _ABSENT | {Status.NOT_APPRAISED}
_LEFT_OUT = Reason(LEFT_OUT)
_ZERO = Fraction(0)


Figure = Fraction | None
Cell = tuple[Status, Figure, Figure, Figure, Figure, Figure, Reason]
"""A leaf: status; self-score, round 1, round 2, Council and final points; the final reason."""


@dataclass(slots=True)
class Progress:
    """What is noted while the leaves of a unit are gone through.

    `appraised`: every leaf that an appraiser has to deal with is listed or covered.
    """

    unheard: set[str] = field(default_factory=set)
    provisional: bool = False
    appraised: bool = True
    answered: bool = True


@dataclass(frozen=True, slots=True)
class Columns:
    """All leaves in the set's order; None is "no figure"."""

    status: tuple[Status, ...]
    self_points: tuple[Figure, ...]
    round_1: tuple[Figure, ...]
    round_2: tuple[Figure, ...]
    council: tuple[Figure, ...]
    points: tuple[Figure, ...]
    reasons: tuple[Reason, ...]
    progress: Progress

    def without_figures(self) -> "Columns":
        """A unit without an index shows no figure at all."""
        blank: tuple[Figure, ...] = (None,) * len(self.status)
        return replace(
            self, self_points=blank, round_1=blank, round_2=blank, council=blank, points=blank
        )


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
    progress = Progress()
    cells = [
        (Status.NOT_SCORED, None, None, None, None, None, leaf.not_scored)
        if leaf.not_scored is not None
        else _given_cell(plan, leaf, sources.unit, progress)
        if leaf.is_given
        else _scored_cell(plan, leaf, sources, progress)
        for leaf in plan.leaves
    ]
    if not cells:
        return Columns((), (), (), (), (), (), (), progress)
    unsettled = _UNSETTLED
    if plan.settled:
        unsettled = _UNSETTLED - _ABSENT
        cells = [_settle(plan, *pair) for pair in zip(plan.leaves, cells, strict=True)]
    status, own, first, second, council, points, reasons = zip(*cells, strict=True)
    progress.provisional = (
        progress.provisional or not progress.answered or not unsettled.isdisjoint(status)
    )
    return Columns(status, own, first, second, council, points, reasons, progress)


def _settle(plan: BlockPlan, leaf: LeafPlan, cell: Cell) -> Cell:
    """At publication what is still absent counts as `missing` says: 0 points, or not at all."""
    status, own, first, second, council, _, _ = cell
    if status not in _ABSENT:
        return cell
    if plan.cycle.index.missing == "exclude":
        return Status.MISSING, own, first, second, council, None, _LEFT_OUT
    reason = Reason(COUNTS_AS_ZERO, (("maximum", leaf.leaf.max_points),))
    return Status.MISSING, own, first, second, council, _ZERO, reason


def _given_cell(plan: BlockPlan, leaf: LeafPlan, unit: str, progress: Progress) -> Cell:
    """A survey or external leaf enters once every unit of the block has a result or none.

    While ballots may still come in, it is provisional. Publication ends the waiting: then each
    result counts, and what lacks one is missing.
    """
    progress.provisional = progress.provisional or leaf.given.open
    ruling = leaf.given.rulings.get(unit)
    council = _council_ruling(plan, leaf, unit)
    set_by_council = council.points if council else None
    if ruling is not None and ruling.points is None and council is None:
        return Status.NO_RESULT, None, None, None, None, None, ruling.reason
    final = council or ruling
    if final is None or (leaf.pending and not plan.settled):
        return Status.PENDING, None, None, None, set_by_council, None, leaf.why_pending(unit)
    return Status.SCORED, None, None, None, set_by_council, final.points, final.reason


def _council_ruling(plan: BlockPlan, leaf: LeafPlan, unit: str) -> Ruling | None:
    adjustment = plan.adjustments.get((unit, leaf.leaf.id)) if plan.adjustments else None
    if adjustment is None:
        return None
    return leaf.scorer.set(adjustment.points, COUNCIL, adjustment.reason)


def _scored_cell(plan: BlockPlan, leaf: LeafPlan, sources: Sources, progress: Progress) -> Cell:
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
    if answer is not SILENT:
        _note_answer(progress, code, answer)
    council = _council_ruling(plan, leaf, sources.unit)
    settled = council or answer.ruling or round_1
    if settled is not None:
        status = Status.NOT_APPLICABLE if settled.points is None else Status.SCORED
        points, reason = settled.points, settled.reason
    else:
        status, points, reason = _unsettled(leaf, own, entry)
        # A claim that nobody has answered yet.
        progress.provisional = progress.provisional or status is Status.NOT_APPLICABLE
    if not (listed or status is Status.MISSING):
        progress.appraised = False
    return (
        status,
        own.points if own else None,
        round_1.points if round_1 else None,
        answer.ruling.points if answer.ruling else None,
        council.points if council else None,
        points,
        reason,
    )


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


def _note_answer(progress: Progress, code: str, answer: Answer) -> None:
    if answer.open:
        progress.answered = False
    if answer.unheard:
        progress.unheard.add(code)


def _unsettled(
    leaf: LeafPlan, own: Ruling | None, entry: SelfEntry | None
) -> tuple[Status, Figure, Reason]:
    """Nobody has settled the leaf: it waits, counts with the self-score, or is missing."""
    if not leaf.own:
        return Status.PENDING, None, _AWAITS
    if entry is not None and entry.not_applicable:
        return Status.NOT_APPLICABLE, None, Reason(CLAIMED, (), entry.note)
    if own is not None:
        return Status.NOT_APPRAISED, own.points, own.reason
    return Status.MISSING, None, _MISSING
