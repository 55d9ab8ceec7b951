"""Search in the guides: found without marks over HTTP, and no obstacle where pagefind is missing."""

from __future__ import annotations

import functools
import http.server
import sys
import threading

import pytest


@pytest.mark.parametrize("fault", ["no package", "no program", "fails"])
def test_without_pagefind_the_site_is_built_and_says_so(site, monkeypatch, tmp_path, fault):
    """A note in both languages; the rest is there."""
    import pagefind_bin

    broken = tmp_path / "pagefind"
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    if fault == "no package":
        monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    else:
        found = broken if fault == "fails" else None
        monkeypatch.setattr(pagefind_bin, "get_executable", lambda: found)
    summary = site.build()
    assert not summary.failed
    assert "pagefind" in summary.notes[0].vi
    assert "pagefind" in summary.notes[0].en
    assert not (site.out / "pagefind").exists()
    assert "guide.html" in site.bytes()


def test_the_index_is_the_same_in_every_build(site):
    """Six times over many pages in two languages: not a file differs."""
    for number in range(12):
        site.write(f"docs/g{number}.md", f"# Hướng dẫn {number}\n\nMỹ Đức {'x ' * number}\n")
        site.write(f"docs/en/g{number}.md", f"# Guide {number}\n\nwords {number}\n")
    site.write("mkdocs.yml", "site_name: x\n")
    site.build()
    assert [site.build().written for _ in range(5)] == [0] * 5


def test_an_index_is_made_anew_only_where_pages_changed(site, monkeypatch):
    """The same bytes from what was kept; a changed page is indexed again."""
    import pagefind_bin

    site.build()
    before = site.bytes()
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: "/nowhere/pagefind")
    assert site.build().notes == ()
    assert site.bytes() == before
    site.write("docs/guide.md", "# Hướng dẫn khác\n")
    with pytest.raises(FileNotFoundError):
        site.build()


@pytest.fixture
def address(site):
    """The built site over HTTP."""
    site.write("docs/guide.md", "# Hướng dẫn\n\nHuyện Mỹ Đức và tỉnh Đồng Tháp chấm điểm.\n")
    site.build()

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *words):
            """Nothing to the terminal."""

    handler = functools.partial(Quiet, directory=str(site.out))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.needs_chromium
@pytest.mark.parametrize("typed", ["my duc", "Mỹ Đức", "dong thap", "cham diem"])
def test_words_are_found_with_and_without_marks(address, browser, typed):
    """The page of prose, in the language of the page that asks."""
    page = browser.new_page()
    page.goto(f"{address}/guide.html")
    found = page.evaluate(
        """async (typed) => {
            const pagefind = await import("/pagefind/pagefind.js");
            const hits = (await pagefind.search(typed)).results;
            return Promise.all(hits.map(async (hit) => (await hit.data()).url));
        }""",
        typed,
    )
    page.close()
    assert found == ["/guide.html"]
