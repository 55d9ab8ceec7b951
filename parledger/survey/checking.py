"""What stands in the ballots, held against the survey and its cycle: row and column of each slip."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from parledger.located.fields import nearest
from parledger.model.ballots import Tabulation
from parledger.model.cycles import Cycle
from parledger.model.surveys import Survey
from parledger.problems import Problem, Problems
from parledger.survey.answers import check_answers
from parledger.survey.ballots_csv import DATE, FIXED
from parledger.survey.reach import check_reach
from parledger.survey.runs import check_runs
from parledger.survey.sheet import Sheet, as_args, where

_NUMBER = r"[^\W_][\w./-]{0,63}"
_LOCAL = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: .*)?")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def check_ballots(
    cycle: Cycle, survey: Survey, ballots: pd.DataFrame, tabulation: Tabulation
) -> Problems:
    """Everything that is wrong with the ballots, or odd about them: V260 to V279.

    `ballots`: texts, one row a ballot, with the columns of the survey and, where the file has
    lines, `_row`.
    """
    path = survey.ballots.path if survey.ballots is not None else survey.path
    sheet = Sheet(path, ballots.reset_index(drop=True))
    return (
        *_check_numbers(survey, sheet),
        *check_each_row(cycle, survey, sheet),
        *check_reach(cycle, survey, sheet, tabulation),
    )


def check_each_row(cycle: Cycle, survey: Survey, sheet: Sheet) -> Problems:
    """What can be said of some rows without knowing the others."""
    return (
        *_check_keys(cycle, survey, sheet),
        *_check_about(cycle, survey, sheet),
        *_check_dates(survey, sheet),
        *check_answers(survey, sheet),
        *check_runs(survey, sheet),
    )


def check_rows(survey: Survey, rows: int) -> Problems:
    """The number noted at closing, where the digest says that these are the same ballots.

    V255; V253 where there are none at all.
    """
    sealed, ballots = survey.sealed, survey.ballots
    if sealed is None or ballots is None or ballots.sha256 != sealed.sha256:
        return ()
    if not rows:
        return (Problem(sealed.at, "V253", survey.id),)
    if rows == sealed.rows:
        return ()
    args = as_args({"found": rows, "wanted": sealed.rows})
    return (Problem(sealed.at, "V255", survey.id, args),)


def _check_keys(cycle: Cycle, survey: Survey, sheet: Sheet) -> Problems:
    """Every ballot has a number, a unit of the cycle and a group of the survey."""
    blank = [(where(sheet.texts(name) == ""), name) for name in FIXED]
    units = [unit for block in cycle.blocks for unit in block.units]
    groups = [group.id for group in survey.groups]
    return (
        *sheet.told("V266", blank),
        *_check_known(sheet, "V260", "unit", units),
        *_check_known(sheet, "V261", "group", groups),
    )


def _check_known(sheet: Sheet, code: str, column: str, known: list[str]) -> Problems:
    texts = sheet.texts(column)
    wrong = where((texts != "") & ~texts.isin(known))

    def args(position: int, _: str) -> dict[str, object]:
        word = texts.iloc[position]
        vi, en = nearest(word, known)
        vi = vi or "ghi mã như đã khai báo, không ghi tên"
        return {"found": word, "hint_vi": vi, "hint_en": en or "write the id as declared"}

    return sheet.told(code, [(wrong, column)], args)


def _check_numbers(survey: Survey, sheet: Sheet) -> Problems:
    """Each ballot has a number of its own; with `duplicates: none` those that share one are told."""
    numbers = sheet.texts("ballot")
    given = numbers != ""
    odd = where(given & ~numbers.str.fullmatch(_NUMBER))
    wrong = sheet.told("V277", [(odd, "ballot")], _found(numbers))
    if survey.valid.duplicates == "none":
        return wrong
    again = where(given & numbers.duplicated())

    def args(position: int, _: str) -> dict[str, object]:
        number = numbers.iloc[position]
        first = where(numbers == number)[0]
        return {"found": number, "line": sheet.line(first)}

    return (*wrong, *sheet.told("V265", [(again, "ballot")], args))


def _found(texts: "pd.Series[Any]") -> Callable[[int, str], dict[str, object]]:
    return lambda position, _: {"found": texts.iloc[position]}


def _check_about(cycle: Cycle, survey: Survey, sheet: Sheet) -> Problems:
    """A group answers about units of its blocks, and has ballots only where it has no results."""
    blocks = {unit: block.id for block in cycle.blocks for unit in block.units}
    known = {block.id for block in cycle.blocks}
    units, groups = sheet.texts("unit"), sheet.texts("group")
    about = units.map(blocks)
    astray: list[int] = []
    elsewhere: list[int] = []
    for group in survey.groups:
        mine = groups == group.id
        if not group.has_ballots:
            elsewhere += where(mine)
        elif group.blocks and known.issuperset(group.blocks):
            astray += where(mine & about.notna() & ~about.isin(group.blocks))
    return (
        *sheet.told(
            "V262",
            [(sorted(astray), "group")],
            lambda position, _: {
                "group": groups.iloc[position],
                "unit": units.iloc[position],
                "block": about.iloc[position],
            },
        ),
        *sheet.told(
            "V263",
            [(sorted(elsewhere), "group")],
            lambda position, _: {"group": groups.iloc[position]},
        ),
    )


def _check_dates(survey: Survey, sheet: Sheet) -> Problems:
    """The optional `date` of a ballot: a day of the survey's period."""
    if not sheet.has(DATE):
        return ()
    texts = sheet.texts(DATE)
    days = {text: _day(text) for text in texts.unique() if text}
    wrong = [text for text, day in days.items() if day is None]
    outside = [
        text
        for text, day in days.items()
        if day is not None
        and survey.period is not None
        and not survey.period[0] <= day <= survey.period[1]
    ]
    start, end = survey.period or (date.min, date.max)
    return (
        *sheet.told(
            "V271",
            [(where(texts.isin(wrong)), DATE)],
            lambda position, _: {
                "found": texts.iloc[position],
                "wanted": _meant(texts.iloc[position]),
            },
        ),
        *sheet.told(
            "V270",
            [(where(texts.isin(outside)), DATE)],
            lambda position, _: {"found": texts.iloc[position], "start": start, "end": end},
        ),
    )


def _day(text: str) -> date | None:
    if not _ISO.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _meant(text: str) -> str:
    """A day as it should be written: day and month first, as Vietnamese forms have it."""
    local = _LOCAL.fullmatch(text)
    return f"{local[3]}-{int(local[2]):02}-{int(local[1]):02}" if local else "2020-11-15"
