"""What an edition may tell of the history: no persons, no messages, no paper that is not public.

A paper that was marked not public in its last mention is hidden in every version, also in those
that still named it openly. Of one that was opened later, what was written while it was hidden
stays hidden: nobody wrote those words to be read. That a hidden paper changed is told all the same.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from parledger.model.told import Told
from parledger.model.trail import FieldChange, Handling, LogCommit, ValueChange
from parledger.model.trail_texts import unfolded
from parledger.report.chronicle import Chronicle

_PAPERS = frozenset({"evidence", "document", "minutes", "source"})
KEPT_OF_PAPERS = ("number", "date", "sha256")
_OWN_STEPS = frozenset({"self", "explanation"})
Identity = tuple[str, ...]
Paper = Mapping[str, object]
_Mention = tuple[int, bool, tuple[Identity, ...]]
"""Its place in the history, whether it says that the paper is not public, what it is known by."""


def cut_chronicle(
    chronicle: Chronicle, withheld: Iterable[str], *, kept: Iterable[str] = ()
) -> Chronicle:
    """The public edition's. `withheld`: cycles whose figures are not shown.

    `kept`: what is still told of a paper that is not public: nothing on the site; number, date
    and digest (`KEPT_OF_PAPERS`) where the history is taken away to be checked.
    """
    hidden_cycles = frozenset(withheld)
    shown = tuple(one for one in chronicle.told if one.change.cycle not in hidden_cycles)
    published = {
        cycle: _nobodys(commit)
        for cycle, commit in chronicle.published.items()
        if cycle not in hidden_cycles
    }
    hidden, keys = _hidden(shown), tuple(kept)
    told = tuple(_without_papers(_without_people(one), hidden, keys) for one in shown)
    return replace(chronicle, told=told, published=published)


def own_chronicle(chronicle: Chronicle, unit: str) -> Chronicle:
    """One unit's: its own papers as it handed them in, nothing of anybody else."""
    shown = tuple(one for one in chronicle.told if one.change.unit == unit)
    cycles = {one.change.cycle for one in shown}
    published = {c: _nobodys(commit) for c, commit in chronicle.published.items() if c in cycles}
    hidden = _hidden(shown)
    told = tuple(
        _without_people(one)
        if one.change.step in _OWN_STEPS
        else _without_papers(_without_people(one), hidden, ())
        for one in shown
    )
    return replace(chronicle, told=told, published=published)


def _without_people(one: Told) -> Told:
    """Names, accounts and messages left out; how many looked and approved is kept."""
    writers = tuple(_nobodys(commit) for commit in one.writers)
    handling = Handling(request=one.handling.request, received=one.handling.received)
    return replace(one, official=_nobodys(one.official), writers=writers, handling=handling)


def _nobodys(commit: LogCommit) -> LogCommit:
    return replace(commit, author="", committer="", message="", changes=())


@dataclass(frozen=True, slots=True)
class _Hidden:
    """Papers that are not public, unit by unit of a cycle."""

    found: Mapping[tuple[str, str], frozenset[Identity]]

    def has(self, one: Told, paper: Paper) -> bool:
        if not _is_public(paper):
            return True
        known = self.found.get((one.change.cycle, one.change.unit), frozenset())
        return any(name in known for name in _identities(paper))


def _hidden(told: Iterable[Told]) -> _Hidden:
    """By each paper's last mention; where one commit says both, it is not public."""
    mentions: dict[tuple[str, str], list[_Mention]] = {}
    for place, one in enumerate(told):
        if not isinstance(one.change, ValueChange):
            continue
        known = mentions.setdefault((one.change.cycle, one.change.unit), [])
        for field in one.change.fields:
            for paper in _papers(field.name, field.new or field.old):
                known.append((place, not _is_public(paper), tuple(_identities(paper))))
    return _Hidden({key: _private(known) for key, known in mentions.items()})


def _private(mentions: Iterable[_Mention]) -> frozenset[Identity]:
    """What papers that are not public are known by.

    An open mention of one of them hides what else it is known by: the title that was typed first,
    the number that came later and under which it was closed.
    """
    ones, hidden = tuple(mentions), frozenset[Identity]()
    while True:
        last: dict[Identity, tuple[int, bool]] = {}
        for place, private, names in ones:
            closed = private or not hidden.isdisjoint(names)
            for name in names:
                last[name] = max(last.get(name, (-1, False)), (place, closed))
        found = frozenset(name for name, (_, closed) in last.items() if closed)
        if found == hidden:
            return found
        hidden = found


