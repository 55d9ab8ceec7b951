"""What the gate judges: a request, and the three states of the data that it is held against."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from parledger.compute.windows import first_day, local_day, zone_of
from parledger.history import Change
from parledger.model.cycles import Cycle
from parledger.model.project import CycleFiles, Project
from parledger.review.gate.targets import Kind, target_of

Owners = Literal["follows", "kept", "spoilt"]
"""Of a CODEOWNERS file: nothing but the accounts that the command writes for the head's data has
changed; the part that people keep has changed too; the accounts are not what the command writes,
the file is gone, or it lies where it overrides the one that is written."""

Plain = str | list["Plain"] | dict[str, "Plain"]
"""A YAML file as nested texts, lists and maps."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The data at one commit, as far as the gate needs it.

    `paths`: every file of the data folders. `texts` and `plain` hold publication.yaml of each
    cycle and the instruments of surveys: their bytes, and what they say (absent where they
    cannot be read).
    """

    project: Project
    paths: frozenset[str] = frozenset()
    texts: Mapping[str, bytes] = field(default_factory=dict)
    plain: Mapping[str, Plain] = field(default_factory=dict)

    def cycle(self, cycle: str) -> CycleFiles | None:
        """A cycle and its files; None where there is none, or its cycle.yaml was not read whole."""
        found = self.project.cycles.get(cycle)
        return None if found is None or found.cycle.path in self.project.unread else found

    def has_cycle(self, cycle: str) -> bool:
        """Whether its cycle.yaml stands, readable or not."""
        path = f"scores/{cycle}/cycle.yaml"
        return path in self.paths or path in self.project.unread

    def unread_cycles(self) -> tuple[str, ...]:
        """The cycles whose cycle.yaml stands and was not read whole, in the order of paths."""
        unread = sorted(self.project.unread)
        parts = (path.split("/") for path in unread if target_of(path).kind is Kind.CYCLE)
        return tuple(names[1] for names in parts)

    def is_published(self, cycle: str) -> bool:
        """Whether a publication stands, readable or not."""
        return f"scores/{cycle}/publication.yaml" in self.paths

    def is_closed(self, cycle: str, survey: str) -> bool:
        """Whether a survey's instrument says `closed`, or cannot be read to say otherwise."""
        path = f"scores/{cycle}/survey/{survey}.yaml"
        if path not in self.paths:
            return False
        said = self.plain.get(path)
        return not isinstance(said, dict) or "closed" in said


@dataclass(frozen=True, slots=True)
class Request:
    """A request to change the main branch.

    `actor`: the forge's authenticated account. `at`: when the forge received the head, with its
    time zone. `base`: the main branch, whose roles, dates and freezes decide. `start`: the last
    commit both share, which the changes are counted from, made at `since`. `head`: data alone.
    `owners`: what became of each CODEOWNERS file that changed. `forged`: commits of the request
    that carry trailers of the forge, each with the trailer.
    """

    actor: str
    at: datetime
    since: datetime
    base: Snapshot
    start: Snapshot
    head: Snapshot
    changes: tuple[Change, ...]
    owners: Mapping[str, Owners] = field(default_factory=dict)
    forged: tuple[tuple[str, str], ...] = ()

    def of_kinds(self, *kinds: Kind) -> Iterator[Change]:
        """The changes of these kinds, in the order of paths."""
        return (change for change in self.changes if target_of(change.path).kind in kinds)

    @property
    def generated(self) -> frozenset[str]:
        """The CODEOWNERS files that follow the head's data and say nothing else new."""
        return frozenset(path for path, how in self.owners.items() if how == "follows")


def running(snapshot: Snapshot) -> Iterator[CycleFiles]:
    """The cycles that stand and are not published."""
    return (
        files for name, files in snapshot.project.cycles.items() if not snapshot.is_published(name)
    )


def has_begun(request: Request, cycle: Cycle) -> bool:
    """Whether self-assessment has begun when the request was received, or any file of a unit stands.

    By the plan: its first day has come; a plan that names a last day alone leaves it open from
    the beginning, so the criteria are in force as soon as the cycle stands on the main branch.
    """
    folder = f"scores/{cycle.id}/"
    if any(target_of(path).unit for path in request.base.paths if path.startswith(folder)):
        return True
    if "self" not in cycle.schedule:
        return False
    first = first_day(cycle, "self")
    return first is None or local_day(request.at, zone_of(cycle)) >= first
