"""The tables of a bundle against the same tables computed from its inputs."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence

from parledger import __version__
from parledger.model.bundle import Files, Manifest
from parledger.model.publication import Change, Difference
from parledger.pipeline.bundle_tables import FORMATS, table_files, table_path
from parledger.problems import Place
from parledger.tables import Table

_WORDED = frozenset({"reason"})
"""Columns whose sentences another version of the program may put in other words."""

Rows = Sequence[Mapping[str, str | None]]


def compare_tables(
    files: Files, manifest: Manifest, tables: Mapping[str, Table]
) -> Iterator[Difference]:
    """Tables that are not there or differ; by another version of the program, in the columns that
    both know, sentences left out.
    """
    same_program = manifest.engine == __version__
    for path, made in table_files(tables):
        held = files.get(path)
        if held is None and same_program:
            yield Difference(Change.MISSING, Place(path), path)
        elif held is not None and held != made:
            yield from _differing(path, held, made, strict=same_program)


def table_paths(files: Files, tables: Mapping[str, Table]) -> frozenset[str]:
    """The paths in a bundle that are tables we know, each held against what is computed."""
    known = {table_path(name, form) for name in tables for form in FORMATS}
    return frozenset(known.intersection(files))


def _differing(path: str, held: bytes, made: bytes, *, strict: bool) -> Iterator[Difference]:
    before, after = _rows(path, held), _rows(path, made)
    if before is None or after is None or len(before) != len(after):
        yield Difference(Change.TABLE, Place(path), path)
        return
    found = False
    for line, (old, new) in enumerate(zip(before, after, strict=True), start=2):
        for column, value in old.items():
            if (not strict and (column not in new or column in _WORDED)) or new.get(
                column
            ) == value:
                continue
            found = True
            yield _cell(path, line, old, column, (value or "", new.get(column) or ""))
    if strict and not found:
        yield Difference(Change.TABLE, Place(path), path)


def _cell(
    path: str, line: int, row: Mapping[str, str | None], column: str, told: tuple[str, str]
) -> Difference:
    unit, criterion = row.get("unit") or "", row.get("criterion") or ""
    return Difference(
        Change.TABLE, Place(path, line), path, unit, column, *told, criterion=criterion
    )


def _rows(path: str, data: bytes) -> Rows | None:
    """The cells as texts; None where the file is no such table."""
    try:
        text = data.decode("utf-8")
        if path.endswith(".csv"):
            return [_texts(row) for row in csv.DictReader(io.StringIO(text))]
        told = json.loads(text, parse_float=str, parse_int=str)
        return [_texts(row) for row in told]
    except (ValueError, AttributeError, RecursionError, csv.Error):
        return None


def _texts(row: Mapping[object, object]) -> Mapping[str, str | None]:
    return {str(key): None if cell is None else str(cell) for key, cell in row.items()}
