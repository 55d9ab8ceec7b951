"""A survey in a browser: wide, on a phone, without scripts, on paper; intervals before any order."""

import pytest

from parledger.pages import build_pages, render_page
from tests.pages.survey.scene import surveyed
from tests.pages.test_hostile import files_on_disk

pytestmark = pytest.mark.needs_chromium

PAGE = "mau-2021/survey/index.html"
QUESTION = "mau-2021/survey/hai-long/q1/index.html"
UNIT = "mau-2021/xa-a/index.html"
CHART = "figure[data-chart=satisfaction]"


@pytest.fixture(scope="module")
def site(environment, tmp_path_factory):
    """The scene on disk."""
    pages = {page.path: render_page(environment, page) for page in build_pages(surveyed())}
    return files_on_disk(pages, tmp_path_factory.mktemp("survey"))


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


def draw(tab):
    """Scroll the chart into view and wait until it stands."""
    figure = tab.locator(CHART).first
    figure.scroll_into_view_if_needed()
    tab.wait_for_selector(f"{CHART}[data-drawn] svg.marks")
    return figure


@pytest.mark.parametrize("path", [PAGE, f"en/{PAGE}", QUESTION])
def test_answers_are_drawn_as_bars_about_the_middle(site, tab, path):
    """One bar for each row and option that somebody ticked, its colour that of the style sheet."""
    tab.goto((site / path).as_uri())
    figure = draw(tab)
    fills = figure.locator("svg.marks path[aria-roledescription=bar]").evaluate_all(
        "bars => bars.map(bar => bar.getAttribute('fill'))"
    )
    tokens = tab.evaluate(
        "['--against-3', '--against-1', '--middle', '--for-1', '--for-3'].map(n =>"
        "getComputedStyle(document.documentElement).getPropertyValue(n).trim())"
    )
    assert set(fills) == set(tokens)
    rows = figure.locator(".chart-static li").count()
    assert len(fills) == rows * 5
    assert not figure.locator(".chart-static").is_visible()


def test_a_phone_keeps_the_drawing_of_the_page(site, tab):
    """Nothing is loaded for it; wording and figures stand in full."""
    tab.set_viewport_size({"width": 390, "height": 800})
    tab.goto((site / PAGE).as_uri())
    figure = tab.locator(CHART).first
    figure.scroll_into_view_if_needed()
    tab.wait_for_timeout(400)
    assert figure.locator(".chart-static").is_visible()
    assert figure.locator("svg.marks").count() == 0
    assert not any("vega.js" in url for url in tab.asked)
    assert "1. Nơi tiếp nhận sạch sẽ" in figure.inner_text()
    tab.set_viewport_size({"width": 1200, "height": 900})
    tab.wait_for_selector(f"{CHART}[data-drawn] svg.marks")


@pytest.mark.parametrize("path", [PAGE, f"en/{PAGE}", QUESTION, UNIT, "mau-2021/index.html"])
@pytest.mark.parametrize("width", [360, 390])
def test_no_page_is_wider_than_a_phone(site, tab, path, width):
    """Wide tables scroll by themselves."""
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto((site / path).as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1200, 390])
def test_the_interval_is_left_of_the_order(site, tab, width):
    """Whoever reads the table meets ballots and interval first, also after sorting."""
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto((site / PAGE).as_uri())
    tab.get_by_role("button", name="Tỷ lệ", exact=True).first.click()
    left = {
        head.inner_text().strip(): head.bounding_box()["x"]
        for head in tab.locator("table.standing-table thead th").all()
    }
    places = [
        next(x for text, x in left.items() if word in text) for word in ("(n)", "95", "Thứ tự")
    ]
    assert places == sorted(places)
    note = tab.locator("#standing .notice").bounding_box()
    table = tab.locator("table.standing-table").first.bounding_box()
    assert note["y"] + note["height"] <= table["y"]


def test_without_scripts_the_page_is_whole(site, browser):
    """Bars, questions, units and intervals; no empty place for a drawing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / PAGE).as_uri())
    figure = page.locator(CHART).first
    assert figure.locator(".chart-static").is_visible()
    assert not figure.locator(".chart-box").is_visible()
    assert page.locator("table.standing-table tbody tr").count() == 2
    assert page.locator("table.standing-table svg.whisker .m-final").count() == 2
    context.close()


def test_paper_has_bars_and_what_was_folded(site, tab):
    """In ink of the light theme, whatever was open on the screen."""
    tab.goto((site / PAGE).as_uri())
    draw(tab)
    tab.locator("details.standing summary").first.click()
    tab.emulate_media(media="print")
    assert tab.locator(".chart-static").first.is_visible()
    assert not tab.locator(".chart-box").first.is_visible()
    assert tab.locator("table.standing-table").first.is_visible()
    assert not tab.locator(".filter").first.is_visible()


def test_tones_can_be_told_from_the_paper_and_their_figures_read(site, tab):
    """Contrast of a bar's figure is 4.5 and more, in light and dark; ends are 3 from the paper."""
    script = """() => {
      const probe = document.createElement('span'); document.body.append(probe);
      const look = getComputedStyle(document.documentElement);
      const parts = name => { probe.style.color = look.getPropertyValue(name);
        return getComputedStyle(probe).color.match(/[0-9.]+/g).slice(0, 3).map(Number); };
      const light = name => { const [r, g, b] = parts(name).map(v => { v /= 255;
        return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
      const contrast = (a, b) => { const [x, y] = [light(a), light(b)];
        return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05); };
      const tones = ['against-3', 'against-2', 'against-1', 'middle', 'for-1', 'for-2', 'for-3'];
      return {read: tones.map(t => contrast('--' + t, '--on-' + t)),
              seen: ['against-3', 'for-3'].map(t => contrast('--' + t, '--paper'))};
    }"""
    tab.goto((site / PAGE).as_uri())
    for theme in ("light", "dark"):
        tab.emulate_media(color_scheme=theme)
        found = tab.evaluate(script)
        assert min(found["read"]) >= 4.5, (theme, found)
        assert min(found["seen"]) >= 3, (theme, found)
