"""What a chart's title says is what the figures say; the table under it has the drawn numbers."""

import re
from fractions import Fraction

import pytest

from parledger.charts import CHARTS
from parledger.pages.activity import activity_context
from parledger.pages.figures import (
    block_figures,
    changes_figure,
    distribution_figure,
    gap_criteria_figure,
    gap_figure,
    heatmap_figure,
    profile_figure,
    ranking_figure,
    source_text,
)
from parledger.pages.figures.changes import changes_finding
from parledger.pages.figures.gaps import gap_finding
from parledger.pages.survey.questions import make_forms
from tests.pages.activity.scene import storied
from tests.pages.scene import UNITS, report_of, scene, scope_of, texts
from tests.pages.survey.scene import scope_of as survey_of
from tests.pages.survey.scene import surveyed


@pytest.fixture
def scope():
    """The communes of 2020, in Vietnamese."""
    return scope_of(scene())


def many(count: int = 7):
    """The scene with more communes, each with a share of its own."""
    files = texts()
    names = [f"xa-{number}" for number in range(count)]
    files["units/mau.yaml"] = UNITS + "".join(
        f"  - {{id: {name}, name: Xã {name}, level: commune, parent: huyen}}\n" for name in names
    )
    path = "scores/mau-2020/cycle.yaml"
    files[path] = files[path].replace("xa-b, xa-c]\n", f"xa-b, xa-c, {', '.join(names)}]\n", 1)
    points = ", ".join(f"{name}: {60 + 5 * at}" for at, name in enumerate(names))
    files[path] = files[path].replace("xa-c: 50}", f"xa-c: 50, {points}}}")
    for name in names:
        for file in ("self.yaml", "appraisal-1.yaml"):
            files[f"scores/mau-2020/{name}/{file}"] = files[f"scores/mau-2020/xa-b/{file}"]
    return scope_of(report_of(files))


GIVEN_SET = """\
id: set
title: Bảng kết quả
max_points: 100
areas:
  - {id: "1", title: Thẩm định, max_points: 70, rule: {kind: external}}
  - {id: "2", title: Điều tra, max_points: 30, rule: {kind: survey}}
"""
GIVEN = """\
external:
  - {criterion: "1", source: {title: S}, points: {xa-a: 60, xa-b: 50, xa-c: 40}}
  - {criterion: "2", source: {title: S}, points: {xa-a: 20, xa-b: 25, xa-c: 10}}
index:"""


def given_from_elsewhere():
    """The scene of 2020 as a table of given results: nobody scores themselves."""
    made = texts(SET=GIVEN_SET)
    path = "scores/mau-2020/cycle.yaml"
    made[path] = re.sub(r"external:\n(?: .*\n)+index:", GIVEN, made[path])
    return {name: text for name, text in made.items() if not re.search("/xa-|2019|council", name)}


def test_without_self_scores_there_are_no_hollow_marks():
    """The ministries' table: a ranking of filled marks, and no chart of the gap."""
    figures = block_figures(scope_of(report_of(given_from_elsewhere())))
    assert [figure.chart for figure in figures] == ["ranking_final", "profile", "heatmap"]
    assert [mark for mark, _ in figures[0].marks] == ["final"]
    assert [head.title for head in figures[0].heads] == ["Đơn vị", "Hạng", "Chỉ số"]


def test_every_figure_brings_the_fields_of_its_chart(scope):
    """Names and number of the columns are those that the specification reads."""
    given = scope_of(report_of(given_from_elsewhere()))
    answers = [stack.figure for form in make_forms(survey_of(surveyed())) for stack in form.stacks]
    figures = (
        *block_figures(scope), *block_figures(many()), *block_figures(given), changes_figure(scope),
        *answers, activity_context(storied(), "vi", "mau-2020")["figure"],
    )  # fmt: skip
    assert {figure.chart for figure in figures} == set(CHARTS)
    for figure in figures:
        assert figure.rows.fields == CHARTS[figure.chart].fields
        assert all(len(row) == len(figure.heads) for row in figure.table)


def test_every_figure_has_a_key_of_its_own():
    """Two on one page are told apart."""
    keys = [figure.key for figure in block_figures(many())]
    assert len(keys) == len(set(keys)) == 6


def test_the_ranking_says_who_leads_and_by_how_much(scope):
    """Xã B 8.1 of 12 and Xã A 7.95 of 12 are ranked; the difference is that of the shown figures."""
    figure = ranking_figure(scope)
    shown = {unit.unit: Fraction(unit.shown_index) for unit in scope.block.units}
    first, second = sorted((shown["xa-a"], shown["xa-b"]), reverse=True)
    name = "Xã A" if shown["xa-a"] == first else "Xã B"
    apart = str(float(first - second)).replace(".", ",")
    assert figure.title.startswith(f"{name} dẫn đầu với {float(first):.2f}".replace(".", ","))
    assert figure.title.endswith(f"cách đơn vị cuối bảng {apart} điểm")


def test_an_unranked_unit_is_drawn_without_a_rank(scope):
    """Xã C has an index and a dash for its rank, after the ranked ones."""
    assert ranking_figure(scope).table[-1][:2] == ("Xã C", "–")


def test_the_drawn_numbers_are_those_of_the_table():
    """For every unit: the number in the drawing rounds to the text in the table."""
    figure = ranking_figure(many())
    drawn = {row[0]: row[2] for row in figure.rows.values}
    for name, _, shown, _ in figure.table:
        assert abs(drawn[name] - float(shown.replace(",", "."))) <= 0.005


def test_the_spread_counts_every_unit_once():
    """The bars add up to the units with an index; the title has their mean."""
    scope = many()
    figure = distribution_figure(scope)
    assert sum(row[1] for row in figure.rows.values) == len(scope.block.units) == 10
    mean = sum(unit.index for unit in scope.block.units) / 10
    assert figure.title.endswith(f"trung bình {float(mean):.2f}".replace(".", ","))


