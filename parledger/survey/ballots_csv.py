"""A CSV of ballots: its header, its rows, and what is wrong with its form.

`ballot,unit,group,q1..qn`, comma, UTF-8, one row a ballot; a `date` column is optional. Places
are the line and the number of the column.
"""

import csv
import io
from dataclasses import dataclass
from difflib import get_close_matches

import pandas as pd

from parledger.located.fields import nearest
from parledger.model.surveys import Survey
from parledger.problems import Place, Problem, Problems
from parledger.survey.anonymity import is_personal_name

FIXED = ("ballot", "unit", "group")
DATE = "date"
ROW = "_row"
"""The column that holds the line of each ballot."""

_SEPARATORS = {";": "dấu chấm phẩy", "\t": "dấu tab", "|": "dấu gạch đứng"}
_SEPARATORS_EN = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}
MOST_TOLD = 20
"""So many problems of one kind are told; the rest would only repeat them."""


@dataclass(frozen=True, slots=True)
class ReadBallots:
    """The rows as texts with their lines; None where the file has no usable form."""

    frame: pd.DataFrame | None
    problems: Problems


def read_csv(survey: Survey, path: str, data: bytes) -> ReadBallots:
    """Every row that has the header's columns; the others are reported by line."""
    text, wrong = _decoded(path, data)
    if text is None:
        return ReadBallots(None, wrong)
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip() for name in next(rows, [])]
        wrong = check_header(survey, path, header, text)
        if wrong:
            return ReadBallots(None, wrong)
        return _read_rows(path, header, rows)
    except csv.Error:
        return ReadBallots(None, (Problem(Place(path, rows.line_num, 1), "V214"),))


def _decoded(path: str, data: bytes) -> tuple[str | None, Problems]:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return None, (Problem(Place(path, 1, 1), "V211", "", (("found", "UTF-16"),)),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, (Problem(Place(path, line, 1), "V211", "", (("found", "?"),)),)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return None, (Problem(Place(path, line, 1), "V211", "", (("found", "NUL"),)),)
    return text, ()


def check_header(survey: Survey, path: str, header: list[str], text: str = "") -> Problems:
    """Separator, personal columns, unknown, repeated and missing ones."""
    if len(header) == 1:
        first = text.partition("\n")[0]
        for mark, name in _SEPARATORS.items():
            if first.count(mark) >= len(FIXED) - 1:
                said = (("found_vi", name), ("found_en", _SEPARATORS_EN[mark]))
                return (Problem(Place(path, 1, 1), "V210", "", said),)
    questions = [one.id for form in survey.forms for one in form.questions]
    known = list(dict.fromkeys((*FIXED, DATE, *questions)))
    missing = [name for name in known if name not in header and name != DATE]
    found: list[Problem] = []
    for column, name in enumerate(header, 1):
        place = Place(path, 1, column)
        if name in header[: column - 1]:
            found.append(Problem(place, "V216", name))
        elif name not in known and is_personal_name(name):
            found.append(Problem(place, "V215", name))
        elif name not in known:
            meant = _meant(name, missing)
            missing = [one for one in missing if one != meant]
            hint_vi, hint_en = nearest(meant or name, [meant] if meant else known)
            args = (("found", name), ("hint_vi", hint_vi), ("hint_en", hint_en))
            found.append(Problem(place, "V212", "", args))
    found += (Problem(Place(path, 1, 1), "V213", "", (("name", name),)) for name in missing)
    return tuple(found)


def _meant(name: str, missing: list[str]) -> str:
    """The missing column that a strange one was probably meant to be, in whatever case."""
    folded = {one.casefold(): one for one in missing}
    near = get_close_matches(name.casefold(), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else ""


def _read_rows(path: str, header: list[str], rows: "csv._reader") -> ReadBallots:  # type: ignore[name-defined]
    kept: list[list[str]] = []
    lines: list[int] = []
    wrong: list[Problem] = []
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) == len(header):
            kept.append([cell.strip() for cell in row])
            lines.append(rows.line_num)
        elif len(wrong) < MOST_TOLD:
            args = (("found", str(len(row))), ("wanted", str(len(header))))
            wrong.append(Problem(Place(path, rows.line_num, 1), "V217", "", args))
    frame = pd.DataFrame(kept, columns=header, dtype=str)
    frame[ROW] = lines
    return ReadBallots(frame, tuple(wrong))
