"""Everything a person typed is hostile: it may be read on the page, never do anything."""

import re

import html5lib
import pytest

from parledger.charts import SCRIPT_PATH, specs_script
from parledger.pages import build_pages, render_page
from tests.pages.scene import report_of, texts

EVIL = "<script>window.hacked=1</script><img src=x onerror=window.hacked=1>{{ 7*7 }}{% x %} & ' ]]>"
QUOTED = '"' + EVIL.replace('"', '\\"') + ' \\" onmouseover=\\"window.hacked=1"'


def _hostile() -> dict[str, str]:
    """The scene with the hostile text in place of every free text."""
    plain = re.compile(
        r"(title|name|why|reason|text|note|guide|what|product|plan|authority|chair): ([^,}\]\n{]+)"
    )

    def poison(text: str) -> str:
        return plain.sub(lambda match: f"{match[1]}: {QUOTED}", text)

    made = {path: poison(text) for path, text in texts().items()}
    assert sum(text.count("onmouseover") for text in made.values()) > 60
    return made


@pytest.fixture(scope="module")
def pages(environment):
    """Every data page of the hostile workspace, rendered."""
    report = report_of(_hostile())
    return {page.path: render_page(environment, page) for page in build_pages(report)}


def test_hostile_text_adds_no_element_and_no_attribute(pages):
    """Parsed as a browser does: no script of theirs, no handler, no image."""
    for path, html in pages.items():
        tree = html5lib.parse(html, namespaceHTMLElements=False)
        for node in tree.iter():
            assert node.tag != "img", path
            assert not any(str(name).startswith("on") for name in node.keys()), path  # noqa: SIM118
            if node.tag == "script" and node.get("type") != "application/json":
                assert node.get("src", "").startswith(("assets/", "../")), path


def test_hostile_text_is_still_read(pages):
    """Escaping keeps it: the unit's page shows the name as it was typed, braces and all."""
    tree = html5lib.parse(pages["mau-2020/xa-a/index.html"], namespaceHTMLElements=False)
    assert "".join(next(tree.iter("h1")).itertext()).startswith(EVIL)


@pytest.mark.needs_chromium
def test_hostile_text_does_nothing_in_a_browser(pages, browser, tmp_path):
    """Opened under the page's own policy and clicked through, nothing of it runs."""
    site = files_on_disk(pages, tmp_path)
    tab = browser.new_page()
    tab.goto((site / "mau-2020/xa-a/index.html").as_uri())
    tab.click("[data-open-all]")
    tab.hover("h1")
    assert tab.evaluate("window.hacked") is None
    tab.close()


def files_on_disk(pages: dict[str, str], folder):
    """The pages with the repository's assets beside them."""
    import shutil

    from tests.pages.conftest import ROOT

    shutil.copytree(ROOT / "site_templates" / "assets", folder / "assets")
    (folder / SCRIPT_PATH).write_text(specs_script(), encoding="utf-8")
    for path, html in pages.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(html, encoding="utf-8")
    return folder
