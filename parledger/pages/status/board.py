"""The board in words: steps in numbers, units by state, what each office still owes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from parledger.compute.board import Board, Stand, UnitStand
from parledger.compute.windows import window_of
from parledger.model.labels import STATE_WORDS
from parledger.model.results import State, UnitResult
from parledger.model.words import Words
from parledger.pages.states import state_word, unit_state
from parledger.pages.status.cells import CellText, say_stand
from parledger.pages.text import percent, say, show_day
from parledger.pages.timetable import STEP_WORDS
from parledger.problems import Lang

UNIT_STEPS = ("self", "appraisal_1", "explanation", "appraisal_2")
"""What each unit goes through by itself; Council and publication come to a block as a whole."""
BOARD_WORDS = {**STEP_WORDS, "council": Words("Hội đồng", "Council")}
_STATUS = {
    "over": Words("đã kết thúc", "over"),
    "open": Words("đang diễn ra", "open now"),
    "ahead": Words("chưa bắt đầu", "not yet begun"),
}
_UNPUBLISHED = Words("chưa công bố", "not published")
_GROUP = Words("Tổ công tác", "The working group")
_OPEN = Words(
    "{step} đang diễn ra, đến hết ngày {day}: {done} trên {of} đơn vị đã xong.",
    "{step} is open until {day}: {done} of {of} units are done.",
)
_OVERDUE = Words("{step}: {count} đơn vị quá hạn.", "{step}: {count} overdue.")
_NOT_PUBLISHED = Words(
    "Kết quả chưa công bố; hạn công bố là ngày {day}.", "Not published; it was due on {day}."
)
_PUBLISHED = Words("Kết quả đã công bố.", "The results are published.")
_APPROVED = Words(
    "Hội đồng đã thông qua kết quả của cả {units} đơn vị.",
    "The Council has approved the results of all {units} units.",
)
_MOST = Words(
    "{count} trên {units} đơn vị đang ở trạng thái «{state}».",
    "{count} of {units} units are in the state ‘{state}’.",
)
_ALL = Words(
    "Cả {units} đơn vị ở trạng thái «{state}».", "All {units} units are in the state ‘{state}’."
)
_ONE = Words("Đơn vị đang ở trạng thái «{state}».", "The unit is in the state ‘{state}’.")


@dataclass(frozen=True, slots=True)
class StepText:
    """A step in numbers; `at` is the share of units that are done, as per cent.

    `tone` is now (open), late (publication alone: the others count their units) or empty.
    """

    title: str
    until: str
    status: str
    tone: str
    done: int
    of: int
    overdue: int
    at: str


@dataclass(frozen=True, slots=True)
class RowText:
    """A unit; `cells` follow those of the board's steps that each unit takes by itself."""

    unit: str
    state: str
    cells: tuple[CellText, ...]


@dataclass(frozen=True, slots=True)
class GroupText:
    """Units that have come equally far; `id` is fit for an address."""

    id: str
    title: str
    rows: tuple[RowText, ...]


@dataclass(frozen=True, slots=True)
class OfficeText:
    """What an office still has to appraise and to answer, and in whose files."""

    title: str
    given: bool  # a title out of the data
    left: int
    unanswered: int
    units: tuple[tuple[str, int, int], ...]


def step_texts(board: Board, lang: Lang) -> tuple[StepText, ...]:
    """The board's steps; units that have nothing to do in a step are not counted."""
    return tuple(_step(board, step, lang) for step in board.steps)


def _step(board: Board, step: str, lang: Lang) -> StepText:
    window = window_of(board.cycle, step)
    stands = [found.stand for unit in board.units if (found := unit.step(step)) is not None]
    of = sum(stand is not Stand.NOTHING for stand in stands)
    done = stands.count(Stand.DONE)
    standing = window.on(board.today) if window and board.today else ""
    unpublished = step == "publication" and standing == "over" and done < of
    return StepText(
        title=say(BOARD_WORDS[step], lang),
        until=show_day(window.last, lang) if window else "",
        status=say(_UNPUBLISHED, lang)
        if unpublished
        else say(_STATUS[standing], lang)
        if standing
        else "",
        tone="now" if standing == "open" else "late" if unpublished else "",
        done=done,
        of=of,
        overdue=0 if step == "publication" else stands.count(Stand.OVERDUE),
        at=percent(Fraction(100 * done, of)) if of else "",
    )


