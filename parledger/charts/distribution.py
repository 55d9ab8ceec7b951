"""How many units lie in each stretch of the index."""

from typing import Any

from parledger.charts import style
from parledger.model.words import Words
from parledger.problems import Lang

FIELDS = ("stretch", "count", "units")
"""`stretch` is said in words of the page (`84–86`), `units` names who is in it."""

HEIGHT = 220

_TWO_LINES = "[split(datum.label, '–')[0] + '–', split(datum.label, '–')[1]]"
_COUNT = Words("Số đơn vị", "Units")


def build(lang: Lang) -> dict[str, Any]:
    """One row a stretch, from the lowest to the highest, empty ones too."""
    import altair as alt

    tooltip = [
        style.said("stretch", style.INDEX, lang),
        style.said("count", _COUNT, lang),
        style.said("units", style.UNIT, lang),
    ]
    across = alt.X(
        "stretch:N",
        sort=None,
        title=style.text(style.INDEX, lang),
        axis=alt.Axis(
            labelAngle=0,
            ticks=False,
            labelOverlap=False,
            # On a phone the stretch takes two lines.
            labelExpr=f"{style.PHONE} ? {_TWO_LINES} : datum.label",
        ),
        scale=alt.Scale(paddingInner=0.06, paddingOuter=0.1),
    )
    up = alt.Y(
        "count:Q",
        title=style.text(_COUNT, lang),
        axis=alt.Axis(tickMinStep=1, tickCount=4, domain=False, ticks=False, format="d"),
    )
    base = alt.Chart(style.rows()).encode(x=across, tooltip=tooltip)
    bars = base.mark_bar(fill=style.MARK).encode(y=up)
    counts = (
        base.transform_filter("datum.count > 0")
        .mark_text(baseline="bottom", dy=-4, fontSize=13, color=style.INK)
        .encode(y=up, text="count:Q")
    )
    return style.finish(alt.layer(bars, counts).properties(height=HEIGHT), lang)
