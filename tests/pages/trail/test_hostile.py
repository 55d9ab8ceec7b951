"""Everything in a history was typed by somebody: it is read on the page and does nothing."""

import json
from dataclasses import replace

import html5lib
import pytest

from parledger.model.trail import FieldChange, Gap, Handling
from parledger.pages import render_page
from tests.pages.test_hostile import files_on_disk
from tests.pages.trail.reading import pages_of, text_of
from tests.pages.trail.story import told_story
from tests.site.hostile import EVALUATED, Texts

FOLDER = "scores/mau-2020"
PAPERS = {"evidence", "document", "minutes", "source"}


@pytest.fixture(scope="module")
def say():
    """Hostile texts, each with its mark."""
    return Texts()


@pytest.fixture(scope="module")
def report(say):
    """The scene's history with an attack in place of every text of it."""
    story = told_story()
    story.commits = {
        name: replace(
            one,
            author=say("author", private=True),
            committer=say("committer", private=True),
            message=say("message", private=True),
        )
        for name, one in story.commits.items()
    }
    story.recorded = {
        name: Handling(
            say("request"),
            say("sender", private=True),
            (say("reviewer", private=True),),
            (say("approver", private=True),),
            say("merger", private=True),
        )
        for name in story.recorded
    }
    story.changes = [
        replace(
            one,
            fields=tuple(_hostile(field, say) for field in one.fields),
            path=one.path + say("path"),
            reason=say("reason"),
        )
        for one in story.changes
    ]
    last = next(reversed(story.commits))
    odd = (
        FieldChange(say("field name"), say("old"), say("new")),
        FieldChange(f"{say('office')}.points", "1", "2"),
    )
    criterion = say("criterion")
    story.changes.append(replace(story.changes[-1], criterion=criterion, fields=odd, commit=last))
    story.gaps.append(
        Gap("mau-2020", "xa-a", "self", say("gap path"), last, "b" * 40, "unreadable")
    )
    return story.report("internal"), story.report()


def _hostile(field, say):
    def text(old):
        if old is None:
            return None
        if field.name in PAPERS:
            papers = [say.paper(field.name), say.paper(field.name, private=True)]
            return json.dumps(
                [{k: str(v).lower() if v is False else v for k, v in p.items()} for p in papers]
            )
        return say(field.name)

    return replace(field, old=text(field.old), new=text(field.new))


def trees(environment, report):
    """Every trail page, as a browser reads it."""
    for page in pages_of(report).values():
        yield html5lib.parse(render_page(environment, page), namespaceHTMLElements=False)


def test_nothing_typed_becomes_markup(environment, report):
    """No script, image, handler or address of theirs, in either edition."""
    for found in report:
        for tree in trees(environment, found):
            for node in tree.iter():
                assert node.tag not in ("img", "svg") or node.get("onload") is None
                assert node.tag != "img"
                assert not any(str(name).startswith("on") for name in node.keys())  # noqa: SIM118
                assert not (node.get("href") or "").startswith("javascript:")
                if node.tag == "script":
                    assert node.get("src", "").startswith(("assets/", "../"))
                if node.get("id"):
                    assert "T0" not in node.get("id")
            assert EVALUATED not in text_of(tree)


def test_all_of_it_can_be_read(environment, report, say):
    """Reasons, names of unknown fields, paths, a criterion that no set has; people internally."""
    text = " ".join(text_of(tree) for tree in trees(environment, report[0]))
    where = {field for mark, field in say.where.items() if mark in text}
    assert {
        "reason", "note", "path", "gap path", "field name", "old", "new", "office", "criterion",
        "request", "author", "message", "sender", "reviewer", "approver", "merger",
        "evidence.title", "evidence.number", "document.title", "minutes.title",
    } <= where  # fmt: skip


def test_the_public_edition_has_nothing_private(environment, report, say):
    """No person, no message, no paper that is not public: not in any attribute either."""
    pages = [render_page(environment, page) for page in pages_of(report[1]).values()]
    found = {
        field
        for mark, field in say.where.items()
        if mark[0] == "P" and any(mark in page for page in pages)
    }
    assert found == set()
    assert any(mark in page for mark in say.where if mark[0] == "T" for page in pages)


@pytest.mark.needs_chromium
def test_it_does_nothing_in_a_browser_and_stays_within_a_phones_screen(
    environment, report, browser, tmp_path
):
    """Under the page's own policy, everything opened: nothing runs, nothing is wider than 390 px."""
    path = "mau-2020/xa-a/trail/index.html"
    page = pages_of(report[0])[path]
    site = files_on_disk({path: render_page(environment, page)}, tmp_path / "site")
    tab = browser.new_page(viewport={"width": 390, "height": 844})
    tab.goto((site / path).as_uri())
    tab.click("[data-open-all]")
    assert tab.evaluate("window.hacked") is None
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    tab.close()
