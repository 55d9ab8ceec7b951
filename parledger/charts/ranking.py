"""Units by index: the index filled, the self-score hollow, both of 100."""

from typing import Any

from parledger.charts import style
from parledger.model.words import Words
from parledger.problems import Lang

FIELDS = ("unit", "rank_text", "index", "index_text", "self", "self_text")
"""`index` and `self` are 0..100 or null; the texts are as the page shows them."""

RANK = Words("Hạng", "Rank")
SHOWN = Words("Chỉ số", "Index")


def build(lang: Lang) -> dict[str, Any]:
    """One row a unit, best first."""
    import altair as alt

    tooltip = [
        style.said("unit", style.UNIT, lang),
        style.said("rank_text", RANK, lang),
        style.said("index_text", SHOWN, lang),
        style.said("self_text", style.SELF_SCORE, lang),
    ]
    index = style.figure_axis("index", style.INDEX, lang)
    own = style.figure_axis("self", style.INDEX, lang)
    base = alt.Chart(style.rows()).encode(y=style.row_axis("unit"), tooltip=tooltip)
    scored = base.transform_filter("isValid(datum.self)")
    between = scored.mark_rule(stroke=style.LINE, strokeWidth=1.5).encode(x=index, x2="self:Q")
    chart = alt.layer(
        between, style.hollow(scored).encode(x=own), style.filled(base).encode(x=index)
    )
    return style.finish(chart.properties(height=alt.Step(style.ROW_STEP)), lang)
