"""Where appraisal changed self-scores: points added or taken by criterion, over all units."""

from typing import Any

from parledger.charts import style
from parledger.model.words import Words
from parledger.problems import Lang

FIELDS = ("criterion", "change", "change_text", "units_text")
"""`criterion` is code and title, `change` the sum over the block's units, in points."""

_CRITERION = Words("Tiêu chí", "Criterion")
_UNITS = Words("Số đơn vị bị đổi điểm", "Units changed")
_SUM = Words("Tổng điểm thay đổi của cả khối", "Points changed in the whole block")


def build(lang: Lang) -> dict[str, Any]:
    """One row a criterion, the largest change first."""
    import altair as alt

    tooltip = [
        style.said("criterion", _CRITERION, lang),
        style.said("change_text", style.CHANGE, lang),
        style.said("units_text", _UNITS, lang),
    ]
    base = alt.Chart(style.rows()).encode(
        x=style.figure_axis("change", _SUM, lang, zero=True),
        y=style.row_axis("criterion"),
        tooltip=tooltip,
    )
    colour = alt.condition("datum.change < 0", alt.value(style.SIGNAL), alt.value(style.MARK))
    bars = base.mark_bar(height=12).encode(color=colour)
    return style.finish(bars.properties(height=alt.Step(style.ROW_STEP)), lang)
