"""What the tables are filled from: a Report's changes, put in order and numbered once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from parledger.model.told import Told
from parledger.model.trail import FieldChange, Gap, ValueChange
from parledger.outputs.history.taking import Taking
from parledger.report import Report
from parledger.tables.history.changes import fields_of, in_order

NO_SET = "-"
"""The set of a criterion whose unit no block of today lists."""


@dataclass(frozen=True)
class Stock:
    """The taking and everything that several tables ask of it."""

    taking: Taking

    @property
    def report(self) -> Report:
        """What the edition may show."""
        return self.taking.report

    @property
    def internal(self) -> bool:
        """Whether people are named."""
        return self.report.edition == "internal"

    @property
    def repository_url(self) -> str:
        """Of the forge, empty where there is none."""
        return self.report.info.repository_url

    @cached_property
    def told(self) -> tuple[tuple[int, Told], ...]:
        """Every change and gap with its number: its place in the history, from 1."""
        return tuple(enumerate(in_order(self.taking.told), start=1))

    def changes(self) -> Iterator[tuple[int, Told, ValueChange]]:
        """The changes with their numbers."""
        for number, one in self.told:
            if isinstance(one.change, ValueChange):
                yield number, one, one.change

    def gaps(self) -> Iterator[tuple[int, Told, Gap]]:
        """The gaps with theirs."""
        for number, one in self.told:
            if isinstance(one.change, Gap):
                yield number, one, one.change

    def fields(self) -> Iterator[tuple[int, int, Told, FieldChange]]:
        """Number of the field, number of its change, the change, the field."""
        number = 0
        for change, one, _ in self.changes():
            for field in fields_of(one):
                if field is not None:
                    number += 1
                    yield number, change, one, field

    @cached_property
    def cycles(self) -> tuple[str, ...]:
        """Cycles that may be shown, in their order; then those that history alone knows."""
        report, asked = self.report, self.taking.cycle
        known = (name for name in report.project.cycles if name not in report.withheld)
        named = (one.change.cycle for _, one in self.told)
        return tuple(name for name in dict.fromkeys((*known, *named)) if asked in ("", name))

    @cached_property
    def sets(self) -> tuple[str, ...]:
        """The sets of these cycles' blocks."""
        cycles = self.report.project.cycles
        blocks = (b for name in self.cycles if name in cycles for b in cycles[name].cycle.blocks)
        return tuple(dict.fromkeys(block.criteria for block in blocks))

    def set_of(self, cycle: str, unit: str) -> str:
        """The set by which a unit is assessed today."""
        return self._sets.get((cycle, unit), NO_SET)

    @cached_property
    def _sets(self) -> Mapping[tuple[str, str], str]:
        cycles = self.report.project.cycles
        return {
            (name, unit): block.criteria
            for name in self.cycles
            if name in cycles
            for block in cycles[name].cycle.blocks
            for unit in block.units
        }

    def criterion_of(self, one: Told) -> str | None:
        """The key of the criterion that a change is about; None for a whole file."""
        change = one.change
        if isinstance(change, Gap) or not change.criterion:
            return None
        return f"{self.set_of(change.cycle, change.unit)}/{change.criterion}"


def office_of(one: Told) -> str | None:
    """The key of the office whose entry it is."""
    return f"{one.change.cycle}/{one.office}" if one.office else None
