"""What is taken away: the changes of an edition's Report, of one cycle or of all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from parledger.model.told import Told
from parledger.report import Report
from parledger.tables.history.changes import Changed, rows
from parledger.tables.table import Column, Row


@dataclass(frozen=True, slots=True)
class Taking:
    """A Report, cut to its edition already, and the cycle asked for (empty: all that it tells)."""

    report: Report
    cycle: str = ""

    @property
    def told(self) -> tuple[Told, ...]:
        """The changes and gaps."""
        chronicle = self.report.chronicle
        return chronicle.of_cycle(self.cycle) if self.cycle else chronicle.told

    @property
    def changed(self) -> Changed:
        """What the rows are made of."""
        names = {unit.id: unit.name for unit in self.report.project.units.values()}
        internal = self.report.edition == "internal"
        return Changed(self.told, names, self.report.info.repository_url, internal)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The edition's columns."""
        return self.changed.columns

    def rows(self) -> Iterator[Row]:
        """One for each field of each change and for each gap, oldest first."""
        return rows(self.changed)


@dataclass(frozen=True, slots=True)
class HistoryFormat:
    """A form of the history: whether it is text, and how it is written into a binary stream.

    `write` is pure but for the stream: the same Report gives the same bytes.
    """

    suffix: str
    binary: bool
    write: Callable[[Taking, BinaryIO], None]
