"""Surveys worked out on paper, one sentence each: the points that the ballots have to give."""

from fractions import Fraction
from hashlib import sha256

import pytest

from parledger.problems import Severity, severity_of
from tests.survey.polled import ballots, files_of, poll, survey
from tests.survey.scenarios import COUNTING, NEVER, PENDING, Poll
from tests.survey.scenarios_groups import SHARING

ALL = (*COUNTING, *SHARING)


def _instrument(one: Poll, survey_id: str) -> str:
    parts = {"questions": one.questions, "formula": one.formula, "feeds": one.feeds}
    more = "\n".join(f"{key}: {text}" for key, text in parts.items() if text)
    return survey(f"groups: {one.groups}\n", f"{more}\n{one.more}\n", survey_id=survey_id)


def _ballots(one: Poll) -> str:
    text = ballots(one.rows, one.columns)
    if not one.numbers:
        return text
    head, *rows = text.splitlines()
    renumbered = [
        f"{number},{row.split(',', 1)[1]}" for number, row in zip(one.numbers, rows, strict=True)
    ]
    return "\n".join([head, *renumbered]) + "\n"


def files_for(one: Poll) -> dict[str, str]:
    names = sorted({"a", "b"} & ({str(row[0]) for row in one.rows} | set(one.points)))
    names = names if not one.others else ["a", "b"]
    own = {"dan.yaml": _instrument(one, "dan"), "dan.csv": _ballots(one)}
    files = files_of(names, [50] * len(names), own if one.rows else {"dan.yaml": own["dan.yaml"]})
    for path, other in one.others.items():
        year, name = path.split("/")
        files[f"scores/{year}/survey/{name}.yaml"] = _instrument(other, name)
        if other.rows:
            files[f"scores/{year}/survey/{name}.csv"] = _ballots(other)
        if year != "year":
            text = files["scores/year/cycle.yaml"]
            text = text.replace("id: year", f"id: {year}").replace("2020", "2019")
            files[f"scores/{year}/cycle.yaml"] = text
    return files


@pytest.mark.parametrize("one", ALL, ids=[one.name for one in ALL])
def test_points_are_those_worked_out_on_paper(one):
    """Exact fractions; no result yet, and never one, are neither nought nor each other."""
    found = poll(files_for(one))
    wrong = [one for one in found.problems if severity_of(one) is Severity.ERROR]
    assert not wrong
    fed = next(
        result.feeds[0].units for result in found.surveys["year"] if result.survey.id == "dan"
    )
    said = {
        unit: fed[unit].state if fed[unit].points is None else fed[unit].points
        for unit in one.points
    }
    wanted = {
        unit: points if points in (PENDING, NEVER) else Fraction(points)
        for unit, points in one.points.items()
    }
    assert said == wanted


@pytest.mark.parametrize("closed", [("dan",), ("dan", "khac")])
def test_a_unit_is_provisional_while_a_survey_that_is_reused_is_open(closed):
    """The other survey's ballots change these points too, so both have to be closed."""
    reused = next(one for one in ALL if one.name.startswith("the other survey's own formula"))
    files = files_for(reused)
    for unit in "ab":
        files[f"scores/year/{unit}/appraisal-1.yaml"] = "recognise_rest: true\nscores: {}\n"
    for name in closed:
        text = files[f"scores/year/survey/{name}.csv"]
        seal = {"date": "2020-12-01", "sha256": sha256(text.encode()).hexdigest()}
        rows = text.count("\n") - 1
        files[f"scores/year/survey/{name}.yaml"] += f"closed: {seal | {'rows': rows}}\n"
    units = poll(files).cycle.blocks[0].units
    assert [one.provisional for one in units] == [len(closed) == 1] * 2
