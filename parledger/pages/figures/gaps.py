"""What appraisal made of the self-scores: by unit and by criterion."""

from fractions import Fraction

from parledger.charts import CHARTS, Figure, Head, rows_of
from parledger.charts.style import ROW_STEP
from parledger.model.results import UnitResult
from parledger.model.words import Words
from parledger.pages.figures.labels import CHANGE, FINAL, SELF, UNIT, room_for, unit_labels
from parledger.pages.text import say, show_points, show_signed, show_sum
from parledger.pages.unit.scope import BlockScope
from parledger.problems import Lang
from parledger.report.summaries import LeafChange, leaf_changes

_LOWERED = Words(
    "Thẩm định giảm điểm của {down} trên {of} đơn vị, nhiều nhất là {unit}: {points} điểm",
    "Appraisal lowered {down} of {of} units, {unit} the most: {points} points",
)
_RAISED = Words(
    "Thẩm định tăng điểm của {up} trên {of} đơn vị, nhiều nhất là {unit}: {points} điểm",
    "Appraisal raised {up} of {of} units, {unit} the most: {points} points",
)
_NOTE = Words(
    "Chỉ tính các tiêu chí mà đơn vị tự chấm, cả hai bên như nhau.",
    "Only criteria that the units score themselves, the same on both sides.",
)
_MARK_SELF = Words("điểm tự chấm", "self-score")
_MARK_FINAL = Words("điểm cuối, cùng các tiêu chí", "final points, same criteria")

_MOST = Words(
    "Điểm tự chấm bị giảm nhiều nhất ở tiêu chí {code}: {points} điểm, {units} đơn vị",
    "Self-scores were cut most in criterion {code}: {points} points, {units} units",
)
_MOST_UP = Words(
    "Điểm tự chấm được tăng nhiều nhất ở tiêu chí {code}: {points} điểm, {units} đơn vị",
    "Self-scores were raised most in criterion {code}: {points} points, {units} units",
)
_CRITERION = Words("Tiêu chí", "Criterion")
_UNITS_DOWN = Words("Đơn vị bị giảm", "Units lowered")
_UNITS_UP = Words("Đơn vị được tăng", "Units raised")
_TOP = Words("{count} tiêu chí thay đổi nhiều nhất.", "The {count} criteria that changed most.")

_AT_MOST = 15


def gap_figure(scope: BlockScope) -> Figure | None:
    """Units with a self-score, the largest cut first; None where appraisal moved nothing."""
    lang = scope.lang
    moved = sorted(_gaps(scope.block.ranked()), key=lambda pair: pair[1])
    if len(moved) < 2 or not any(gap for _, gap in moved):
        return None
    names = unit_labels(scope.report, (unit.unit for unit, _ in moved))
    rows = tuple(
        (names[unit.unit], total.self_points, show_points(total.self_points, lang),
         total.self_final, show_points(total.self_final, lang), show_signed(gap, lang))
        for unit, gap in moved
        if (total := unit.total) is not None
    )  # fmt: skip
    heads = (SELF, FINAL, CHANGE)
    return Figure(
        chart="gap",
        key=f"gap-{scope.block.block.id}",
        title=gap_finding([(names[unit.unit], gap) for unit, gap in moved], lang),
        rows=rows_of(CHARTS["gap"].fields, rows),
        height=room_for(len(rows), ROW_STEP),
        heads=(Head(say(UNIT, lang)), *(Head(say(words, lang), number=True) for words in heads)),
        table=tuple((name, own, final, gap) for name, _, own, _, final, gap in rows),
        note=say(_NOTE, lang),
        marks=(("self", say(_MARK_SELF, lang)), ("final", say(_MARK_FINAL, lang))),
    )


def _gaps(units: tuple[UnitResult, ...]) -> list[tuple[UnitResult, Fraction]]:
    return [
        (unit, gap)
        for unit in units
        if unit.total is not None and (gap := unit.total.gap) is not None
    ]


def gap_finding(gaps: list[tuple[str, Fraction]], lang: Lang) -> str:
    """How many were lowered (or, if none, raised), and who the most. `gaps`: lowest first."""
    down = sum(gap < 0 for _, gap in gaps)
    of = str(len(gaps))
    if down:
        unit, gap = gaps[0]
        return say(_LOWERED, lang, down=str(down), of=of, unit=unit, points=show_sum(-gap, lang))
    unit, gap = gaps[-1]
    up = sum(gap > 0 for _, gap in gaps)
    return say(_RAISED, lang, up=str(up), of=of, unit=unit, points=show_sum(gap, lang))


def gap_criteria_figure(scope: BlockScope) -> Figure | None:
    """The criteria whose points appraisal moved most, over all units; None where nothing moved."""
    lang = scope.lang
    changes = [change for change in leaf_changes(scope.block) if change.change][:_AT_MOST]
    if not changes:
        return None
    rows = tuple(
        (f"{change.leaf.code} {change.leaf.title}", change.change, show_signed(change.change, lang),
         str(change.lowered + change.raised))
        for change in changes
    )  # fmt: skip
    heads = (CHANGE, _UNITS_DOWN, _UNITS_UP)
    return Figure(
        chart="gap_criteria",
        key=f"gap-criteria-{scope.block.block.id}",
        title=criteria_finding(changes[0], lang),
        rows=rows_of(CHARTS["gap_criteria"].fields, rows),
        height=room_for(len(rows), ROW_STEP),
        heads=(
            Head(say(_CRITERION, lang)),
            *(Head(say(words, lang), number=True) for words in heads),
        ),
        table=tuple(
            (
                f"{change.leaf.code} {change.leaf.title}",
                show_signed(change.change, lang),
                str(change.lowered),
                str(change.raised),
            )
            for change in changes
        ),
        note=say(_TOP, lang, count=str(len(rows))) if len(rows) == _AT_MOST else "",
    )


def criteria_finding(change: LeafChange, lang: Lang) -> str:
    """The criterion that moved most: by how many points in all, at how many units."""
    lower = change.change < 0
    units = change.lowered if lower else change.raised
    points = show_sum(abs(change.change), lang)
    words = _MOST if lower else _MOST_UP
    return say(words, lang, code=change.leaf.code, points=points, units=str(units))
