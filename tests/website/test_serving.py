"""The served site follows changes, survives mistakes, and goes without CSP."""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from parledger.website.serving import watched
from tests.website.conftest import ROOT, make_site

SERVER = """
import socket, sys
from pathlib import Path
from tests.website.conftest import make_site
from parledger.model.results import Results
from parledger.report import Report
from parledger.website import Rebuilt, SiteSettings, Watch, serve_site

site = make_site(Path(sys.argv[1]))
(site.root / "scores").mkdir()
(site.root / "scores" / "x.yaml").write_text("first")

def make():
    text = (site.root / "scores" / "x.yaml").read_text()
    if text == "wrong":
        return None
    site.add("index.html", text)
    report = Report("public", site.project, Results({}), site.info)
    return Rebuilt(report, tuple(site.pages), {})

with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]

def say(word):
    print(word, flush=True)

watch = Watch(make, lambda summary: say("built"), lambda error: say("refused"), say)
serve_site(SiteSettings(site.root, Path("site"), processes=1), watch, port=port)
"""


@pytest.fixture
def served(tmp_path):
    """A server of its own process: its root and its address."""
    root = tmp_path / "root"
    root.mkdir()
    child = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(root)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout.readline().strip() == "built"
    yield root, child.stdout.readline().strip()
    child.kill()
    child.wait()
    child.stdout.close()


def get(address: str) -> str:
    """A page, also where the answer is 404; waits for the server to listen."""
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - our own
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.read().decode()
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError(address)


def wait_for(address: str, text: str) -> str:
    """The page, once it has the text."""
    for _ in range(150):
        if text in (html := get(address)):
            return html
        time.sleep(0.1)
    raise AssertionError(f"{text} never came")


def test_changes_of_data_templates_and_prose_are_seen(served):
    """Each without a restart; a mistake in the data keeps the last good site on show."""
    root, address = served
    page = get(address + "index.html")
    assert "first" in page
    assert "livereload" in page
    assert "Content-Security-Policy" not in page
    (root / "scores" / "x.yaml").write_text("second")
    wait_for(address + "index.html", "second")
    (root / "scores" / "x.yaml").write_text("wrong")
    (root / "docs" / "guide.md").write_text("# New heading\n")
    time.sleep(1)
    assert "second" in get(address + "index.html")
    (root / "scores" / "x.yaml").write_text("third")
    wait_for(address + "index.html", "third")
    assert "New heading" in get(address + "guide.html")
    template = root / "site_templates" / "data.html"
    template.write_text(template.read_text().replace("<h1", "<h1 class='served'"))
    wait_for(address + "index.html", "class='served'")
    assert "Không tìm thấy trang này" in get(address + "nowhere.html")


def test_what_is_watched(tmp_path):
    """Data, prose, templates and settings; not the built sites, which would never come to rest."""
    site = make_site(tmp_path)
    for folder in ("units", "scores", "site", ".parledger"):
        (tmp_path / folder).mkdir()
    names = {path.relative_to(tmp_path).as_posix() for path in watched(site.root)}
    assert names == {"units", "scores", "docs", "site_templates", "mkdocs.yml"}
