"""The versions of each group of files in the order in which they came to main.

Groups do not touch each other, so each is followed by itself: whoever reads the versions needs
those of one group at a time, and Git gives neighbours cheaply.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from parledger.model.trail import LogCommit, RawChange
from parledger.trail.line import OnLine
from parledger.trail.places import Group, Spot, spot_of

Touch = tuple[RawChange, Spot]
"""A change of a file of the group."""

Version = tuple[str, str]
"""Kind of file and blob id: what the blob says depends on both."""


@dataclass(frozen=True, slots=True)
class Inside:
    """What a commit that came in with a merge changed in the group."""

    commit: str
    is_merge: bool
    touches: tuple[Touch, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What a commit on main changed in the group, and the commits that it brought for it."""

    commit: str
    touches: tuple[Touch, ...]
    inside: tuple[Inside, ...]


def events_of(
    stretch: Iterable[OnLine], roots: tuple[str, ...]
) -> Mapping[Group, tuple[Event, ...]]:
    """Group -> its events, oldest first; groups in the order of their names."""
    found: dict[Group, list[Event]] = {}
    for step in stretch:
        touched = _touched(step.commit, roots)
        inside: dict[Group, list[Inside]] = {}
        for commit in step.brought:
            for group, touches in _touched(commit, roots).items():
                if group in touched:
                    one = Inside(commit.id, commit.is_merge, tuple(touches))
                    inside.setdefault(group, []).append(one)
        for group, touches in touched.items():
            event = Event(step.commit.id, tuple(touches), tuple(inside.get(group, ())))
            found.setdefault(group, []).append(event)
    return {group: tuple(found[group]) for group in sorted(found)}


def versions_in(events: Iterable[Event]) -> Iterator[Version]:
    """Every version that following these events reads, as they come; some more than once."""
    for event in events:
        for inside in event.inside:
            yield from _versions(inside.touches)
        yield from _versions(event.touches)


def _versions(touches: Iterable[Touch]) -> Iterator[Version]:
    for change, spot in touches:
        for blob in (change.old, change.new):
            if blob:
                yield spot.kind, blob


def _touched(commit: LogCommit, roots: tuple[str, ...]) -> dict[Group, list[Touch]]:
    found: dict[Group, list[Touch]] = {}
    for change in commit.changes:
        spot = spot_of(change.path, roots)
        if spot is not None:
            found.setdefault(spot.group, []).append((change, spot))
    return found