def test_a_few_units_have_no_spread(scope):
    """Three bars of one unit each say nothing."""
    assert distribution_figure(scope) is None


def test_the_heat_map_names_the_strongest_and_the_weakest_area(scope):
    """Sorted by the means of the areas, which are recomputed here."""
    means = []
    for number, area in enumerate(scope.block.criteria.areas):
        indices = [unit.areas[number].index for unit in scope.block.units]
        means.append((sum(indices) / len(indices), f"{area.code} {area.title}"))
    high, low = max(means), min(means)
    title = heatmap_figure(scope).title
    assert title.startswith(
        f"Mạnh nhất ở lĩnh vực {high[1]}, trung bình {float(high[0]):.2f}".replace(".", ",")
    )
    assert title.endswith(
        f"yếu nhất ở lĩnh vực {low[1]}, trung bình {float(low[0]):.2f}".replace(".", ",")
    )
    assert [head.title for head in heatmap_figure(scope).heads][1:] == [high[1], low[1]]


def test_the_profile_names_where_units_lie_furthest_apart(scope):
    """Area 2 by the survey (50 to 90 of 100), or area 1 by the shares: the wider range."""
    spreads = []
    for number, area in enumerate(scope.block.criteria.areas):
        indices = [unit.areas[number].index for unit in scope.block.units]
        spreads.append((max(indices) - min(indices), f"{area.code} {area.title}"))
    assert max(spreads)[1] in profile_figure(scope).title


def test_the_gap_names_the_largest_cut(scope):
    """The unit whose points fell most; the table begins with it."""
    gaps = {unit.unit: unit.total.gap for unit in scope.block.units}
    lowest = min(gaps.values())
    figure = gap_figure(scope)
    assert figure.title.startswith("Thẩm định giảm điểm của 3 trên 3 đơn vị")
    assert figure.title.endswith(
        f": {str(float(-lowest)).rstrip('0').rstrip('.')} điểm".replace(".", ",")
    )
    assert figure.table[0][-1].startswith("−")


def test_the_gap_of_raised_units_is_told_as_a_rise():
    """Where nobody was lowered the sentence says so."""
    gaps = [("Xã A", Fraction(0)), ("Xã B", Fraction(3, 2))]
    assert gap_finding(gaps, "vi") == (
        "Thẩm định tăng điểm của 1 trên 2 đơn vị, nhiều nhất là Xã B: 1,5 điểm"
    )
    assert gap_finding(gaps, "en") == "Appraisal raised 1 of 2 units, Xã B the most: 1.5 points"


def test_the_criterion_that_moved_most_is_named(scope):
    """1.1 lost 2, 2 and 1 points at three units."""
    figure = gap_criteria_figure(scope)
    assert figure.title == "Điểm tự chấm bị giảm nhiều nhất ở tiêu chí 1.1: 5 điểm, 3 đơn vị"
    assert figure.table[0] == ("1.1 Kế hoạch", "−5", "3", "0")


def test_the_change_between_years_names_the_largest_rise(scope):
    """Both years, the difference, and who rose most."""
    figure = changes_figure(scope)
    change = max((scope.cycle.changes or {}).values(), key=lambda one: one.difference)
    assert f"tăng nhiều nhất: +{float(change.difference):.2f}".replace(".", ",") in figure.title
    assert [head.title for head in figure.heads] == ["Đơn vị", "2019", "2020", "Thay đổi"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([("A", Fraction(2)), ("B", Fraction(-1))], "1 of 2 units rose; A the most: +2.00"),
        ([("A", Fraction(0)), ("B", Fraction(-1))], "No unit rose; B fell the most: −1.00"),
        ([("A", Fraction(0)), ("B", Fraction(0))], "No unit changed"),
    ],
)
def test_a_change_is_told_by_its_sign(changes, said):
    """A rise, a fall, and nothing at all."""
    assert changes_finding(changes, "en") == said


def test_the_first_year_has_no_change():
    """There is nothing before 2019."""
    assert changes_figure(scope_of(scene(), cycle="mau-2019")) is None


def test_two_units_of_one_name_are_told_apart():
    """Rows of a drawing are names, so a second Xã A gets its parent and id."""
    files = texts(UNITS=UNITS.replace("name: Xã B", "name: Xã A"))
    names = [row[0] for row in ranking_figure(scope_of(report_of(files))).table]
    assert {name for name in names if name.startswith("Xã A")} == {
        "Xã A (Huyện Mẫu, xa-a)",
        "Xã A (Huyện Mẫu, xa-b)",
    }


def test_units_that_are_level_are_not_said_to_lead():
    """Everybody the same: no leader, no distance."""
    files = texts()
    for unit in ("xa-a", "xa-b"):
        path = f"scores/mau-2020/{unit}/self.yaml"
        files[path] = files["scores/mau-2020/xa-c/self.yaml"]
    for name in ("explanation", "appraisal-2", "improvement"):
        del files[f"scores/mau-2020/xa-a/{name}.yaml"]
    del files["scores/mau-2020/council.yaml"]
    path = "scores/mau-2020/cycle.yaml"
    files[path] = files[path].replace("xa-a: 80, xa-b: 90", "xa-a: 50, xa-b: 50")
    title = ranking_figure(scope_of(report_of(files))).title
    assert title.startswith("Cả 2 đơn vị cùng đạt ")


def test_the_source_names_cycle_and_commit(scope):
    """The line under every chart."""
    assert source_text(scope) == "Nguồn: Đánh giá năm 2020; bản ghi 1f3a9c0d2b, 05/01/2021."
