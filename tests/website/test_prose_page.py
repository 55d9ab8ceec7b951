"""The page that searches the guides: over HTTP it finds, from a file it lists, never it breaks."""

from __future__ import annotations

import functools
import http.server
import threading
from pathlib import Path
from shutil import copytree

import pytest

from parledger.pipeline.site import SiteOrder, run_site

MINI = Path(__file__).parent.parent / "golden" / "mini"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The small golden project with this repository's own guides and templates."""
    root = copytree(MINI, tmp_path_factory.mktemp("prose") / "root")
    assert run_site(SiteOrder(root, Path("site"), "public")).summary is not None
    return root / "site"


@pytest.fixture(scope="module")
def address(built):
    """The built site over HTTP, below a folder as a forge publishes it."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *words):
            """Nothing to the terminal."""

    handler = functools.partial(Quiet, directory=str(built.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/site"
        server.shutdown()


@pytest.fixture
def opened(browser):
    """Opens a page; nothing may be said on its console."""
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    page.close()
    assert said == []


@pytest.mark.needs_chromium
@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("search.html", "tự chấm"),
        ("search.html", "tu cham"),
        ("search.html", "S107"),
        ("en/search.html", "self-assessment"),
    ],
)
def test_words_are_found_and_lead_to_their_place(opened, address, path, typed):
    """With and without marks, in the language of the page, below a folder; the link opens."""
    opened.goto(f"{address}/{path}")
    opened.get_by_role("searchbox", name="Từ" if path == "search.html" else "Words").fill(typed)
    first = opened.locator("[data-prose-search] li a").first
    first.wait_for(timeout=15000)
    assert any(
        letter.isdigit()
        for letter in opened.locator("[data-prose-search] [role=status]").inner_text()
    )
    first.click()
    opened.wait_for_url(lambda url: "search.html" not in url)
    assert ("/en/" in opened.url) == path.startswith("en/")
    assert opened.locator("h1").count() == 1
    assert opened.locator("h1").inner_text()


@pytest.mark.needs_chromium
def test_what_no_guide_has_is_said(opened, address):
    """In words, where a screen reader hears it."""
    opened.goto(f"{address}/search.html")
    opened.get_by_role("searchbox", name="Từ").fill("漢字")
    opened.get_by_text("Không có hướng dẫn nào").wait_for(timeout=15000)
    assert opened.locator("[data-prose-search] li").count() == 0


@pytest.mark.needs_chromium
@pytest.mark.parametrize("path", ["search.html", "en/search.html"])
def test_from_a_file_the_guides_are_listed(opened, built, path):
    """No field that cannot work, a sentence that says why, and every guide as a link."""
    opened.goto((built / path).as_uri())
    assert opened.locator("[data-prose-search]").is_hidden()
    assert "http" in opened.locator("[data-prose-search-away]").inner_text()
    assert opened.locator("main nav a").count() >= 4


def test_guides_lead_to_the_search(built):
    """Every page of prose names it among the guides, and it does not find itself."""
    for name in ("glossary.html", "en/glossary.html"):
        assert 'search.html">' in (built / name).read_text(encoding="utf-8")
    for name in ("search.html", "en/search.html"):
        assert "data-pagefind-body" not in (built / name).read_text(encoding="utf-8")