def findings(board: Board, lang: Lang) -> str:
    """Where the cycle stands: what is open, who is overdue, or how far all have come."""
    steps = step_texts(board, lang)
    sentences = [
        say(_OPEN, lang, step=one.title, day=one.until, done=str(one.done), of=str(one.of))
        for one in steps
        if one.tone == "now" and one.of and one.done < one.of
    ]
    sentences += [
        say(_OVERDUE, lang, step=one.title, count=str(one.overdue)) for one in steps if one.overdue
    ]
    if not sentences:
        sentences.append(state_sentence([unit.state for unit in board.units], lang))
    sentences += [say(_NOT_PUBLISHED, lang, day=one.until) for one in steps if one.tone == "late"]
    return " ".join(sentences)


def state_sentence(states: Sequence[str], lang: Lang) -> str:
    """How far all have come, or the state that most are in; empty without a unit."""
    if not states:
        return ""
    units = str(len(states))
    if set(states) == {State.PUBLISHED}:
        return say(_PUBLISHED, lang)
    if set(states) == {State.COUNCIL} and len(states) > 1:
        return say(_APPROVED, lang, units=units)
    most = max(STATE_WORDS, key=states.count)
    count = states.count(most)
    words = _MOST if count < len(states) else _ALL if len(states) > 1 else _ONE
    return say(words, lang, count=str(count), units=units, state=state_word(most, lang))


def group_units(
    units: Iterable[tuple[UnitStand, UnitResult]], block: str, lang: Lang
) -> tuple[GroupText, ...]:
    """By state, those furthest behind first, in the decision's order within."""
    rows = [
        (
            standing.state,
            RowText(
                standing.unit,
                unit_state(result, lang),
                tuple(say_stand(one, lang) for one in standing.steps if one.step in UNIT_STEPS),
            ),
        )
        for standing, result in units
    ]
    return _grouped(rows, block)


def group_states(units: Iterable[tuple[str, str]], block: str, lang: Lang) -> tuple[GroupText, ...]:
    """The same with nothing but (unit, state)."""
    rows = [(state, RowText(unit, state_word(state, lang), ())) for unit, state in units]
    return _grouped(rows, block)


def _grouped(rows: Iterable[tuple[str, RowText]], block: str) -> tuple[GroupText, ...]:
    order = {state: number for number, state in enumerate(STATE_WORDS)}
    found: dict[tuple[int, str], list[RowText]] = {}
    for state, row in rows:
        found.setdefault((order[state], row.state), []).append(row)
    return tuple(
        GroupText(f"{block}-{number}", word[:1].upper() + word[1:], tuple(found[at, word]))
        for number, (at, word) in enumerate(sorted(found), start=1)
    )


def office_texts(board: Board, lang: Lang) -> tuple[OfficeText, ...]:
    """The cycle's offices in its order; work of no office is the working group's."""
    titles = {office.id: office.title for office in board.cycle.offices}
    owed: dict[str, list[tuple[str, int, int]]] = {office: [] for office in titles}
    for unit in board.units:
        for office in dict.fromkeys((*unit.left, *unit.unanswered)):
            entry = (unit.unit, unit.left.get(office, 0), unit.unanswered.get(office, 0))
            owed.setdefault(office, []).append(entry)
    return tuple(
        OfficeText(
            title=titles.get(office) or say(_GROUP, lang),
            given=office in titles,
            left=sum(left for _, left, _ in units),
            unanswered=sum(answers for _, _, answers in units),
            units=tuple(units),
        )
        for office, units in owed.items()
    )
