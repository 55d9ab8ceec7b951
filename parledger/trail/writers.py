"""In which of the commits that a merge brought the fields were typed that it made official."""

from collections.abc import Callable, Sequence

from parledger.model.trail import FieldChange, Fields
from parledger.trail.events import Event, Inside, Touch

Where = tuple[str, str]
"""Unit and criterion; criterion empty: about the file itself."""

Entry = Callable[[Sequence[Touch], Where], tuple[Fields | None, Fields | None]]
"""What the group's files say of a value before and after a commit."""


def writers(
    event: Event, where: Where, fields: Sequence[FieldChange], entry: Entry
) -> tuple[str, ...]:
    """The commits inside that touched the value, oldest first.

    Ends with the commit on main itself where it brought a field that none of them leaves as it
    came: no merge, or somebody typed while merging. A merge inside (main into the branch) counts
    only for what no plain commit has.
    """
    found: list[str] = []
    open_fields = {one.name: one.new for one in fields}
    for is_merge in (False, True):
        for inside in event.inside:
            if inside.is_merge != is_merge or (is_merge and not open_fields):
                continue
            settled = _settled(inside, where, open_fields, entry)
            if settled is None or (is_merge and not settled):
                continue
            found.append(inside.commit)
            open_fields = {n: text for n, text in open_fields.items() if n not in settled}
    order = {inside.commit: place for place, inside in enumerate(event.inside)}
    found.sort(key=order.__getitem__)
    return (*found, event.commit) if open_fields or not found else tuple(found)


def _settled(
    inside: Inside, where: Where, wanted: dict[str, str | None], entry: Entry
) -> set[str] | None:
    """Which of the fields are as they came to main after this commit; None: it changed nothing."""
    old, new = entry(inside.touches, where)
    before, after = old or {}, new or {}
    changed = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    if not changed:
        return None
    return {
        name
        for name, text in wanted.items()
        for plain in (name, name.rpartition(".")[2])
        if plain in changed and after.get(plain) == text
    }
