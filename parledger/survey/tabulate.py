"""Counting the ballots: one dataframe expression, the same on every engine.

For each form: which ballots are valid, then for each unit and group how many there are, how many
valid, and how many ticked each option of each question.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil

import narwhals as nw

from parledger.model.ballots import GroupTally
from parledger.model.formula import Tally
from parledger.model.questions import Question
from parledger.model.surveys import Form, ValidRule
from parledger.survey.engines import Frame

SEPARATOR = ";"
"""Between the options of a question that takes several."""

_VALID, _ALL = "_valid", "_all"


def count_answers(frame: Frame, form: Form, rule: ValidRule) -> Frame:
    """One row a unit and group: `_all`, `_valid`, and a column for each option.

    Columns are numbered: `_c0_` answered the first question, `_c0_0` its first option. `frame` holds
    texts in the columns `unit`, `group` and the form's questions; a blank is empty or null.
    """
    asked = counted_questions(form)
    mine = frame.filter(nw.col("group").is_in(list(form.groups)))
    plain = mine.with_columns(*(nw.col(one.id).fill_null("") for one in asked))
    with_valid = plain.with_columns(_is_valid(asked, rule).alias(_VALID), nw.lit(1).alias(_ALL))
    flags = [
        (expression & (nw.col(_VALID) == 1)).cast(nw.Int64).alias(name)
        for name, expression in _flags(asked)
    ]
    sums = [_ALL, _VALID, *(name for name, _ in _flags(asked))]
    flagged = with_valid.with_columns(*flags) if flags else with_valid
    return flagged.group_by("unit", "group").agg(*(nw.col(name).sum() for name in sums))


def counted_questions(form: Form) -> tuple[Question, ...]:
    """The questions with options."""
    return tuple(one for one in form.questions if one.kind != "text")


def _flags(asked: Sequence[Question]) -> list[tuple[str, nw.Expr]]:
    flags: list[tuple[str, nw.Expr]] = []
    for place, question in enumerate(asked):
        cell = nw.col(question.id)
        flags.append((f"_c{place}_", cell != ""))
        for number, option in enumerate(question.options):
            ticked = cell == option.id
            if question.several:
                wrapped = nw.concat_str([nw.lit(SEPARATOR), cell, nw.lit(SEPARATOR)])
                ticked = wrapped.str.contains(f"{SEPARATOR}{option.id}{SEPARATOR}", literal=True)
            flags.append((f"_c{place}_{number}", ticked))
    return flags


def _is_valid(asked: Sequence[Question], rule: ValidRule) -> nw.Expr:
    """1 for a ballot that answers enough questions and all the required ones."""
    needed = ceil(rule.least_answered * len(asked) / 100)
    valid = nw.lit(value=True)
    if needed and asked:
        answered = nw.sum_horizontal(*((nw.col(one.id) != "").cast(nw.Int64) for one in asked))
        valid = valid & (answered >= needed)
    for question in asked:
        if question.id in rule.required:
            valid = valid & (nw.col(question.id) != "")
    return valid.cast(nw.Int64)


def tallies_of(form: Form, row: Mapping[str, object]) -> GroupTally:
    """One row of the counts as values."""
    valid = _whole(row[_VALID])
    tallies = tuple(
        Tally(
            question,
            {
                option.id: _whole(row[f"_c{place}_{number}"])
                for number, option in enumerate(question.options)
            },
            _whole(row[f"_c{place}_"]),
            valid,
        )
        for place, question in enumerate(counted_questions(form))
    )
    return GroupTally(str(row["unit"]), str(row["group"]), _whole(row[_ALL]), valid, tallies)


def _whole(value: object) -> int:
    """Engines count in whole numbers of several kinds; a sum of nothing is 0."""
    if isinstance(value, int):
        return value
    return int(Fraction(str(value))) if value is not None else 0
