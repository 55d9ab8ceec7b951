"""Two years over the criteria that compare: a bar for the year before, filled for this year."""

from typing import Any

from parledger.charts import style
from parledger.model.words import Words
from parledger.problems import Lang

FIELDS = ("unit", "before", "before_text", "index", "index_text", "change_text")
"""`before` and `index` are 0..100 over the same criteria in both years."""

_INDEX = Words("Chỉ số, chỉ tiêu chí so sánh được", "Index, comparable criteria alone")
_BEFORE = Words("Năm trước", "Year before")
_NOW = Words("Năm nay", "This year")


def build(lang: Lang) -> dict[str, Any]:
    """One row a unit, the largest rise first."""
    import altair as alt

    tooltip = [
        style.said("unit", style.UNIT, lang),
        style.said("before_text", _BEFORE, lang),
        style.said("index_text", _NOW, lang),
        style.said("change_text", style.CHANGE, lang),
    ]
    before = style.figure_axis("before", _INDEX, lang)
    now = style.figure_axis("index", _INDEX, lang)
    base = alt.Chart(style.rows()).encode(y=style.row_axis("unit"), tooltip=tooltip)
    colour = alt.condition(
        "datum.index < datum.before", alt.value(style.SIGNAL), alt.value(style.MARK)
    )
    between = base.mark_rule(strokeWidth=3).encode(x=before, x2="index:Q", color=colour)
    earlier = base.mark_tick(color=style.INK, thickness=2.5, size=16, orient="vertical")
    chart = alt.layer(between, earlier.encode(x=before), style.filled(base).encode(x=now))
    return style.finish(chart.properties(height=alt.Step(style.ROW_STEP)), lang)
