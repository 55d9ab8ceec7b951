"""Two years of a block, over the criteria that compare."""

from fractions import Fraction

from parledger.charts import CHARTS, Figure, Head, rows_of
from parledger.charts.style import ROW_STEP
from parledger.model.results import YearChange
from parledger.model.words import Words
from parledger.pages.figures.labels import CHANGE, UNIT, index_text, room_for, unit_labels
from parledger.pages.text import say, show_index, show_signed
from parledger.pages.unit.scope import BlockScope
from parledger.problems import Lang

_UP = Words(
    "{up} trên {of} đơn vị tăng điểm; {unit} tăng nhiều nhất: {change}",
    "{up} of {of} units rose; {unit} the most: {change}",
)
_DOWN = Words(
    "Không đơn vị nào tăng điểm; {unit} giảm nhiều nhất: {change}",
    "No unit rose; {unit} fell the most: {change}",
)
_ONE_UP = Words("{unit} tăng {change}", "{unit} rose by {change}")
_ONE_DOWN = Words("{unit} giảm {change}", "{unit} fell by {change}")
_STILL = Words("Không đơn vị nào thay đổi", "No unit changed")
_MARK_BEFORE = Words("năm {year}", "{year}")


def block_changes(scope: BlockScope) -> tuple[YearChange, ...]:
    """The block's changes, the largest rise first."""
    changes = scope.cycle.changes or {}
    found = [changes[unit.unit] for unit in scope.block.ranked() if unit.unit in changes]
    return tuple(sorted(found, key=lambda change: -change.difference))


def changes_figure(scope: BlockScope) -> Figure | None:
    """Both years of every unit that compares; None below two such units."""
    lang = scope.lang
    changes = block_changes(scope)
    if len(changes) < 2:
        return None
    names = unit_labels(scope.report, (change.unit for change in changes))
    rows = tuple(
        (names[change.unit], change.before_index, index_text(change.before_index, lang),
         change.index, index_text(change.index, lang), show_signed(change.difference, lang, 2))
        for change in changes
    )  # fmt: skip
    before, now = years_of(scope)
    heads = (before, now, say(CHANGE, lang))
    return Figure(
        chart="changes",
        key=f"changes-{scope.block.block.id}",
        title=changes_finding([(names[c.unit], c.difference) for c in changes], lang),
        rows=rows_of(CHARTS["changes"].fields, rows),
        height=room_for(len(rows), ROW_STEP),
        heads=(Head(say(UNIT, lang)), *(Head(title, number=True) for title in heads)),
        table=tuple((name, old, new, change) for name, _, old, _, new, change in rows),
        marks=(
            ("mean", say(_MARK_BEFORE, lang, year=before)),
            ("final", say(_MARK_BEFORE, lang, year=now)),
        ),
    )


def years_of(scope: BlockScope) -> tuple[str, str]:
    """The earlier year (of several, first and last) and this one, as texts."""
    cycles = scope.report.project.cycles
    earlier = sorted({cycles[change.before_cycle].cycle.year for change in block_changes(scope)})
    ends = earlier if len(earlier) < 2 else [earlier[0], earlier[-1]]
    return "–".join(str(year) for year in ends), str(scope.cycle.cycle.year)


def changes_finding(changes: list[tuple[str, Fraction]], lang: Lang) -> str:
    """How many rose and who the most. `changes`: largest rise first."""
    if len(changes) == 1:
        unit, change = changes[0]
        words = _ONE_UP if change > 0 else _ONE_DOWN if change else _STILL
        return say(words, lang, unit=unit, change=show_index(abs(change), lang))
    up = sum(change > 0 for _, change in changes)
    if up:
        unit, change = changes[0]
        shown = show_signed(change, lang, 2)
        return say(_UP, lang, up=str(up), of=str(len(changes)), unit=unit, change=shown)
    unit, change = changes[-1]
    if not change:
        return say(_STILL, lang)
    return say(_DOWN, lang, unit=unit, change=show_signed(change, lang, 2))
