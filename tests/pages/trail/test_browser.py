"""The trail in a browser: a link opens its criterion, and paper shows all of them."""

import pytest

from parledger.pages import render_page
from tests.pages.test_hostile import files_on_disk
from tests.pages.trail.reading import pages_of
from tests.pages.trail.story import told_story

PATH = "mau-2020/xa-a/trail/index.html"

pytestmark = pytest.mark.needs_chromium


@pytest.fixture(scope="module")
def address(environment, tmp_path_factory):
    """The page on disk."""
    page = pages_of(told_story().report())[PATH]
    folder = tmp_path_factory.mktemp("trail") / "site"
    return (files_on_disk({PATH: render_page(environment, page)}, folder) / PATH).as_uri()


@pytest.fixture(params=[(390, "light"), (1440, "dark")], ids=str)
def tab(request, browser):
    """A phone and a desk, by day and by night."""
    width, theme = request.param
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=theme)
    yield page
    page.close()


def test_a_link_opens_its_criterion_in_view(address, tab):
    """The others stay folded; nothing is wider than the screen."""
    tab.goto(f"{address}#c-1.3")
    opened = tab.locator("details.leaf[open]")
    assert [one.get_attribute("id") for one in opened.all()] == ["c-1.3"]
    assert opened.bounding_box()["y"] < 900
    assert "Hội đồng quyết định 0,75 điểm" in opened.inner_text()
    width = tab.evaluate("document.documentElement.scrollWidth")
    assert width <= tab.viewport_size["width"]


def test_the_list_leads_to_the_criterion(address, tab):
    """A tap on what changed opens where it is told."""
    tab.goto(address)
    tab.click("a[href='#c-1.1']")
    assert tab.locator("#c-1\\.1").get_attribute("open") is not None


@pytest.mark.parametrize("scripts", [True, False])
def test_paper_shows_everything(address, browser, scripts):
    """Folded or not, with scripts or without: every station stands on the printed page."""
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(address)
    page.emulate_media(media="print")

    heights = [one.bounding_box() for one in page.locator("details.leaf .turn-what").all()]
    assert len(heights) == 12
    assert all(box is not None and box["height"] > 0 for box in heights)
    context.close()
