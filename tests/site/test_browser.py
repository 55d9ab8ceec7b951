"""This repository's own site in a real browser: every kind of page, both languages, light and dark."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.site.building import ROOT

pytestmark = pytest.mark.needs_chromium

AXE = ROOT / "tests/node/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def _brought(path: str) -> str:
    """The commit on main with which a file came, as its page's address has it."""
    line = ("git", "-C", str(ROOT), "log", "--first-parent", "--diff-filter=A", "--format=%H")
    said = subprocess.run([*line, "--", path], check=True, capture_output=True, text=True)
    return said.stdout.split()[-1][:12]


PAGES = {
    "home": "index.html",
    "about": "about/index.html",
    "cycle": "minh-duc-2020/index.html",
    "cycle of two blocks": "thanh-ha-2023/index.html",
    "cycle withheld": "khe-trung-2020/index.html",
    "cycle with a published table": "ministries-2023/index.html",
    "unit": "minh-duc-2020/xa-an-binh/index.html",
    "unit unranked, with a plan": "huong-tra-2018/thi-xa-huong-tra/index.html",
    "criterion": "minh-duc-2020/communes/1.1.1/index.html",
    "area": "minh-duc-2020/communes/5/index.html",
    "methodology": "minh-duc-2020/methodology/index.html",
    "timetable": "thanh-ha-2023/timetable/index.html",
    "status": "minh-tinh-2020/status/index.html",
    "status withheld": "khe-trung-2020/status/index.html",
    "responses": "minh-duc-2020/status/responses/index.html",
    "survey": "binh-an-2021/survey/index.html",
    "surveys": "thanh-ha-2023/survey/index.html",
    "question": "minh-duc-2020/survey/hai-long-2020/q1/index.html",
    "publication": "minh-duc-2019/about/index.html",
    "evidence": "minh-duc-2020/evidence/index.html",
    "unit_evidence": "minh-duc-2020/xa-an-binh/evidence/index.html",
    "trail": "minh-duc-2020/xa-an-binh/trail/index.html",
    "activity": "minh-duc-2020/trail/index.html",
    "commit": f"minh-duc-2020/trail/{_brought('scores/minh-duc-2020/xa-an-binh/self.yaml')}/index.html",
    "compare": "minh-duc-2020/changes/index.html",
    "prose": "how-to-read.html",
    "search": "search.html",
    "problems": "problems.html",
    "lost": "404.html",
}
"""One page of every kind, and of kinds with several faces one of each."""

IN_BOTH = [
    pytest.param(prefix + path, id=f"{name}-{lang}")
    for name, path in PAGES.items()
    for lang, prefix in (("vi", ""), ("en", "en/"))
    if (lang, name) != ("en", "lost")
]

SMALL_TARGETS = """() => {
  const inline = e => getComputedStyle(e).display === "inline";
  const shown = e => e.checkVisibility({visibilityProperty: true}) && !e.closest(".skip, [hidden]");
  return [...document.querySelectorAll("a, button, input, summary")]
    .filter(e => shown(e) && !inline(e))
    .filter(e => { const r = e.getBoundingClientRect(); return r.height < 23.9 || r.width < 23.9 })
    .filter(e => e.getBoundingClientRect().left > -500)
    .map(e => e.outerHTML.slice(0, 120));
}"""


@contextmanager
def opened(browser: Any, base: str = "", **options: Any) -> Iterator[Any]:
    """A tab that lets no request leave `base` (or the disk) and forgives no error."""
    context = browser.new_context(**options)
    wrong: list[str] = []

    def gate(route: Any) -> None:
        if route.request.url.startswith((base or "file:", "data:", "blob:")):
            route.continue_()
        else:
            wrong.append(f"request to {route.request.url}")
            route.abort()

    def failed(request: Any) -> None:
        # A request that its own page broke off by going on to the next one is no failure.
        if request.failure != "net::ERR_ABORTED":
            wrong.append(f"{request.failure}: {request.url}")

    context.route("**/*", gate)
    tab = context.new_page()
    tab.on("console", lambda said: wrong.append(f"{said.type}: {said.text}"))
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("requestfailed", failed)
    yield tab
    assert wrong == []
    context.close()


def test_these_are_all_kinds(site):
    """Else a new kind of page would go unseen."""
    chosen = {kind for kind, pages in site.kinds.items() if set(pages) & set(PAGES.values())}
    assert chosen == set(site.kinds)
    assert set(PAGES.values()) <= set(site.pages)


def charts_drawn(tab: Any) -> int:
    """Bring every chart near the window and wait until it is drawn."""
    figures = tab.locator("figure[data-chart]")
    for place in range(figures.count()):
        figures.nth(place).scroll_into_view_if_needed()
        figures.nth(place).locator(".chart-stage svg").wait_for()
    tab.evaluate("scrollTo(0, 0)")
    return int(figures.count())


