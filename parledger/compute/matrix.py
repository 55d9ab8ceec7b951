"""The comment-response matrix: what round 1 changed, what the unit said to it, what came of that.

One line for each leaf on which somebody said something: round 1 adjusted or judged it, the unit
explained it, round 2 or the Council changed it. What was recognised in silence has no line.
Plan 243/KH-UBND (Hà Nội, 2023), tasks 6 to 9: two drafts of the appraisal, an explanation between.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from parledger.compute.council import Adjustments, adjustments_of
from parledger.compute.offices import Leads, leads_of, round_1_of, round_2_of
from parledger.model.criteria import Node
from parledger.model.proceedings import Adjustment
from parledger.model.project import CycleFiles
from parledger.model.results import BlockResult, CycleResult, Status, UnitResult
from parledger.model.scores import Explanation, Round1Entry, Round2Entry, UnitFiles
from parledger.model.words import Words
from parledger.problems import Place


class Gap(StrEnum):
    """What a line of the matrix still lacks."""

    REASON = "reason"  # round 1 adjusted and did not say why
    GROUND = "ground"  # an explanation of what round 1 neither adjusted nor judged
    ANSWER = "answer"  # an explanation that round 2 has not answered
    ANSWER_REASON = "answer_reason"  # round 2 rejected, met in part or changed without saying why
    ANSWER_FIGURES = "answer_figures"  # round 2 met it in part or accepted, but to what?


GAP_WORDS: Mapping[Gap, Words] = {
    Gap.REASON: Words("điều chỉnh chưa nêu lý do", "adjusted without a reason"),
    Gap.GROUND: Words("giải trình không ứng với điều chỉnh nào", "explains what was not adjusted"),
    Gap.ANSWER: Words("giải trình chưa được trả lời", "explanation not answered"),
    Gap.ANSWER_REASON: Words("trả lời chưa nêu lý do", "answered without a reason"),
    Gap.ANSWER_FIGURES: Words("trả lời chưa nêu điểm", "answered without points"),
}


@dataclass(frozen=True, slots=True)
class Exchange:
    """A line of the matrix. Points are exact, 0..the leaf's maximum; None is "no figure".

    `own` is the self-score; `round_1_points` to `council_points` what each step made of it;
    `final` the points in force. `office` leads on the leaf (empty: one file for all, or nobody).
    """

    leaf: Node
    office: str
    own: Fraction | None
    claimed: bool  # the unit asked that the leaf be left out
    round_1: Round1Entry | None
    round_1_points: Fraction | None
    explanation: Explanation | None
    round_2: Round2Entry | None
    round_2_points: Fraction | None
    council: Adjustment | None
    council_points: Fraction | None
    final: Fraction | None
    status: Status
    unheard: bool  # changed in round 2 though nobody had been asked to explain
    gaps: tuple[Gap, ...]

    @property
    def is_changed(self) -> bool:
        """Whether round 1 adjusted or judged the leaf."""
        return self.round_1 is not None and self.round_1.decision != "recognised"

    @property
    def moved(self) -> Fraction:
        """What round 2 added to round 1 (negative: took); a penalty that grows takes points."""
        if self.round_1_points is None or self.round_2_points is None:
            return Fraction(0)
        sign = -1 if self.leaf.counts == "penalty" else 1
        return sign * (self.round_2_points - self.round_1_points)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many lines of which kind; `moved`: points that round 2 added to round 1 (or took)."""

    lines: int = 0
    changed: int = 0  # round 1 adjusted or judged
    explained: int = 0
    accepted: int = 0
    partly: int = 0
    rejected: int = 0
    unanswered: int = 0
    unheard: int = 0
    council: int = 0
    missing: int = 0
    moved: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Missing:
    """What is missing in whose line; `at` is the entry that waits for it."""

    unit: str
    block: str
    leaf: Node
    gap: Gap
    office: str
    at: Place


@dataclass(frozen=True)
class Ground:
    """What the matrices of a block's units share."""

    block: BlockResult
    columns: Mapping[str, int]
    leads: Leads
    own_leads: Mapping[str, Leads]  # for units that are offices themselves
    adjustments: Adjustments

    def leads_for(self, unit: str) -> Leads:
        """Who leads on this unit's leaves."""
        return self.own_leads.get(unit, self.leads)


def matrix_ground(files: CycleFiles, block: BlockResult) -> Ground:
    """Offices and Council of a block, looked up once."""
    offices, criteria = files.cycle.offices, block.criteria
    own = {office.unit for office in offices if office.unit}
    return Ground(
        block=block,
        columns={leaf.id: number for number, leaf in enumerate(block.leaves)},
        leads=leads_of(offices, block.block, criteria, ""),
        own_leads={unit: leads_of(offices, block.block, criteria, unit) for unit in own},
        adjustments=adjustments_of(files.meetings, block.block.id),
    )


