"""The drawing of who worked when: its rows are the counts, its table says the same."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from parledger.charts.activity import BAR, LANES
from parledger.compute.activity import ROLES, activity_of
from parledger.model.cycles import Cycle, Window
from parledger.pages.figures.activity import NEAR, activity_figure
from parledger.problems import Place
from tests.tolds import told

AT = Place("scores/c/cycle.yaml")


def cycle_with(**last):
    """A cycle with these last days of its steps."""
    schedule = {step: Window(None, day, AT) for step, day in last.items()}
    return Cycle("c", "C", 2020, "U", "illustrative", (), AT, AT.path, schedule=schedule)


CYCLE = cycle_with(self=date(2020, 11, 15), appraisal_1=date(2020, 11, 27))
CHANGES = [
    *(told(unit=f"xa-{n}", name=f"m{n}", day="2020-11-10") for n in range(8)),
    *(told(unit=f"xa-{n}", name=f"n{n}", day="2020-11-20") for n in range(2)),
    *(told(unit=f"xa-{n}", step="appraisal_1", name=f"o{n}", day="2020-11-20") for n in range(4)),
]


def figure_of(changes=None, cycle=CYCLE, lang="vi"):
    """The drawing of these changes."""
    return activity_figure(activity_of(changes or CHANGES), cycle, lang)


def rows_of(figure, kind):
    """The rows of a kind, as maps."""
    rows = [dict(zip(figure.rows.fields, row, strict=True)) for row in figure.rows.values]
    return [row for row in rows if row["kind"] == kind]


def test_a_bar_is_as_high_as_its_count_in_its_own_lane():
    """The tallest of each lane reaches as far as a bar may, and says its number."""
    bars = rows_of(figure_of(), "bar")
    told_of = [(b["role"], b["start"], b["end"], b["label"], b["count_text"]) for b in bars]
    assert told_of == [
        ("Đơn vị", "2020-11-10", "2020-11-11", "8", "8"),
        ("Đơn vị", "2020-11-20", "2020-11-21", "", "2"),
        ("Cơ quan thẩm định", "2020-11-20", "2020-11-21", "4", "4"),
    ]
    heights = [Fraction(str(b["high"])) - b["low"] for b in bars]
    assert heights == [Fraction(str(BAR)), Fraction(str(BAR)) / 4, Fraction(str(BAR))]
    assert [b["low"] for b in bars] == [3, 3, 2]


def test_there_is_a_lane_for_every_role():
    """The first at the top, each with its name."""
    lanes = rows_of(figure_of(), "lane")
    assert len(lanes) == LANES == len(ROLES)
    assert [lane["low"] for lane in lanes] == [3, 2, 1, 0]


def test_one_change_among_thousands_is_still_seen():
    """Its bar has a height of its own."""
    many = [told(name=f"m{n}") for n in range(3000)]
    *_, least = rows_of(figure_of([*many, told(name="x", day="2020-11-12")]), "bar")
    assert least["count_text"] == "1"
    assert least["high"] - least["low"] > 0.03


def test_deadlines_stand_at_the_end_of_their_last_day():
    """Numbered, and named under the drawing."""
    figure = figure_of()
    rules = rows_of(figure, "deadline")
    assert [(rule["end"], rule["label"]) for rule in rules] == [
        ("2020-11-16", "1"),
        ("2020-11-28", "2"),
    ]
    assert "1 Tự chấm (15/11/2020); 2 Thẩm định lần 1 (27/11/2020)" in figure.note


def test_steps_that_end_on_one_day_share_a_rule():
    """Two rules upon another would hide one."""
    both = cycle_with(self=date(2020, 11, 15), survey=date(2020, 11, 15))
    (rule,) = rows_of(figure_of(cycle=both), "deadline")
    assert (rule["label"], rule["role"]) == ("1,2", "Tự chấm, Điều tra xã hội học")


@pytest.mark.parametrize(("away", "drawn"), [(NEAR, 1), (NEAR + timedelta(days=1), 0)])
def test_a_deadline_far_from_all_that_was_done_is_named_only(away, drawn):
    """Drawn, it would press everything else into a line."""
    figure = figure_of(cycle=cycle_with(publication=date(2020, 11, 20) + away))
    assert len(rows_of(figure, "deadline")) == drawn
    assert "Công bố" in figure.note


def test_the_table_says_the_same():
    """A row a day, a column a role, and the sum of them."""
    figure = figure_of()
    assert figure.table == (
        ("Ngày 10/11/2020", "8", "", "", "", "8"),
        ("Ngày 20/11/2020", "2", "4", "", "", "6"),
    )
    assert len(figure.heads) == len(figure.table[0])


def test_the_finding_is_the_busiest_stretch():
    """And whose work it was."""
    assert figure_of().title == "Nhiều thay đổi nhất: ngày 10/11/2020 (8, đều của đơn vị)"
    mixed = [told(name="m1"), told(name="m2", day="2020-11-20"), *CHANGES[8:]]
    assert figure_of(mixed).title == (
        "Nhiều thay đổi nhất: ngày 20/11/2020 (7, trong đó cơ quan thẩm định: 4)"
    )


def test_what_happened_on_one_day_needs_no_drawing():
    """A whole cycle that was brought at once, or nothing at all."""
    assert figure_of([told()]) is None
    assert activity_figure(activity_of([]), CYCLE, "vi") is None


@pytest.mark.parametrize(
    ("days", "when"),
    [(300, "Tuần 09/11/2020 – 15/11/2020"), (1200, "Tháng 11/2020")],
)
def test_longer_histories_are_told_by_weeks_and_months(days, when):
    """With the stretch named in full."""
    late = str(date(2020, 11, 10) + timedelta(days=days))
    assert figure_of([told(), told(name="x", day=late)]).table[0][0] == when
