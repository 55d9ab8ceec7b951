"""The printed questionnaire: one file for each respondent group, whole in itself, for A4 paper.

It is no page of the site. It is Vietnamese alone, since those who fill it in are; its style stands
in the file, so that it can be sent, opened and printed anywhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from parledger.model.cycles import Cycle
from parledger.model.documents import Document
from parledger.model.questions import Option, Question
from parledger.model.surveys import Form, RespondentGroup, Survey
from parledger.pages.text import show_day

MOST_COLUMNS = 6
"""Scales with more options are listed below their question: a table would be too narrow to read."""
LINES = 3
"""Dotted lines for free words."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What is printed: a form as one group fills it in."""

    cycle: Cycle
    survey: Survey
    form: Form
    group: RespondentGroup


@dataclass(frozen=True, slots=True)
class NumberedQuestion:
    """A question with its number on the paper; its id is what the entry clerk looks for."""

    number: int
    question: Question


@dataclass(frozen=True, slots=True)
class Part:
    """Questions printed together. `options`: the columns of a table; empty: one by one."""

    options: tuple[Option, ...]
    questions: tuple[NumberedQuestion, ...]


def render_questionnaire(paper: Paper) -> str:
    """The finished HTML."""
    survey, form = paper.survey, paper.form
    return (
        _environment()
        .get_template("questionnaire.html")
        .render(
            authority=paper.cycle.authority,
            title=form.title or survey.title,
            survey=survey,
            form=form,
            group=paper.group,
            basis=tuple(_show_basis(one) for one in survey.legal_basis),
            period=tuple(show_day(day, "vi") for day in survey.period or ()),
            parts=tuple(_parts(form)),
            lines=range(LINES),
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def _parts(form: Form) -> Iterator[Part]:
    """Questions in a row with the same options become one table."""
    numbered = [NumberedQuestion(number, one) for number, one in enumerate(form.questions, 1)]
    for options, held in groupby(numbered, key=lambda one: _columns(one.question)):
        yield Part(options, tuple(held))


def _columns(question: Question) -> tuple[Option, ...]:
    fits = question.kind == "scale" and len(question.options) <= MOST_COLUMNS
    return question.options if fits else ()


def _show_basis(document: Document) -> str:
    """Kế hoạch ... số 45/KH-UBND ngày 10/02/2020 của UBND huyện ..."""
    number = f"số {document.number}" if document.number else ""
    day = f"ngày {show_day(document.date, 'vi')}" if document.date else ""
    issuer = f"của {document.issuer}" if document.issuer else ""
    return " ".join(part for part in (document.title, number, day, issuer) if part)