def unit_matrix(ground: Ground, unit: UnitResult, files: UnitFiles) -> tuple[Exchange, ...]:
    """A unit's lines in the set's order; none while its self-score is not handed in."""
    if unit.total is None:
        return ()
    leads = ground.leads_for(unit.unit)
    steps = _Steps(
        leads,
        # Entries are opened as they are asked for: ask once.
        round_1_of(files.round_1, leads).entries,
        dict(files.explanation.entries) if files.explanation else {},
        round_2_of(files.round_2, leads),
    )
    claims = _claims(files)
    return tuple(
        _exchange(ground, unit, steps, leaf, claimed=leaf.id in claims)
        for leaf in ground.block.leaves
        if steps.speak_of(leaf.id) or (unit.unit, leaf.id) in ground.adjustments
    )


def missing_answers(files: CycleFiles, result: CycleResult) -> tuple[Missing, ...]:
    """All that is missing in a cycle's matrices, by block, unit and leaf in the decision's order."""
    return tuple(
        one
        for block in result.blocks
        for ground in (matrix_ground(files, block),)
        for unit in block.units
        for one in missing_in(unit, unit_matrix(ground, unit, _files_of(files, unit.unit)))
    )


def missing_in(unit: UnitResult, matrix: Iterable[Exchange]) -> Iterator[Missing]:
    """What is missing in one unit's lines."""
    for line in matrix:
        for gap in line.gaps:
            yield Missing(unit.unit, unit.block, line.leaf, gap, line.office, _waits_at(line, gap))


def tally_of(matrix: Iterable[Exchange]) -> Tally:
    """Counted over lines of one unit, or of many."""
    lines = tuple(matrix)
    answers = Counter(line.round_2.answer for line in lines if line.round_2 and line.explanation)
    return Tally(
        lines=len(lines),
        changed=sum(line.is_changed for line in lines),
        explained=sum(line.explanation is not None for line in lines),
        accepted=answers["accepted"],
        partly=answers["partly"],
        rejected=answers["rejected"],
        unanswered=sum(Gap.ANSWER in line.gaps for line in lines),
        unheard=sum(line.unheard for line in lines),
        council=sum(line.council is not None for line in lines),
        missing=sum(len(line.gaps) for line in lines),
        moved=sum((line.moved for line in lines), Fraction(0)),
    )


def _files_of(files: CycleFiles, unit: str) -> UnitFiles:
    return files.units.get(unit) or UnitFiles(unit)


@dataclass(frozen=True, slots=True)
class _Steps:
    """A unit's entries that count, by leaf: the leading office's, no opinions."""

    leads: Leads
    round_1: Mapping[str, Round1Entry]
    explanations: Mapping[str, Explanation]
    round_2: Mapping[str, Round2Entry]

    def speak_of(self, code: str) -> bool:
        """Whether somebody said more of the leaf than that it is recognised."""
        first = self.round_1.get(code)
        touched = first is not None and first.decision != "recognised"
        return touched or code in self.explanations or code in self.round_2


def _claims(files: UnitFiles) -> frozenset[str]:
    own = files.self_file
    entries = own.entries if own is not None and not own.draft else {}
    return frozenset(code for code, entry in entries.items() if entry.not_applicable)


def _exchange(
    ground: Ground, unit: UnitResult, steps: _Steps, leaf: Node, *, claimed: bool
) -> Exchange:
    code, column = leaf.id, ground.columns[leaf.id]
    first, asked = steps.round_1.get(code), steps.explanations.get(code)
    again = steps.round_2.get(code)
    return Exchange(
        leaf=leaf,
        office=steps.leads.get(code, ""),
        own=unit.self_points[column],
        claimed=claimed,
        round_1=first,
        round_1_points=unit.round_1[column],
        explanation=asked,
        round_2=again,
        round_2_points=unit.round_2[column],
        council=ground.adjustments.get((unit.unit, code)),
        council_points=unit.council[column],
        final=unit.points[column],
        status=unit.status[column],
        unheard=code in unit.unheard,
        gaps=tuple(_gaps(leaf, first, asked, again)),
    )


def _gaps(
    leaf: Node, first: Round1Entry | None, asked: Explanation | None, again: Round2Entry | None
) -> Iterator[Gap]:
    """Points alone settle a judged leaf; to change what a rule gave takes a reason."""
    judged = leaf.rule is not None and not leaf.rule.takes_value
    if first is not None and first.decision == "adjusted" and not judged and not first.reason:
        yield Gap.REASON
    if asked is not None and (first is None or first.decision == "recognised"):
        yield Gap.GROUND
    if asked is not None and (again is None or not again.answer):
        yield Gap.ANSWER
    if again is None:
        return
    if (again.answer in ("partly", "rejected") or again.decision) and not again.reason:
        yield Gap.ANSWER_REASON
    if _says_no_figure(again, asked, judged=judged):
        yield Gap.ANSWER_FIGURES


def _says_no_figure(again: Round2Entry, asked: Explanation | None, *, judged: bool) -> bool:
    if again.answer == "accepted":
        return judged and asked is not None and asked.asks is None
    if again.answer == "partly" or again.decision:
        return again.points is None and again.value is None and not again.not_applicable
    return False


def _waits_at(line: Exchange, gap: Gap) -> Place:
    """Where the entry stands that lacks something or waits for it."""
    first, asked, again = line.round_1, line.explanation, line.round_2
    by_gap = {Gap.REASON: first, Gap.GROUND: asked, Gap.ANSWER: asked}
    entry = by_gap.get(gap, again)
    return entry.at if entry is not None else line.leaf.at
