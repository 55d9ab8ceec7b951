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
    last = {path: found for path in stamps if (found := receipts.last(path)) is not None}
    return Dates(
        history,
        {path: Stamp(found.commit, found.day) for path, found in stamps.items()},
        {path: Arrival(found.when, found.recorded) for path, found in last.items()},
    )
