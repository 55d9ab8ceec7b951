"""A unit's page: what the survey says of it, from ballots to points, and how firm its rank is."""

from collections import Counter
from fractions import Fraction

import html5lib
import pytest

from parledger.pages import build_pages, render_page
from parledger.pages.cycle.ranking import make_ranking
from parledger.pages.unit.answer import make_answer
from parledger.pages.unit.scope import BlockScope
from parledger.pages.unit.survey import make_unit_surveys
from tests.pages.scene import scene
from tests.pages.scene import scope_of as plain_scope
from tests.pages.survey.scene import WISH, ballots, surveyed
from tests.pages.unit.test_unit import text_of


@pytest.fixture(scope="module")
def scope():
    """The block with its survey."""
    cycle = surveyed().results.cycles["mau-2021"]
    return BlockScope(surveyed(), "vi", cycle, cycle.blocks[0])


def about(scope, unit):
    """The survey's section of a unit."""
    return make_unit_surveys(scope, scope.results[unit])


def test_ballots_of_each_group_stand_against_the_plan(scope):
    """Xã A: 10 + 8 came in; the one that answers less than half of three questions counts not."""
    [survey] = about(scope, "xa-a").surveys
    valid = Counter(
        row["group"]
        for row in ballots()
        if row["unit"] == "xa-a" and sum(bool(row[name]) for name in ("q1", "q2", "q3")) >= 2
    )
    assert [(title, one.valid, one.planned) for title, one in survey.groups] == [
        ("Người dân", str(valid["nguoi-dan"]), "10"),
        ("Cán bộ", str(valid["can-bo"]), "8"),
    ]
    assert survey.total.valid == str(valid.total()) == "17"


def test_the_points_are_said_with_their_sum_and_their_interval(scope):
    """Share, interval and points agree with what was computed; the groups' weights are named."""
    [survey] = about(scope, "xa-a").surveys
    [fed] = survey.fed
    result = scope.results["xa-a"]
    points = result.points[scope.columns["2"]]
    assert fed.how.startswith("0,6 × ")
    assert fed.how.endswith("/30 điểm")
    assert Fraction(fed.points.split("/")[0].replace(",", ".")) == round(points, 4)
    assert [part.weight for part in fed.parts] == ["0,6", "0,4"]
    sure = surveyed().polls.certainty["mau-2021"].feeds[0].units["xa-a"]
    low, high = (f"{float(30 * edge):.2f}" for edge in (sure.interval.low, sure.interval.high))
    told = f"tức từ {low} đến {high} điểm".replace(".", ",")
    assert told in fed.meaning
    assert "Do các nhóm có trọng số khác nhau" in fed.meaning


def test_the_rank_comes_with_its_range_and_what_that_leaves_out(scope):
    """The sentence beside the official rank; the answer on top says it in short."""
    ranks = surveyed().polls.certainty["mau-2021"].ranks
    assert any(one.best != one.worst for one in ranks.values())
    for unit, found in ranks.items():
        result = scope.results[unit]
        sentence = about(scope, unit).rank
        assert sentence.startswith(f"Hạng {result.rank}; ")
        assert "sai sót khi tự chấm, thẩm định" in sentence.lower()
        if found.best != found.worst:
            assert f"từ {found.best} đến {found.worst}" in sentence
            assert f"từ {found.best} đến {found.worst}" in make_answer(scope, result).rank_range
        assert found.best <= result.rank <= found.worst
        assert found.index.low <= result.index <= found.index.high


def test_a_group_of_three_has_no_answers_on_the_units_page(scope):
    """Bars of Xã B are those of the people; the three are named by number alone."""
    [survey] = about(scope, "xa-b").surveys
    assert survey.few.endswith("Cán bộ: 3 phiếu.")
    [(_, stack)] = survey.stacks
    valid = {title: one.valid for title, one in survey.groups}["Người dân"]
    assert len(stack.figure.table) == 2
    assert all(int(row[-2]) + int(row[-1]) == int(valid) for row in stack.figure.table)


def test_the_page_has_the_section_without_scripts_and_without_vega(environment):
    """Bars are part of the page; n and interval stand before the rank's range in it."""
    pages = {page.path: page for page in build_pages(surveyed())}
    html = render_page(environment, pages["mau-2021/xa-a/index.html"])
    assert "data-chart" not in html
    assert "vega" not in html
    assert WISH not in html
    section = html[html.index('id="survey"') :]
    assert section.index("Khoảng tin cậy 95 %") < section.index("Khoảng hạng")
    assert "stack-bar" in section
    said = text_of(html5lib.parse(html, namespaceHTMLElements=False))
    assert "1. Nơi tiếp nhận sạch sẽ" in said


def test_a_unit_without_results_says_why(scope):
    """Xã D was founded too late; it has no ballots, no bars and no range."""
    found = about(scope, "xa-d")
    [survey] = found.surveys
    assert (survey.groups, survey.stacks) == ((), ())
    assert survey.fed[0].said == "Mới thành lập"


def test_a_cycle_without_a_survey_has_no_section():
    """Nothing is said where nothing was asked."""
    scope = plain_scope(scene())
    assert make_unit_surveys(scope, scope.results["xa-a"]) is None
    assert make_answer(scope, scope.results["xa-a"]).rank_range == ""


def test_the_ranking_has_a_column_for_the_range(scope):
    """As text and as a whisker of the index; without a survey there is none."""
    ranking = make_ranking(surveyed(), scope.cycle, scope.block, "vi", "mau-2021/index.html")
    assert ranking.has_range
    ranks = surveyed().polls.certainty["mau-2021"].ranks
    for row in ranking.rows:
        unit = next(one for one in scope.block.units if row.href.endswith(f"{one.unit}/index.html"))
        found = ranks.get(unit.unit)
        told = "" if found is None else "–".join(dict.fromkeys((str(found.best), str(found.worst))))
        assert row.range == told
        if found:
            assert Fraction(row.low_at[:-1]) <= Fraction(row.index_at[:-1])
            assert Fraction(row.index_at[:-1]) <= Fraction(row.high_at[:-1])
    plain = plain_scope(scene())
    other = make_ranking(plain.report, plain.cycle, plain.block, "vi", "mau-2020/index.html")
    assert not other.has_range
