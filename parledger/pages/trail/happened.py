"""What happened to a unit, newest first, commit by commit on main."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from parledger.model.criteria import Node
from parledger.model.told import Told
from parledger.model.trail import ValueChange
from parledger.model.trail_words import TRAIL_STEP_WORDS
from parledger.model.words import Words
from parledger.pages.addresses import OLD_CRITERIA, publication_path, trail_anchor
from parledger.pages.publication import published_sentence
from parledger.pages.text import say
from parledger.pages.trail.heading import moved, subject
from parledger.pages.trail.saying import PaperText, say_papers, say_value
from parledger.pages.trail.scope import TrailScope
from parledger.pages.trail.way import Part, Tag, gap_text, merged, tags_of
from parledger.report.course import Turn
from parledger.trail.life import STEP_ORDER

_MANY = 8
_FIRST_ALL = Words(
    "nộp lần đầu, {count} tiêu chí", "handed in for the first time, {count} criteria"
)
_OTHERS = Words("{count} tiêu chí khác, điểm không đổi", "{count} other criteria, points unchanged")
_ALL = Words("Xem {count} tiêu chí", "See {count} criteria")
_COUNT = Words("{count} tiêu chí", "{count} criteria")
_MOVED = Words("{count} tiêu chí, {moved} đổi điểm", "{count} criteria, points moved in {moved}")


@dataclass(frozen=True, slots=True)
class ItemText:
    """A criterion that changed: `1,5 → 1 điểm`; `moves`: its points are others than before."""

    code: str
    href: str
    points: str
    moves: bool


@dataclass(frozen=True, slots=True)
class GroupText:
    """One step's changes in a commit; `more`: those that wait to be asked for, under `more_label`."""

    step: str
    who: str
    count: str
    tags: tuple[Tag, ...]
    items: tuple[ItemText, ...]
    papers: tuple[PaperText, ...]
    more: tuple[ItemText, ...] = ()
    more_label: str = ""
    gap: str = ""


@dataclass(frozen=True, slots=True)
class CommitText:
    """A commit on main as far as it concerns the unit; `is_record`: it published the cycle."""

    how: tuple[Part, ...]
    groups: tuple[GroupText, ...]
    is_record: bool = False


def happened(scope: TrailScope) -> Iterator[CommitText]:
    """All commits that changed something of the unit, newest first; the publication among them."""
    turns: dict[tuple[str, str], list[tuple[str, Turn]]] = {}
    for code, course in scope.courses.items():
        for turn in course:
            key = turn.told.commit, turn.told.change.step
            turns.setdefault(key, []).append((code, turn))
    commits: dict[str, dict[str, list[Told]]] = {}
    for told in scope.told:
        commits.setdefault(told.commit, {}).setdefault(told.change.step, []).append(told)
    record = _record(scope)
    for commit, steps in reversed(commits.items()):
        first = next(iter(steps.values()))[0]
        if record is not None and first.published == "before":
            yield record
            record = None
        ordered = sorted(steps, key=STEP_ORDER.index)
        groups = (_group(scope, steps[step], turns.get((commit, step), [])) for step in ordered)
        yield CommitText(merged(scope, first), tuple(groups))
    if record is not None:
        yield record


def _record(scope: TrailScope) -> CommitText | None:
    """The publication; None while there is none, or Git does not know of it."""
    record = scope.record
    if record is None or scope.cycle not in scope.report.chronicle.published:
        return None
    # On that day there was no erratum yet.
    first = replace(record, errata=())
    sentence = published_sentence(scope.block.cycle.cycle.year, first, scope.lang)
    href = scope.root + publication_path(scope.lang, scope.cycle)
    return CommitText((Part(sentence, href),), (), is_record=True)


def _group(scope: TrailScope, told: list[Told], turns: list[tuple[str, Turn]]) -> GroupText:
    lang, first = scope.lang, told[0]
    items = tuple(_item(scope, code, turn) for code, turn in turns)
    all_new = len(items) > _MANY and all(one.first for _, one in turns)
    handed_in = all_new and first.change.step == "self"
    shown, more = ((), ()) if handed_in else _folded(items)
    return GroupText(
        step=say(TRAIL_STEP_WORDS[first.change.step], lang),
        who=", ".join(dict.fromkeys(subject(scope, one) for one in _entries(told))),
        count=_count(scope, items, handed_in=handed_in),
        tags=tuple(tags_of(scope, first)),
        items=shown,
        papers=tuple(_papers(scope, told)),
        more=more,
        more_label=say(_OTHERS if shown else _ALL, lang, count=str(len(more))),
        gap=" ".join(text for one in told if (text := gap_text(scope, one))),
    )


def _entries(told: list[Told]) -> list[Told]:
    """Those of single criteria, which know their office; without any, those of the whole file."""
    return [one for one in told if getattr(one.change, "criterion", "")] or told


def _folded(items: tuple[ItemText, ...]) -> tuple[tuple[ItemText, ...], tuple[ItemText, ...]]:
    """Of many criteria those whose points moved are shown at once, if these are not many too."""
    if len(items) <= _MANY:
        return items, ()
    moves = tuple(one for one in items if one.moves)
    if len(moves) > _MANY:
        return (), items
    return moves, tuple(one for one in items if not one.moves)


def _count(scope: TrailScope, items: tuple[ItemText, ...], *, handed_in: bool) -> str:
    if len(items) <= _MANY:
        return ""
    texts = {"count": str(len(items)), "moved": str(sum(one.moves for one in items))}
    if handed_in:
        return say(_FIRST_ALL, scope.lang, **texts)
    return say(_MOVED if any(one.moves for one in items) else _COUNT, scope.lang, **texts)


def _item(scope: TrailScope, code: str, turn: Turn) -> ItemText:
    leaves = scope.block.columns
    node = scope.block.block.leaves[leaves[code]] if code in leaves else None
    anchor = trail_anchor(code) if node is not None else OLD_CRITERIA
    moves = turn.before is not None and turn.before != turn.after
    shown = moved(turn, scope.lang)
    if not moves and (value := _value(scope, node, turn)):
        shown = f"{value}, {shown}"
    return ItemText(node.code if node else code, f"#{anchor}", shown, moves)


def _value(scope: TrailScope, node: Node | None, turn: Turn) -> str:
    """A value that changed without moving the points: `97 % → 90 %`."""
    change = turn.told.change
    field = change.field("value") if isinstance(change, ValueChange) else None
    if field is None or field.old is None or field.new is None:
        return ""
    old, new = (say_value(node, "value", text, scope.lang) for text in (field.old, field.new))
    return f"{old} → {new}"


def _papers(scope: TrailScope, told: Iterable[Told]) -> Iterator[PaperText]:
    """The signed paper of a whole file."""
    for one in told:
        if isinstance(one.change, ValueChange) and not one.change.criterion:
            yield from say_papers(one.change.fields, scope.lang)
