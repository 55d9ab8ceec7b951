"""The one environment: everything escaped, nothing undefined, both languages complete."""

import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from tests.pages.conftest import ROOT

TEMPLATES = sorted((ROOT / "site_templates").rglob("*.html"))


def test_text_is_escaped(environment):
    """A name cannot bring markup along."""
    assert environment.from_string("{{ x }}").render(x="<i>") == "&lt;i&gt;"


def test_what_is_undefined_is_an_error(environment):
    """A misspelt name must not be an empty place on a page."""
    with pytest.raises(UndefinedError):
        environment.from_string("{{ x.y }}").render(x={})


def test_both_languages_have_the_same_words(environment):
    """No key in one language only, no empty word."""
    words = environment.globals["words"]
    assert set(words["vi"]) == set(words["en"])
    assert all(text.strip() for lang in words.values() for text in lang.values())


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_use_words_that_exist(environment, template: Path):
    """Every `t.key` of a template stands in the locales."""
    used = set(re.findall(r"\bt\.([a-z_0-9]+)", template.read_text(encoding="utf-8")))
    assert used <= set(environment.globals["words"]["vi"])


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_keep_the_strict_policy(template: Path):
    """No inline style or script, no `safe`, nothing from another host."""
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=|\son[a-z]+=\"|\|\s*safe|<style|javascript:", text)
    assert not re.search(r"<script(?![^>]*(src=|application/json))", text)
    assert not re.search(r"(src|href)=\"https?:", text)


def test_figures_and_days_have_filters(environment):
    """`number` and `day` take the language."""
    template = environment.from_string("{{ '1100.5'|number('vi') }} {{ '1100.5'|number('en') }}")
    assert template.render() == "1.100,5 1,100.5"
