"""Pages that say what they depend on are not rendered again, and the links still hold."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest


def count_renderings(site):
    """Have every page note when it is rendered."""
    seen: list[str] = []

    def counting(page):
        context = page.context

        def noted():
            seen.append(page.path)
            return context()

        return replace(page, context=noted)

    site.pages = [counting(page) for page in site.pages]
    return seen


@pytest.fixture
def keyed(site):
    """The small site, every data page with a key."""
    site.pages = [replace(page, key=f"1 {page.path}") for page in site.pages]
    return site


def test_a_page_with_the_same_key_is_not_rendered_again(keyed):
    """Nothing changed: no page is rendered, and the site is what it was."""
    keyed.build()
    before, times = keyed.bytes(), keyed.times()
    seen = count_renderings(keyed)
    summary = keyed.build()
    assert seen == []
    assert (keyed.bytes(), keyed.times()) == (before, times)
    assert (summary.written, summary.unchanged) == (0, len(before))


def test_a_page_with_another_key_is_rendered(keyed):
    """One of them, alone."""
    keyed.build()
    keyed.add("c-2020/index.html", "new", key="2")
    seen = count_renderings(keyed)
    keyed.build()
    assert seen == ["c-2020/index.html"]
    assert "new" in keyed.read("c-2020/index.html")


def test_a_page_without_a_key_is_always_rendered(site):
    """The safe default."""
    site.build()
    seen = count_renderings(site)
    site.build()
    assert sorted(seen) == sorted(page.path for page in site.pages)


def test_another_template_renders_everything(keyed):
    """Keys speak of data; program and templates are looked at by the build itself."""
    keyed.build()
    old = (keyed.root / "site_templates/data.html").read_text(encoding="utf-8")
    keyed.write("site_templates/data.html", old.replace("<h1", "<h1 class='big'"))
    assert not keyed.build().failed
    assert all("class='big'" in keyed.read(page.path) for page in keyed.pages)


@pytest.mark.parametrize("harm", ["edit", "remove", "touch", "folder"])
def test_a_page_that_does_not_stand_as_it_was_written_is_rendered(keyed, harm):
    """Edited by hand, removed, or replaced: the build mends it."""
    keyed.build()
    whole = keyed.bytes()
    path = keyed.out / "c-2020/index.html"
    if harm == "edit":
        path.write_bytes(path.read_bytes().replace(b"Ti", b"to"))
    elif harm == "touch":
        os.utime(path, (0, 0))
    else:
        path.unlink()
    if harm == "folder":
        path.mkdir()
        (path / "x").write_text("x", encoding="utf-8")
    seen = count_renderings(keyed)
    keyed.build()
    assert seen == ["c-2020/index.html"]
    assert keyed.bytes() == whole


@pytest.mark.parametrize("text", ["", "{", "[]", '{"engine": 1}', '{"engine": "x", "pages": 3}'])
def test_notes_that_cannot_be_read_are_no_notes(keyed, text):
    """Everything is rendered, nothing is lost."""
    keyed.build()
    for notes in (keyed.root / ".parledger/site-cache").iterdir():
        notes.write_text(text, encoding="utf-8")
    seen = count_renderings(keyed)
    assert not keyed.build().failed
    assert len(seen) == len(keyed.pages)


def test_the_two_editions_do_not_share_notes(keyed):
    """Each output folder has its own."""
    keyed.build()
    seen = count_renderings(keyed)
    keyed.build(out=keyed.root / "other")
    assert len(seen) == len(keyed.pages)


def test_a_kept_page_whose_target_went_is_found(keyed):
    """Its own key is as before, and its link is dead all the same."""
    keyed.add("c-2020/index.html", links=("xa-a/index.html",), key="k")
    keyed.build()
    keyed.pages = [page for page in keyed.pages if "xa-a" not in page.path]
    summary = keyed.build()
    assert [(p.code, p.place.path) for p in summary.problems] == [("B101", "c-2020/index.html")]


def test_a_kept_page_whose_anchor_went_is_found(keyed):
    """The page linked to is still there, the place on it is not."""
    keyed.add("c-2020/index.html", links=("xa-a/index.html#p",), key="k")
    assert not keyed.build().failed
    slim = keyed.root / "site_templates" / "slim.html"
    slim.write_text('{% extends "data.html" %}{% block content %}<h1>x</h1>{% endblock %}')
    keyed.build()
    changed = keyed.add("c-2020/xa-a/index.html", key="2")
    keyed.pages[keyed.pages.index(changed)] = replace(changed, template="slim.html")
    summary = keyed.build()
    assert [(p.code, p.subject) for p in summary.problems] == [("B102", "c-2020/xa-a/index.html#p")]


def test_a_new_page_may_link_to_a_place_on_a_kept_one(keyed):
    """The kept page is read for that; a place it lacks is found."""
    keyed.build()
    keyed.add("c-2020/index.html", links=("xa-a/index.html#p",), key="2")
    assert not keyed.build().failed
    keyed.add("c-2020/index.html", links=("xa-a/index.html#q",), key="3")
    assert [(p.code, p.subject) for p in keyed.build().problems] == [
        ("B102", "c-2020/xa-a/index.html#q")
    ]


def test_served_pages_have_no_csp_and_the_others_do(keyed):
    """Live reload is an inline script; the published site never goes without."""
    keyed.build()
    assert "Content-Security-Policy" in keyed.read("c-2020/index.html")
    keyed.build(live=True)
    pages = {name: keyed.read(name) for name in keyed.bytes() if name.endswith(".html")}
    assert not [name for name, html in pages.items() if "Content-Security-Policy" in html]
    keyed.build()
    pages = {name: keyed.read(name) for name in keyed.bytes() if name.endswith(".html")}
    assert all("Content-Security-Policy" in html for html in pages.values())
