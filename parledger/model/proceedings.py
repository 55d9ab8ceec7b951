"""The Council's meetings, the plan's timetable, and appeals."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Day
from fractions import Fraction
from typing import Literal

from parledger.model.documents import Document
from parledger.problems import Place


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A leaf of a unit that the Council sets itself."""

    unit: str
    criterion: str
    points: Fraction
    reason: str
    at: Place
    points_at: Place
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting; valid with more than half of the members in favour. `blocks` empty: all."""

    date: Day
    minutes: Document
    members: int
    approve: int
    blocks: tuple[str, ...]
    adjusts: tuple[Adjustment, ...]
    at: Place
    approve_at: Place
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def stands(self) -> bool:
        """More than half in favour."""
        return 2 * self.approve > self.members

    def covers(self, block: str) -> bool:
        """Whether the meeting dealt with a block."""
        return not self.blocks or block in self.blocks


@dataclass(frozen=True, slots=True)
class Task:
    """A line of the plan's timetable; `start`, `due`: first and last day; `due_text` as printed."""

    id: str
    title: str
    section: str
    product: str
    by: tuple[str, ...]
    with_: tuple[str, ...]
    start: Day | None
    due: Day | None
    due_text: str
    done: Day | None
    note: str
    at: Place
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Appeal:
    """A unit's appeal after publication and its answer."""

    unit: str
    received: Day
    document: Document
    criteria: tuple[str, ...]
    text: str
    answer: Literal["upheld", "rejected", ""]
    answered: Day | None
    answer_document: Document | None
    erratum: str
    at: Place
    places: Mapping[str, Place] = field(default_factory=dict)
