"""What a change did to each field, short enough for a list of many changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parledger.model.criteria import Node
from parledger.model.trail import FieldChange, ValueChange
from parledger.model.trail_words import FIELD_WORDS
from parledger.pages.text import say
from parledger.pages.trail.saying import PaperText, is_papers, paper_sides, say_value, stay_text
from parledger.problems import Lang

LONGEST = 240
"""A longer text is cut in a list; it stands whole in the file that is linked."""

_TYPED = frozenset({"reason", "note", "text"})
_ORDER = {name: number for number, name in enumerate(FIELD_WORDS)}


@dataclass(frozen=True, slots=True)
class FieldText:
    """A field before and after; empty where nothing stood or stands.

    Of papers: those that are gone; those that are new or changed, else how many stay. `given`: the two are a person's words,
    Vietnamese on every page.
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
    if is_papers(field.name):
        brought, gone = paper_sides(field, lang)
        now = _titles(brought) or stay_text(field, lang)
        return FieldText(cut(shown), _titles(gone), now, bool(brought or gone))
    old, new = (cut(_line(say_value(leaf, plain, one, lang))) for one in (field.old, field.new))
    return FieldText(cut(shown), old, new, plain in _TYPED or words is None)


def _rank(field: FieldChange) -> tuple[int, str]:
    return _ORDER.get(field.name.rpartition(".")[2], len(_ORDER)), field.name


def _titles(papers: Iterable[PaperText]) -> str:
    return cut("; ".join(_title(one) for one in papers))


def _title(paper: PaperText) -> str:
    told = ", ".join(part for part in (paper.detail, paper.moved) if part)
    return f"{paper.title} ({told})" if told else paper.title


def _line(text: str) -> str:
    return " ".join(text.split())


def cut(text: str, longest: int = LONGEST) -> str:
    """At most so many characters, the last an ellipsis where it was longer."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def first_fields(fields: Iterable[FieldText], most: int) -> tuple[tuple[FieldText, ...], int]:
    """The first of them, and how many more there are."""
    found = tuple(fields)
    return found[:most], max(len(found) - most, 0)
