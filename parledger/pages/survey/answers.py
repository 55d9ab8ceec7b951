"""Answers on a scale as stacked bars about the middle: with scripts a chart, without them HTML."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from parledger.charts import CHARTS, Figure, Head, rows_of
from parledger.charts.satisfaction import ROW_STEP
from parledger.model.formula import Tally
from parledger.model.words import Words, fixed_decimal, localise_number
from parledger.pages.figures.labels import room_for
from parledger.pages.survey.scope import show_share
from parledger.pages.text import percent, say
from parledger.problems import Lang
from parledger.report.scales import Segment, Stance, segments

_ROOM = 9
"""From so many percent on a bar has room for its figure."""

_COUNT = Words("{count} trên {of} câu trả lời", "{count} of {of} answers")
QUESTION = Words("Câu hỏi", "Question")
_GIVEN = Words("Trả lời", "Answered")
_BLANK = Words("Bỏ trống", "Blank")


@dataclass(frozen=True, slots=True)
class BarPiece:
    """An option's part of a bar; places are percent of the drawing's width."""

    tone: str
    at: str
    width: str
    middle: str
    label: str


@dataclass(frozen=True, slots=True)
class StackedBar:
    """A row of the drawing without scripts."""

    title: str
    href: str
    note: str
    pieces: tuple[BarPiece, ...]
    zero: str


@dataclass(frozen=True, slots=True)
class StackRow:
    """What a row is made of. `mark` stands before its title: the question's number."""

    title: str
    tally: Tally
    mark: str = ""
    href: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stack:
    """A chart and the same drawing for paper, phones and pages without scripts."""

    figure: Figure
    bars: tuple[StackedBar, ...]


def tone_of(stance: Stance) -> str:
    """One of `charts.satisfaction.TONES`; the end of a scale is always the strongest."""
    if stance.side == "middle":
        return "middle"
    if stance.steps == 1:
        return f"{stance.side}-2"
    step = 1 + round(Fraction(2 * (stance.step - 1), stance.steps - 1))
    return f"{stance.side}-{step}"


@dataclass(frozen=True, slots=True)
class StackFrame:
    """What stands about a drawing; `row`: what its rows are."""

    key: str
    title: str
    lang: Lang
    row: Words = QUESTION


def make_stack(
    frame: StackFrame, rows: Sequence[StackRow], order: Sequence[Stance]
) -> Stack | None:
    """None where nobody answered."""
    lang = frame.lang
    known = [(row, segments(row.tally, order)) for row in rows if row.tally.answered]
    if not known:
        return None
    low = min(found[0].start for _, found in known)
    high = max(found[-1].end for _, found in known)
    names = _labels([row for row, _ in known])
    values = tuple(
        value
        for name, (row, found) in zip(names, known, strict=True)
        for value in _values(name, row.tally, found, lang)
    )
    figure = Figure(
        chart="satisfaction",
        key=frame.key,
        title=frame.title,
        rows=rows_of(CHARTS["satisfaction"].fields, values),
        height=room_for(len(known), ROW_STEP),
        heads=_heads(frame, order),
        table=tuple(_table_row(name, row.tally, order, lang) for name, (row, _) in zip(names, known, strict=True)),
        marks=tuple((tone_of(one), one.option.title) for one in order),
    )  # fmt: skip
    bars = tuple(_bar(row, found, (low, high), lang) for row, found in known)
    return Stack(figure, bars)


def _labels(rows: Sequence[StackRow]) -> list[str]:
    """Titles as rows of a drawing; two alike would fall into one."""
    names = [f"{row.mark}. {row.title}" if row.mark else row.title for row in rows]
    often = Counter(names)
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        found.append(f"{name} ({seen[name]})" if often[name] > 1 else name)
    return found


def _values(
    name: str, tally: Tally, found: Iterable[Segment], lang: Lang
) -> Iterable[tuple[str | Fraction, ...]]:
    for one in found:
        yield (
            name,
            one.stance.option.title,
            tone_of(one.stance),
            one.start,
            (one.start + one.end) / 2,
            one.end,
            _label(one, lang),
            show_share(one.share / 100, lang),
            say(
                _COUNT,
                lang,
                count=localise_number(str(one.count), lang),
                of=localise_number(str(tally.answered), lang),
            ),
        )


def _label(one: Segment, lang: Lang) -> str:
    return localise_number(fixed_decimal(one.share, 0), lang) if one.share >= _ROOM else ""


def _heads(frame: StackFrame, order: Sequence[Stance]) -> tuple[Head, ...]:
    lang = frame.lang
    return (
        Head(say(frame.row, lang)),
        *(Head(one.option.title, number=True) for one in order),
        Head(say(_GIVEN, lang), number=True),
        Head(say(_BLANK, lang), number=True),
    )


def _table_row(name: str, tally: Tally, order: Sequence[Stance], lang: Lang) -> tuple[str, ...]:
    shares = (Fraction(tally.counts.get(one.option.id, 0), tally.answered) for one in order)
    blank = tally.ballots - tally.answered
    counts = (localise_number(str(count), lang) for count in (tally.answered, blank))
    return (name, *(show_share(share, lang) for share in shares), *counts)


def _bar(
    row: StackRow, found: Sequence[Segment], scale: tuple[Fraction, Fraction], lang: Lang
) -> StackedBar:
    low, high = scale
    width = high - low

    def place(value: Fraction) -> str:
        return percent((value - low) / width * 100)

    pieces = tuple(
        BarPiece(
            tone=tone_of(one.stance),
            at=place(one.start),
            width=percent(one.share / width * 100),
            middle=place((one.start + one.end) / 2),
            label=_label(one, lang),
        )
        for one in found
        if one.share
    )
    title = f"{row.mark}. {row.title}" if row.mark else row.title
    return StackedBar(title, row.href, row.note, pieces, place(Fraction(0)))
