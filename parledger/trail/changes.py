"""From versions of a group's files to changes of values.

A value is known by cycle, unit, criterion, step and field, not by its file: a data root that
moves, an appraisal split into a file for each office, a file that is only formatted anew change
nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from parledger.model.trail import (
    FieldChange,
    Fields,
    FileState,
    Gap,
    GapWhy,
    Stated,
    ValueChange,
)
from parledger.trail.events import Event, Touch, Version
from parledger.trail.places import Group, Spot, spot_of
from parledger.trail.writers import Where, writers

Says = Mapping[Where, Stated]
"""What one version says: by unit (empty: the folder's) and criterion."""

Read = Callable[[Version], Says | GapWhy]
"""What a version says, or why it cannot be read."""

_REASONS = ("reason", "text", "note")


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of a group: its changes and gaps, oldest first, and the files at the end."""

    changes: tuple[ValueChange, ...]
    gaps: tuple[Gap, ...]
    files: tuple[FileState, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A value as its files state it together; `leads`: one of them decides, not only advises."""

    fields: Fields
    path: str
    line: int
    leads: bool


_NOTHING = Standing({}, "", 0, leads=False)


def follow(
    group: Group,
    events: Sequence[Event],
    before: Iterable[FileState],
    roots: tuple[str, ...],
    read: Read,
) -> Followed:
    """All changes of a group. `before`: its files as they stood; `roots`: the present one first."""
    follower = _Follower(group, roots, read, {one.path: one for one in before})
    for event in events:
        follower.take(event)
    files = tuple(follower.files[path] for path in sorted(follower.files))
    return Followed(tuple(follower.changes), tuple(follower.gaps), files)


class _Follower:
    """Goes from event to event; a version that cannot be read leaves in place what was known."""

    def __init__(
        self, group: Group, roots: tuple[str, ...], read: Read, files: dict[str, FileState]
    ) -> None:
        self.group = group
        self.roots = roots
        self.read = read
        self.files = files
        self.changes: list[ValueChange] = []
        self.gaps: list[Gap] = []
        self.values = self._values()

    def take(self, event: Event) -> None:
        """One commit on main."""
        old, gap = self.values, False
        for change, spot in event.touches:
            known = self.files.get(change.path)
            gap |= known is not None and known.blob != known.readable
            self._put(event, change.path, change.new, spot)
        self.values = self._values()
        for where in sorted(where for where in {**old, **self.values} if self._differs(where, old)):
            one, other = old.get(where), self.values.get(where)
            fields = tuple(_difference(one, other))
            self.changes.append(self._change(event, where, fields, other or one, gap=gap))

    def _differs(self, where: Where, old: Mapping[Where, Standing]) -> bool:
        """Whether there is more to tell than another line or file."""
        one, other = old.get(where), self.values.get(where)
        if one is None or other is None:
            return bool((one or other or _NOTHING).fields)
        # Versions share what they say of a value that stays as it was.
        return one.fields is not other.fields and one.fields != other.fields

    def _put(self, event: Event, path: str, blob: str, spot: Spot) -> None:
        if not blob:
            self.files.pop(path, None)
            return
        known = self.files.get(path)
        said = self.read((spot.kind, blob))
        if not isinstance(said, str):
            self.files[path] = FileState(path, blob, blob)
            return
        self.files[path] = FileState(path, blob, known.readable if known else "")
        self.gaps.append(Gap(*self.group, path, event.commit, blob, said))

    def _change(
        self,
        event: Event,
        where: Where,
        fields: tuple[FieldChange, ...],
        standing: Standing | None,
        *,
        gap: bool,
    ) -> ValueChange:
        after = self.values.get(where)
        told = after.fields if after is not None else {}
        return ValueChange(
            cycle=self.group[0],
            unit=where[0],
            criterion=where[1],
            step=self.group[2],
            fields=fields,
            path=standing.path if standing is not None else "",
            line=after.line if after is not None else 0,
            commit=event.commit,
            written=writers(event, where, fields, self._entry),
            reason=next((told[name] for name in _REASONS if told.get(name)), ""),
            gap=gap,
        )

    def _entry(self, touches: Sequence[Touch], where: Where) -> tuple[Fields | None, Fields | None]:
        """A value in the group's files before and after one commit inside."""
        found: list[Fields | None] = [None, None]
        for change, spot in touches:
            for side, blob in enumerate((change.old, change.new)):
                said = self.read((spot.kind, blob)) if blob else {}
                if isinstance(said, str):
                    continue
                one = said.get(("", where[1]) if spot.unit else where)
                if one is not None:
                    found[side] = {**(found[side] or {}), **_fields(one, spot.office)}
        return found[0], found[1]

    def _values(self) -> dict[Where, Standing]:
        """Everything that the files say together; of two that decide the first by name leads.

        Files in an old data root count while there are none in the present one.
        """
        spots = {path: spot for path in self.files if (spot := spot_of(path, self.roots))}
        present = min((spot.root for spot in spots.values()), default=0)
        found: dict[Where, Standing] = {}
        for path in sorted(path for path, spot in spots.items() if spot.root == present):
            spot, blob = spots[path], self.files[path].readable
            said = self.read((spot.kind, blob)) if blob else {}
            if isinstance(said, str):
                continue
            for one in said.values():
                where = one.unit or self.group[1], one.criterion
                found[where] = _joined(found.get(where), one, path, spot.office)
        return found


def _joined(known: Standing | None, one: Stated, path: str, office: str) -> Standing:
    """A value with what another file says of it too; what does not lead is told by office."""
    advises = _advises(one, office)
    fields = _fields(one, office)
    if known is None:
        return Standing(fields, path, one.line, not advises)
    if not known.leads and not advises:
        return Standing({**known.fields, **fields}, path, one.line, leads=True)
    if not advises:
        # Two that both decide: an error of the data, in which nothing said is to get lost.
        fields = {f"{office or 'appraisal'}.{name}": text for name, text in fields.items()}
    return Standing({**fields, **known.fields}, known.path, known.line, known.leads)


def _advises(one: Stated, office: str) -> bool:
    """An office's opinion, and what it says of its own file."""
    return bool(office) and (one.fields.get("opinion") == "true" or not one.criterion)


def _fields(one: Stated, office: str) -> Fields:
    if not _advises(one, office):
        return one.fields
    return {f"{office}.{name}": text for name, text in one.fields.items()}


def _difference(old: Standing | None, new: Standing | None) -> Iterator[FieldChange]:
    before = old.fields if old is not None else {}
    after = new.fields if new is not None else {}
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            yield FieldChange(name, before.get(name), after.get(name))
