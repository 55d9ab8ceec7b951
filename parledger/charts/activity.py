"""Changes over time, a lane for each role, each lane to its own height; deadlines as rules."""

from typing import Any

from parledger.charts import style
from parledger.model.words import Words
from parledger.problems import Lang

FIELDS = ("kind", "role", "start", "end", "low", "high", "label", "when_text", "count_text")
"""`kind`: `bar`, `lane` (its name) or `deadline`. `start`, `end`: days, the end not included.

`low`, `high`: in lanes from the bottom; a bar ends at most `BAR` above its lane's foot. `label`:
what is written over a bar or a deadline, empty for most. `role` names the lane, or the step.
"""

LANES = 4
LANE_HEIGHT = 76
"""In pixels."""

BAR = 0.54
"""The longest bar of a lane, in lanes; above it there is room for its number and the lane's name."""

NAME_AT = 0.86

_WHEN = Words("Thời gian", "When")
_WHO = Words("Ai", "Who")
_COUNT = Words("Số thay đổi", "Changes")
_TICK = Words("%d/%m", "%-d %b")


def build(lang: Lang) -> dict[str, Any]:
    """One row a stretch of time and role with changes, one a lane, one a deadline."""
    import altair as alt

    tooltip = [
        style.said("when_text", _WHEN, lang),
        style.said("role", _WHO, lang),
        style.said("count_text", _COUNT, lang),
    ]
    base = alt.Chart(style.rows())
    height = alt.Scale(domain=[0, LANES], nice=False, zero=True)
    low, high = alt.Y("low:Q", scale=height, axis=None), alt.Y("high:Q", scale=height, axis=None)
    across = _days(lang)
    bar, lane, deadline = (_only(base, kind) for kind in ("bar", "lane", "deadline"))
    feet = lane.mark_rule(stroke=style.LINE, strokeWidth=1).encode(y=low)
    named = {"x": alt.value(0), "y": high, "text": "role:N"}
    names = lane.mark_text(align="left", fontSize=13, fill=style.MUTED).encode(**named)
    bars = bar.mark_bar(fill=style.MARK).encode(
        x=across, x2="end:T", y=low, y2="high:Q", tooltip=tooltip
    )
    counted = {"x": across, "y": high, "text": "label:N"}
    most = bar.mark_text(fontSize=12, fill=style.INK, dy=-8, align="left").encode(**counted)
    # Words stand on a ground of their own, where a deadline's rule would go through them.
    ground = {"fill": style.PAPER, "stroke": style.PAPER, "strokeWidth": 4}
    under = (
        bar.mark_text(fontSize=12, dy=-8, align="left", **ground).encode(**counted),
        lane.mark_text(align="left", fontSize=13, **ground).encode(**named),
    )
    rules = deadline.mark_rule(stroke=style.SIGNAL, strokeWidth=1.5, strokeDash=[4, 3])
    rules = rules.encode(x=alt.X("end:T"), tooltip=tooltip)
    numbers = deadline.mark_text(fontSize=12, fontWeight=600, fill=style.SIGNAL).encode(
        x=alt.X("end:T"), y=alt.value(-9), text="label:N"
    )
    chart = alt.layer(rules, *under, bars, feet, numbers, most, names)
    return style.finish(chart.properties(height=LANES * LANE_HEIGHT), lang, top=20)


def _days(lang: Lang) -> Any:
    """Days as they are written, wherever the reader's clock stands."""
    import altair as alt

    day = style.text(_TICK, lang)
    axis = alt.Axis(
        tickCount=alt.ExprRef(f"{style.PHONE} ? 4 : 8"),
        labelExpr=f"[utcFormat(datum.value, '{day}'), utcFormat(datum.value, '%Y')]",
        grid=False,
        labelOverlap=True,
    )
    return alt.X("start:T", title=None, axis=axis, scale=alt.Scale(type="utc"))


def _only(base: Any, kind: str) -> Any:
    import altair as alt

    return base.transform_filter(alt.FieldEqualPredicate(field="kind", equal=kind))
