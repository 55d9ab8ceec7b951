"""Answers on a scale, stacked about its middle: against to the left, for to the right."""

from typing import Any

from parledger.charts import style
from parledger.model.words import Words
from parledger.problems import Lang

FIELDS = ("row", "option", "tone", "start", "middle", "end", "label", "share_text", "count_text")
"""`start`, `middle`, `end`: 0..100 of the answers, against being negative; `tone` of `TONES`.

`label` is written into the bar, empty where the bar is too short for it.
"""

TONES = ("against-3", "against-2", "against-1", "middle", "for-1", "for-2", "for-3")
"""Colours by name in the style sheet, from the worst to the best."""

ROW_STEP = 40

_ANSWERS = Words("Phần trăm câu trả lời", "Percent of answers")
_OPTION = Words("Trả lời", "Answer")
_SHARE = Words("Tỷ lệ", "Share")
_COUNT = Words("Số phiếu", "Ballots")
_ROW = Words("Câu hỏi hoặc đơn vị", "Question or unit")


def build(lang: Lang) -> dict[str, Any]:
    """One row a question (or unit) and option, options from worst to best."""
    import altair as alt

    tooltip = [
        style.said("row", _ROW, lang),
        style.said("option", _OPTION, lang),
        style.said("share_text", _SHARE, lang),
        style.said("count_text", _COUNT, lang),
    ]
    axis = alt.Axis(
        tickCount=alt.ExprRef(f"{style.PHONE} ? 3 : 5"),
        labelExpr="format(abs(datum.value), 'd') + ' %'",
        grid=True,
        gridDash=[2, 3],
    )
    title = style.text(_ANSWERS, lang)
    across = alt.X("start:Q", title=title, axis=axis, scale=alt.Scale(zero=True, padding=6))
    rows = style.rows()
    base = alt.Chart(rows).encode(y=style.row_axis("row", grid=False), tooltip=tooltip)
    bars = base.mark_bar(size=24, stroke=style.PAPER, strokeWidth=1).encode(
        x=across, x2="end:Q", color=_tone(tuple(f"var(--{name})" for name in TONES))
    )
    words = base.mark_text(fontSize=12).encode(
        x=alt.X("middle:Q"),
        text="label:N",
        color=_tone(tuple(f"var(--on-{name})" for name in TONES)),
    )
    zero = alt.Chart(rows).mark_rule(stroke=style.INK, strokeWidth=1)
    zero = zero.encode(x=alt.datum(0, type="quantitative"))
    chart = alt.layer(zero, bars, words).resolve_scale(color="independent")
    return style.finish(chart.properties(height=alt.Step(ROW_STEP)), lang)


def _tone(colours: tuple[str, ...]) -> Any:
    import altair as alt

    return alt.Color("tone:N", scale=alt.Scale(domain=TONES, range=colours), legend=None)
