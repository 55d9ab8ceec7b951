"""A change as a row of a table: when, whose, which criterion, in which step, from what to what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parledger.compute.contributions import within_step
from parledger.model.told import Told
from parledger.model.trail import ValueChange
from parledger.model.trail_words import (
    FIELD_WORDS,
    GAP_WORDS,
    OWN_ACCOUNT,
    SEAL_WORDS,
    TIMING_WORDS,
)
from parledger.model.words import Words
from parledger.pages.activity.scope import TrailScope, counted
from parledger.pages.changed import FieldText, cut, first_fields, show_fields
from parledger.pages.shapes import LinkText
from parledger.pages.text import say, show_points, show_signed
from parledger.problems import Lang

MOST_FIELDS = 3
"""In a list of many changes; the page of the commit shows all."""

MOST_OF_BATCH = 3
FEW = 8
"""Of a larger batch none is told by itself: the whole file was handed in."""

_REASON_FIELDS = {"self": "note", "explanation": "text"}
_AND = Words("và {more} nữa", "and {more} more")
_MORE = Words("và {count} mục khác", "and {count} more")


@dataclass(frozen=True, slots=True)
class NoteText:
    """A remark beside a change; `href` may be empty."""

    text: str = ""
    href: str = ""
    signal: bool = False


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A change for people. `unit` and `criterion` link where there is a page for them.

    `more` says how many fields are left out; `before`, `after`, `move`: points, empty where the
    step states none. `reason_label`: a note is no reason, nor is an explanation.
    """

    day: str
    unit: LinkText
    criterion: LinkText
    step: str
    who: str
    fields: tuple[FieldText, ...]
    more: str
    before: str
    after: str
    move: str
    reason: str
    reason_label: str
    note: NoteText
    sending: LinkText
    source: LinkText


@dataclass(frozen=True, slots=True)
class BatchRow:
    """What one commit changed of one unit in one step; `rows` the first of `count` changes.

    `note` is what the list says of it.
    """

    unit: LinkText
    step: str
    rows: tuple[ToldRow, ...]
    count: int
    more: str
    note: NoteText
    day: str
    sending: LinkText


Batch = Sequence[Told]
"""Changes of one unit in one step by one commit, in the order of main."""


def batches_of(told: Iterable[Told]) -> tuple[Batch, ...]:
    """Oldest first."""
    found: dict[tuple[str, str, str], list[Told]] = {}
    for one in told:
        found.setdefault((one.commit, one.change.unit, one.change.step), []).append(one)
    return tuple(found.values())


def batch_row(scope: TrailScope, batch: Batch, note: NoteText) -> BatchRow:
    """`note`: what the list wants said of it."""
    first, left = batch[0], len(batch) - MOST_OF_BATCH
    few = batch if left <= 0 else batch[: MOST_OF_BATCH if len(batch) <= FEW else 0]
    more = counted("changes", len(batch) - len(few), scope.lang)
    return BatchRow(
        unit=scope.unit(first.change.unit),
        step=scope.step(first),
        rows=tuple(told_row(scope, one) for one in few),
        count=len(batch),
        more="" if len(few) == len(batch) else say(_AND, scope.lang, more=more) if few else more,
        note=note,
        day=scope.day(first),
        sending=scope.sending(first),
    )


def told_rows(
    scope: TrailScope, told: Iterable[Told], most_fields: int = MOST_FIELDS
) -> tuple[ToldRow, ...]:
    """Each of them, in order."""
    return tuple(told_row(scope, one, most_fields) for one in told)


def told_row(scope: TrailScope, one: Told, most_fields: int = MOST_FIELDS) -> ToldRow:
    """One of them; of its fields the first."""
    change, lang, move = one.change, scope.lang, within_step(one)
    fields: tuple[FieldText, ...] = ()
    reason = ""
    if isinstance(change, ValueChange):
        leaf = scope.node(change.unit, change.criterion)
        fields = show_fields(change, lang, leaf, scope.offices)
        told_already = any(field.new == change.reason for field in change.fields)
        reason = "" if told_already else cut(" ".join(change.reason.split()))
    shown, left = first_fields(fields, most_fields)
    before, after = one.points
    return ToldRow(
        day=scope.day(one),
        unit=scope.unit(change.unit),
        criterion=scope.criterion(one),
        step=scope.step(one),
        who=scope.who(one),
        fields=shown,
        more=say(_MORE, lang, count=str(left)) if left else "",
        before="" if before is None else show_points(before, lang),
        after="" if after is None else show_points(after, lang),
        move="" if move is None else show_signed(move, lang),
        reason=reason,
        reason_label=reason_label(change.step, scope.lang),
        note=note_text(scope, one),
        sending=scope.sending(one),
        source=scope.source(one),
    )


def note_text(scope: TrailScope, one: Told) -> NoteText:
    """What an auditor should look at: when it came, and who sent it."""
    own = say(OWN_ACCOUNT, scope.lang) if one.own_account else ""
    text = "; ".join(part for part in (timing_text(scope, one), own) if part)
    return NoteText(text, signal=bool(own) or one.timing == "late")


def reason_label(step: str, lang: Lang) -> str:
    """What a step's files call the words that stand beside its figure."""
    label = say(FIELD_WORDS[_REASON_FIELDS.get(step, "reason")], lang)
    return f"{label[:1].upper()}{label[1:]}"


def timing_text(scope: TrailScope, one: Told) -> str:
    """Late, early, or that nobody recorded it; nothing for what came in time."""
    if one.timing in ("", "in_time"):
        return ""
    return say(TIMING_WORDS[one.timing], scope.lang)


def gap_text(scope: TrailScope, one: Told) -> str:
    """Why a version cannot be told."""
    why = getattr(one.change, "why", "unreadable")
    blob = getattr(one.change, "blob", "")[:12]
    return say(GAP_WORDS[why], scope.lang, path=one.path, blob=blob)


def seal_text(scope: TrailScope, one: Told) -> str:
    """The commit's signature."""
    return say(SEAL_WORDS[one.seal], scope.lang)
