"""A whole workspace of hostile texts, built: nothing runs, nothing is evaluated, all of it is read."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile

import html5lib
import pytest

from tests.site import hostile
from tests.site.reading import Site

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def data_of(page: str) -> list[str]:
    """What stands in a page's data blocks for scripts, as written."""
    return re.findall(r'<script type="application/json">(.*?)</script>', page, re.DOTALL)


@pytest.fixture(scope="module")
def trees(hostile_site):
    """Every page as a browser reads it."""
    return {
        page: html5lib.parse(hostile_site.text(page), namespaceHTMLElements=False)
        for page in hostile_site.pages
    }


def test_nothing_typed_becomes_an_element_or_an_attribute(trees):
    """As a browser reads every page: no script, no handler, no picture, no frame of theirs."""
    ours = {"src", "defer", "type"}
    for page, tree in trees.items():
        for node in tree.iter():
            if not isinstance(node.tag, str):
                continue
            names = set(map(str, node.keys()))
            assert node.tag not in ("img", "iframe", "object", "embed", "base", "form"), page
            assert not any(name.startswith("on") or name == "style" for name in names), page
            if node.tag == "script":
                assert names <= ours, page
                assert node.get("type") == "application/json" or "assets/" in node.get("src"), page


def test_no_link_runs_anything(trees):
    """Relative, or https as the person typed it; nothing else."""
    for page, tree in trees.items():
        for node in tree.iter("a"):
            href = node.get("href", "")
            relative = re.fullmatch(r"(/a/)?(\.\./)*[\w./-]*(#[\w.-]+)?", href)
            assert relative or href.startswith("https://"), (page, href)


def test_no_template_and_no_formula_is_evaluated(hostile_site):
    """The product in the braces is nowhere; the braces are."""
    braces = 0
    for name in hostile_site.names:
        data = (hostile_site.folder / name).read_bytes()
        assert hostile.EVALUATED.encode() not in data, name
        braces += data.count(b"31337*3")
    assert braces > 1000


@pytest.mark.parametrize("edition", ["site", "site-internal"])
def test_what_is_typed_is_read_on_the_page(hostile_workspace, edition):
    """Whole and unchanged, wherever its mark stands in running text of a unit's page."""
    site = Site(hostile_workspace / edition)
    tree = html5lib.parse(site.text("c-2020/xa-mot/index.html"), namespaceHTMLElements=False)
    whole = 0
    for node in tree.iter():
        for text in (node.text, node.tail):
            found = re.search(r"[TP]\d{4}[TP](?= [\"'])", text or "")
            if found and isinstance(node.tag, str) and node.tag != "script":
                attack = hostile.ATTACK.format(mark=found[0], long=hostile.LONG_WORD)
                assert f"{found[0]} {attack}" in text, found[0]
                whole += 1
    assert whole > 100


def test_data_for_charts_cannot_end_their_script(hostile_site):
    """JSON that holds neither `<` nor `&`, and still says what was typed."""
    blocks = [block for page in hostile_site.pages for block in data_of(hostile_site.text(page))]
    assert len(blocks) > 10
    for block in blocks:
        assert not re.search("[<>&']", block)
        json.loads(block)
    assert any("<script>" in json.dumps(json.loads(block)) for block in blocks)


def test_the_finders_index_is_data(hostile_site):
    """One assignment of JSON; names are those typed."""
    text = hostile_site.text("assets/finder-data.js")
    rows = json.loads(text.removeprefix("window.parledgerFinder=").rstrip().removesuffix(";"))
    assert len(rows) == 3
    assert all("<script>" in name and "<script>" in place for name, place, _ in rows)
    assert all(re.fullmatch(r"[a-z0-9/.-]+", path) for _, _, path in rows)


def test_downloads_hold_no_formula(hostile_site):
    """Every text cell of every CSV is guarded; workbooks hold texts, not formulas."""
    tables = [name for name in hostile_site.names if name.endswith(".csv")]
    books = [name for name in hostile_site.names if name.endswith(".xlsx")]
    assert len(tables) == len(books) == 8
    guarded = 0
    for name in tables:
        for row in csv.reader(io.StringIO(hostile_site.text(name))):
            for cell in row:
                assert not cell.startswith(FORMULA) or re.fullmatch(r"-[\d.]+", cell), cell[:40]
                guarded += cell.startswith(("'=", "'+"))
    assert guarded > 10
    for name in books:
        with zipfile.ZipFile(hostile_site.folder / name) as packed:
            for member in packed.namelist():
                assert b"<f>" not in packed.read(member), (name, member)


def test_the_sitemap_lists_addresses_only(hostile_site):
    """Made of ids; no text that was typed."""
    listed = hostile_site.text("sitemap.xml")
    assert "https://example.org/a/c-2020/xa-mot/index.html" in listed
    assert not re.search(r"[TP]\d{4}[TP]|&lt;|script", listed)


STICKS_OUT = """width => [...document.querySelectorAll("body *")]
    .filter(e => !e.closest("table, .scroll, .chart, .hidden-label") && !e.querySelector("table"))
    .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > width + 1)
    .map(e => e.outerHTML.slice(0, 80))"""


@pytest.mark.needs_chromium
@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_runs_in_a_browser_and_nothing_breaks_the_page(hostile_site, browser, width):
    """Every kind of page, clicked through; a word of 280 letters breaks, but in a table."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    tab, wrong = context.new_page(), []
    tab.on("console", lambda said: wrong.append(said.text))
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("dialog", lambda dialog: wrong.append(dialog.message))
    kinds = hostile_site.kinds
    # 404.html is shown at any address: its own links begin at the root of a server.
    for pages in (kinds[kind] for kind in kinds.keys() - {"lost"}):
        for page in {pages[0], pages[-1], *[p for p in pages if "2020/index" in p][:1]}:
            tab.goto(hostile_site.address(page))
            tab.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
            assert tab.evaluate("window.hacked") is None, page
            assert tab.evaluate(STICKS_OUT, width) == [], page
    assert wrong == []
    context.close()


@pytest.mark.needs_chromium
def test_the_finder_and_the_charts_show_hostile_names_as_text(hostile_site, browser):
    """Scripts put them into the page as text too."""
    tab = browser.new_page()
    tab.goto(hostile_site.address("index.html"))
    tab.fill("#finder", "window hacked")
    tab.wait_for_selector(".finder-list a")
    assert "<script>" in tab.text_content(".finder-list a")
    tab.goto(hostile_site.address("c-2020/index.html"))
    for figure in tab.locator("figure[data-chart]").all():
        figure.scroll_into_view_if_needed()
    tab.locator("figure[data-drawn]").nth(1).wait_for()
    assert tab.evaluate("window.hacked") is None
    assert tab.locator("main img, .chart-stage script, .chart-stage a").count() == 0
    tab.close()
