"""Who is assessed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from parledger.problems import Place


@dataclass(frozen=True, slots=True)
class Succession:
    """What became of a unit after its end; no figure is carried over."""

    unit: str
    relation: str
    at: Place


@dataclass(frozen=True, slots=True)
class Unit:
    """An assessed unit; `level` is a label, no rule hangs on it. Ids are unique for ever."""

    id: str
    name: str
    level: str
    parent: str
    code: str
    start: date | None
    end: date | None
    succeeded_by: tuple[Succession, ...]
    at: Place
    places: Mapping[str, Place] = field(default_factory=dict)

    def lives_in(self, first: date | None, last: date | None) -> bool:
        """Whether the unit existed on at least one day of the period."""
        begins_late = self.start is not None and last is not None and self.start > last
        ended_early = self.end is not None and first is not None and self.end < first
        return not (begins_late or ended_early)
