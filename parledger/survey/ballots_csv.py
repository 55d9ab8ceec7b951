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
        header = _without_tail(first, 0)
        wrong = check_header(survey, path, header)
        if wrong:
            return ReadBallots(None, wrong)
        kept: list[tuple[int, list[str]]] = []
        line = rows.line_num + 1
        for row in rows:
            cells = [cell.strip() for cell in row]
            whole = len(cells) == len(first)
            kept.append((line, _without_tail(cells, len(header)) if whole else cells))
            line = rows.line_num + 1
        return _as_frame(path, header, kept)
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


def _without_tail(row: list[str], wanted: int) -> list[str]:
    """A row without the empty cells below columns without a name that Excel leaves at the end."""
    end = len(row)
    while end > wanted and not row[end - 1]:
        end -= 1
    return row[:end]


def _as_frame(path: str, header: list[str], rows: list[tuple[int, list[str]]]) -> ReadBallots:
    """The rows with as many cells as the header, each with the line it begins in."""
    filled = [(line, row) for line, row in rows if any(row)]
    whole = [(line, row) for line, row in filled if len(row) == len(header)]
    short = [[cell if len(cell) <= LONGEST else "" for cell in row] for _, row in whole]
    frame = pd.DataFrame(short, columns=header, dtype=str)
    frame[ROW] = [line for line, _ in whole]
    ragged = (
        Problem(
            Place(path, line, 1),
            "V217",
            "",
            as_args({"found": len(row), "wanted": len(header)}),
        )
        for line, row in filled
        if len(row) != len(header)
    )
    too_long = (
        _too_long(Place(path, line, column))
        for line, row in whole
        for column, cell in enumerate(row, 1)
        if len(cell) > LONGEST
    )
    return ReadBallots(frame, (*capped("V217", ragged), *capped("V204", too_long)))


def _too_long(place: Place) -> Problem:
    return Problem(place, "V204", "", as_args({"most": LONGEST}))
