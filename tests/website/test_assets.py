"""What the pages bring along asks no other host for anything, and is all there."""

from __future__ import annotations

import re

import pytest

from tests.website.conftest import ROOT

TEMPLATES = ROOT / "site_templates"
SHEETS = sorted(TEMPLATES.rglob("*.css"))


def test_there_are_style_sheets():
    """Else the tests below would look at nothing."""
    assert SHEETS


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_style_sheets_fetch_only_files_that_are_here(sheet):
    """The link check reads HTML; fonts and pictures of a style sheet are looked at here."""
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert "@import" not in text
    for target in re.findall(r"url\(\s*['\"]?([^'\")]+)", text):
        if not target.startswith(("data:image/", "#")):
            assert (sheet.parent / target).is_file(), target


def test_templates_hold_no_inline_script_and_no_inline_style():
    """The strict CSP would refuse them; data for scripts stand in application/json."""
    for template in sorted(TEMPLATES.rglob("*.html")):
        text = re.sub(r"\{#.*?#\}", "", template.read_text(encoding="utf-8"), flags=re.DOTALL)
        for rest in re.findall(r"<script\b([^>]*)>", text):
            assert "src=" in rest or 'type="application/json"' in rest, template.name
        assert not re.search(r"<style\b|\sstyle=|\son[a-z]+=", text), template.name
        assert "|safe" not in text.replace(" ", ""), template.name
