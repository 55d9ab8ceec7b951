"""Every built page, read as HTML: valid, titled, linked, in two languages, light."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest

from parledger.pages.kinds import PAGE_KINDS
from tests.site.reading import Site, parse, target_of

MOST_BYTES = 150_000
"""HTML, style sheets and fonts of a unit page over the wire."""


def english(page: str) -> bool:
    return page.startswith("en/")


def heads(site: Site) -> dict[str, str]:
    """Page -> its text up to <main>: enough for what a head holds."""
    return {page: site.text(page).partition("<main")[0] for page in site.pages}


def test_every_kind_of_page_is_there(site):
    """What the table of kinds lists, prose, and the page for lost readers; each in both languages."""
    wanted = {name for name, _ in PAGE_KINDS} | {"prose"}
    assert wanted | {"lost"} == set(site.kinds)
    for kind in wanted:
        assert {english(page) for page in site.kinds[kind]} == {True, False}, kind


def test_sampled_pages_parse_without_an_error(site):
    """html5lib, strict: three of each kind in each language, the shortest and longest among them."""
    looked_at = 0
    for pages in site.kinds.values():
        for group in ([p for p in pages if english(p)], [p for p in pages if not english(p)]):
            by_size = sorted(group, key=lambda page: len(site.text(page)))
            for page in {by_size[i] for i in (0, len(by_size) // 2, -1) if by_size}:
                html5lib.HTMLParser(strict=True).parse(site.text(page))
                looked_at += 1
    assert looked_at > 30


def test_every_page_has_its_language_and_one_heading(site):
    """`lang` follows the address; exactly one h1 with words in it, and main to skip to."""
    for page in site.pages:
        text = site.text(page)
        assert f'<html lang="{"en" if english(page) else "vi"}">' in text, page
        (heading,) = re.findall(r"<h1[^>]*>(.*?)</h1>", text, re.DOTALL)
        assert re.sub(r"<[^>]*>", "", heading).strip(), page
        assert text.count('<main id="content"') == 1, page


def test_every_title_is_its_pages_own(site):
    """No two pages of one language share a title."""
    seen: dict[tuple[bool, str], list[str]] = defaultdict(list)
    for page, head in heads(site).items():
        titles = re.findall(r"<title>([^<]+)</title>", head)
        assert len(titles) == 1, page
        seen[english(page), titles[0]].append(page)
    assert {title: pages for (_, title), pages in seen.items() if len(pages) > 1} == {}


def test_no_id_stands_twice_in_a_page(site):
    """Anchors, labels and descriptions lead to one place."""
    for page in site.pages:
        ids = re.findall(r'<[^>]+\sid="([^"]*)"', site.text(page))
        assert len(ids) == len(set(ids)), page
        assert "" not in ids, page


def test_nothing_is_inline(site):
    """No style, no handler, no script but data; the policy stands on every page and is strict."""
    for page in site.pages:
        text = site.text(page)
        for rest in re.findall(r"<script\b([^>]*)>", text):
            assert " src=" in rest or 'type="application/json"' in rest, page
        assert not re.search(r"<[^>]*\s(style|on[a-z]+)=|<style\b|<base\b|<iframe\b", text), page
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
        assert policy, page
        assert "unsafe-inline" not in policy[1], page
        assert "'unsafe-eval'" not in policy[1], page
        for part in ("default-src 'self'", "script-src 'self'", "object-src 'none'"):
            assert part in policy[1], page


def test_every_link_leads_to_a_file_and_its_anchor_to_an_element(site):
    """As a second reader of links finds them; none needs a server to add `index.html`."""
    ids: dict[str, set[str]] = {}
    wanted: dict[tuple[str, str], str] = {}
    for page in site.pages:
        text = site.text(page)
        ids[page] = set(re.findall(r'<[^>]+\sid="([^"]*)"', text))
        for link in re.findall(r'<[^>]+\s(?:href|src)="([^"]*)"', text):
            assert link, page
            if re.match(r"(?:https|mailto):", link) or (page == "404.html" and link[0] == "/"):
                continue
            assert not re.match(r"[a-z]+:|/", link), (page, link)
            wanted.setdefault(target_of(page, link.replace("&amp;", "&")), page)
    assert len(wanted) > 1000
    names = set(site.names)
    assert {key: page for key, page in wanted.items() if key[0] not in names} == {}
    lost = {
        (there, anchor): page
        for (there, anchor), page in wanted.items()
        if anchor and anchor not in ids[there]
    }
    assert lost == {}


def test_every_page_has_its_twin_in_the_other_language(site):
    """And says where it is, on both sides."""
    pages = set(site.pages) - {"404.html"}
    assert {f"en/{page}" for page in pages if not english(page)} == set(filter(english, pages))
    for page in pages:
        twin = page.removeprefix("en/") if english(page) else f"en/{page}"
        links = re.findall(r'href="([^"]*)" lang="\w+" hreflang="(\w+)"', site.text(page))
        assert [(target_of(page, link)[0], lang) for link, lang in links] == [
            (twin, "vi" if english(page) else "en")
        ]


def test_invented_figures_are_said_to_be_invented(site, repository):
    """Every page of an illustrative cycle has the banner, no page of an official one has it."""
    for cycle in sorted((repository / "scores").iterdir()):
        invented = "provenance: illustrative" in (cycle / "cycle.yaml").read_text("utf-8")
        pages = [p for p in site.pages if p.removeprefix("en/").startswith(f"{cycle.name}/")]
        assert pages, cycle.name
        for page in pages:
            assert ('<aside class="banner">' in site.text(page)) is invented, page


def test_a_unit_page_is_light(site):
    """HTML, its style sheets and all fonts that it may ask for, compressed."""
    heaviest = max(site.kinds["unit"], key=lambda page: len(site.text(page)))
    sheets = {
        target_of(heaviest, link.attributes["href"])[0]
        for link in parse(site.text(heaviest)).all("link", rel="stylesheet")
    }
    fonts = {name for name in site.names if name.endswith(".woff2")}
    assert sheets
    assert fonts

    def weight(name: str) -> int:
        data = (site.folder / name).read_bytes()
        return len(data) if Path(name).suffix == ".woff2" else len(gzip.compress(data, mtime=0))

    assert sum(map(weight, {heaviest} | sheets | fonts)) < MOST_BYTES


@pytest.mark.parametrize("page", ["index.html", "en/index.html"])
def test_headings_do_not_skip_a_level(site, page):
    """Those who hear the page move by headings."""
    levels = [int(h.tag[1]) for h in site.tree(page).all() if re.fullmatch("h[1-6]", h.tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
