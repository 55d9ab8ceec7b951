"""The shipped surveys keep their plans' numbers, and their points follow from the raw ballots."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from parledger.cli import main
from tests.repository import ROOT

SURVEYS = (
    ("binh-an-2021", "tac-dong-2021"),
    ("minh-duc-2020", "hai-long-2020"),
    ("thanh-ha-2023", "hai-long-2023"),
    ("thanh-ha-2023", "xhh-2023"),
)
EVERY = pytest.mark.parametrize(("cycle", "survey"), SURVEYS)

Row = dict[str, str]


def path_of(cycle: str, survey: str, ending: str) -> Path:
    return ROOT / "scores" / cycle / "survey" / f"{survey}.{ending}"


@cache
def instrument(cycle: str, survey: str) -> dict[str, Any]:
    text = path_of(cycle, survey, "yaml").read_text(encoding="utf-8")
    return dict(YAML(typ="safe").load(text))


@cache
def rows(cycle: str, survey: str) -> list[Row]:
    with path_of(cycle, survey, "csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def blocks(cycle: str) -> dict[str, list[str]]:
    text = (ROOT / "scores" / cycle / "cycle.yaml").read_text(encoding="utf-8")
    return {block["id"]: block["units"] for block in YAML(typ="safe").load(text)["blocks"]}


def forms(cycle: str, survey: str) -> dict[str, list[dict[str, Any]]]:
    """Group -> the questions it is asked."""
    content = instrument(cycle, survey)
    everybody = [group["id"] for group in content["groups"]]
    return {
        group: form["questions"]
        for form in content.get("forms", [content])
        for group in (form["groups"] if "forms" in content else everybody)
    }


def valid(cycle: str, survey: str, row: Row) -> bool:
    """So many percent of the questions that have options are answered."""
    asked = [q["id"] for q in forms(cycle, survey)[row["group"]] if q.get("kind") != "text"]
    answered = sum(1 for question in asked if row[question])
    return bool(100 * answered >= instrument(cycle, survey)["valid"]["least_answered"] * len(asked))


def of(cycle: str, survey: str, unit: str, group: str) -> list[Row]:
    """The ballots that count."""
    return [
        row
        for row in rows(cycle, survey)
        if (row["unit"], row["group"]) == (unit, group) and valid(cycle, survey, row)
    ]


def points(capsysbinary, cycle: str) -> dict[tuple[str, str], Decimal]:
    """(unit, criterion) -> points as `results` prints them."""
    words = ("--root", str(ROOT), "results", "--cycle", cycle, "--table", "criteria")
    assert main(words) == 0
    printed = io.StringIO(capsysbinary.readouterr().out.decode("utf-8"))
    return {
        (row["unit"], row["criterion"]): Decimal(row["points"])
        for row in csv.DictReader(printed)
        if row["points"]
    }


def same(printed: Decimal, exact: Fraction) -> bool:
    """Whether twelve printed places are the exact figure's."""
    return abs(Fraction(printed) - exact) <= Fraction(1, 10**12)


def test_every_shipped_survey_is_tested_here():
    """Else a new one would go untested."""
    found = {
        (path.parent.parent.name, path.stem)
        for path in (ROOT / "scores").glob("*/survey/*.yaml")
        if path.parent.parent.name in {cycle for cycle, _ in SURVEYS}
    }
    assert found == set(SURVEYS)


@EVERY
def test_it_is_closed_over_the_ballots_that_lie_here(cycle, survey):
    """Number of rows and digest are those of the file; closing comes after the fieldwork."""
    data = path_of(cycle, survey, "csv").read_bytes()
    content = instrument(cycle, survey)
    assert content["closed"]["rows"] == len(rows(cycle, survey))
    assert content["closed"]["sha256"] == hashlib.sha256(data).hexdigest()
    assert content["period"]["to"] <= content["closed"]["date"]
    assert len(data) < 300_000


@EVERY
def test_ballots_have_nothing_personal(cycle, survey):
    """No column beside the questions and the day; no wish with a figure or an address in it."""
    content = instrument(cycle, survey)
    asked = {question["id"] for form in forms(cycle, survey).values() for question in form}
    assert set(rows(cycle, survey)[0]) - {"date"} == {"ballot", "unit", "group"} | asked
    texts = [
        q["id"] for form in forms(cycle, survey).values() for q in form if q.get("kind") == "text"
    ]
    wishes = {row[question] for row in rows(cycle, survey) for question in texts}
    assert not [wish for wish in wishes if re.search(r"[\d@]|(?i:tôi tên|số nhà)", wish)]
    assert not [q for q in content["groups"] if re.search("(?i)họ tên|điện thoại", q["title"])]


