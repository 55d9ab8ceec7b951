"""Rows of an export made into ballots: each whole, or refused with every reason.

A row is refused at its cells: a unit, group, answer or day that nobody knows, a number twice. A
free text that seems to say who wrote it is left out of its ballot, which is told.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from parledger.model.imports import ImportMapping, ImportTable
from parledger.problems import Problems, Severity, severity_of
from parledger.survey.importing.columns import BALLOT, identity, match_columns
from parledger.survey.importing.rows import RowReader, number_of
from parledger.survey.importing.targets import Target, Vocabulary


@dataclass(frozen=True, slots=True)
class Imported:
    """The ballots, by column; the rows refused, and those passed over because nothing is in them.

    `fits` False: the mapping does not fit the file, and no row was looked at.
    """

    ballots: tuple[Mapping[str, str], ...]
    refused: int
    blank: int
    problems: Problems
    fits: bool = True


def import_rows(target: Target, table: ImportTable, mapping: ImportMapping | None) -> Imported:
    """Every row that holds a ballot. Without a mapping the headers are those of ballots."""
    chosen = mapping or identity(target.survey, table.names, table.path)
    matched, problems = match_columns(chosen, table, target.survey, target.cycle)
    if problems:
        return Imported((), 0, 0, problems, fits=False)
    reader = RowReader(table.path, matched, Vocabulary(target, chosen))
    has_numbers = BALLOT in matched.targets
    made = _numbers(chosen.prefix)
    used: dict[str, int] = {}
    ballots: list[Mapping[str, str]] = []
    blank = refused = 0
    for row in table.rows:
        if not reader.holds_ballot(row):
            blank += 1
            continue
        told = len(reader.problems)
        answers = reader.read(row)
        number = number_of(reader, row, used) if has_numbers else ""
        if any(severity_of(one) is Severity.ERROR for one in reader.problems[told:]):
            refused += 1
            continue
        number = number or next(one for one in made if one not in target.taken)
        used[number] = row.number
        ballots.append({BALLOT: number, **answers})
    return Imported(tuple(ballots), refused, blank, tuple(reader.problems))


def _numbers(prefix: str) -> Iterator[str]:
    """1, 2, 3, ... for ballots that came without numbers."""
    number = 0
    while True:
        number += 1
        yield f"{prefix}{number}"
