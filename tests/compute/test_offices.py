"""Several offices: who leads, what `recognise_rest` covers, who stands in at home."""

from fractions import Fraction

from parledger.model.results import State, Status
from tests.compute.workspaces import SET, block_of, cycle, leaf, units

OFFICES = """\
offices:
  - {id: noi-vu, title: Nội vụ, unit: a, for_own_unit: van-phong, appraises: ["1"]}
  - {id: tu-phap, title: Tư pháp, appraises: ["1.2", "2.1"]}
  - {id: van-phong, title: Văn phòng, appraises: []}
"""
OWN = """\
scores:
  "1.1": {value: true}
  "1.2": {value: 97}
  "2.1": {value: 0.5}
"""


def results(**files):
    """Units a (the office noi-vu's own) and b with the same self-score."""
    texts = {
        "units/units.yaml": units("a", "b"),
        "criteria/set.yaml": SET,
        "scores/year/cycle.yaml": cycle("a, b", OFFICES),
        "scores/year/a/self.yaml": OWN,
        "scores/year/b/self.yaml": OWN,
    }
    for name, text in files.items():
        unit, _, office = name.partition("_")
        texts[f"scores/year/{unit}/appraisal-1.{office.replace('_', '-')}.yaml"] = text
    return block_of(texts)


def statuses(block, number):
    """Status by leaf of a unit."""
    unit = block.units[number]
    return {node.id: str(status) for node, status in zip(block.leaves, unit.status, strict=True)}


def test_the_first_listed_leads_and_the_other_is_an_opinion():
    """Both appraise 1.2; the Home Affairs office is listed first, so its figure counts."""
    block = results(
        b_noi_vu="scores: {'1.2': {decision: adjusted, points: 1, reason: Thiếu}}",
        b_tu_phap="scores: {'1.2': {opinion: true, points: 3, reason: Đủ}}",
    )
    assert leaf(block, block.units[1], "1.2") == 1


def test_recognise_rest_covers_the_offices_own_leaves_alone():
    """Home Affairs covers 1.1 and 1.2, not 2.1; the second office does not cover 1.2."""
    block = results(b_noi_vu="recognise_rest: true\nscores: {}")
    found = statuses(block, 1)
    assert (found["1.1"], found["1.2"], found["2.1"]) == ("scored", "scored", "not_appraised")
    block = results(b_tu_phap="recognise_rest: true\nscores: {}")
    found = statuses(block, 1)
    assert (found["1.1"], found["1.2"], found["2.1"]) == (
        "not_appraised",
        "not_appraised",
        "scored",
    )


def test_an_office_does_not_appraise_itself():
    """At its own unit the stand-in's file counts for its leaves."""
    block = results(a_van_phong="recognise_rest: true\nscores: {}")
    found = statuses(block, 0)
    assert (found["1.1"], found["1.2"], found["2.1"]) == ("scored", "scored", "not_appraised")


def test_the_state_needs_every_office():
    """Round 1 is done when all leaves are listed or covered, the judged one by its own line."""
    judged = "scores: {'1.3': {decision: adjusted, points: 0.75, reason: Khá}}"
    first = {"b_noi_vu": "recognise_rest: true\n" + judged}
    assert results(**first).units[1].state is State.SELF
    block = results(**first, b_tu_phap="recognise_rest: true\nscores: {}")
    assert block.units[1].state is State.APPRAISAL_1
    assert leaf(block, block.units[1], "1.3") == Fraction("0.75")
    assert leaf(block, block.units[1], "2.2", "status") is Status.PENDING
