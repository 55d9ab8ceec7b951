"""The page of an area: units ranked in it, its criteria with the block's means."""

from fractions import Fraction

import pytest

from parledger.model.words import fixed_decimal
from parledger.pages.area import area_context, area_pages
from parledger.pages.inputs import find_inputs
from tests.pages.scene import report_of, scene, scope_of, texts
from tests.report.test_summaries import PENALTY


def context_of(report, code, lang="vi"):
    """The context of a node of 2020."""
    scope = scope_of(report, lang)
    return area_context(scope, scope.block.criteria.nodes[code])


def test_every_area_has_a_page():
    """Areas and inner nodes alike, never leaves."""
    report = scene()
    paths = {page.path for page in area_pages(report, "en", find_inputs(report))}
    assert paths == {
        f"en/mau-{year}/communes/{area}/index.html" for year in (2019, 2020) for area in "12"
    }


def test_units_are_ranked_by_the_area_alone():
    """Area 2 is the survey and one yes: 90, 80 and 50 of 100; the unranked unit has no rank."""
    rows = context_of(scene(), "2")["rows"]
    # 4 * 90/100 + 2 of 6, and so on.
    expected = [Fraction(560, 6), Fraction(520, 6), Fraction(400, 6)]
    assert [row.name for row in rows] == ["Xã B", "Xã A", "Xã C"]
    assert [row.index for row in rows] == [
        fixed_decimal(index, 2).replace(".", ",") for index in expected
    ]
    assert [row.rank for row in rows] == ["1", "2", "–"]


def test_the_answer_has_mean_and_range():
    """Of the three indices above."""
    mean = fixed_decimal(Fraction(560 + 520 + 400, 18), 2).replace(".", ",")
    answer = context_of(scene(), "2")["answer"]
    assert answer == (
        f"Trung bình cả khối đạt {mean} % số điểm; thấp nhất 66,67 %, cao nhất 93,33 %."
    )


def test_children_show_the_blocks_mean():
    """2.1: 3.6, 3.2 and 2 of 4 points; 2.2: everything."""
    first, second = context_of(scene(), "2")["children"]
    assert (first.mean, first.share, first.share_at) == ("2,93", "73,3", "73.3%")
    assert (second.mean, second.share) == ("2", "100,0")
    assert first.href.endswith("mau-2020/communes/2.1/index.html")


def test_a_unit_without_figures_stands_last():
    """A dash, never a zero."""
    files = texts()
    del files["scores/mau-2020/xa-b/self.yaml"]
    del files["scores/mau-2020/xa-b/appraisal-1.yaml"]
    last = context_of(report_of(files), "2")["rows"][-1]
    assert (last.name, last.points, last.index, last.rank) == ("Xã B", "–", "–", "–")


def test_a_penalty_has_no_index():
    """A penalty with children: its cap in words, units by points, no ranks."""
    files = texts()
    leaf = PENALTY.replace("counts: penalty\n    cap: 2\n    ", "")
    leaf = leaf.replace('id: "3"', 'id: "3.1"').replace("\n", "\n    ").rstrip()
    files["criteria/set.yaml"] += (
        '  - id: "3"\n    title: Điểm trừ\n    max_points: 2\n    counts: penalty\n    cap: 2\n'
        f"    criteria:\n    {leaf}\n"
    )
    for path in files:
        if path.endswith("self.yaml"):
            files[path] += '  "3.1": {value: 1}\n'
    context = context_of(report_of(files), "3")
    assert "giới hạn 2 điểm" in context["answer"]
    assert {row.rank for row in context["rows"]} == {"–"}
    assert {row.points for row in context["rows"]} == {"1"}


@pytest.mark.parametrize("lang", ["", "en/"])
def test_the_page_renders(render, lang):
    """In both languages, with links to its criteria and to the next area."""
    html = render(f"{lang}mau-2020/communes/1/index.html")
    assert 'mau-2020/communes/1.1/index.html"' in html
    assert 'rel="next"' in html
