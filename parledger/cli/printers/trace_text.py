"""The life of a value on a terminal: what changed, then who, when and by which way."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

from parledger.compute.windows import local_day, zone_of
from parledger.model.told import Told
from parledger.model.trail import FieldChange, Gap, ValueChange
from parledger.model.trail_texts import unfolded
from parledger.model.trail_words import (
    FIELD_WORDS,
    GAP_WORDS,
    ODD_WORDS,
    PUBLISHED_WORDS,
    SEAL_WORDS,
    TIMING_WORDS,
    TRAIL_STEP_WORDS,
    VALUE_WORDS,
)
from parledger.model.words import Words, localise_number
from parledger.pages.text import say, show_day
from parledger.pipeline.tracing import TraceRun
from parledger.problems import Lang

_VIETNAM = timezone(timedelta(hours=7))
_NO_TIME = datetime.max.replace(tzinfo=UTC)
_LONGEST = 300
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")

_HEAD = Words(
    "Lịch sử đến {head} ({ref}): {count} lần thay đổi.",
    "History up to {head} ({ref}), changes: {count}.",
)
_NONE = Words(
    "Lịch sử đến {head} ({ref}): chưa có thay đổi nào.",
    "History up to {head} ({ref}): no change yet.",
)
_DETACHED = Words("HEAD không ở nhánh nào", "detached HEAD")
_NOTHING = Words("(không có)", "(none)")
_AFTER_GAP = Words(
    "ngay trước đó có phiên bản không đọc được", "a version just before could not be read"
)


def print_trace(run: TraceRun, lang: Lang) -> str:
    """The whole text with its last line break."""
    return "\n".join(_lines(run, lang)) + "\n"


def _lines(run: TraceRun, lang: Lang) -> Iterator[str]:
    unit = run.project.units.get(run.unit)
    title = f" {run.leaf.title}" if run.leaf is not None else ""
    yield f"{unit.name if unit else run.unit} ({run.unit}) · {run.criterion}{title}"
    ref = run.ref.removeprefix("refs/heads/") or say(_DETACHED, lang)
    head = _HEAD if run.traced else _NONE
    yield say(head, lang, head=run.head[:12], ref=ref, count=str(len(run.traced)))
    for odd in run.oddities:
        yield say(ODD_WORDS[odd.kind], lang, name=odd.name[:12])
    for number, one in enumerate(run.traced, 1):
        yield ""
        yield from _one(run, number, one, lang)


def _one(run: TraceRun, number: int, one: Told, lang: Lang) -> Iterator[str]:
    change = one.change
    told = [
        _day(run, one, lang),
        change.cycle,
        say(TRAIL_STEP_WORDS[change.step], lang),
        say(TIMING_WORDS[one.timing], lang) if one.timing else "",
        say(PUBLISHED_WORDS[one.published], lang) if one.published else "",
    ]
    yield f"{number}. {' · '.join(part for part in told if part)}"
    if isinstance(change, Gap):
        yield f"   {say(GAP_WORDS[change.why], lang, path=_plain(one.path), blob=change.blob[:12])}"
    else:
        yield from (f"   {_field(field, lang)}" for field in sorted(change.fields, key=_rank))
        yield from _reason(change, lang)
    yield from (f"   {line}" for line in _who(one, lang))
    if isinstance(change, ValueChange):
        place = f"{one.path}:{change.line}" if change.line else one.path
        gap = f" · {say(_AFTER_GAP, lang)}" if change.gap else ""
        yield f"   {_plain(place)}{gap}"
    links = run.source_url(one), run.change_url(one.commit), run.request_url(one)
    yield from (f"   {_plain(link)}" for link in links if link)


def _day(run: TraceRun, one: Told, lang: Lang) -> str:
    """The day on which it became official, in the cycle's time zone."""
    moment = one.official.committed
    if moment == _NO_TIME:
        return "?"
    files = run.project.cycles.get(one.change.cycle)
    return show_day(local_day(moment, zone_of(files.cycle) if files else _VIETNAM), lang)


def _rank(field: FieldChange) -> tuple[int, str]:
    """Figures and decisions first."""
    office, _, plain = field.name.rpartition(".")
    names = list(FIELD_WORDS)
    return (names.index(plain) if plain in names else len(names)), office


def _field(field: FieldChange, lang: Lang) -> str:
    office, _, plain = field.name.rpartition(".")
    words = FIELD_WORDS.get(plain)
    name = say(words, lang) if words else _plain(plain)
    shown = f"{name} ({office})" if office else name
    coded = plain not in ("reason", "note", "text")
    old, new = (_text(text, lang, coded=coded) for text in (field.old, field.new))
    return f"{shown}: {old} → {new}"


def _reason(change: ValueChange, lang: Lang) -> Iterator[str]:
    """What stands as the reason, where it is not among what changed."""
    if change.reason and not any(one.new == change.reason for one in change.fields):
        yield f"{'   '}{say(FIELD_WORDS['reason'], lang)}: {_text(change.reason, lang)}"


def _text(text: str | None, lang: Lang, *, coded: bool = False) -> str:
    """A value; `coded`: a number or a word of the files is told as people of the language do."""
    if text is None:
        return say(_NOTHING, lang)
    if coded and text in VALUE_WORDS:
        return say(VALUE_WORDS[text], lang)
    if coded and _NUMBER.fullmatch(text):
        return localise_number(text, lang)
    return _plain(" ".join(_unpacked(text).split())) or say(_NOTHING, lang)


def _unpacked(text: str) -> str:
    """Lists and maps as a person would say them."""
    return _flat(unfolded(text))


_PAPER = ("title", "number", "date", "issuer")


def _flat(value: object) -> str:
    """A paper by title, number, date and issuer, then what else is said of it; digests shortened."""
    if isinstance(value, dict):
        plain = [str(value[key]) for key in _PAPER if value.get(key)]
        rest = (
            f"{key}: {str(one)[:12] if key == 'sha256' else _flat(one)}"
            for key, one in value.items()
            if key not in _PAPER
        )
        return ", ".join((*plain, *rest))
    if isinstance(value, list):
        return "; ".join(_flat(one) for one in value)
    return str(value)


def _who(one: Told, lang: Lang) -> Iterator[str]:
    """People, then the way to main."""
    handling = one.handling
    writers = list(dict.fromkeys(commit.author for commit in one.writers))
    told = (
        (Words("người viết", "written by"), ", ".join(writers)),
        (Words("người gửi", "requested by"), handling.author),
        (Words("người xem", "reviewed by"), ", ".join(handling.reviewers)),
        (Words("người duyệt", "approved by"), ", ".join(handling.approvals)),
        (
            Words("người đưa vào nhánh chính", "brought to main by"),
            handling.merged_by or one.official.committer,
        ),
    )
    yield " · ".join(f"{say(words, lang)}: {_plain(text)}" for words, text in told if text)
    request = say(Words("yêu cầu {n}", "request {n}"), lang, n=handling.request)
    way = [f"commit {one.official.id[:12]}", request if handling.request else ""]
    if one.official.summary:
        way.append(f"«{_plain(one.official.summary)}»")
    way.append(say(SEAL_WORDS[one.seal], lang))
    yield " · ".join(part for part in way if part)


def _plain(text: str) -> str:
    """What people typed, fit for one line of a terminal."""
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
