"""The rows of a file of ballots as texts, and how to say where in the file something stands."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from parledger.problems import Place, Problem, Problems

ROW = "_row"
"""The column that holds the line of each ballot; without it rows are counted from 2."""

MOST_TOLD = 20
"""So many problems of one kind are told; the rest would only repeat them."""

Cells = Sequence[tuple[Sequence[int], str]]
"""Positions of rows, and the column, of cells that are wrong in one and the same way."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file of ballots. `frame`: one row a ballot, texts, a blank is empty or null."""

    path: str
    frame: pd.DataFrame

    def has(self, column: str) -> bool:
        """Whether the file has the column."""
        return column in self.frame.columns

    def texts(self, column: str) -> "pd.Series[Any]":
        """A column with blanks as empty texts."""
        return self.frame[column].fillna("").astype(str)

    def line(self, position: int) -> int:
        """The line of a ballot."""
        return int(self.frame[ROW].iloc[position]) if self.has(ROW) else position + 2

    def place(self, position: int, column: str) -> Place:
        """A cell: the line, and the number of the column."""
        number = list(self.frame.columns).index(column) + 1
        return Place(self.path, self.line(position), number)

    def told(
        self,
        code: str,
        cells: Cells,
        args: Callable[[int, str], Mapping[str, object]] = lambda *_: {},
    ) -> Problems:
        """The first problems of a code by line, and how many more there are."""
        firsts = sorted(
            (position, column)
            for positions, column in cells
            for position in positions[: MOST_TOLD + 1]
        )
        total = sum(len(positions) for positions, _ in cells)
        kept = firsts[:MOST_TOLD]
        found = [
            Problem(self.place(position, column), code, column, as_args(args(position, column)))
            for position, column in kept
        ]
        if total > MOST_TOLD:
            found.append(rest(self.place(*firsts[MOST_TOLD]), code, total - MOST_TOLD))
        return tuple(found)


def as_args(args: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """Arguments of a problem as texts."""
    return tuple((name, str(value)) for name, value in args.items())


def rest(place: Place, code: str, number: int) -> Problem:
    """How many problems of a code are not told; at the first of them."""
    return Problem(place, "V279", "", as_args({"number": number, "code": code}))


def capped(code: str, problems: Iterable[Problem]) -> Problems:
    """The first problems, and how many more there are."""
    found = list(problems)
    if len(found) <= MOST_TOLD:
        return tuple(found)
    tail = rest(found[MOST_TOLD].place, code, len(found) - MOST_TOLD)
    return (*found[:MOST_TOLD], tail)


def where(mask: "pd.Series[Any]") -> list[int]:
    """The positions of the rows that a mask holds for."""
    return [int(position) for position in mask.to_numpy(dtype=bool).nonzero()[0]]
