"""Where the points were lost, and what would raise the score."""

from parledger.compute import lost_points
from parledger.pages.unit.losses import make_gains, make_losses, value_in_force, without_step
from parledger.pages.unit.steps import gather_entries
from tests.pages.scene import report_of, scene, scope_of, texts


def _lost(unit: str, report=None):
    scope = scope_of(report or scene())
    result, files = scope.results[unit], scope.files(unit)
    entries = gather_entries(files)
    return scope, result, entries, lost_points(scope.block, result, files)


def test_losses_come_largest_first_with_their_share():
    """xa-a: 1 of 1.1 and of 1.2, 0.8 of 2.1, 0.25 of 1.3; bars share one scale."""
    scope, result, entries, lost = _lost("xa-a")
    losses = make_losses(scope, lost, result, entries)
    assert [(loss.code, loss.points, loss.of) for loss in losses] == [
        ("1.1", "−1", "2"),
        ("1.2", "−1", "3"),
        ("2.1", "−0,8", "4"),
        ("1.3", "−0,25", "1"),
    ]
    assert [loss.share for loss in losses] == ["100.0%", "100.0%", "80.0%", "25.0%"]
    assert losses[0].href == "#c-1.1"


def test_the_appraisers_reason_is_said():
    """What round 2 said of the plan stands beside the loss."""
    scope, result, entries, lost = _lost("xa-a")
    assert "Muộn mười ngày" in make_losses(scope, lost, result, entries)[0].said


def test_the_units_own_note_is_said_while_nobody_has_appraised():
    """Afterwards the appraisers' words lead."""
    files = texts()
    path = "scores/mau-2020/xa-b/self.yaml"
    files[path] = files[path].replace("value: true, note: Có", "value: false, note: Chưa có")
    files["scores/mau-2020/xa-b/appraisal-1.yaml"] = "scores: {}\n"
    scope, result, entries, lost = _lost("xa-b", report_of(files))
    found = {loss.code: loss.said for loss in make_losses(scope, lost, result, entries)}
    assert found["1.1"] == "Chưa có kế hoạch"


def test_what_the_next_band_needs():
    """`97 %, cần 100 % để được thêm 1`; points set by hand or from outside have no step."""
    scope, _, _, lost = _lost("xa-a")
    gains = make_gains(scope, lost)
    assert [(gain.code, gain.points) for gain in gains] == [("1.2", "+1")]
    assert "97 %" in gains[0].needs
    assert "100 %" in gains[0].needs


def test_the_value_in_force_is_the_last_that_holds():
    """Self-score, then a correction by round 1."""
    entries = _lost("xa-a")[2]
    assert value_in_force(entries, "1.1") is False
    assert value_in_force(entries, "1.2") == 97
    assert value_in_force(entries, "2.1") is None


def test_what_no_rule_says_a_step_for_is_named():
    """Points set by hand, by an office or from outside: their codes, the largest loss first."""
    lost = _lost("xa-a")[3]
    assert without_step(lost) == "1.1, 2.1, 1.3"