@EVERY
def test_no_unit_and_group_has_more_ballots_than_planned(cycle, survey):
    """Every planned group of every unit was asked, and nobody beyond the plan."""
    came = Counter((row["unit"], row["group"]) for row in rows(cycle, survey))
    left_out = {(w["unit"], w["group"]) for w in instrument(cycle, survey).get("without", ())}
    due = {
        (unit, group["id"]): planned(group, block, unit)
        for group in instrument(cycle, survey)["groups"]
        if "planned" in group
        for block, units in blocks(cycle).items()
        if block in group.get("blocks", blocks(cycle))
        for unit in units
        if (unit, group["id"]) not in left_out
    }
    assert came.keys() == due.keys()
    assert not [key for key, number in came.items() if number > due[key]]


def planned(group: dict[str, Any], block: str, unit: str) -> int:
    number = group["planned"]
    return number if isinstance(number, int) else number.get(unit, number.get(block))


@EVERY
def test_ballots_look_like_peoples(cycle, survey):
    """Numbers once each; units differ; some questions are blank, a few ballots do not count."""
    all_rows = rows(cycle, survey)
    assert len({row["ballot"] for row in all_rows}) == len(all_rows)
    invalid = sum(1 for row in all_rows if not valid(cycle, survey, row))
    assert 0 < invalid < len(all_rows) // 40
    answers = [
        "".join(row[q["id"]] for q in forms(cycle, survey)[row["group"]] if q.get("kind") is None)
        for row in all_rows
    ]
    by_unit: dict[str, Counter[str]] = {}
    for row, given in zip(all_rows, answers, strict=True):
        by_unit.setdefault(row["unit"], Counter()).update(given)
    assert len({tuple(sorted(counts.items())) for counts in by_unit.values()}) == len(by_unit)
    short = [row for row in all_rows if valid(cycle, survey, row) and not all(
        row[q["id"]] for q in forms(cycle, survey)[row["group"]] if q.get("kind") is None
    )]  # fmt: skip
    assert len(all_rows) // 100 < len(short) < len(all_rows) // 4


def test_the_plan_of_binh_an_is_kept():
    """28 and 12 ballots an office, 10 and 20 a commune: 11 x 40 + 22 x 30 = 1,100 in all."""
    came = Counter((row["unit"], row["group"]) for row in rows("binh-an-2021", "tac-dong-2021"))
    offices, communes = blocks("binh-an-2021")["offices"], blocks("binh-an-2021")["communes"]
    assert (len(offices), len(communes)) == (11, 22)
    for unit in offices:
        assert came[unit, "can-bo-phong"] == 28
        assert came[unit, "to-chuc-ca-nhan"] == 12
    for unit in communes:
        assert came[unit, "can-bo-xa"] == 10
        assert came[unit, "to-chuc-ca-nhan"] == 20
    assert sum(came.values()) == 1100


BINH_AN = {
    ("binh-an-noi-vu", "can-bo-phong"): ((12, 10, 8, 12, 8, 10), (12, 12), (16, 13, 10, 6, 0)),
    ("xa-chau-lam", "can-bo-xa"): ((8, 6, 5, 8, 5, 8), (18, 18), (24, 20, 15, 9, 0)),
}


@pytest.mark.parametrize(("unit", "officials"), BINH_AN)
def test_points_of_binh_an_follow_from_its_ballots(capsysbinary, unit, officials):
    """Three formulas: weights of A to D, the mean above the lowest, bands of the satisfied share."""
    themes, means, bands = BINH_AN[unit, officials]
    printed = points(capsysbinary, "binh-an-2021")
    ballots = of("binh-an-2021", "tac-dong-2021", unit, officials)
    weights = {"A": Fraction(1), "B": Fraction("0.6"), "C": Fraction("0.2"), "D": 0, "": 0}
    for number, maximum in enumerate(themes, 1):
        mean = sum(Fraction(weights[row[f"q{number}"]]) for row in ballots) / len(ballots)
        assert same(printed[unit, f"1.{number}"], maximum * mean)
    people = of("binh-an-2021", "tac-dong-2021", unit, "to-chuc-ca-nhan")
    for code, maximum, asked in (("2.1", means[0], "123"), ("2.2", means[1], "45")):
        given = [int(row[f"h{n}"]) for row in people for n in asked if row[f"h{n}"]]
        assert same(
            printed[unit, code], maximum * Fraction(sum(given) - len(given), 4 * len(given))
        )
    given = [int(row[f"h{n}"]) for row in people for n in "678" if row[f"h{n}"]]
    percent = Fraction(100 * sum(1 for answer in given if answer >= 4), len(given))
    band = next(n for n, edge in enumerate((90, 80, 70, 60, 0)) if percent >= edge)
    assert printed[unit, "2.3"] == bands[band]


