"""Every unit of the block in every area; the pointer brings one unit out in all of them."""

from typing import Any

from parledger.charts import style
from parledger.model.words import Words
from parledger.problems import Lang

FIELDS = ("area", "unit", "index", "index_text", "mean", "mean_text")
"""`index` and `mean` are 0..100; `mean` is the block's in the area."""

ROW_STEP = 40

_AREA = Words("Lĩnh vực", "Area")
_SHOWN = Words("Chỉ số", "Index")
_MEAN = Words("Trung bình khối", "Mean of the block")
_INDEX = Words("Chỉ số của lĩnh vực (thang 100)", "Index of the area (of 100)")


def build(lang: Lang) -> dict[str, Any]:
    """One row a unit and area, areas in the decision's order."""
    import altair as alt

    tooltip = [
        style.said("unit", style.UNIT, lang),
        style.said("area", _AREA, lang),
        style.said("index_text", _SHOWN, lang),
        style.said("mean_text", _MEAN, lang),
    ]
    pointed = alt.selection_point(
        name="pointed", fields=["unit"], on="pointerover", clear="pointerout", empty=False
    )
    index = style.figure_axis("index", _INDEX, lang)
    base = alt.Chart(style.rows()).encode(y=style.row_axis("area"), tooltip=tooltip)
    units = (
        base.mark_point(shape="circle", filled=True, stroke=style.PAPER, strokeWidth=0.75)
        .encode(
            x=index,
            color=alt.condition(pointed, alt.value(style.FINAL), alt.value(style.MARK)),
            size=alt.condition(pointed, alt.value(190), alt.value(70)),
            opacity=alt.condition(pointed, alt.value(1), alt.value(0.55)),
        )
        .add_params(pointed)
        .properties(name="units")
    )
    means = base.mark_tick(color=style.INK, thickness=2, size=24, orient="vertical").encode(
        x=style.figure_axis("mean", _INDEX, lang)
    )
    return style.finish(alt.layer(units, means).properties(height=alt.Step(ROW_STEP)), lang)
