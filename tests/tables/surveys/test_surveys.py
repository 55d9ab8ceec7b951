"""The downloads of a survey, recomputed from the ballots by plain Python."""

import csv
import io
import json
from collections import Counter
from fractions import Fraction
from math import sqrt

import pytest

from parledger.outputs.formats import OUTPUTS
from parledger.pipeline.downloads import made_files
from parledger.tables.surveys import SURVEY_TABLES, Surveyed
from tests.pages.survey.scene import SIZES, WISH, ballots, files, report_of, surveyed


def read(name, form="csv"):
    """The rows of a table as a reader of the file gets them."""
    report = surveyed()
    cycle = report.results.cycles["mau-2021"].cycle
    asked = Surveyed(cycle, report.polls.of(cycle.id), report.polls.certainty[cycle.id])
    text = OUTPUTS[form].write(SURVEY_TABLES[name].make(asked)).decode("utf-8")
    return json.loads(text) if form == "json" else list(csv.DictReader(io.StringIO(text)))


def valid(unit, group):
    """The ballots that count."""
    return [
        row
        for row in ballots()
        if (row["unit"], row["group"]) == (unit, group)
        and sum(bool(row[name]) for name in ("q1", "q2", "q3")) >= 2
    ]


def test_counts_are_those_of_the_ballots():
    """Every unit, group, question and option; blanks in a row of their own."""
    rows = read("counts")
    found = {
        (row["unit"], row["group"], row["question"], row["option"]): int(row["count"])
        for row in rows
    }
    expected = {}
    for unit, group in SIZES:
        held = valid(unit, group)
        if len(held) < 5:
            continue
        for name, options in (("q1", "12345"), ("q2", "12345"), ("q3", ("loa", "mang"))):
            ticked = Counter(part for row in held for part in row[name].split(";"))
            for option in options:
                expected[unit, group, name, option] = ticked[option]
            expected[unit, group, name, ""] = sum(not row[name] for row in held)
    assert found == expected


def test_a_group_of_three_is_not_among_the_counts():
    """Nor can it be had by subtracting: there is no row over all groups."""
    rows = read("counts")
    assert ("xa-b", "can-bo") not in {(row["unit"], row["group"]) for row in rows}
    assert all(row["unit"] and row["group"] for row in rows)


def test_shares_and_their_intervals_are_wilsons():
    """Of each group by the textbook, with the correction where the population is given."""
    for row in read("shares"):
        if row["group"] not in ("nguoi-dan", "can-bo"):
            continue
        held = valid(row["unit"], row["group"])
        got = sum(one[name] in ("4", "5") for one in held for name in ("q1", "q2"))
        share = Fraction(got, 2 * len(held))
        assert abs(float(row["share"]) - 100 * float(share)) < 1e-9
        n, p, z = float(len(held)), float(share), 1.959963984540054
        if row["group"] == "nguoi-dan":
            n = n * (200 - 1) / (200 - n)
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        assert abs(float(row["share_low"]) - 100 * (middle - half)) < 1e-3
        assert abs(float(row["share_high"]) - 100 * (middle + half)) < 1e-3


def test_points_of_a_unit_follow_from_the_shares_of_its_groups():
    """0.6 and 0.4 of them, times 30; the unit without results has none."""
    rows = read("shares")
    for unit in ("xa-a", "xa-b", "xa-c"):
        own = {row["group"]: row for row in rows if row["unit"] == unit}
        share = sum(
            float(own[g]["share"]) * float(own[g]["weight"]) for g in ("nguoi-dan", "can-bo")
        )
        assert abs(float(own[""]["share"]) - share) < 1e-9
        assert abs(float(own[""]["points"]) - 30 * share / 100) < 1e-9
        assert (
            float(own[""]["points_low"])
            <= float(own[""]["points"])
            <= float(own[""]["points_high"])
        )
    [none] = [row for row in rows if row["unit"] == "xa-d"]
    assert (none["state"], none["points"], none["share"]) == ("none", "", "")


@pytest.mark.parametrize("name", SURVEY_TABLES)
def test_json_says_the_same_as_csv(name):
    """Numbers as numbers, empty cells as null."""
    plain, told = read(name), read(name, "json")
    assert len(plain) == len(told)
    for row, other in zip(plain, told, strict=True):
        for column, text in row.items():
            value = other[column]
            if isinstance(value, (int, float)):
                assert float(text) == value
            else:
                assert (value or "") == text


@pytest.mark.parametrize("edition", ["public", "internal"])
def test_free_words_are_in_no_file_of_the_site(edition, tmp_path):
    """Of neither edition; the site has the tables where the cycle is shown."""
    made = made_files(report_of(files(), edition), tmp_path)
    assert {
        "mau-2021/data/mau-2021-survey-counts.csv",
        "mau-2021/data/mau-2021-survey-shares.json",
    } <= set(made)
    assert not any(WISH.encode() in data for data in made.values())


def test_a_withheld_cycle_offers_no_table(tmp_path):
    """Not even an empty one."""
    withheld = files()
    path = "scores/mau-2021/cycle.yaml"
    withheld[path] = withheld[path].replace("visibility: public\n", "")
    assert not any("survey" in path for path in made_files(report_of(withheld), tmp_path))