def _without_papers(one: Told, hidden: _Hidden, kept: tuple[str, ...]) -> Told:
    change = one.change
    if not isinstance(change, ValueChange):
        return one
    fields = tuple(_cut_field(one, field, hidden, kept) for field in change.fields)
    reason = _cut_text(change.reason, _is_closed, kept) or ""
    same = all(new is old for new, old in zip(fields, change.fields, strict=True))
    if same and reason == change.reason:
        return one
    return replace(one, change=replace(change, fields=fields, reason=reason))


def _cut_field(
    one: Told, field: FieldChange, hidden: _Hidden, kept: tuple[str, ...]
) -> FieldChange:
    """Papers, also where nobody looks for them: a key that was misspelt holds them all the same."""

    def withheld(found: object) -> bool:
        return _is_paper(found) and hidden.has(one, _paper(found))

    known = withheld if _names_papers(field.name) else _is_closed
    old, new = (_cut_text(text, known, kept) for text in (field.old, field.new))
    if touched := _touched(field, known, kept):
        new = _cut_text(field.new, known, kept, touched)
    return field if (old, new) == (field.old, field.new) else replace(field, old=old, new=new)


def _touched(
    field: FieldChange, withheld: Callable[[object], bool], kept: tuple[str, ...]
) -> list[object]:
    """Hidden papers of the new side that changed, though cut both sides would say the same."""
    old, new = (list(_closed(unfolded(text or ""), withheld)) for text in (field.old, field.new))
    before, after = (sorted(repr(_reduced(_paper(p), kept)) for p in ones) for ones in (old, new))
    return [paper for paper in new if paper not in old] if before == after else []


def _closed(found: object, withheld: Callable[[object], bool]) -> Iterator[object]:
    """Each paper that `_cut` would reduce."""
    if isinstance(found, list):
        for one in found:
            yield from _closed(one, withheld)
    elif withheld(found):
        yield found
    elif isinstance(found, dict):
        for one in found.values():
            if not isinstance(one, str):
                yield from _closed(one, withheld)


def _cut_text(
    text: str | None,
    withheld: Callable[[object], bool],
    kept: tuple[str, ...],
    touched: Sequence[object] = (),
) -> str | None:
    found = unfolded(text or "")

    def reduced(paper: object) -> Paper:
        mark = {"changed": "true"} if paper in touched else {}
        return {**_reduced(_paper(paper), kept), **mark}

    cut = _cut(found, withheld, reduced)
    if text is None or cut == found:
        return text
    return json.dumps(cut, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _cut(
    found: object, withheld: Callable[[object], bool], reduced: Callable[[object], Paper]
) -> object:
    """A paper, a list of them, or a map with some below."""
    if isinstance(found, list):
        return [_cut(one, withheld, reduced) for one in found]
    if withheld(found):
        return reduced(found)
    if isinstance(found, dict):
        return {
            key: one if isinstance(one, str) else _cut(one, withheld, reduced)
            for key, one in found.items()
        }
    return found


def _is_closed(found: object) -> bool:
    return isinstance(found, dict) and not _is_public(found)


def _reduced(paper: Paper, kept: tuple[str, ...]) -> Paper:
    return {**{key: paper[key] for key in kept if key in paper}, "public": "false"}


def _names_papers(name: str) -> bool:
    return name.rpartition(".")[2] in _PAPERS


def _papers(name: str, text: str | None) -> Iterator[Paper]:
    if _names_papers(name):
        found = unfolded(text or "")
        for one in found if isinstance(found, list) else [found]:
            if _is_paper(one):
                yield _paper(one)


def _is_paper(found: object) -> bool:
    return isinstance(found, (dict, str)) and bool(found)


def _paper(found: object) -> Paper:
    """One line of text is a paper's title."""
    return found if isinstance(found, dict) else {"title": str(found)}


def _is_public(paper: Paper) -> bool:
    """Only what says nothing of it, or yes: a word that nobody understands opens no paper."""
    return paper.get("public", "true") == "true"


def _identities(paper: Paper) -> Iterator[Identity]:
    """By any of these two mentions are of one paper."""
    digest, url, title = (str(paper.get(key, "")) for key in ("sha256", "url", "title"))
    number, day = str(paper.get("number", "")), str(paper.get("date", ""))
    if digest:
        yield "sha256", digest.lower()
    if url:
        yield "url", url
    if number:
        yield "number", number, day
    if title:
        yield "title", title
