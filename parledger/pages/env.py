"""The one Jinja environment; data pages and prose are rendered with it alike."""

import json
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from parledger.model.words import localise_number, show_figure
from parledger.pages.page import Page
from parledger.pages.text import show_day
from parledger.problems import Lang

LANGS: tuple[Lang, ...] = ("vi", "en")

WORD_FILES = (
    "{lang}.json",
    "{lang}-reading.json",
    "{lang}-proceedings.json",
    "{lang}-survey.json",
    "{lang}-trail.json",
    "{lang}-activity.json",
)
"""Interface words: of every page and of units; of the pages about criteria and method; of states
and answers; of surveys; of a unit's history; of a cycle's."""


def make_environment(templates_dir: Path) -> Environment:
    """Autoescape, undefined names are errors.

    `words[view.lang]` holds the interface words of `locales/`; the filters are `number`
    (an exact figure) and `day` (a date), both with the language as argument.
    """
    environment = Environment(
        loader=FileSystemLoader(templates_dir),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters["number"] = _number
    environment.filters["day"] = show_day
    environment.globals["words"] = read_words(templates_dir)
    return environment


def read_words(templates_dir: Path) -> Mapping[str, Mapping[str, str]]:
    """Interface words by language and key."""
    return MappingProxyType({lang: _read_language(templates_dir, lang) for lang in LANGS})


def _read_language(templates_dir: Path, lang: Lang) -> Mapping[str, str]:
    words: dict[str, str] = {}
    for part in WORD_FILES:
        text = (templates_dir / "locales" / part.format(lang=lang)).read_text(encoding="utf-8")
        words |= json.loads(text)
    return MappingProxyType(words)


def _number(value: Fraction | int | str, lang: Lang) -> str:
    """An exact figure, or a plain decimal text, as people of the language write it."""
    return localise_number(value, lang) if isinstance(value, str) else show_figure(value, lang)


def render_page(environment: Environment, page: Page) -> str:
    """A page's finished HTML."""
    template = environment.get_template(page.template)
    return template.render(view=page.view, **page.context())
