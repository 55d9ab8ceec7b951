"""Units x areas: darker is better. Units best first, areas by their mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parledger.charts import style
from parledger.model.words import Words
from parledger.problems import Lang

if TYPE_CHECKING:
    import altair as alt

FIELDS = ("unit", "area", "index", "index_text")
"""`index` is 0..100 or null where nothing of the area is in force for the unit."""

STEPS = (60, 70, 80, 90)
"""Where one colour ends and the next begins, of 100."""

HEAD_ROOM = 84
"""From so many pixels on, a column's head is its area's name; on less its code alone."""

_COLOURS = tuple(f"var(--heat-{number})" for number in (5, 4, 3, 2, 1))
_ON_COLOURS = tuple(f"var(--on-heat-{number})" for number in (5, 4, 3, 2, 1))
_AREA = Words("Lĩnh vực", "Area")
_SHOWN = Words("Chỉ số", "Index")
_ROOMY = "width > 560"
_LINE = 15
_CELL = "(width / length(domain('x')))"
_WRAPPED = (
    f"split(trim(replace(datum.label, regexp('(.{{1,' + floor({_CELL} / 7.5) + '}})( |$)', 'g'),"
    " '$1\\n')), '\\n')"
)


def build(lang: Lang) -> dict[str, Any]:
    """One row a unit and area. Area labels begin with their code, which stands alone on phones."""
    import altair as alt

    tooltip = [
        style.said("unit", style.UNIT, lang),
        style.said("area", _AREA, lang),
        style.said("index_text", _SHOWN, lang),
    ]
    top = alt.Axis(
        orient="top",
        labelExpr=f"{_CELL} > {HEAD_ROOM} ? {_WRAPPED} : split(datum.label, ' ')[0]",
        labelAngle=0,
        labelLineHeight=_LINE,
        labelPadding=style.by_lines(f"({_CELL} > {HEAD_ROOM} ? length({_WRAPPED}) : 1)", 8, _LINE),
        labelOverlap=False,
        ticks=False,
        domain=False,
    )
    base = alt.Chart(style.rows()).encode(
        x=alt.X("area:N", sort=None, title=None, axis=top),
        y=style.row_axis("unit", grid=False),
        tooltip=tooltip,
    )
    cells = (
        base.transform_filter("isValid(datum.index)")
        .mark_rect(stroke=style.PAPER, strokeWidth=2)
        .encode(color=_threshold(_COLOURS))
    )
    figures = base.mark_text(fontSize=12, opacity=alt.ExprRef(f"{_ROOMY} ? 1 : 0")).encode(
        text="index_text:N", color=_figure_colour()
    )
    chart = alt.layer(cells, figures).resolve_scale(color="independent")
    # The first line of a head is not counted in the room the axis asks for.
    return style.finish(chart.properties(height=alt.Step(style.ROW_STEP)), lang, top=4 + _LINE)


def _threshold(colours: tuple[str, ...]) -> alt.Color:
    import altair as alt

    scale = alt.Scale(type="threshold", domain=list(STEPS), range=list(colours))
    return alt.Color("index:Q", scale=scale, legend=None)


def _figure_colour() -> alt.Color:
    return _threshold(_ON_COLOURS)
