"""What a change says, field by field, in the words of the criterion's rule."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
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
_DIGEST = Words("mã băm {before} → {after}", "SHA-256 {before} → {after}")
_CHANGED = Words("đã thay đổi", "changed")
_STAY = Words("vẫn còn {count} tài liệu", "papers that stay: {count}")
_LONGEST = 4000
SHORT = 12
"""So many digits of a digest tell two papers apart at sight."""

Paper = dict[str, object]


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
    """A paper handed in or taken out with a change; `note`: which, and whether it is public.

    `moved`: what changed of a paper that stays, told in `note` too.
    """

    title: str
    detail: str
    url: str
    digest: str
    note: str
    moved: str = ""


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
    """The papers that a field has more than before, or otherwise; and those it has no more."""
    old, new = _papers(field.old), _papers(field.new)
    mark, taken = say(_ADDED, lang) if old else "", say(_GONE, lang)
    gone, brought = _without(old, new), []
    for one in _without(new, old):
        before = next((paper for paper in gone if _is_same(paper, one)), None)
        if before is None:
            brought.append(_paper(one, lang, mark))
        else:
            gone.remove(before)
            moved = _moved(before, one, lang)
            brought.append(replace(_paper(one, lang, moved), moved=moved))
    return tuple(brought), tuple(_paper(one, lang, taken) for one in gone)


def stay_text(field: FieldChange, lang: Lang) -> str:
    """How many papers a field still names; empty for none."""
    count = len(_papers(field.new))
    return say(_STAY, lang, count=str(count)) if count else ""


def _without(papers: list[Paper], others: list[Paper]) -> list[Paper]:
    """Each as often as the others do not have it: hidden ones all look the same."""
    left, found = list(others), []
    for one in papers:
        if one in left:
            left.remove(one)
        else:
            found.append(one)
    return found


def _is_same(old: Paper, new: Paper) -> bool:
    """One paper, of which another digest or something hidden changed."""
    return all(old.get(key) == new.get(key) for key in {*old, *new} - {"sha256", "changed"})


def _moved(old: Paper, new: Paper, lang: Lang) -> str:
    digests = [str(one.get("sha256", "")) for one in (old, new)]
    if digests[0] == digests[1]:
        return say(_CHANGED, lang)
    before, after = (f"{one[:SHORT]}…" if one else say(_NOTHING, lang) for one in digests)
    return say(_DIGEST, lang, before=before, after=after)


def _paper(found: Paper, lang: Lang, mark: str) -> PaperText:
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


def _papers(text: str | None) -> list[Paper]:
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