FACES: tuple[dict[str, Any], ...] = (
    {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}},
    {"color_scheme": "light", "viewport": {"width": 1440, "height": 900}},
)


def violations(tab: Any, *left_out: str) -> dict[str, list[str]]:
    """What axe finds against WCAG 2.2 AA: rule -> the first elements."""
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    # Without preload: it would fetch the style sheets, which a page from disk may not.
    options = {"runOnly": RULES, "preload": False, "resultTypes": ["violations"]}
    found = tab.evaluate(
        "([exclude, options]) => axe.run({include: [['html']], exclude}, options)",
        [[[one] for one in left_out], options],
    )
    assert len(found["passes"]) > 10
    return {
        rule["id"]: [node["html"][:160] for node in rule["nodes"][:3]]
        for rule in found["violations"]
    }


@pytest.mark.needs_node
@pytest.mark.parametrize("path", [param for param in IN_BOTH if not param.id.startswith("lost")])
def test_every_reader_can_use_it(site, browser, path):
    """Dark on a phone, light on a desk; some criteria and tables of charts open."""
    for face in FACES:
        with opened(browser, **face) as tab:
            tab.goto(site.address(path))
            opening = (
                "[...document.querySelectorAll('details')].slice(0, 6).forEach(d => d.open = true)"
            )
            tab.evaluate(opening)
            assert violations(tab, ".chart-stage") == {}, face["color_scheme"]


@pytest.mark.needs_node
@pytest.mark.parametrize("path", [PAGES["cycle"], PAGES["cycle with a published table"]])
def test_every_reader_can_use_the_charts(site, browser, path):
    """Once they are drawn, light and dark."""
    for face in FACES:
        with opened(browser, **face) as tab:
            tab.goto(site.address(path))
            assert charts_drawn(tab) > 0
            assert violations(tab) == {}, face["color_scheme"]


@pytest.mark.needs_node
def test_lost_readers_can_use_their_page(served, browser):
    """It is shown at any address, so its own links begin at the root: only a server shows it."""
    for face in FACES:
        with opened(browser, base=served, **face) as tab:
            tab.goto(f"{served}404.html")
            assert violations(tab) == {}


@pytest.mark.parametrize("path", [param for param in IN_BOTH if not param.id.startswith("lost")])
def test_it_fits_a_phone(site, browser, path):
    """At 390 pixels nothing makes the page scroll sideways; what is touched is 24 pixels high."""
    with opened(browser, viewport={"width": 390, "height": 844}) as tab:
        tab.goto(site.address(path))
        assert tab.evaluate("document.documentElement.scrollWidth") <= 390
        assert tab.evaluate(SMALL_TARGETS) == []
        tab.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        assert tab.evaluate("document.documentElement.scrollWidth") <= 390


def test_it_works_on_a_server_too(served, browser, site):
    """Every kind in both languages: nothing missing, no word on the console, no other host."""
    with opened(browser, base=served) as tab:
        for param in IN_BOTH:
            (path,) = param.values
            assert tab.goto(f"{served}{path}").status == 200
            if not path.startswith("en/"):
                charts_drawn(tab)


@pytest.mark.parametrize(
    ("typed", "name", "place"),
    [
        ("xa an binh", "Xã An Bình", "Huyện Minh Đức"),
        ("an binh", "Xã An Bình", "Huyện Minh Đức"),
        ("ĐỒNG D", "Xã Đồng Dực", "Huyện Minh Đức"),
        ("dong duc", "Xã Đồng Dực", "Huyện Minh Đức"),
        ("so tu phap", "Sở Tư pháp", ""),
        ("bo cong thuong", "Bộ Công Thương", "Bộ Nội vụ"),
    ],
)
def test_the_finder_finds_our_units(site, browser, typed, name, place):
    """Typed without marks, đ as d; by keyboard alone down to the unit's own page."""
    with opened(browser) as tab:
        tab.goto(site.address("index.html"))
        tab.focus("#finder")
        tab.keyboard.type(typed)
        first = tab.locator(".finder-list a").first
        first.wait_for()
        assert first.text_content().startswith(f"{name} {place}")
        tab.keyboard.press("ArrowDown")
        assert tab.evaluate("document.activeElement.textContent") == first.text_content()
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/*/*/index.html")
        assert tab.text_content("h1").strip() == name