@pytest.mark.parametrize("unit", ["xa-an-binh", "xa-nghia-khe"])
def test_points_of_minh_duc_follow_from_its_ballots(capsysbinary, unit):
    """Satisfied and very satisfied answers over ballots x 8, times 30; a blank is not satisfied."""
    ballots = of("minh-duc-2020", "hai-long-2020", unit, "ca-nhan-to-chuc")
    cells = [row[f"q{number}"] for row in ballots for number in range(1, 9)]
    assert "" in cells
    satisfied = sum(1 for cell in cells if cell in {"4", "5"})
    exact = Fraction(satisfied, len(ballots) * 8) * 30
    assert same(points(capsysbinary, "minh-duc-2020")[unit, "8.1"], exact)


def test_the_city_has_ten_forms_of_its_own():
    """Five groups a block, a form with a code and questions each; three sources of results."""
    content = instrument("thanh-ha-2023", "xhh-2023")
    assert len({form["code"] for form in content["forms"]}) == 10
    titles = [question["title"] for form in content["forms"] for question in form["questions"]]
    assert len(set(titles)) == len(titles)
    for block in ("departments", "districts"):
        groups = [group for group in content["groups"] if group["blocks"] == [block]]
        assert len(groups) == 5
        assert [group["id"] for group in groups if "results_from" in group] == [
            group["id"] for group in groups[3:]
        ]
        assert sum(Fraction(str(group.get("weight", 0))) for group in groups) == 1
    assert [group["id"] for group in content["groups"] if "results" in group] == ["s1"]


def mean_of_five(unit: str, group: str) -> Fraction:
    """The mean of the answers given, from 1 to 5, over 5."""
    ballots = of("thanh-ha-2023", "xhh-2023", unit, group)
    given = [int(row[f"q{n}"]) for row in ballots for n in range(1, 7) if row[f"q{n}"]]
    return Fraction(sum(given), 5 * len(given))


def satisfied_there(unit: str, group: str) -> Fraction:
    """The share of satisfied answers among those given, in the city's other survey."""
    ballots = of("thanh-ha-2023", "hai-long-2023", unit, group)
    given = [row[f"q{n}"] for row in ballots for n in range(1, 7) if row[f"q{n}"]]
    return Fraction(sum(1 for answer in given if answer in "45"), len(given))


def test_points_of_the_city_follow_from_two_surveys_and_a_report(capsysbinary):
    """A department and a district: a group each for three criteria, two weighted for the fourth."""
    printed = points(capsysbinary, "thanh-ha-2023")
    text = path_of("thanh-ha-2023", "xhh-2023", "yaml").read_text(encoding="utf-8")
    unit = "thanh-ha-so-noi-vu"
    told = re.search(rf"(?m)^ +{unit}: (\d+\.\d+)$", text)
    assert told is not None
    assert same(printed[unit, "8.1"], 6 * Fraction(told[1]) / 100)
    assert same(printed[unit, "8.2"], 7 * mean_of_five(unit, "s2"))
    assert same(printed[unit, "8.3"], 7 * mean_of_five(unit, "s3"))
    for place in (unit, "huyen-duc-khe"):
        business = satisfied_there(place, "doanh-nghiep")
        people = satisfied_there(place, "nguoi-dan")
        exact = 15 * (Fraction(2, 5) * business + Fraction(3, 5) * people)
        assert same(printed[place, "8.4"], exact)
    for code, maximum, group in (("8.1", 6, "h1"), ("8.2", 7, "h2"), ("8.3", 7, "h3")):
        exact = maximum * mean_of_five("huyen-duc-khe", group)
        assert same(printed["huyen-duc-khe", code], exact)


def test_an_inspectorate_that_no_citizen_deals_with_has_the_points_of_businesses(capsysbinary):
    """It stands under `without` for citizens: their weight falls away, nothing becomes zero."""
    unit = "thanh-ha-thanh-tra"
    assert not of("thanh-ha-2023", "hai-long-2023", unit, "nguoi-dan")
    exact = 15 * satisfied_there(unit, "doanh-nghiep")
    assert same(points(capsysbinary, "thanh-ha-2023")[unit, "8.4"], exact)
