"""The answers on the ballots: options that exist, columns that are asked, texts that name nobody."""

import re
from fractions import Fraction
from typing import Any

import pandas as pd

from parledger.located.fields import nearest
from parledger.located.scalars import plain_number
from parledger.model.anonymity import looks_personal
from parledger.model.questions import Question
from parledger.model.surveys import Survey
from parledger.problems import Problems
from parledger.survey.sheet import Sheet, where
from parledger.survey.tabulate import SEPARATOR

_FORMULA = r"\s*[=@]"
_PARTS = re.compile(r"\s*[;,]\s*")


def check_answers(survey: Survey, sheet: Sheet) -> Problems:
    """V264, V272, V274, V278: form by form, since each asks its own questions."""
    groups = sheet.texts("group")
    unknown: list[tuple[list[int], str]] = []
    astray: list[tuple[list[int], str]] = []
    texts: dict[str, Question] = {}
    asked: dict[tuple[str, str], Question] = {}
    columns = dict.fromkeys(one.id for form in survey.forms for one in form.questions)
    for form in survey.forms:
        mine = groups.isin(form.groups)
        for column in columns:
            if not sheet.has(column):
                continue
            cells = sheet.texts(column)
            question = form.question(column)
            if question is None:
                astray.append((where(mine & (cells != "")), column))
            elif question.kind == "text":
                texts[column] = question
            else:
                asked |= {(group, column): question for group in form.groups}
                unknown.append((where(mine & ~_are_options(cells, question)), column))

    def unknown_args(position: int, column: str) -> dict[str, object]:
        text = sheet.texts(column).iloc[position]
        question = asked[groups.iloc[position], column]
        hint_vi, hint_en = _hint(text, question)
        return {"found": text, "hint_vi": hint_vi, "hint_en": hint_en}

    def astray_args(position: int, _: str) -> dict[str, object]:
        group = groups.iloc[position]
        form = survey.form_of(group)
        return {"form": form.id if form else "", "group": group}

    return (
        *sheet.told("V264", unknown, unknown_args),
        *sheet.told("V272", astray, astray_args),
        *_check_texts(sheet, list(texts)),
    )


def _are_options(cells: "pd.Series[Any]", question: Question) -> "pd.Series[Any]":
    """Whether each cell is blank or holds what can be ticked; of several, each one only once."""
    options = {option.id for option in question.options}
    if not question.several:
        return cells.isin([*options, ""])
    fits = {
        cell: cell == "" or _is_choice(cell.split(SEPARATOR), options) for cell in cells.unique()
    }
    return cells.map(fits).astype(bool)


def _is_choice(parts: list[str], options: set[str]) -> bool:
    return options.issuperset(parts) and len(set(parts)) == len(parts)


def _hint(text: str, question: Question) -> tuple[str, str]:
    """What was probably meant: `4` where Excel wrote `4.0`, the id where the label was typed."""
    if not text.strip():
        return "để ô trống hẳn, không có dấu cách", "leave the cell empty, without blanks"
    parts = _PARTS.split(text.strip()) if question.several else [text.strip()]
    meant = [_meant(part, question) for part in parts if part]
    if meant and all(meant):
        wanted = SEPARATOR.join(dict.fromkeys(meant))
        return f"viết {wanted}", f"write {wanted}"
    return nearest(text, [option.id for option in question.options])


def _meant(text: str, question: Question) -> str:
    """The option that a text stands for in another spelling; empty where none does."""
    number = plain_number(text.replace(",", "."))
    for option in question.options:
        if text.casefold() in (option.id.casefold(), option.title.casefold()):
            return option.id
        if number is not None and number == _number(option.id):
            return option.id
    return ""


def _number(text: str) -> Fraction | None:
    return plain_number(text)


def _check_texts(sheet: Sheet, columns: list[str]) -> Problems:
    """Free words that seem to say who wrote them; cells that Excel would run as a formula.

    The words themselves are not repeated: what is printed may be kept by others.
    """
    personal, formulas = [], []
    for column in columns:
        cells = sheet.texts(column)
        personal.append((where(cells.map(looks_personal).astype(bool)), column))
        formulas.append((where(cells.str.match(_FORMULA)), column))
    return (
        *sheet.told("V274", personal),
        *sheet.told("V278", formulas),
    )
