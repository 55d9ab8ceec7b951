"""What a change did to a field, in words: its name, what stood there before and what after."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from parledger.model.criteria import Node
from parledger.model.documents import Document
from parledger.model.trail import FieldChange, ValueChange
from parledger.model.trail_words import FIELD_WORDS, VALUE_WORDS
from parledger.model.words import Words, localise_number
from parledger.pages.shapes import show_document
from parledger.pages.text import say
from parledger.problems import Lang

LONGEST = 240
"""A longer text is cut on a page of changes; it stands whole in the file that is linked."""

_PAPERS = frozenset({"evidence", "document", "minutes", "source"})
_TYPED = frozenset({"reason", "note", "text"})
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_RATIO = Words("{done}/{planned}", "{done}/{planned}")
_ORDER = {name: number for number, name in enumerate(FIELD_WORDS)}


@dataclass(frozen=True, slots=True)
class FieldText:
    """A field before and after; empty where nothing stood or stands.

    `given`: the two are a person's words, Vietnamese on every page.
    """

    name: str
    old: str
    new: str
    given: bool


def show_fields(
    change: ValueChange, lang: Lang, leaf: Node | None, offices: Mapping[str, str]
) -> tuple[FieldText, ...]:
    """Figures and decisions first. `leaf` knows its options; `offices`: id -> title."""
    return tuple(
        show_field(field, lang, leaf, offices) for field in sorted(change.fields, key=_rank)
    )


def show_field(
    field: FieldChange, lang: Lang, leaf: Node | None, offices: Mapping[str, str]
) -> FieldText:
    """One of them; a field of one office among several names the office."""
    office, _, plain = field.name.rpartition(".")
    words = FIELD_WORDS.get(plain)
    name = say(words, lang) if words else plain
    shown = f"{name} ({offices.get(office, office)})" if office else name
    titles = _titles(leaf) if plain == "value" else {}
    old, new = (_text(plain, text, lang, titles) for text in (field.old, field.new))
    return FieldText(shown, old, new, plain in _TYPED or plain in _PAPERS or bool(titles))


def _rank(field: FieldChange) -> tuple[int, str]:
    return _ORDER.get(field.name.rpartition(".")[2], len(_ORDER)), field.name


def _titles(leaf: Node | None) -> Mapping[str, str]:
    """What the leaf's rule calls its options or items, where it has such."""
    rule = leaf.rule if leaf is not None else None
    named = (
        *getattr(rule, "options", ()),
        *getattr(rule, "items", ()),
        *getattr(rule, "kinds", ()),
    )
    return {one.id: one.title for one in named if one.title}


def _text(name: str, text: str | None, lang: Lang, titles: Mapping[str, str]) -> str:
    if text is None:
        return ""
    if name in _PAPERS:
        return cut("; ".join(_papers(text, lang)))
    if name in _TYPED:
        return cut(" ".join(text.split()))
    return cut(_value(text, lang, titles))


def _value(text: str, lang: Lang, titles: Mapping[str, str]) -> str:
    if text in VALUE_WORDS:
        return say(VALUE_WORDS[text], lang)
    if _NUMBER.fullmatch(text):
        return localise_number(text, lang)
    return _flat(_loaded(text), lang, titles)


def _flat(found: object, lang: Lang, titles: Mapping[str, str]) -> str:
    """Lists and maps as a person would say them."""
    if isinstance(found, dict) and set(found) == {"done", "planned"}:
        sides = {key: _flat(one, lang, titles) for key, one in found.items()}
        return say(_RATIO, lang, **sides)
    if isinstance(found, dict):
        return "; ".join(
            f"{titles.get(key, key)}: {_flat(one, lang, titles)}" for key, one in found.items()
        )
    if isinstance(found, list):
        return "; ".join(_flat(one, lang, titles) for one in found)
    told = str(found)
    return localise_number(told, lang) if _NUMBER.fullmatch(told) else titles.get(told, told)


def _papers(text: str, lang: Lang) -> Iterator[str]:
    found = _loaded(text)
    for one in found if isinstance(found, list) else [found]:
        told = show_document(_document(one), lang)
        yield f"{told.title} ({told.detail})" if told.detail else told.title


def _document(found: object) -> Document:
    if not isinstance(found, dict):
        return Document(title=str(found))
    said = {str(key): str(one) for key, one in found.items()}
    return Document(
        title=said.get("title", ""),
        number=said.get("number", ""),
        date=_day(said.get("date", "")),
        issuer=said.get("issuer", ""),
        public=said.get("public", "true") != "false",
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _loaded(text: str) -> object:
    if text[:1] not in "[{":
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text


def cut(text: str, longest: int = LONGEST) -> str:
    """At most so many characters, the last an ellipsis where it was longer."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def first_fields(fields: Iterable[FieldText], most: int) -> tuple[tuple[FieldText, ...], int]:
    """The first of them, and how many more there are."""
    found = tuple(fields)
    return found[:most], max(len(found) - most, 0)