def test_a_ranking_is_sorted_and_filtered(site, browser):
    """By any column both ways, by a part of a name without marks; the count is said aloud."""
    with opened(browser) as tab:
        tab.goto(site.address(PAGES["cycle"]))
        names = "[...document.querySelectorAll('#table-communes tbody tr')].filter(r => !r.hidden).map(r => r.cells[1].textContent.trim())"
        ranked = tab.evaluate(names)
        assert len(ranked) == 22
        heading = tab.locator("#table-communes thead th.unit")
        heading.locator("button").click()
        assert heading.get_attribute("aria-sort") == "ascending"
        by_name = tab.evaluate(names)
        assert by_name != ranked
        assert sorted(by_name) == sorted(ranked)
        heading.locator("button").press("Enter")
        assert tab.evaluate(names) == by_name[::-1]
        tab.locator("#table-communes thead th.rank button").click()
        assert tab.evaluate(names) == ranked
        tab.fill("#filter-communes", "duc")
        shown = tab.evaluate(names)
        assert shown
        assert all("Đức" in name or "Dực" in name or "Đục" in name for name in shown)
        assert str(len(shown)) in tab.text_content("#found-communes")
        tab.fill("#filter-communes", "")
        assert tab.evaluate(names) == ranked


def test_light_and_dark_stay_as_chosen(served, browser):
    """The button turns the page and its charts; the next page remembers; the system's is first."""
    paper = "getComputedStyle(document.body).backgroundColor"
    with opened(browser, base=served, color_scheme="dark") as tab:
        tab.goto(f"{served}{PAGES['cycle']}")
        dark = tab.evaluate(paper)
        tab.click("[data-theme-toggle]")
        light = tab.evaluate(paper)
        assert light != dark
        tab.goto(f"{served}{PAGES['unit']}")
        assert tab.evaluate(paper) == light
        tab.click("[data-theme-toggle]")
        assert tab.evaluate(paper) == dark


def test_a_unit_opens_each_point_to_its_why(site, browser):
    """From what was lost to the criterion; all open and all closed by one button."""
    with opened(browser) as tab:
        tab.goto(site.address(PAGES["unit"]))
        link = tab.locator(".losses a").first
        anchor = link.get_attribute("href").partition("#")[2]
        link.click()
        leaf = tab.locator(f"details[id='{anchor}']")
        assert leaf.evaluate("e => e.open")
        assert leaf.locator(".leaf-rule").is_visible()
        assert leaf.locator(".source").first.is_visible()
        every = tab.locator("details.leaf").count()
        tab.click("[data-open-all]")
        assert tab.locator("details.leaf[open]").count() == every
        tab.click("[data-close-all]")
        assert tab.locator("details.leaf[open]").count() == 0


@pytest.mark.parametrize("path", [PAGES["cycle"], PAGES["unit"], PAGES["criterion"], "index.html"])
def test_without_scripts_nothing_is_missing(site, browser, path):
    """The same words and figures; criteria and tables of charts open all the same."""
    words = "document.querySelector('main').innerText.replace(/\\\\s+/g, ' ')"
    with opened(browser, java_script_enabled=False) as tab:
        tab.goto(site.address(path))
        bare = tab.locator("main").inner_text()
        assert tab.locator(".js-only:visible").count() == 0
        folded = tab.locator("main details:not([open]):not(details details)")
        some, before = min(3, folded.count()), folded.count()
        for _ in range(some):
            folded.first.locator("> summary").click()
        assert folded.count() == before - some
    with opened(browser) as tab:
        tab.goto(site.address(path))
        tab.evaluate(
            "document.querySelectorAll('.js-only, .chart-stage, .chart-box').forEach(e => e.remove())"
        )
        assert tab.evaluate(words)
        full = tab.locator("main").inner_text()
    assert bare.split() == full.split()


