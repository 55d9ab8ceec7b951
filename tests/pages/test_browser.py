"""The pages in a browser, from `file://`: found, sorted, filtered, light and dark, no wider than a phone."""

import pytest

from parledger.pages import build_pages, render_page
from parledger.website.finder import FINDER_PATH, finder_script
from tests.pages.scene import UNITS, report_of, texts
from tests.pages.test_hostile import files_on_disk

pytestmark = pytest.mark.needs_chromium

NAMES = UNITS.replace("Xã A", "Xã Mỹ Đức").replace("Xã B", "Xã Đồng Tháp").replace("Xã C", "Xã Mỹ")
PAGES = ("index.html", "mau-2020/index.html", "mau-2020/xa-a/index.html")


@pytest.fixture(scope="module")
def site(environment, tmp_path_factory):
    """The scene on disk, with the finder's index."""
    report = report_of(texts(UNITS=NAMES))
    pages = build_pages(report)
    folder = tmp_path_factory.mktemp("site")
    files_on_disk({page.path: render_page(environment, page) for page in pages}, folder)
    (folder / FINDER_PATH).write_bytes(finder_script(report, [page.path for page in pages]))
    return folder


@pytest.fixture
def tab(browser):
    """A page that remembers what went wrong in it."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme="light")
    page = context.new_page()
    page.wrong = []
    page.on("console", lambda message: page.wrong.append(message.text))
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    yield page
    assert page.wrong == []
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_a_phone(site, tab, path):
    """Wide tables scroll by themselves; the policy reports nothing."""
    tab.goto((site / path).as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390


def test_on_the_narrowest_phone_figures_are_in_sight(site, tab):
    """At 320 px: the first page's index column, and the steps of every criterion, need no pushing."""
    tab.set_viewport_size({"width": 320, "height": 800})
    tab.goto((site / "index.html").as_uri())
    edge = tab.evaluate("document.querySelector('.scroll').getBoundingClientRect().right")
    ends = tab.evaluate(
        "[...document.querySelectorAll('.ranking .index')].map((e) => e.getBoundingClientRect().right)"
    )
    assert ends
    assert max(ends) <= edge
    tab.goto((site / "mau-2020/xa-a/index.html").as_uri())
    wider = tab.evaluate(
        """() => {
            document.querySelectorAll("details").forEach((one) => (one.open = true));
            const boxes = [...document.querySelectorAll(".leaf-steps")];
            return boxes.map((box) => box.scrollWidth - box.clientWidth);
        }"""
    )
    assert wider
    assert set(wider) == {0}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("my duc", "Xã Mỹ Đức"),
        ("dong thap", "Xã Đồng Tháp"),
        ("Mỹ", "Xã Mỹ"),
        ("MY D", "Xã Mỹ Đức"),
    ],
)
def test_the_finder_finds_names_without_marks(site, tab, typed, first):
    """Folded, the exact name first, and Enter goes there."""
    tab.goto((site / "index.html").as_uri())
    tab.fill("#finder", typed)
    tab.wait_for_selector(".finder-list a")
    assert tab.text_content(".finder-list a").startswith(first)
    tab.press("#finder", "Enter")
    tab.wait_for_url("**/mau-2020/*/index.html")
    assert tab.text_content("h1") == first


def test_the_finder_says_when_there_is_nothing(site, tab):
    """In words, to those who hear the page too; Escape closes."""
    tab.goto((site / "en/mau-2020/index.html").as_uri())
    tab.fill("#finder", "zzz")
    tab.wait_for_selector(".finder-none")
    assert tab.text_content(".finder [role=status]") == "No unit found."
    tab.press("#finder", "Escape")
    assert tab.is_hidden(".finder-list")


def test_a_ranking_sorts_by_any_column(site, tab):
    """By name, by index, and back; a unit without a rank stays last."""
    tab.goto((site / "mau-2020/index.html").as_uri())
    names = (
        "[...document.querySelectorAll('#table-communes tbody th')].map(n => n.textContent.trim())"
    )
    ranked = tab.evaluate(names)
    tab.click("#table-communes thead th.unit button")
    assert tab.evaluate(names) == ["Xã Đồng Tháp", "Xã Mỹ", "Xã Mỹ Đức"]
    assert tab.get_attribute("#table-communes thead th.unit", "aria-sort") == "ascending"
    tab.click("#table-communes thead th.rank button")
    assert tab.evaluate(names) == ranked
    tab.click("#table-communes thead th.rank button")
    assert tab.evaluate(names)[-1] == "Xã Mỹ"


def test_light_and_dark_are_the_readers_choice(site, tab):
    """The button turns the page, and the next page remembers."""
    tab.goto((site / "mau-2020/index.html").as_uri())
    paper = "getComputedStyle(document.body).backgroundColor"
    light = tab.evaluate(paper)
    tab.click("[data-theme-toggle]")
    dark = tab.evaluate(paper)
    assert dark != light
    tab.goto((site / "mau-2020/xa-a/index.html").as_uri())
    assert tab.evaluate(paper) == dark


def test_a_link_to_a_criterion_opens_it(site, tab):
    """From the list of losses to the why."""
    tab.goto((site / "mau-2020/xa-a/index.html").as_uri())
    tab.click(".losses a")
    assert tab.evaluate("document.getElementById('c-1.1').open")


def test_without_scripts_nothing_is_missing(site, browser):
    """No field that does nothing; criteria open all the same."""
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((site / "mau-2020/xa-a/index.html").as_uri())
    assert tab.is_hidden("#finder")
    tab.click("details.leaf summary")
    assert tab.is_visible("details.leaf[open] .leaf-rule")
    context.close()


def test_a_unit_prints_as_its_sheet(site, browser):
    """In print the sheet is all there is."""
    tab = browser.new_page()
    tab.goto((site / "mau-2020/xa-a/index.html").as_uri())
    tab.emulate_media(media="print")
    assert tab.is_visible(".sheet")
    assert tab.is_hidden(".answer")
    assert tab.is_hidden(".bar")
    tab.close()
