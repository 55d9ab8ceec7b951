"""The sample size against its formula, and the plan of the district's survey of 1,100 ballots."""

from fractions import Fraction
from math import floor

import pytest

from parledger.source import DiskWorkspace, read_project
from parledger.survey.sampling import Sums, sample_size, samples, sums
from tests.polls import CYCLE, SURVEY, SURVEY_TEXT, write_poll

FIVE_PERCENT = Fraction(1, 20)


@pytest.mark.parametrize(
    ("population", "error", "size"),
    [
        (0, FIVE_PERCENT, 0),
        (1, FIVE_PERCENT, 1),
        (400, FIVE_PERCENT, 200),
        (401, FIVE_PERCENT, 201),
        (8200, FIVE_PERCENT, 382),
        (10_000, Fraction(1, 10), 100),
        (10**9, FIVE_PERCENT, 400),
    ],
)
def test_cases_computed_by_hand(population, error, size):
    """400 / (1 + 400 x 0.0025) = 200 exactly; one person more rounds up."""
    assert sample_size(population, error) == size


def test_never_more_than_there_are_people_and_never_less_than_the_formula():
    """Rounded up, by less than one ballot."""
    for population in range(0, 3000, 7):
        for error in (Fraction(1, 100), FIVE_PERCENT, Fraction(1, 3)):
            size = sample_size(population, error)
            assert size <= population
            assert 0 <= size * (1 + population * error**2) - population < 1 + population * error**2


PLANNED = SURVEY_TEXT.replace(
    "    planned: 3\n    least: 2\n",
    "    planned:\n      xa: 20\n      xa-b: 12\n    population:\n      xa-a: 8200\n"
    "  - id: can-bo\n    title: Cán bộ\n    planned:\n      xa-a: 0\n      xa-b: 28\n"
    "  - id: vien\n    title: Viện\n    planned: 9\n    results:\n      source: Báo cáo\n"
    "      out_of: 100\n      figures:\n        xa-a: 80\n        xa-b: 70\n",
)


def test_every_unit_and_group_that_is_asked(tmp_path):
    """The nearest number holds; no line where none is due or where results are given."""
    project = read_project(DiskWorkspace(write_poll(tmp_path, survey=PLANNED))).project
    files = project.cycles[CYCLE]
    found = samples(files.surveys[SURVEY], files.cycle, FIVE_PERCENT)
    assert [(one.unit, one.group, one.population, one.computed, one.planned) for one in found] == [
        ("xa-a", "nguoi-dan", 8200, 382, 20),
        ("xa-b", "nguoi-dan", None, None, 12),
        ("xa-b", "can-bo", None, None, 28),
    ]
    assert sums(found) == Sums(382, 60)
    assert sums(()) == Sums(None, None)
    assert floor(8200 / (1 + 8200 * 0.0025)) + 1 == 382
