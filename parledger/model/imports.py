"""How the columns and answers of another program's export become ballots: `survey/<id>.map.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from parledger.problems import Place

NOWHERE = Place("")

DayOrder = Literal["day_first", "month_first"]
"""Which number comes first in 03/04/2020; a date that begins with the year needs no telling."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the export, by its header or by its letter; both empty: a column that is not."""

    header: str = ""
    letter: str = ""
    at: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Source:
    """Where one value of a ballot comes from.

    Either `column`; or `constant`, the same for all; or `options`: a column for each option of a
    question with several answers, ticked or not. `divided_by` stands between several answers in
    one cell. `answers`: what the export writes -> the option's id (a unit's, a group's).
    """

    column: Column = Column()
    constant: str = ""
    options: Mapping[str, Column] = field(default_factory=dict)
    divided_by: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    day_order: DayOrder = "day_first"
    at: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class ImportMapping:
    """A mapping as declared.

    `header`: the row of the headers from 1, None to look for it. `sheet`: of an Excel file.
    `sources`: by `ballot`, `unit`, `group`, `date` or a question's id. `answers` hold for every
    question. `blank`: words that mean no answer. `only_with`: rows in which this column is empty
    are passed over (a response that was not sent). `prefix`: of ballot numbers that are made.
    `drop`: columns that are known and not taken; `drop_rest`: all others too.
    """

    path: str
    sources: Mapping[str, Source]
    header: int | None = None
    sheet: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    blank: tuple[str, ...] = ()
    only_with: Column = Column()
    prefix: str = ""
    drop: tuple[Column, ...] = ()
    drop_rest: bool = False
    at: Place = NOWHERE


CellValue = str | float | bool | date | None
"""What stands in a cell: None where it is empty."""


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A row of the export: its number in the file, and its cells."""

    number: int
    cells: tuple[CellValue, ...]


@dataclass(frozen=True, slots=True)
class ImportTable:
    """A CSV or a sheet: headers as texts, and the rows below them, empty ones left out.

    `path`: as the person typed it. `header`: the row of the headers.
    """

    path: str
    header: int
    names: tuple[str, ...]
    rows: tuple[ImportRow, ...]
