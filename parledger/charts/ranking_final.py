"""Units by index, where nobody scores themselves: filled marks alone, as in `ranking`."""

from typing import Any

from parledger.charts import style
from parledger.charts.ranking import RANK, SHOWN
from parledger.problems import Lang

FIELDS = ("unit", "rank_text", "index", "index_text")
"""`index` is 0..100; the texts are as the page shows them."""


def build(lang: Lang) -> dict[str, Any]:
    """One row a unit, best first."""
    import altair as alt

    tooltip = [
        style.said("unit", style.UNIT, lang),
        style.said("rank_text", RANK, lang),
        style.said("index_text", SHOWN, lang),
    ]
    base = alt.Chart(style.rows()).encode(y=style.row_axis("unit"), tooltip=tooltip)
    marks = style.filled(base).encode(x=style.figure_axis("index", style.INDEX, lang))
    return style.finish(marks.properties(height=alt.Step(style.ROW_STEP)), lang)
