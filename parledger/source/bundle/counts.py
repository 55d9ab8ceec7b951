"""Counted ballots of a bundle, read back for the survey that they belong to."""

import json
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from parledger.model.ballots import GroupTally, Tabulation
from parledger.model.formula import Formula, Share, Tally
from parledger.model.questions import Question
from parledger.model.surveys import Survey

_FRACTION = re.compile(r"[0-9]{1,30}(/[1-9][0-9]{0,30})?")


def read_counts(data: bytes, survey: Survey) -> Tabulation:
    """The tabulation. ValueError where the counts cannot be those of this survey's ballots."""
    try:
        told = json.loads(data.decode("utf-8"))
        groups = [_group(survey, row) for row in told["groups"]]
        rows = _count(told["ballots"])
    except (LookupError, TypeError, AttributeError, RecursionError) as wrong:
        raise ValueError("not the shape of counted ballots") from wrong
    found = {(one.unit, one.group): one for one in groups}
    if len(found) != len(groups) or sum(one.received for one in groups) > rows:
        raise ValueError("a group stands twice, or groups have more ballots than there are")
    return Tabulation(rows, dict(sorted(found.items())))


def _group(survey: Survey, row: Mapping[str, Any]) -> GroupTally:
    unit, group = str(row["unit"]), str(row["group"])
    received, valid = _count(row["received"]), _count(row["valid"])
    form = survey.form_of(group)
    if valid > received or form is None:
        raise ValueError(f"{unit}, {group}")
    shares = tuple(_shares(survey, row.get("shares", {})))
    if shares:
        return GroupTally(unit, group, received, valid, (), shares)
    asked = [one for one in form.questions if one.kind != "text"]
    counted = row["questions"]
    if set(counted) != {one.id for one in asked}:
        raise ValueError(f"{unit}, {group}: questions")
    tallies = tuple(_tally(one, counted[one.id], valid) for one in asked)
    return GroupTally(unit, group, received, valid, tallies)


def _tally(question: Question, row: Mapping[str, Any], valid: int) -> Tally:
    answered = _count(row["answered"])
    counts = {option.id: _count(row["counts"][option.id]) for option in question.options}
    ticked = sum(counts.values())
    fits = ticked >= answered if question.several else ticked == answered
    if answered > valid or not fits or max(counts.values(), default=0) > answered:
        raise ValueError(f"question {question.id}: counts do not add up")
    return Tally(question, counts, answered, valid)


def _shares(
    survey: Survey, told: Mapping[str, Any]
) -> list[tuple[Formula, tuple[str, ...], Share]]:
    found = []
    for key, (got, of) in told.items():
        feed = None if key == "own" else survey.feeds[int(key)]
        formula = survey.formula if feed is None else survey.formula_of(feed)
        share = Share(_fraction(got), _fraction(of))
        if formula is None or not 0 <= share.got <= share.of:
            raise ValueError(f"share {key}")
        found.append((formula, () if feed is None else feed.questions, share))
    return found


def _fraction(text: Any) -> Fraction:
    if not isinstance(text, str) or not _FRACTION.fullmatch(text):
        raise ValueError("a share is no fraction")
    return Fraction(text)


def _count(number: Any) -> int:
    if type(number) is not int or number < 0:
        raise ValueError("a count is no whole number from 0")
    return number
