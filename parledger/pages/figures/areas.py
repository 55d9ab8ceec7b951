"""Where units are strong and weak: every unit in every area."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from parledger.charts import CHARTS, Figure, Head, rows_of
from parledger.charts.heatmap import STEPS
from parledger.charts.profile import ROW_STEP as PROFILE_STEP
from parledger.charts.style import ROW_STEP
from parledger.model.criteria import Node
from parledger.model.words import Words
from parledger.pages.figures.labels import AREA, UNIT, index_text, room_for, unit_labels
from parledger.pages.text import say
from parledger.pages.unit.scope import BlockScope
from parledger.problems import Lang

_STRONG_WEAK = Words(
    "Mạnh nhất ở lĩnh vực {strong}, trung bình {high}; yếu nhất ở lĩnh vực {weak}, trung bình {low}",
    "Strongest in area {strong}, mean {high}; weakest in area {weak}, mean {low}",
)
_EVEN = Words(
    "Các lĩnh vực có trung bình bằng nhau: {high}", "All areas have the same mean: {high}"
)
_WIDEST = Words(
    "Các đơn vị cách nhau xa nhất ở lĩnh vực {area}: từ {low} đến {high}",
    "Units lie furthest apart in area {area}: from {low} to {high}",
)
_LEVEL = Words("Các đơn vị bằng nhau ở mọi lĩnh vực", "All units are level in every area")
_MEAN = Words("Trung bình", "Mean")
_LOW = Words("Thấp nhất", "Lowest")
_HIGH = Words("Cao nhất", "Highest")
_ORDER = Words(
    "Đơn vị xếp theo hạng, lĩnh vực theo trung bình của khối.",
    "Units by rank, areas by the mean of the block.",
)
_BELOW = Words("dưới {end}", "below {end}")
_FROM = Words("từ {start}", "{start} and more")
_MARK_UNIT = Words("một đơn vị", "a unit")
_MARK_MEAN = Words("trung bình khối", "mean of the block")
_TOP_ROOM = 90


@dataclass(frozen=True, slots=True)
class _Column:
    number: int
    area: Node
    mean: Fraction
    low: Fraction
    high: Fraction


def heatmap_figure(scope: BlockScope) -> Figure | None:
    """Index by unit and area; None below two units or areas with figures."""
    lang = scope.lang
    columns = sorted(_columns(scope), key=lambda column: -column.mean)
    units = [unit for unit in scope.block.ranked() if unit.areas and unit.index is not None]
    if len(columns) < 2 or len(units) < 2:
        return None
    names = unit_labels(scope.report, (unit.unit for unit in units))
    figures = {
        unit.unit: tuple(unit.areas[column.number].index for column in columns) for unit in units
    }
    rows = (
        (names[unit], _name(column.area), index, index_text(index, lang))
        for unit, indices in figures.items()
        for column, index in zip(columns, indices, strict=True)
    )
    heads = (Head(say(UNIT, lang)), *(Head(_name(c.area), number=True) for c in columns))
    return Figure(
        chart="heatmap",
        key=f"heatmap-{scope.block.block.id}",
        title=_strong_and_weak(columns, scope),
        rows=rows_of(CHARTS["heatmap"].fields, rows),
        height=len(units) * ROW_STEP + _TOP_ROOM,
        heads=heads,
        table=tuple(
            (names[unit], *(index_text(index, lang) for index in indices))
            for unit, indices in figures.items()
        ),
        note=say(_ORDER, lang),
        marks=_colours(lang),
        narrow_key=tuple(_name(column.area) for column in columns),
    )


def _colours(lang: Lang) -> tuple[tuple[str, str], ...]:
    """What each colour of the heat map stands for, the lowest first."""
    steps = [str(step) for step in STEPS]
    between = [f"{start}–{end}" for start, end in pairwise(steps)]
    texts = (say(_BELOW, lang, end=steps[0]), *between, say(_FROM, lang, start=steps[-1]))
    return tuple((f"heat-{len(texts) - at}", text) for at, text in enumerate(texts))


def profile_figure(scope: BlockScope) -> Figure | None:
    """Every unit's dot in every area, with the mean; None below two units or areas."""
    lang = scope.lang
    columns = _columns(scope)
    units = [unit for unit in scope.block.ranked() if unit.areas]
    if len(columns) < 2 or len(units) < 2:
        return None
    names = unit_labels(scope.report, (unit.unit for unit in units))
    rows = tuple(
        (_name(c.area), names[unit.unit], index, index_text(index, lang), c.mean,
         index_text(c.mean, lang))
        for c in columns
        for unit in units
        if (index := unit.areas[c.number].index) is not None
    )  # fmt: skip
    widest = max(columns, key=lambda column: column.high - column.low)
    apart = widest.high > widest.low
    low, high = index_text(widest.low, lang), index_text(widest.high, lang)
    titles = (_LOW, _MEAN, _HIGH)
    return Figure(
        chart="profile",
        key=f"profile-{scope.block.block.id}",
        title=say(_WIDEST, lang, area=_name(widest.area), low=low, high=high)
        if apart
        else say(_LEVEL, lang),
        rows=rows_of(CHARTS["profile"].fields, rows),
        height=room_for(len(columns), PROFILE_STEP),
        heads=(Head(say(AREA, lang)), *(Head(say(words, lang), number=True) for words in titles)),
        table=tuple(
            (_name(c.area), *(index_text(figure, lang) for figure in (c.low, c.mean, c.high)))
            for c in columns
        ),
        marks=(("final", say(_MARK_UNIT, lang)), ("mean", say(_MARK_MEAN, lang))),
    )


def _columns(scope: BlockScope) -> list[_Column]:
    found = zip(scope.block.criteria.areas, scope.spreads, strict=True)
    return [
        _Column(number, area, spread.mean, spread.low, spread.high)
        for number, (area, spread) in enumerate(found)
        if spread is not None and area.counts == "normal"
    ]


def _name(area: Node) -> str:
    return f"{area.code} {area.title}"


def _strong_and_weak(columns: list[_Column], scope: BlockScope) -> str:
    lang, first, last = scope.lang, columns[0], columns[-1]
    high, low = index_text(first.mean, lang), index_text(last.mean, lang)
    if first.mean == last.mean:
        return say(_EVEN, lang, high=high)
    names = {"strong": _name(first.area), "weak": _name(last.area)}
    return say(_STRONG_WEAK, lang, **names, high=high, low=low)
