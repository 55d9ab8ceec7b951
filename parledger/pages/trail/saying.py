"""What a change says, field by field, in the words of the criterion's rule."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from parledger.located.scalars import plain_number
from parledger.model.criteria import Node
from parledger.model.documents import Document
from parledger.model.trail import FieldChange
from parledger.model.trail_texts import unfolded
from parledger.model.trail_words import FIELD_WORDS, VALUE_WORDS
from parledger.model.words import Words
from parledger.pages.shapes import show_document
from parledger.pages.text import say, show_day, show_points
from parledger.problems import Lang
from parledger.rules.stated import stated_value

_PAPERS = ("evidence", "document", "minutes", "source")
_WORDED = ("decision", "answer", "not_applicable", "opinion", "draft", "recognise_rest")
_OF_FILE = ("draft", "recognise_rest")
_HEADED = ("points", "decision", "answer", "not_applicable", "asks", "opinion")
_ORDER = tuple(FIELD_WORDS)
_PUBLIC_LATER = Words("không công khai", "not public")
_ADDED = Words("thêm", "added")
_GONE = Words("bỏ", "taken out")
_NOTHING = Words("(không có)", "(none)")
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class SaidText:
    """A field: what it says now and what it said; `old` empty where it said nothing.

    `given`: a person's own words, which are Vietnamese on every page.
    """

    label: str
    new: str
    old: str = ""
    given: bool = False


@dataclass(frozen=True, slots=True)
class PaperText:
    """A paper handed in or taken out with a change; `note`: which, and whether it is public."""

    title: str
    detail: str
    url: str
    digest: str
    note: str


def say_fields(
    leaf: Node | None, fields: tuple[FieldChange, ...], lang: Lang, offices: Mapping[str, str]
) -> Iterator[SaidText]:
    """Each field that changed and that no heading says, figures first; `offices`: id -> title."""
    for field in sorted(fields, key=_rank):
        office, _, name = field.name.rpartition(".")
        if name in _PAPERS or name in _OF_FILE or (not office and name in _HEADED):
            continue
        words = FIELD_WORDS.get(name)
        label = say(words, lang) if words else name
        label = f"{label[:1].upper()}{label[1:]}"
        old, new = (say_value(leaf, name, text, lang) for text in (field.old, field.new))
        given = name in ("reason", "note", "text") or words is None
        shown = f"{label} ({offices.get(office, office)})" if office else label
        yield SaidText(shown, new or say(_NOTHING, lang), old if field.old else "", given)


def _rank(field: FieldChange) -> tuple[str, int, str]:
    office, _, name = field.name.rpartition(".")
    return office, (_ORDER.index(name) if name in _ORDER else len(_ORDER)), name


def say_value(leaf: Node | None, name: str, text: str | None, lang: Lang) -> str:
    """One field's text for people: options by their titles, numbers as the language writes them."""
    if not text:
        return ""
    if name in ("value", "asks_value") and leaf is not None and leaf.rule is not None:
        value = stated_value(leaf, text)
        if value is not None:
            return say(leaf.rule.show_value(value), lang)
    if name in ("points", "asks", "out_of", "value", "asks_value"):
        number = plain_number(text)
        if number is not None:
            return show_points(number, lang)
    if name == "meeting" and (day := _day(text)):
        return show_day(day, lang)
    if (name in _WORDED or name in ("points", "value")) and text in VALUE_WORDS:
        return say(VALUE_WORDS[text], lang)
    return _flat(unfolded(text))[:_LONGEST]


def say_papers(fields: tuple[FieldChange, ...], lang: Lang) -> tuple[PaperText, ...]:
    """The papers that a change brought, then those that it took out."""
    sides = [paper_sides(field, lang) for field in fields if is_papers(field.name)]
    brought = [one for side, _ in sides for one in side]
    return (*brought, *(one for _, side in sides for one in side))


def is_papers(name: str) -> bool:
    """Whether a field names papers."""
    return name.rpartition(".")[2] in _PAPERS


def paper_sides(
    field: FieldChange, lang: Lang
) -> tuple[tuple[PaperText, ...], tuple[PaperText, ...]]:
    """The papers that a field has more than before, and those that it has no more."""
    old, new = _papers(field.old), _papers(field.new)
    mark, gone = say(_ADDED, lang) if old else "", say(_GONE, lang)
    return (
        tuple(_paper(one, lang, mark) for one in new if one not in old),
        tuple(_paper(one, lang, gone) for one in old if one not in new),
    )


def _paper(found: dict[str, object], lang: Lang, mark: str) -> PaperText:
    texts = {key: _flat(value) for key, value in found.items()}
    public = texts.get("public", "true") != "false"
    document = Document(
        title=texts.get("title", ""),
        number=texts.get("number", ""),
        date=_day(texts.get("date", "")),
        issuer=texts.get("issuer", ""),
        url=texts.get("url", ""),
        signed_by=texts.get("signed_by", ""),
        public=public,
    )
    shown = show_document(document, lang)
    hidden = say(_PUBLIC_LATER, lang) if document.title and not public else ""
    note = ", ".join(part for part in (mark, hidden) if part)
    return PaperText(shown.title, shown.detail, shown.url, texts.get("sha256", ""), note)


def _papers(text: str | None) -> list[dict[str, object]]:
    """A field that names papers: a list, one, or a line of text that is a title."""
    found = unfolded(text) if text else []
    ones = found if isinstance(found, list) else [found]
    return [one if isinstance(one, dict) else {"title": str(one)} for one in ones if one]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _flat(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_flat(one)}" for key, one in value.items())
    if isinstance(value, list):
        return "; ".join(_flat(one) for one in value)
    return str(value)
