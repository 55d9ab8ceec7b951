"""Charts in a browser, from `file://` and under the page's own policy."""

import re

import pytest

from parledger.pages import build_pages, render_page
from tests.pages.activity.scene import storied
from tests.pages.test_hostile import files_on_disk

pytestmark = pytest.mark.needs_chromium

CYCLE_PAGE = "mau-2020/index.html"


@pytest.fixture(scope="module")
def site(environment, tmp_path_factory):
    """The scene on disk, with a history."""
    pages = {page.path: render_page(environment, page) for page in build_pages(storied())}
    return files_on_disk(pages, tmp_path_factory.mktemp("site"))


@pytest.fixture
def tab(browser):
    """A page that remembers what it asked for and what went wrong in it."""
    context = browser.new_context(viewport={"width": 1200, "height": 900}, color_scheme="light")
    page = context.new_page()
    page.wrong, page.asked = [], []
    page.on("console", lambda message: page.wrong.append(message.text))
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    yield page
    assert page.wrong == []
    assert [url for url in page.asked if not url.startswith("file:")] == []
    context.close()


def draw(tab, chart):
    """Scroll a chart into view and wait until it stands."""
    tab.locator(f"figure[data-chart={chart}]").first.scroll_into_view_if_needed()
    tab.wait_for_selector(f"figure[data-chart={chart}][data-drawn] svg.marks")
    return tab.locator(f"figure[data-chart={chart}]").first


@pytest.mark.parametrize(
    ("path", "charts"),
    [
        (CYCLE_PAGE, ("ranking", "profile", "heatmap", "gap", "gap_criteria")),
        ("en/mau-2020/changes/index.html", ("changes",)),
        ("mau-2020/trail/index.html", ("activity",)),
    ],
)
def test_charts_are_drawn_without_a_word_from_the_browser(site, tab, path, charts):
    """Every chart of the page, no violation of the policy, nothing asked of another host."""
    tab.goto((site / path).as_uri())
    for chart in charts:
        draw(tab, chart)


def test_vega_is_loaded_only_where_there_is_a_chart(site, tab):
    """A unit's page never asks for it; a cycle's does when a chart comes near."""
    tab.goto((site / "mau-2020/xa-a/index.html").as_uri())
    tab.wait_for_timeout(300)
    assert not any("vega.js" in url for url in tab.asked)
    tab.goto((site / CYCLE_PAGE).as_uri())
    draw(tab, "ranking")
    assert any("vega.js" in url for url in tab.asked)


def test_axes_have_a_decimal_comma_in_vietnamese(site, tab):
    """The numbers of an axis with steps below one."""
    texts = {}
    for lang in ("", "en/"):
        tab.goto((site / lang / CYCLE_PAGE).as_uri())
        figure = draw(tab, "gap_criteria")
        texts[lang] = figure.locator("svg.marks").text_content()
    assert re.search(r"\d,\d", texts[""])
    assert not re.search(r"\d\.\d", texts[""].replace("1.1", "").replace("1.3", ""))
    assert re.search(r"[02-9]\.\d", texts["en/"])


def test_final_is_filled_and_self_is_hollow(site, tab):
    """As everywhere: the final mark has the accent, the self-score that of the paper."""
    tab.goto((site / CYCLE_PAGE).as_uri())
    figure = draw(tab, "ranking")
    fills = figure.locator("svg.marks path[aria-roledescription=point]").evaluate_all(
        "marks => marks.map(mark => mark.getAttribute('fill'))"
    )
    tokens = tab.evaluate(
        "['--accent', '--paper'].map(n => getComputedStyle(document.documentElement)"
        ".getPropertyValue(n).trim())"
    )
    assert set(fills) == set(tokens)
    assert fills.count(tokens[0]) == fills.count(tokens[1]) == 3


def test_dark_is_drawn_anew_in_its_own_colours(site, tab):
    """The reader's choice of theme repaints the chart."""
    tab.goto((site / CYCLE_PAGE).as_uri())
    draw(tab, "ranking")
    tab.click("[data-theme-toggle]")
    figure = tab.locator("figure[data-chart=ranking][data-drawn=dark]")
    figure.wait_for()
    accent = tab.evaluate(
        "getComputedStyle(document.documentElement).getPropertyValue('--accent').trim()"
    )
    assert figure.locator(f"svg.marks path[fill='{accent}']").count() == 3
    assert figure.locator("svg.marks").count() == 1


def test_the_room_is_kept_before_the_drawing_comes(site, tab):
    """Drawing a chart moves what is below it by no more than a line."""
    tab.goto((site / CYCLE_PAGE).as_uri())
    before = tab.evaluate("document.documentElement.scrollHeight")
    for chart in ("ranking", "profile", "heatmap", "gap", "gap_criteria"):
        draw(tab, chart)
    assert abs(tab.evaluate("document.documentElement.scrollHeight") - before) < 5 * 24


def test_a_tooltip_tells_the_printed_figures(site, tab):
    """To the last digit as the table has them, under the policy."""
    tab.goto((site / CYCLE_PAGE).as_uri())
    figure = draw(tab, "ranking")
    figure.locator("svg.marks path[aria-roledescription=point]").last.hover()
    tab.wait_for_selector("#vg-tooltip-element.visible")
    said = tab.text_content("#vg-tooltip-element")
    assert "Xã C" in said
    shown = storied().results.cycles["mau-2020"].unit("xa-c").shown_index
    assert shown.replace(".", ",") in said


def test_without_scripts_the_table_is_there(site, browser):
    """The figures of every chart, and no empty place for a drawing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / CYCLE_PAGE).as_uri())
    figure = page.locator("figure[data-chart=heatmap]")
    assert not figure.locator(".chart-box").is_visible()
    figure.locator("summary").click()
    assert figure.locator("tbody tr").count() == 3
    assert figure.locator("tbody tr").first.is_visible()
    context.close()


@pytest.mark.parametrize(
    "path",
    [
        CYCLE_PAGE,
        "mau-2020/changes/index.html",
        "mau-2020/methodology/index.html",
        "mau-2020/timetable/index.html",
        "mau-2020/communes/1/index.html",
        "mau-2020/communes/1.2/index.html",
        "en/about/index.html",
    ],
)
def test_no_page_is_wider_than_a_phone(site, tab, path):
    """With its charts drawn; wide tables scroll by themselves."""
    tab.set_viewport_size({"width": 390, "height": 800})
    tab.goto((site / path).as_uri())
    for name in tab.locator("figure[data-chart]").evaluate_all(
        "all => all.map(f => f.dataset.chart)"
    ):
        draw(tab, name)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
