"""What all charts share: colours by name, the locale, axes, a frame without title.

A colour is written `var(--name)`; `charts.js` puts in what the page's style sheet says for light
or dark, so a specification holds no colour of its own. Self-scores are hollow, final filled.
Altair is loaded only where a specification is built: pages need the charts' names and fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parledger.model.words import Words
from parledger.problems import Lang

if TYPE_CHECKING:
    import altair as alt

ROWS = "rows"
"""Name of the data set that a page puts into the specification."""

FINAL = "var(--accent)"
INK = "var(--ink)"
PAPER = "var(--paper)"
MUTED = "var(--muted)"
HAIRLINE = "var(--hairline)"
LINE = "var(--line)"
SIGNAL = "var(--signal)"
MARK = "var(--mark)"
MARK_SOFT = "var(--mark-soft)"

ROW_STEP = 26
"""Height of a row, in pixels."""

LINE_STEP = 13
"""From one line of a name to the next, in pixels."""

PHONE = "width < 420"
"""Vega expression: the drawing itself is as narrow as on a phone."""

_FONT = "'Be Vietnam Pro', system-ui, 'Noto Sans', sans-serif"

INDEX = Words("Chỉ số (thang 100)", "Index (of 100)")
POINTS = Words("Điểm", "Points")
UNIT = Words("Đơn vị", "Unit")
SELF_SCORE = Words("Tự chấm", "Self-score")
FINAL_SCORE = Words("Điểm cuối", "Final")
CHANGE = Words("Thay đổi", "Change")


def text(words: Words, lang: Lang) -> str:
    """The wording of the language."""
    return words.vi if lang == "vi" else words.en


def rows() -> alt.NamedData:
    """The data that a page brings along."""
    import altair as alt

    return alt.NamedData(ROWS)


def said(field: str, title: Words, lang: Lang) -> alt.Tooltip:
    """A line of the tooltip: text made with the page, to its last digit."""
    import altair as alt

    return alt.Tooltip(f"{field}:N", title=text(title, lang))


def row_axis(field: str, *, grid: bool = True) -> alt.Y:
    """Names from top to bottom in the order of the rows, with the line breaks `charts.js` put in."""
    import altair as alt

    axis = alt.Axis(
        labelExpr="split(datum.label, '\\n')",
        labelFontSize=alt.ExprRef(f"{PHONE} ? 12 : 13"),
        labelLineHeight=LINE_STEP,
        labelOffset=by_lines("length(split(datum.label, '\\n'))", 0, -LINE_STEP / 2),
        labelLimit=440,
        ticks=False,
        domain=False,
        labelPadding=8,
        labelOverlap=False,
        grid=grid,
        gridColor=HAIRLINE,
    )
    return alt.Y(f"{field}:N", sort=None, title=None, axis=axis)


def by_lines(count: str, first: float, more: float) -> dict[str, Any]:
    """A number for an axis: `first` for a label of one line, `more` for each further line.

    `count`: Vega expression of how many lines a label has; up to six are told apart.
    """
    further = [
        {"test": f"{count} == {lines}", "value": first + more * (lines - 1)}
        for lines in range(2, 7)
    ]
    return {"condition": further, "value": first}


def figure_axis(field: str, title: Words, lang: Lang, *, zero: bool = False) -> alt.X:
    """A scale for figures, with fewer steps on a phone."""
    import altair as alt

    axis = alt.Axis(tickCount=alt.ExprRef(f"{PHONE} ? 4 : 8"), grid=True, gridDash=[2, 3])
    scale = alt.Scale(zero=zero, nice=True) if zero else alt.Scale(zero=False, padding=10)
    return alt.X(f"{field}:Q", title=text(title, lang), scale=scale, axis=axis)


def filled(base: alt.Chart) -> alt.Chart:
    """The mark of a final figure."""
    marked: alt.Chart = base.mark_point(
        shape="circle", size=95, filled=True, fill=FINAL, stroke=PAPER, strokeWidth=1, opacity=1
    )
    return marked


def hollow(base: alt.Chart) -> alt.Chart:
    """The mark of a self-score."""
    marked: alt.Chart = base.mark_point(
        shape="circle", size=75, filled=True, fill=PAPER, stroke=INK, strokeWidth=1.75, opacity=1
    )
    return marked


def finish(chart: Any, lang: Lang, *, top: int = 4) -> dict[str, Any]:
    """The validated specification as a plain dictionary, without any data; `top`: room above, in pixels.

    Raises altair's SchemaValidationError where a chart does not follow the schema.
    """
    import altair as alt

    decimal, thousands = (",", ".") if lang == "vi" else (".", ",")
    number = alt.NumberLocale(decimal=decimal, thousands=thousands, grouping=[3], currency=["", ""])
    axis = alt.AxisConfig(
        labelColor=INK,
        labelFontSize=13,
        titleColor=MUTED,
        titleFontSize=13,
        titleFontWeight="normal",
        titlePadding=10,
        gridColor=HAIRLINE,
        domainColor=LINE,
        tickColor=LINE,
    )
    framed = chart.properties(
        width="container", autosize=alt.AutoSizeParams(type="fit-x", contains="padding")
    ).configure(
        background="transparent",
        font=_FONT,
        padding={"left": 0, "right": 12, "top": top, "bottom": 4},
        view=alt.ViewConfig(stroke=None),
        locale=alt.Locale(number=number),
        axis=axis,
    )
    spec: dict[str, Any] = framed.to_dict()
    # The schema's address is of no use to a page, which never fetches anything.
    spec.pop("$schema")
    return spec
