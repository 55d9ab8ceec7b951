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
from parledger.model.anonymity import is_personal_name
from parledger.model.surveys import Survey
from parledger.problems import Place, Problem, Problems
from parledger.survey.decoding import decoded
from parledger.survey.sheet import MOST_TOLD, ROW, as_args, capped

__all__ = ["DATE", "FIXED", "MOST_TOLD", "ROW", "ReadBallots", "check_header", "read_csv"]

FIXED = ("ballot", "unit", "group")
DATE = "date"
_SEPARATORS = {";": "dấu chấm phẩy", "\t": "dấu tab", "|": "dấu gạch đứng"}
_SEPARATORS_EN = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}
LONGEST = 10_000
"""So many characters a cell may have; a wish of two pages."""


@dataclass(frozen=True, slots=True)
class ReadBallots:
    """The rows as texts with their lines; None where the file has no usable form."""

    frame: pd.DataFrame | None
    problems: Problems


def read_csv(survey: Survey, path: str, data: bytes) -> ReadBallots:
    """Every row that has the header's columns; the others are reported by line."""
    text, wrong = decoded(path, data)
    if text is None:
        return ReadBallots(None, wrong)
    if not text.strip():
        args = as_args({"wanted": ",".join(one for one in _known(survey) if one != DATE)})
        return ReadBallots(None, (Problem(Place(path, 1, 1), "V218", "", args),))
    wrong = _check_separator(path, text)
    if wrong:
        return ReadBallots(None, wrong)
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        first = [name.strip() for name in next(rows, [])]
        header = _named(first)
        wrong = check_header(survey, path, header)
        if wrong:
            return ReadBallots(None, wrong)
        sorter = _Sorter(path, header, len(first))
        line = rows.line_num + 1
        for row in rows:
            sorter.take(line, [cell.strip() for cell in row])
            line = rows.line_num + 1
        return sorter.found()
    except csv.Error as error:
        if "field limit" in str(error):
            return ReadBallots(None, (_too_long(Place(path, line, 1)),))
        return ReadBallots(None, (Problem(Place(path, line, 1), "V214"),))


def _check_separator(path: str, text: str) -> Problems:
    """Columns divided by another mark than the comma: seen in the first line."""
    first = text.lstrip().partition("\n")[0].lower().removeprefix("sep=")
    if "," in first:
        return ()
    for mark, name in _SEPARATORS.items():
        if first.count(mark) >= len(FIXED) - 1 or first.strip("\r") == mark:
            said = as_args({"found_vi": name, "found_en": _SEPARATORS_EN[mark]})
            return (Problem(Place(path, 1, 1), "V210", "", said),)
    return ()


def _known(survey: Survey) -> list[str]:
    questions = [one.id for form in survey.forms for one in form.questions]
    return list(dict.fromkeys((*FIXED, DATE, *questions)))


def check_header(survey: Survey, path: str, header: list[str]) -> Problems:
    """Personal columns, unknown, repeated and missing ones; a first row that names no column."""
    known = _known(survey)
    folded = [name.casefold() for name in header]
    if not any(name.casefold() in folded for name in known):
        args = as_args({"wanted": ",".join(one for one in known if one != DATE)})
        return (Problem(Place(path, 1, 1), "V219", "", args),)
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


def _named(header: list[str]) -> list[str]:
    """The columns up to the last that has a name."""
    end = len(header)
    while end and not header[end - 1]:
        end -= 1
    return header[:end]


class _Sorter:
    """Rows with as many cells as the header, and what is wrong with the others.

    `width` is that of the header with the columns without a name that Excel leaves at its end;
    cells below those have to be empty.
    """

    def __init__(self, path: str, header: list[str], width: int) -> None:
        self.path = path
        self.header = header
        self.width = width
        self.rows: list[list[str]] = []
        self.lines: list[int] = []
        self.ragged: list[Problem] = []
        self.too_long: list[Problem] = []

    def take(self, line: int, cells: list[str]) -> None:
        """One row, by the line it begins in; a row without a word is none."""
        wanted = len(self.header)
        if not any(cells):
            return
        if len(cells) != self.width or any(cells[wanted:]):
            args = as_args({"found": len(cells), "wanted": wanted})
            self.ragged.append(Problem(Place(self.path, line, 1), "V217", "", args))
            return
        if max(map(len, cells)) > LONGEST:
            for column, cell in enumerate(cells):
                if len(cell) > LONGEST:
                    self.too_long.append(_too_long(Place(self.path, line, column + 1)))
                    cells[column] = ""
        self.rows.append(cells[:wanted])
        self.lines.append(line)

    def found(self) -> ReadBallots:
        """The rows as texts with their lines."""
        frame = pd.DataFrame(self.rows, columns=self.header, dtype=str)
        frame[ROW] = self.lines
        return ReadBallots(frame, (*capped("V217", self.ragged), *capped("V204", self.too_long)))


def _too_long(place: Place) -> Problem:
    return Problem(place, "V204", "", as_args({"most": LONGEST}))
