"""What Git says of a project's files: which commit vouches for each, and when it came to main."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from parledger.history import History, Receipts, read_receipts, read_stamps
from parledger.model.arrivals import Arrival
from parledger.model.project import Project
from parledger.report import Stamp


@dataclass(frozen=True, slots=True)
class Dates:
    """`stamps` and `arrivals` by path; empty where Git shows no history.

    A file with changes that are not committed is in neither.
    """

    history: History
    stamps: Mapping[str, Stamp]
    arrivals: Mapping[str, Arrival]


def read_dates(root: Path, project: Project) -> Dates:
    """One `git log` for the stamps, one for the receipts."""
    history = read_stamps(root)
    stamps = history.stamps_of(project.digests)
    receipts = read_receipts(root) if history.available else Receipts()
    corrections = _corrections(receipts)
    arrivals = ((path, _arrival(receipts, path, corrections)) for path in stamps)
    return Dates(
        history,
        {path: Stamp(found.commit, found.day) for path, found in stamps.items()},
        {path: found for path, found in arrivals if found is not None},
    )


_Corrections = Mapping[str, frozenset[str]]
"""Cycle -> the commits on main's line that came after it was first published."""


def _corrections(receipts: Receipts) -> _Corrections:
    found: dict[str, set[str]] = {}
    for receipt in reversed(receipts.line):
        for commits in found.values():
            commits.add(receipt.commit)
        for path in receipt.changed:
            folder, _, name = path.rpartition("/")
            if name == "publication.yaml" and folder.startswith("scores/"):
                found.setdefault(folder.removeprefix("scores/"), set())
    return {cycle: frozenset(commits) for cycle, commits in found.items()}


def _arrival(receipts: Receipts, path: str, corrections: _Corrections) -> Arrival | None:
    """The last change before the result was published: a correction after it makes nobody late.

    A file that is all correction has the day on which it came, which is never called late.
    """
    parts = path.split("/")
    after = corrections.get(parts[1], frozenset()) if parts[0] == "scores" else frozenset()
    changes = receipts.changes.get(path, ())
    before = [one for one in changes if one.commit not in after]
    if before:
        return Arrival(before[-1].when, before[-1].recorded)
    return Arrival(changes[-1].merged, recorded=False) if changes else None
