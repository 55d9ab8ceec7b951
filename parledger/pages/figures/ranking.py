"""Who leads, and how the units are spread over the index."""

from fractions import Fraction

from parledger.charts import CHARTS, Figure, Head, rows_of
from parledger.charts.distribution import HEIGHT
from parledger.charts.style import ROW_STEP
from parledger.model.results import BlockResult, UnitResult
from parledger.model.words import Words, localise_number, plain_decimal
from parledger.pages.figures.labels import (
    INDEX,
    RANK,
    SELF,
    UNIT,
    index_text,
    room_for,
    unit_labels,
)
from parledger.pages.states import class_text
from parledger.pages.text import NOTHING, say
from parledger.pages.unit.scope import BlockScope
from parledger.problems import Lang
from parledger.report.summaries import Stretch, median_of, stretches_of

_LEADS = Words(
    "{first} dẫn đầu với {high}, cách đơn vị cuối bảng {apart} điểm",
    "{first} leads with {high}, {apart} points ahead of the last",
)
_LEAD = Words(
    "{count} đơn vị cùng dẫn đầu với {high}, cách đơn vị cuối bảng {apart} điểm",
    "{count} units lead together with {high}, {apart} points ahead of the last",
)
_ALIKE = Words("Cả {count} đơn vị cùng đạt {high}", "All {count} units have {high}")
_ONE = Words("{first}: chỉ số {high}", "{first}: index {high}")
_NO_RANKS = Words("Chỉ số của các đơn vị, không xếp hạng", "Index of the units, not ranked")
_SELF_NOTE = Words(
    "Chấm rỗng là tỷ lệ điểm tự chấm trên điểm tối đa của các tiêu chí mà đơn vị tự chấm; chỉ số "
    "gồm cả các tiêu chí khác.",
    "The hollow dot is the self-score as a share of what the unit scores itself; the index covers "
    "the other criteria too.",
)
_MARK_FINAL = Words("chỉ số", "index")
_MARK_SELF = Words("tự chấm", "self-score")

_HALF = Words(
    "Một nửa số đơn vị đạt từ {median} trở lên; trung bình {mean}",
    "Half of the units have {median} or more; the mean is {mean}",
)
_CLASS = Words(
    "{count} trên {of} đơn vị xếp loại {title}; trung bình {mean}",
    "{count} of {of} units are classed {title}; the mean is {mean}",
)
_STRETCH = Words("Khoảng chỉ số", "Index between")
_COUNT = Words("Số đơn vị", "Units")


def ranking_figure(scope: BlockScope) -> Figure | None:
    """Units with an index, best first; None where there is not even two to compare."""
    lang = scope.lang
    shown = tuple(unit for unit in scope.block.ranked() if unit.index is not None)
    if len(shown) < 2:
        return None
    names = unit_labels(scope.report, (unit.unit for unit in shown))
    rows = tuple(_row(unit, names[unit.unit], lang) for unit in shown)
    with_self = any(row[4] is not None for row in rows)
    marks = (("final", say(_MARK_FINAL, lang)), ("self", say(_MARK_SELF, lang)))
    heads = (Head(say(UNIT, lang)), *(Head(say(w, lang), number=True) for w in (RANK, INDEX, SELF)))
    chart = "ranking" if with_self else "ranking_final"
    drawn = rows if with_self else tuple(row[:4] for row in rows)
    return Figure(
        chart=chart,
        key=f"ranking-{scope.block.block.id}",
        title=leading(shown, names[shown[0].unit], lang),
        rows=rows_of(CHARTS[chart].fields, drawn),
        height=room_for(len(rows), ROW_STEP),
        heads=heads if with_self else heads[:-1],
        table=tuple(
            (name, rank, shown_index, own) if with_self else (name, rank, shown_index)
            for name, rank, _, shown_index, _, own in rows
        ),
        note=say(_SELF_NOTE, lang) if with_self else "",
        marks=marks if with_self else marks[:1],
    )


Row = tuple[str, str, Fraction | None, str, Fraction | None, str]


def _row(unit: UnitResult, name: str, lang: Lang) -> Row:
    own = unit.total.self_index if unit.total else None
    rank = NOTHING if unit.rank is None else str(unit.rank)
    shown = localise_number(unit.shown_index, lang)
    return (name, rank, unit.index, shown, own, index_text(own, lang))


def leading(shown: tuple[UnitResult, ...], first: str, lang: Lang) -> str:
    """Who leads with what, and how far the last of the ranked is behind (as published)."""
    ranked = [unit for unit in shown if unit.rank is not None]
    if not ranked:
        return say(_NO_RANKS, lang)
    high = localise_number(ranked[0].shown_index, lang)
    if len(ranked) == 1:
        return say(_ONE, lang, first=first, high=high)
    leaders = sum(unit.rank == 1 for unit in ranked)
    if leaders == len(ranked):
        return say(_ALIKE, lang, count=str(leaders), high=high)
    difference = Fraction(ranked[0].shown_index) - Fraction(ranked[-1].shown_index)
    apart = localise_number(plain_decimal(difference), lang)
    if leaders > 1:
        return say(_LEAD, lang, count=str(leaders), high=high, apart=apart)
    return say(_LEADS, lang, first=first, high=high, apart=apart)


def distribution_figure(scope: BlockScope) -> Figure | None:
    """Units in stretches of the index; None below five units, where a list says more."""
    lang = scope.lang
    figures = [(unit.unit, unit.index) for unit in scope.block.units]
    stretches = stretches_of(figures)
    if sum(len(stretch.units) for stretch in stretches) < 5:
        return None
    names = unit_labels(scope.report, (unit for unit, _ in figures))
    rows = tuple(
        (_between(stretch, lang), len(stretch.units), ", ".join(names[u] for u in stretch.units))
        for stretch in stretches
    )
    return Figure(
        chart="distribution",
        key=f"distribution-{scope.block.block.id}",
        title=_spread_finding(scope),
        rows=rows_of(CHARTS["distribution"].fields, rows),
        height=HEIGHT + 60,
        heads=(
            Head(say(_STRETCH, lang)),
            Head(say(_COUNT, lang), number=True),
            Head(say(UNIT, lang)),
        ),
        table=tuple((between, str(count), units or NOTHING) for between, count, units in rows),
    )


def _between(stretch: Stretch, lang: Lang) -> str:
    low = localise_number(plain_decimal(stretch.start), lang)
    return f"{low}–{localise_number(plain_decimal(stretch.end), lang)}"


def _spread_finding(scope: BlockScope) -> str:
    lang, block = scope.lang, scope.block
    known = [unit.index for unit in block.units if unit.index is not None]
    mean = index_text(sum(known, Fraction(0)) / len(known), lang)
    if scope.cycle.cycle.classes:
        class_id, count = most_common_class(block)
        title = class_text(scope.cycle.cycle, class_id).title
        if title:
            of = str(len(known))
            return say(_CLASS, lang, count=str(count), of=of, title=title, mean=mean)
    return say(_HALF, lang, median=index_text(median_of(known), lang), mean=mean)


def most_common_class(block: BlockResult) -> tuple[str, int]:
    """The class that most units with an index have (of equals the one met first), how many."""
    counts: dict[str, int] = {}
    for unit in block.ranked():
        if unit.index is not None:
            counts[unit.class_id] = counts.get(unit.class_id, 0) + 1
    return max(counts.items(), key=lambda entry: entry[1])
