"""Which groups of which units are asked, and until when."""

from dataclasses import replace
from datetime import date

import pytest

from parledger.model.surveys import Without
from parledger.pipeline.counting import count_surveys
from parledger.problems import Place
from parledger.source import DiskWorkspace, read_project
from parledger.survey.closing import asked_groups, is_running, without_ballots
from tests.polls import CYCLE, SURVEY_TEXT, write_poll

TWO_GROUPS = SURVEY_TEXT.replace(
    "    least: 2\n",
    "    least:\n      xa: 2\n      xa-b: 3\n"
    "  - id: can-bo\n    title: Cán bộ\n    planned:\n      xa-a: 0\n      xa-b: 4\n"
    "  - id: vien\n    title: Viện\n    results:\n      source: Báo cáo\n      out_of: 100\n"
    "      figures:\n        xa-a: 80\n        xa-b: 70\n",
)


@pytest.fixture
def read(tmp_path):
    """Survey, cycle and counts of a workspace with three groups, one with given results."""
    workspace = DiskWorkspace(write_poll(tmp_path, survey=TWO_GROUPS))
    project = read_project(workspace).project
    results, _ = count_surveys(workspace, project)
    (result,) = results[CYCLE]
    return result.survey, project.cycles[CYCLE].cycle, result.tabulation


def names(found):
    """Unit and group of each."""
    return [(one.unit, one.group.id) for one in found]


def test_only_groups_with_ballots_of_their_own_are_asked(read):
    """Not the one with given results, not the one whose plan is 0 ballots for the unit."""
    assert names(asked_groups(*read)) == [
        ("xa-a", "nguoi-dan"),
        ("xa-b", "nguoi-dan"),
        ("xa-b", "can-bo"),
    ]


def test_group_without_a_ballot_and_without_a_least_number_is_named(read):
    """It refuses nothing, and is not passed over."""
    assert names(without_ballots(*read)) == [("xa-b", "can-bo")]


@pytest.mark.parametrize(
    ("group", "left"),
    [("", []), ("can-bo", [("xa-b", "nguoi-dan")]), ("nguoi-dan", [("xa-b", "can-bo")])],
)
def test_what_stands_under_without_is_left_out(read, group, left):
    """A whole unit, or one group of it."""
    survey, cycle, counted = read
    excused = replace(survey, without=(Without("xa-b", group, "vì", Place("x")),))
    assert names(asked_groups(excused, cycle, counted)) == [("xa-a", "nguoi-dan"), *left]


@pytest.mark.parametrize(
    ("day", "running"),
    [
        (date(2020, 2, 1), True),
        (date(2020, 11, 5), True),
        (date(2020, 11, 6), False),
    ],
)
def test_last_day_belongs_to_the_period(read, day, running):
    """A ballot may still come in on it."""
    assert is_running(read[0], day) is running


def test_survey_without_a_period_never_runs(read):
    """Nothing says until when."""
    assert not is_running(replace(read[0], period=None), date(1999, 1, 1))
