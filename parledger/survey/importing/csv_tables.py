"""A CSV of any program: comma, semicolon, tab or bar, with rows of titles above the headers."""

import csv
import io

from parledger.model.imports import ImportRow, ImportTable
from parledger.problems import Place, Problem, Problems
from parledger.survey.decoding import decoded
from parledger.survey.importing.headers import Wanted, header_place
from parledger.survey.sheet import as_args

_MARKS = (",", ";", "\t", "|")


def read_csv_table(path: str, data: bytes, wanted: Wanted) -> tuple[ImportTable | None, Problems]:
    """The table; None where its form is unusable. Rows with other cells than headers are told."""
    text, wrong = decoded(path, data)
    if text is None:
        return None, wrong
    mark, text, skipped = _mark_of(text, wanted)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for row in reader:
            rows.append((line + skipped, row))
            line = reader.line_num + 1
    except csv.Error:
        return None, (Problem(Place(path, line + skipped, 1), "V214"),)
    place = header_place([row for _, row in rows], wanted)
    if place is None:
        return None, (no_header(path, wanted),)
    return _table(path, rows, place)


def no_header(path: str, wanted: Wanted) -> Problem:
    """No row holds the headers that are wanted."""
    listed = ", ".join(wanted.names[:6])
    return Problem(Place(path, wanted.header or 1, 1), "V299", "", as_args({"wanted": listed}))


def _mark_of(text: str, wanted: Wanted) -> tuple[str, str, int]:
    """What divides the columns, the text without Excel's `sep=` line, and the lines taken off."""
    first, _, rest = text.partition("\n")
    told = first.strip().removeprefix("sep=")
    if first.startswith("sep=") and told in _MARKS:
        return told, rest, 1
    head = text[: 1 << 16]
    best = max(_MARKS, key=lambda mark: _fit(head, mark, wanted))
    return best, text, 0


def _fit(head: str, mark: str, wanted: Wanted) -> tuple[int, int]:
    """How many of the headers a mark brings to light; then how many columns it makes."""
    lines = list(csv.reader(io.StringIO(head, newline=""), delimiter=mark))
    place = header_place(lines, wanted)
    row = lines[place] if place is not None else max(lines, key=len, default=[])
    known = set(wanted.names)
    return sum(cell.strip() in known for cell in row), len(row)


def _table(
    path: str, rows: list[tuple[int, list[str]]], place: int
) -> tuple[ImportTable | None, Problems]:
    line, names = rows[place]
    names = [name.strip() for name in names]
    kept: list[ImportRow] = []
    problems: list[Problem] = []
    for number, row in rows[place + 1 :]:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(names):
            args = as_args({"found": len(row), "wanted": len(names)})
            problems.append(Problem(Place(path, number, 1), "V217", "", args))
            continue
        kept.append(ImportRow(number, tuple(cell.strip() or None for cell in row)))
    return ImportTable(path, line, tuple(names), tuple(kept)), tuple(problems)
