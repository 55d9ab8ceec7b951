"""`survey plan`: the formula, each unit and group, and the sums, for people and for programs."""

import json
import shutil

import pytest

from tests.cli.conftest import ROOT, Program
from tests.polls import CYCLE, INSTRUMENT, SURVEY


@pytest.fixture
def binh_an(tmp_path):
    """The shipped survey after a district's plan: 11 offices, 22 communes."""
    for name in ("units", "criteria"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "scores/binh-an-2021", tmp_path / "scores/binh-an-2021")
    return Program(tmp_path)


def test_numbers_alone_need_no_workspace(tmp_path):
    """People in, ballots out; the formula and the accepted error stand above."""
    done = Program(tmp_path)("survey", "plan", "--population", "8200,400", "--error", "0.05")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0].startswith("n = N / (1 + N × e²), làm tròn lên")
    assert lines[0].endswith("e = 0,05")
    assert [line.split() for line in lines[2:]] == [
        ["8.200", "382"],
        ["400", "200"],
        ["Tổng", "cộng", "582"],
    ]


def test_plan_of_the_district_is_1100_ballots(binh_an):
    """11 x 40 + 22 x 30 = 1,100, and each office and commune with its own sum."""
    done = binh_an("survey", "plan", "--cycle", "binh-an-2021", "tac-dong-2021", "--format", "json")
    plan = json.loads(done.stdout)
    assert plan["error"] == 0.05
    assert sorted(one["planned"] for one in plan["units"]) == [30] * 22 + [40] * 11
    assert plan["total"]["planned"] == 11 * 40 + 22 * 30 == 1100
    assert sum(one["planned"] for one in plan["groups"]) == 1100
    text = binh_an("survey", "plan", "--cycle", "binh-an-2021", "tac-dong-2021").stdout
    assert text.splitlines()[-2].split() == ["Tổng", "cộng", "1.100"]


def test_planned_stands_beside_computed(polled):
    """With people declared both figures are shown; the rest says what is missing."""
    polled.change(INSTRUMENT, "    least: 2\n", "    population:\n      xa-a: 400\n")
    done = polled.survey("plan", "--error", "0.1")
    rows = [line.split() for line in done.stdout.splitlines()]
    assert ["Xã", "An", "Bình", "Người", "dân,", "tổ", "chức", "400", "80", "3"] in rows
    assert ["Xã", "Bình", "Minh", "Người", "dân,", "tổ", "chức", "–", "–", "3"] in rows
    assert ["Tổng", "cộng", "80", "6"] in rows
    assert "1 dòng chưa tính được cỡ mẫu" in done.stdout
    found = json.loads(polled.survey("plan", "--format", "json").stdout)
    assert found["groups"][1] == {
        "unit": "xa-b",
        "group": "nguoi-dan",
        "population": None,
        "computed": None,
        "planned": 3,
    }


def test_english(polled):
    """The same table in English."""
    done = polled("--lang", "en", "survey", "plan", "--cycle", CYCLE, SURVEY)
    assert "rounded up" in done.stdout
    assert "2 lines have no sample size" in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("--population", "8.200"),
        ("--population", ""),
        ("--population", "-5"),
        ("--population", "8200", "--error", "5%"),
        ("--population", "8200", "--error", "0"),
        ("--population", "8200", "--error", "1"),
        ("--population", "8200", "--error", "0,05"),
        ("--population", "8200", "--error", "1/20"),
        ("--population", "8200", "--error", "1e-9999"),
        ("--population", "8200", "hai-long"),
        ("hai-long",),
        (),
        ("--population", "8200", "--format", "xml"),
    ],
)
def test_wrong_use_is_one_sentence(polled, words):
    """Exit 2, nothing on standard output."""
    done = polled("survey", "plan", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


def test_broken_instrument_is_told(polled):
    """Its problems instead of a plan, exit 1."""
    polled.change(INSTRUMENT, "planned: 3", "planned: ba")
    done = polled.survey("plan")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{INSTRUMENT}:" in done.stderr
