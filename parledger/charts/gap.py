"""From the self-score (hollow) to the final points (filled), over the same criteria."""

from typing import Any

from parledger.charts import style
from parledger.problems import Lang

FIELDS = ("unit", "self", "self_text", "final", "final_text", "gap_text")
"""Points over the leaves that the unit scored itself."""


def build(lang: Lang) -> dict[str, Any]:
    """One row a unit, the largest cut first."""
    import altair as alt

    tooltip = [
        style.said("unit", style.UNIT, lang),
        style.said("self_text", style.SELF_SCORE, lang),
        style.said("final_text", style.FINAL_SCORE, lang),
        style.said("gap_text", style.CHANGE, lang),
    ]
    own = style.figure_axis("self", style.POINTS, lang)
    final = style.figure_axis("final", style.POINTS, lang)
    base = alt.Chart(style.rows()).encode(y=style.row_axis("unit"), tooltip=tooltip)
    colour = alt.condition(
        "datum.final < datum.self", alt.value(style.SIGNAL), alt.value(style.MARK)
    )
    between = base.mark_rule(strokeWidth=3).encode(x=own, x2="final:Q", color=colour)
    chart = alt.layer(between, style.hollow(base).encode(x=own), style.filled(base).encode(x=final))
    return style.finish(chart.properties(height=alt.Step(style.ROW_STEP)), lang)
