"""A cycle's page: complete as a plain table, states named, nothing withheld shown."""

from fractions import Fraction

import html5lib
import pytest

from parledger.model.results import PublishedCheck
from parledger.pages import build_pages, render_page
from parledger.pages.cycle import cycle_context
from parledger.pages.cycle.published import make_published
from parledger.pages.cycle.ranking import make_ranking
from tests.pages.scene import CYCLE, report_of, scene, scope_of, texts
from tests.pages.unit.test_unit import text_of

PUBLISHED = """\
published:
  source: {{title: Bảng đã in, url: "https://example.org/bang"}}
  index: {{xa-a: 74.58, xa-b: 79.17}}
  rank: {{xa-a: 2, xa-b: 1}}
  tolerance: 0.01
"""


def _ranking(report=None):
    scope = scope_of(report or scene())
    return make_ranking(scope.report, scope.cycle, scope.block, "vi", "mau-2020/index.html")


def test_rows_by_rank_then_the_unranked():
    """xa-b: 0 + 3 + 0.5 + 3.6 + 2 = 9.1 of 12 leads; xa-c stands last, without a rank."""
    rows = _ranking().rows
    assert [(row.rank, row.name, row.index) for row in rows] == [
        ("1", "Xã B", "75,83"),
        ("2", "Xã A", "74,58"),
        ("–", "Xã C", "37,50"),
    ]
    assert rows[2].rank_order == ""
    assert rows[0].href == "../mau-2020/xa-b/index.html"


def test_columns_have_something_to_say():
    """Class, change and self-score are there; a state column only where states differ."""
    ranking = _ranking()
    assert (ranking.has_own, ranking.has_class, ranking.has_change) == (True, True, True)
    assert not ranking.has_state
    assert ranking.change_title == "Thay đổi so với năm 2019"


def test_the_page_is_complete_without_scripts(render):
    """Every unit, the unit not assessed and its reason, the downloads."""
    page = html5lib.parse(render("mau-2020/index.html"), namespaceHTMLElements=False)
    said = text_of(page)
    for text in ("Xã A", "Xã B", "Xã C", "Xã D", "Đang sắp xếp lại", "Mới thành lập"):
        assert text in said
    links = {link.get("href") for link in page.iter("a")}
    assert "../mau-2020/data/mau-2020-units.csv" in links
    assert "Số liệu minh họa" in said


def test_the_finding_is_the_ranking_in_words():
    """Who leads and the mean."""
    block = cycle_context(scene(), "vi", "mau-2020")["blocks"][0]
    assert block.finding == "Xã B đứng đầu với 75,83 điểm; trung bình của khối là 75,21."


def test_a_withheld_cycle_shows_states_and_no_figure():
    """Internal and not published: timetable and states only."""
    internal = CYCLE.replace("visibility: public", "visibility: internal")
    report = report_of(texts(CYCLE=internal))
    context = cycle_context(report, "vi", "mau-2020")
    assert context["withheld"]
    (block,) = context["blocks"]
    assert block.ranking is None
    assert next((row.name, row.state) for row in block.states) == ("Xã A", "Hội đồng đã thông qua")
    assert context["downloads"] == ()
    paths = {page.path for page in build_pages(report)}
    assert "mau-2020/index.html" in paths
    assert "mau-2020/xa-a/index.html" not in paths


def test_withheld_figures_are_nowhere_on_its_page(environment):
    """No index of it, and no digest of its files."""
    internal = CYCLE.replace("visibility: public", "visibility: internal")
    report = report_of(texts(CYCLE=internal))
    page = next(p for p in build_pages(report) if p.path == "mau-2020/index.html")
    html = render_page(environment, page)
    assert "75,83" not in html
    assert page.view.print_foot == ""


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        ([("xa-a", "0", 2), ("xa-b", "0", 1)],
         "Cả 2 đơn vị có hạng như bảng đã công bố; chỉ số trùng đến chữ số cuối ở tất cả đơn vị."),
        ([("xa-a", "-1/100", 2), ("xa-b", "0", 2)],
         ("1 trên 2 đơn vị có hạng như bảng đã công bố; chỉ số trùng đến chữ số cuối ở 1 đơn vị, "
         "chỗ khác lệch nhiều nhất 0,01.")),
    ],
)  # fmt: skip
def test_how_published_and_recomputed_agree(figures, sentence):
    """One sentence: ranks first, then how many agree to the last digit."""
    from dataclasses import replace

    scope = scope_of(report_of(texts(CYCLE=CYCLE + PUBLISHED.replace("79.17", "75.83"))))
    checks = tuple(
        PublishedCheck(unit, Fraction(75), rank, Fraction(difference), True)
        for unit, difference, rank in figures
    )
    cycle = replace(scope.cycle, published=checks)
    shown = make_published(scope.report, cycle, scope.block, "vi", "mau-2020/index.html")
    assert shown.sentence == sentence
