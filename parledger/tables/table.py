"""What a table is: declared columns, and a frame that has exactly them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from parledger.model.project import Project
from parledger.model.results import CycleResult
from parledger.model.words import Words
from parledger.problems import Lang

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int | bool | None
Row = tuple[Cell, ...]


class Kind(StrEnum):
    """What stands in a column, and how an output writes it."""

    TEXT = "text"
    DECIMAL = "decimal"  # an exact figure, kept as its printed plain decimal
    WHOLE = "whole"
    FLAG = "flag"


# Exact figures stay text in the frame: a float would print digits that nobody computed.
_DTYPES = {Kind.TEXT: "object", Kind.DECIMAL: "object", Kind.WHOLE: "Int64", Kind.FLAG: "boolean"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name is a promise to those who read the files."""

    name: str
    kind: Kind
    unit: str
    meaning: Words


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A finished table; the frame is never written to. Absent figures are None or NA."""

    name: str
    columns: tuple[Column, ...]
    frame: "pd.DataFrame"

    def rows(self) -> list[Row]:
        """Plain cells, row by row: text, printed decimals, whole numbers, flags, None."""
        lists = [_plain_cells(self.frame[column.name]) for column in self.columns]
        return list(zip(*lists, strict=True))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a table is made of: the results of one cycle, and the language of its sentences."""

    project: Project
    result: CycleResult
    lang: Lang


@dataclass(frozen=True, slots=True)
class TableKind:
    """A table that can be asked for: its columns and where its rows come from."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Asked], Iterable[Row]]

    def make(self, project: Project, result: CycleResult, lang: Lang) -> Table:
        """The table of one cycle, sentences in the language asked for."""
        return make_table(self.name, self.columns, self.rows(Asked(project, result, lang)))


def make_table(name: str, columns: tuple[Column, ...], rows: Iterable[Row]) -> Table:
    """Put rows under their declared columns; a row of another length is our own mistake."""
    # Only where a table is made: loading pandas takes longer than most commands.
    import pandas as pd

    held = list(rows)
    if any(len(row) != len(columns) for row in held):
        raise ValueError(f"a row of table {name} has not the declared columns")
    frame = pd.DataFrame(
        {
            column.name: pd.Series([row[place] for row in held], dtype=_DTYPES[column.kind])
            for place, column in enumerate(columns)
        }
    )
    return Table(name, columns, frame)


def _plain_cells(series: "pd.Series[Any]") -> list[Cell]:
    missing = series.isna().tolist()
    values = series.tolist()
    return [None if gone else value for gone, value in zip(missing, values, strict=True)]
