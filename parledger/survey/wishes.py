"""The free texts of a survey for the working group: nobody recognisable, never published.

Texts that seem to tell who wrote them are left out and counted. They stand in alphabetical order
and without their ballots, and where so few ballots came in that a text could be laid at somebody's
door, without their unit and group.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from parledger.model.anonymity import looks_personal
from parledger.model.questions import Question
from parledger.model.surveys import Survey
from parledger.survey.ballots_parquet import parquet_rows

FEWEST = 5
"""Groups with fewer ballots show no breakdown."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A text and how often it was written. `unit`, `group` empty: too few ballots to say."""

    unit: str
    group: str
    question: str
    text: str
    times: int


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was written, by question, unit and group; `left_out`: texts that look personal."""

    kept: tuple[Wish, ...]
    left_out: int


def gather_wishes(survey: Survey, ballots: pd.DataFrame) -> Wishes:
    """All free texts of the ballots, valid or not. `ballots`: texts with the survey's columns."""
    found: Counter[tuple[str, str, str, str]] = Counter()
    left_out = 0
    for question, unit, group, text in _texts(survey, ballots):
        if looks_personal(text):
            left_out += 1
        else:
            found[question, unit, group, text] += 1
    places = {one.id: place for place, one in enumerate(_questions(survey))}
    ordered = sorted(found.items(), key=lambda item: (places[item[0][0]], item[0]))
    kept = tuple(
        Wish(unit, group, question, text, times) for (question, unit, group, text), times in ordered
    )
    return Wishes(kept, left_out)


def texts_of_parquet(survey: Survey, file: Path) -> pd.DataFrame:
    """The columns that wishes are made of, read piece by piece from a large file."""
    wanted = ["unit", "group", *(one.id for one in _questions(survey))]
    pieces = [piece[wanted] for piece in parquet_rows(file)]
    return pd.concat(pieces) if pieces else pd.DataFrame(columns=wanted)


def _questions(survey: Survey) -> list[Question]:
    asked = {one.id: one for form in survey.forms for one in form.questions if one.kind == "text"}
    return list(asked.values())


def _texts(survey: Survey, ballots: pd.DataFrame) -> Iterator[tuple[str, str, str, str]]:
    """Question, unit, group, text on one line."""
    numbers = Counter(zip(ballots["unit"], ballots["group"], strict=True))
    for question in _questions(survey):
        if question.id not in ballots.columns:
            continue
        cells = zip(ballots["unit"], ballots["group"], ballots[question.id], strict=True)
        for unit, group, cell in cells:
            text = " ".join(str(cell).split()) if isinstance(cell, str) else ""
            if text and numbers[unit, group] < FEWEST:
                yield question.id, "", "", text
            elif text:
                yield question.id, unit, group, text
