"""The interface words: both languages, each word once, each word used."""

import json
import re

import pytest

from parledger.pages.env import LANGS, WORD_FILES, read_words
from tests.repository import ROOT

TEMPLATES = ROOT / "site_templates"


@pytest.fixture(scope="module")
def words():
    """By language and key."""
    return read_words(TEMPLATES)


def test_no_word_stands_in_two_files():
    """The later file would silently win."""
    for lang in LANGS:
        files = [TEMPLATES / "locales" / part.format(lang=lang) for part in WORD_FILES]
        keys = [key for file in files for key in json.loads(file.read_text(encoding="utf-8"))]
        assert sorted(keys) == sorted(set(keys))


def test_holes_are_the_same_in_both_languages(words):
    """What is put into a sentence is put into it in both."""
    hole = re.compile(r"\{\w+\}")
    for key, text in words["vi"].items():
        assert set(hole.findall(text)) == set(hole.findall(words["en"][key])), key


def test_reading_words_are_all_used():
    """A word that no template or page names is left over."""
    sources = [*TEMPLATES.rglob("*.html"), *(ROOT / "parledger/pages").rglob("*.py")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    named = set(re.findall(r"\b\w+\b", text))
    # Posts of a body are named by their key.
    named |= {f"time_{post}" for post in ("chair", "deputy", "secretary")}
    for part in ("vi-reading.json", "vi-proceedings.json", "vi-trail.json"):
        file = TEMPLATES / "locales" / part
        assert set(json.loads(file.read_text(encoding="utf-8"))) - named == set()
