"""The about page: which edition, from which commit, and every column of the downloads."""

from dataclasses import replace

import pytest

from parledger.pages.about import about_context
from parledger.tables import TABLES
from tests.pages.scene import report_of, scene, texts


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_column_of_every_table_is_explained(lang):
    """The data dictionary is the tables' own declaration."""
    tables = about_context(scene(), lang)["tables"]
    assert [(table.id, [c.name for c in table.columns]) for table in tables] == [
        (name, [column.name for column in kind.columns]) for name, kind in TABLES.items()
    ]
    assert all(column.meaning and column.kind for table in tables for column in table.columns)


def test_the_edition_is_named():
    """A reader of the internal one is told so."""
    assert "công khai" in about_context(scene(), "vi")["edition"]
    assert "nội bộ" in about_context(report_of(texts(), "internal"), "vi")["edition"]


def test_a_repository_is_linked_by_https_alone():
    """Any other scheme stays text."""
    report = scene()
    wrong = replace(report, info=replace(report.info, repository_url="javascript:alert(1)"))
    assert about_context(report, "vi")["repository"] == "https://example.org/mau"
    assert about_context(wrong, "vi")["repository"] == ""


def test_invented_figures_are_marked():
    """Every cycle with its provenance."""
    assert [cycle.official for cycle in about_context(scene(), "vi")["cycles"]] == [False, False]


@pytest.mark.parametrize("lang", ["", "en/"])
def test_the_page_says_what_it_is_not(render, lang):
    """Not the Ministry's parindex, in both languages."""
    html = render(f"{lang}about/index.html")
    assert ("không phải là parindex" if not lang else "are not parindex") in html
