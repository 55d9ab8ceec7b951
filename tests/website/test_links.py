"""The link check: what it finds, what it lets pass, and what it does not mistake for a link."""

from __future__ import annotations

import pytest

from parledger.website.links import (
    DEAD,
    FOREIGN,
    NO_ANCHOR,
    Findings,
    SiteMap,
    ids_of,
    name_missing,
    read_links,
)

FILES = frozenset({"index.html", "a/index.html", "a/b/index.html", "assets/x y.css", "404.html"})


def check(pages: dict[str, str], *, base: str = "/") -> dict[tuple[str, str], tuple[str, int]]:
    """What is wrong with these pages, as {(code, target): (first page, pages)}."""
    site = SiteMap(FILES | set(pages), base=base)
    findings = Findings()
    for path, html in pages.items():
        read_links(site, path, html, findings)
    if missing := findings.missing():
        name_missing(site, pages.items(), missing, findings)
    return findings.wrong


@pytest.mark.parametrize(
    "html",
    [
        '<a href="../index.html">',
        '<a href="b/index.html?x=1#">',
        "<a class='k' href='b/index.html'>",
        '<a\n href = "b/index.html">',
        '<link rel="stylesheet" href="../assets/x%20y.css">',
        '<a href="#here">x</a><p id="here">',
        '<a href="index.html#v%E1%BB%8B">x</a><p id="vị">',
        '<a href="https://example.org/?a=1&amp;b=2">',
        '<a href="mailto:a@example.org">',
        '<link rel="canonical" href="https://example.org/">',
        '<img src="data:image/png;base64,AAAA">',
        "<p>href=&#34;nowhere.html&#34; &lt;a href=&#34;nowhere.html&#34;&gt;</p>",
        '<p>href="nowhere.html"</p>',
        '<svg><use href="#mark"/><g id="mark"/></svg>',
    ],
)
def test_good_links_pass(html):
    """Relative files, anchors in any spelling, addresses that a reader may follow, mere text."""
    assert check({"a/index.html": html}) == {}


@pytest.mark.parametrize(
    ("html", "code", "target"),
    [
        ('<a href="nowhere.html">', DEAD, "a/nowhere.html"),
        ('<a href="b/">', DEAD, "a/b/"),
        ('<a href="b">', DEAD, "a/b"),
        ('<a href="/index.html">', DEAD, "/index.html"),
        ('<a href="../../index.html">', DEAD, "../index.html"),
        ('<script src="x.js"></script>', DEAD, "a/x.js"),
        ('<a href="#gone">', NO_ANCHOR, "a/index.html#gone"),
        ('<a href="b/index.html#gone">', NO_ANCHOR, "a/b/index.html#gone"),
        ('<script src="https://example.org/x.js"></script>', FOREIGN, "https://example.org/x.js"),
        ('<link rel="stylesheet" href="//example.org/x.css">', FOREIGN, "//example.org/x.css"),
        ('<img src="http://example.org/x.png">', FOREIGN, "http://example.org/x.png"),
        ('<a href="javascript:alert(1)">', FOREIGN, "javascript:alert(1)"),
        ('<a href="//example.org">', FOREIGN, "//example.org"),
        ('<iframe src="https://example.org"></iframe>', FOREIGN, "https://example.org"),
    ],
)
def test_bad_links_are_found(html, code, target):
    """Folders and addresses from the root count as dead: they do not open from file://."""
    pages = {"a/index.html": html, "a/b/index.html": '<p id="other">'}
    assert check(pages) == {(code, target): ("a/index.html", 1)}


def test_one_cause_is_one_message_with_the_number_of_pages():
    """A layout's dead link is named once, at its first page."""
    pages = {f"a/{n}.html": '<a href="gone.html"><a href="gone.html">' for n in (3, 1, 2)}
    assert check(pages) == {(DEAD, "a/gone.html"): ("a/1.html", 3)}


def test_the_page_for_any_address_may_link_from_the_root():
    """404.html is shown at any depth, under the site's own path and no other."""
    assert check({"404.html": '<a href="/cchc/a/index.html">'}, base="/cchc/") == {}
    assert check({"404.html": '<a href="/a/index.html">'}, base="/cchc/") == {
        (DEAD, "/a/index.html"): ("404.html", 1)
    }


def test_ids_are_read_from_tags_alone():
    """Neither text nor other attributes that end in id."""
    html = '<p id="a"><b data-id="no">id="no"</b><i class=x id=\'b&amp;c\'>'
    assert ids_of(html) == {"a", "b&c"}


def test_what_processes_found_is_joined():
    """Counts add up, the first page is the first by name, places meet over processes."""
    site = SiteMap(FILES)
    one, two = Findings(), Findings()
    read_links(site, "a/index.html", '<a href="b/index.html#p"><a href="x.html">', one)
    read_links(site, "a/b/index.html", '<p id="p"><a href="../x.html">', two)
    two.add(one)
    assert two.missing() == frozenset()
    assert two.wrong == {(DEAD, "a/x.html"): ("a/b/index.html", 2)}
