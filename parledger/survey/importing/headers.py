"""Finding the row of the headers, and the columns that a mapping names."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from parledger.model.imports import CellValue, Column, ImportMapping

MOST_ROWS_ABOVE = 30
"""So many rows of titles may stand above the headers."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a table is read for. `header`: the row of the headers from 1, None to look for it.

    `names`: headers that the mapping knows; `sheet`: of an Excel file, empty for the only one.
    """

    names: tuple[str, ...]
    header: int | None = None
    sheet: str = ""


def wanted_of(mapping: ImportMapping) -> Wanted:
    """What a mapping wants of a table."""
    columns = [mapping.only_with, *mapping.drop]
    for source in mapping.sources.values():
        columns += [source.column, *source.options.values()]
    names = tuple(column.header for column in columns if column.header)
    header = mapping.header
    # By letters alone no row can be recognised: then it is the first.
    return Wanted(names, 1 if header is None and not names else header, mapping.sheet)


def same(text: str) -> str:
    """A header or an answer without what typing it again changes: spaces, case, composition."""
    flat = " ".join(unicodedata.normalize("NFC", text).replace("\ufeff", "").split())
    return flat.casefold()


def header_place(rows: Sequence[Sequence[CellValue]], wanted: Wanted) -> int | None:
    """The place (from 0) of the row that holds most of the headers; None where none holds any."""
    if wanted.header is not None:
        return wanted.header - 1 if 0 < wanted.header <= len(rows) else None
    known = {same(name) for name in wanted.names}
    hits = [
        len(known & {same(cell) for cell in row if isinstance(cell, str)})
        for row in rows[:MOST_ROWS_ABOVE]
    ]
    best = max(hits, default=0)
    return hits.index(best) if best else None


def column_letter(place: int) -> str:
    """A, B, ..., Z, AA: how Excel calls the column at a place from 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def places_of(column: Column, names: Sequence[str]) -> list[int]:
    """Where a column stands (from 0): nowhere, once, or several times."""
    if column.letter:
        place = 0
        for letter in column.letter:
            place = place * 26 + ord(letter) - ord("A") + 1
        return [place - 1] if place <= len(names) else []
    return [place for place, name in enumerate(names) if same(name) == same(column.header)]
