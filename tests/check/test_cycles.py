"""cycle.yaml: names, schedule, units of a cycle, and the tables that stand in it."""

from pathlib import Path

import pytest

from parledger.check.cycles import DOC_PAGES
from tests.check.building import broken, codes_of

CYCLE, UNITS, SELF = (
    "scores/nam-2020/cycle.yaml",
    "units/units.yaml",
    "scores/nam-2020/xa-a/self.yaml",
)
PROVENANCE = "provenance: illustrative\n"


def _with(text):
    return {CYCLE: [(PROVENANCE, PROVENANCE + text)]}


def test_the_pages_of_the_prose_are_known():
    """No cycle may take the address of a page of docs/: the list is the folder's."""
    docs = Path(__file__).parents[2] / "docs"
    assert {path.stem for path in docs.glob("*.md")} <= DOC_PAGES


@pytest.mark.parametrize(
    ("schedule", "wrong"),
    [
        ("  self: 2020-11-15\n  appraisal_1: 2020-11-15\n  publication: 2021-01-31\n", []),
        ("  self: 2020-11-15\n  publication: 2020-11-14\n", ["publication"]),
        ("  self: 2020-11-15\n  appraisal_1: {from: 2020-11-01, to: 2020-11-10}\n", []),
        ("  appraisal_2: 2020-12-31\n  survey: 2020-09-30\n  publication: 2021-01-31\n", []),
        ("  survey: 2021-02-28\n  publication: 2021-01-31\n", ["publication"]),
    ],
)
def test_a_step_ends_no_earlier_than_the_one_before_it(schedule, wrong):
    """Windows with a first day of their own may overlap; the survey runs beside the others."""
    found = broken(_with(f"schedule:\n{schedule}"))
    assert [(one.code, one.subject) for one in found] == [("K215", step) for step in wrong]


def test_a_unit_needs_one_day_in_the_period():
    """Founded on the last day, or ended on the first, it can be assessed."""
    period = _with("period: {from: 2020-07-01, to: 2020-12-31}\n")
    for life, codes in (
        ("from: 2020-12-31", []),
        ("from: 2021-01-01", ["K205"]),
        ("from: 2015-01-01\n    to: 2020-07-01", []),
        ("from: 2015-01-01\n    to: 2020-06-30", ["K205"]),
    ):
        assert codes_of({**period, UNITS: [("from: 2015-01-01", life)]}) == codes


def test_codes_of_units_may_be_used_again():
    """Official codes get reused; ids never."""
    change = [("    level: commune\n", '    level: commune\n    code: "09901"\n')]
    twice = [*change, ("    from: 2015", '    code: "09901"\n    from: 2015')]
    assert codes_of({UNITS: twice}) == []


def test_not_scored_may_name_any_node_of_any_block():
    """A whole area may be left out; its survey results then change nothing."""
    assert codes_of({CYCLE: [('"2.2"', '"2"')]}) == []


def test_classes_need_no_order():
    """The class with the highest `from` not above the index holds, however they are written."""
    classes = "classes:\n  - {id: yeu, title: Yếu, from: 0}\n  - {id: tot, title: Tốt, from: 80}\n"
    assert codes_of(_with(classes)) == []


def test_given_results_may_be_missing_none_or_on_another_scale():
    """A unit without a figure is pending; `none` never will have one; out_of sets the scale."""
    points = "points:\n      xa-a: 2\n      xa-b: 2.5\n"
    assert codes_of({CYCLE: [(points, "out_of: 100\n    points:\n      xa-a: 92.5\n")]}) == []
    assert codes_of({CYCLE: [("xa-a: 2\n", "xa-a: none\n")]}) == []
    assert codes_of({CYCLE: [(points, "out_of: 100\n    points:\n      xa-a: 100.5\n")]}) == [
        "K219"
    ]


def test_two_results_of_one_leaf_are_found_across_blocks_named_and_not():
    """An entry without a block speaks for every block that has the code."""
    again = '  - criterion: "2.1"\n    block: communes\n    points: {xa-a: 1}\n'
    (found,) = broken({CYCLE: [("", again)]})
    assert (found.code, dict(found.args)["line"]) == ("K220", "15")


def test_published_figures_are_compared_as_published():
    """72.22 is what 72.2... rounds to: equal within 0, and the mistake names both figures."""
    assert (
        codes_of(_with("published: {source: Bảng, index: {xa-a: 72.22}, rank: {xa-a: 1}}\n")) == []
    )
    (found,) = broken(_with("published: {source: Bảng, index: {xa-a: 72.23}}\n"))
    assert (found.code, dict(found.args)["computed"]) == ("K223", "72.22")
    within = "published: {source: Bảng, index: {xa-a: 72.23}, tolerance: 0.01}\n"
    assert codes_of(_with(within)) == []