@pytest.mark.parametrize("path", [PAGES["cycle"], PAGES["compare"], "en/" + PAGES["cycle"]])
def test_charts_are_drawn_and_tell_their_figures(site, browser, path):
    """Each mounts from file://, keeps the room it had, and says a figure under the pointer."""
    with opened(browser, viewport={"width": 1200, "height": 900}) as tab:
        tab.goto(site.address(path))
        before = tab.evaluate("document.documentElement.scrollHeight")
        assert charts_drawn(tab) > 0
        assert abs(tab.evaluate("document.documentElement.scrollHeight") - before) <= 40
        for figure in tab.locator("figure[data-chart]").all():
            assert figure.locator("details table tbody tr").count() > 0
        told = 0
        for figure in tab.locator("figure[data-drawn]").all():
            marks = figure.locator(
                ".chart-stage .mark-rect path, .chart-stage .mark-symbol path, .chart-stage .mark-bar path"
            )
            for mark in marks.all()[:3]:
                mark.hover(force=True)
                tab.wait_for_timeout(50)
                tip = tab.locator("#vg-tooltip-element")
                if tip.count() and any(letter.isdigit() for letter in tip.inner_text()):
                    told += 1
                    break
        assert told > 0


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("search.html", "tham dinh"),
        ("search.html", "thẩm định"),
        ("search.html", "diem"),
        ("en/search.html", "appraisal"),
    ],
)
def test_prose_is_found_by_its_words(served, browser, page, typed):
    """Over HTTP, with or without marks, in the page's own language; the hit opens."""
    with opened(browser, base=served) as tab:
        tab.goto(f"{served}{page}")
        tab.fill("#prose-search", typed)
        first = tab.locator("[data-prose-search] ol a").first
        first.wait_for()
        prefix = f"{served}en/" if page.startswith("en/") else served
        hits = tab.evaluate(
            "[...document.querySelectorAll('[data-prose-search] ol a')].map(a => a.href)"
        )
        assert all(hit.startswith(prefix) for hit in hits)
        assert [hit for hit in hits if "/en/" in hit] == (hits if "en/" in page else [])
        first.click()
        tab.wait_for_url(lambda url: "search.html" not in url)
        assert tab.locator("article.prose h1").count() == 1


def test_search_in_prose_stays_away_from_disk(site, browser):
    """Where it cannot work there is no dead field but the list of all guides."""
    with opened(browser) as tab:
        tab.goto(site.address("search.html"))
        assert tab.is_hidden("#prose-search")
        assert tab.locator("main nav a").count() >= 4


# --- print ---


@pytest.fixture(scope="module")
def printed(site, browser) -> Callable[[str], Path]:
    """A page as the browser prints it."""

    def printing(path: str, folder: Path) -> Path:
        tab = browser.new_page()
        tab.goto(site.address(path))
        target = folder / "page.pdf"
        tab.pdf(path=target, prefer_css_page_size=True, print_background=True)
        tab.close()
        return target

    return printing


def texts_of(pdf: Path) -> list[str]:
    """The text of every printed page, laid out."""
    words = ["pdftotext", "-layout", str(pdf), "-"]
    done = subprocess.run(words, capture_output=True, check=True, encoding="utf-8")
    return done.stdout.split("\f")[:-1]


def sizes_of(pdf: Path) -> set[tuple[int, int]]:
    """Width and height of every printed page, in millimetres."""
    words = ["pdfinfo", "-f", "1", "-l", "999", str(pdf)]
    done = subprocess.run(words, capture_output=True, check=True, encoding="utf-8")
    found = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts", done.stdout)
    return {(round(float(w) / 72 * 25.4), round(float(h) / 72 * 25.4)) for w, h in found}


@pytest.mark.needs_poppler
def test_a_unit_prints_as_the_sheet_it_signs(printed, tmp_path):
    """A4 landscape; heads, digest and date on every page; every criterion; a place to sign."""
    pdf = printed(PAGES["unit"], tmp_path)
    assert sizes_of(pdf) == {(297, 210)}
    pages = texts_of(pdf)
    assert 2 <= len(pages) <= 20
    for number, page in enumerate(pages, 1):
        if "Ghi chú" not in page:
            # The place for signatures may fall on a page without a row of the table.
            assert number == len(pages)
            continue
        for head in ("TT", "tiêu chí thành phần", "Giải trình", "Tài liệu kiểm chứng"):
            assert re.search(head, page, re.IGNORECASE), (number, head)
        assert f"{number}/{len(pages)}" in page
    whole = " ".join(" ".join(pages).split())
    assert re.search("biểu tự chấm điểm", whole, re.IGNORECASE)
    assert "Xã An Bình" in whole
    for code in ("1.1.1", "5.3", "8.1"):
        assert re.search(rf"(?<![\d.]){re.escape(code)}(?![\d.])", whole), code
    assert re.search("ký", pages[-1], re.IGNORECASE)


@pytest.mark.needs_poppler
def test_a_ranking_prints_whole(site, printed, tmp_path):
    """Upright A4, every unit with its index, none of the controls."""
    pdf = printed(PAGES["cycle of two blocks"], tmp_path)
    assert sizes_of(pdf) == {(210, 297)}
    pages = texts_of(pdf)
    whole = " ".join(" ".join(pages).split())
    squeezed = whole.replace(" ", "")
    tables = site.tree(PAGES["cycle of two blocks"]).all("table", class_="ranking")
    rows = [row for table in tables for row in table.first("tbody").all("tr")]
    assert len(rows) == 52
    for row in rows:
        assert row.first("td", class_="index").text in whole
        assert row.first("th").text.split()[-1] in squeezed
    assert "Lọc" not in whole
    assert f"{len(pages)}/{len(pages)}" in pages[-1]
