"""Where points were lost, in which order, and the nearest way up."""

from fractions import Fraction

from parledger.compute import by_step, lost_points
from parledger.compute.results import compute_results
from tests.compute.workspaces import SELF, project_of, workspace

SURVEY = 'external: [{criterion: "2.2", source: {title: Phiếu}, points: {a: 2}}]'


def lost(**given):
    """The losses of the one unit, in the order of the page, and the same by next step."""
    project = project_of(workspace(**given))
    (block,) = compute_results(project).cycles["year"].blocks
    found = lost_points(block, block.units[0], project.cycles["year"].units["a"])
    return {entry.leaf.id: entry for entry in found}, [e.leaf.id for e in by_step(found)]


def test_losses_come_largest_first_and_steps_by_what_they_bring():
    """1.2 and 2.2 lose 1, 2.1 loses 2/3, 1.3 loses half; judged and survey leaves have no step."""
    judged = "recognise_rest: true\nscores: {'1.3': {decision: adjusted, points: 0.5, reason: Khá}}"
    found, steps = lost(self=SELF, appraisal_1=judged, more=SURVEY)
    assert [(code, entry.lost) for code, entry in found.items()] == [
        ("1.2", 1),
        ("2.2", 1),
        ("2.1", Fraction(2, 3)),
        ("1.3", Fraction(1, 2)),
    ]
    assert steps == ["1.2", "2.1", "2.2", "1.3"]
    assert found["1.2"].step.needs.say("vi") == "97 %, cần 100 % để được thêm 1"
    assert found["1.2"].step.gains == 1
    assert found["1.3"].step is None
    assert found["2.2"].step is None
    assert found["1.3"].reason.said == "Khá"


def test_points_set_by_hand_have_no_step():
    """No value explains 1.25 points; a corrected value does, and its step starts there."""
    cut = "scores: {'1.2': {decision: adjusted, points: 1.25, reason: Thiếu}}"
    found, _ = lost(self=SELF, appraisal_1=cut)
    assert found["1.2"].step is None
    corrected = "scores: {'1.2': {decision: adjusted, value: 60, reason: Đếm lại}}"
    found, _ = lost(self=SELF, appraisal_1=corrected)
    assert found["1.2"].step.needs.say("vi") == "60 %, cần 80 % để được thêm 2"


def test_only_leaves_in_force_lose_points():
    """Pending, missing and excluded leaves have lost nothing."""
    found, _ = lost(self="scores: {'1.1': {value: true}, '1.2': {not_applicable: true, note: x}}")
    assert found == {}


def test_rounded_leaves_keep_their_step():
    """A third of a point, rounded to 0.33 before the sums, is still explained by 1 of 3."""
    found, _ = lost(self=SELF, more="index: {stage: leaf}")
    assert found["2.1"].points == Fraction("0.33")
    assert found["2.1"].step.needs.say("vi") == "1/3 = 0,3333, cần 1 để được thêm 0,6667"
