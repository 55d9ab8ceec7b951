"""Once a cycle is published: its state, and what `missing` makes of what is still absent."""

import pytest

from parledger.model.results import State, Status
from tests.compute.workspaces import block_of, cycle, units

SET = """\
id: set
title: Bộ
max_points: 10
areas:
  - {id: "1", title: Kế hoạch, max_points: 4, rule: {kind: yes_no}}
  - {id: "2", title: Sáng kiến, max_points: 2, rule: {kind: judged}}
  - {id: "3", title: Hài lòng, max_points: 4, rule: {kind: survey}}
"""
RECORD = """\
cycle: year
decision: {number: 1/QĐ}
date: 2021-01-10
engine: "1"
results: []
inputs: []
units: []
"""
COUNCIL = """\
meetings:
  - date: 2020-12-20
    members: 3
    approve: 3
    adjusts: [{unit: c, criterion: "3", points: 1, reason: Đủ căn cứ}]
"""


def found(missing="error", *, published=True, council=""):
    """Unit a has everything, b only its survey, c only its self-score and round 1."""
    more = (
        f"index: {{missing: {missing}}}\nexternal: [{{criterion: '3', points: {{a: 4, b: 3}}}}]\n"
    )
    own = 'scores: {"1": {value: true}, "2": {note: x}}'
    files = {
        "units/units.yaml": units("a", "b", "c"),
        "criteria/set.yaml": SET,
        "scores/year/cycle.yaml": cycle("a, b, c", more),
        "scores/year/a/self.yaml": own,
        "scores/year/a/appraisal-1.yaml": 'scores: {"2": {points: 2}}\nrecognise_rest: true',
        "scores/year/c/self.yaml": own,
        "scores/year/c/appraisal-1.yaml": "scores: {}\nrecognise_rest: true",
    }
    if published:
        files["scores/year/publication.yaml"] = RECORD
    if council:
        files["scores/year/council.yaml"] = council
    return {unit.unit: unit for unit in block_of(files).units}


def test_every_unit_of_a_published_cycle_is_published():
    """Whatever it had handed in."""
    assert {unit.state for unit in found("zero").values()} == {State.PUBLISHED}
    assert State.PUBLISHED not in {unit.state for unit in found(published=False).values()}


@pytest.mark.parametrize(
    ("missing", "indices"),
    [
        # The survey waits for c, so nobody's counts; b has no figures at all.
        ("error", {"a": "100.00", "b": "", "c": "100.00"}),
        # b: 3 of 10; c: 4 of 10.
        ("zero", {"a": "100.00", "b": "30.00", "c": "40.00"}),
        # b: 3 of 4; c: 4 of 4.
        ("exclude", {"a": "100.00", "b": "75.00", "c": "100.00"}),
    ],
)
def test_missing_decides(missing, indices):
    """A result that is there counts, though other units of the block have none."""
    told = found(missing)
    assert {name: unit.shown_index for name, unit in told.items()} == indices
    settled = missing != "error"
    assert [unit.provisional for unit in told.values()] == [not settled] * 3


def test_a_missing_leaf_stays_named():
    """Its status says missing, its reason what it counts."""
    unit = found("zero")["b"]
    assert unit.status == (Status.MISSING, Status.MISSING, Status.SCORED)
    assert [str(points) for points in unit.points] == ["0", "0", "3"]
    assert unit.reasons[0].say("en") == "No figure at publication: counts as 0 of 4 points"
    left_out = found("exclude")["b"]
    assert left_out.points[0] is None
    assert left_out.reasons[0].say("en") == "No figure at publication: left out of the index"


def test_before_publication_missing_decides_nothing():
    """Until then what is absent is in neither side."""
    before = {missing: found(missing, published=False) for missing in ("error", "zero", "exclude")}
    assert before["error"] == before["zero"] == before["exclude"]


def test_the_councils_points_count_where_no_result_came():
    """What it sets is a figure."""
    assert found("zero", council=COUNCIL)["c"].shown_index == "50.00"
