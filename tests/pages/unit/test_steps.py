"""A leaf's way from the self-score to the final points."""

from parledger.pages.unit.steps import gather_entries, leaf_steps
from tests.pages.scene import report_of, scene, scope_of, texts


def _steps(unit: str, code: str, report=None):
    scope = scope_of(report or scene())
    entries = gather_entries(scope.files(unit))
    return leaf_steps(scope, scope.results[unit], entries, scope.columns[code])


def test_every_step_in_order_with_its_words():
    """Self, round 1, explanation, round 2: points, what became of it and what was said."""
    steps = _steps("xa-a", "1.1")
    assert [(step.step, step.points, step.word, step.said) for step in steps] == [
        ("self", "2", "", "Có kế hoạch"),
        ("appraisal_1", "0", "Điều chỉnh", "Kế hoạch ban hành muộn"),
        ("explanation", "", "Đề nghị 2 điểm", "Ban hành ngày 10 tháng 1"),
        ("appraisal_2", "1", "Chấp nhận một phần", "Muộn mười ngày"),
    ]


def test_the_council_comes_last():
    """Its adjustment with its reason."""
    last = _steps("xa-a", "1.3")[-1]
    assert (last.step, last.points, last.said) == ("council", "0,75", "Sáng kiến được nhân rộng")


def test_recognise_rest_is_a_step_too():
    """A leaf that round 1 covers without a line was recognised."""
    assert [(step.step, step.points) for step in _steps("xa-a", "2.2")] == [
        ("self", "2"),
        ("appraisal_1", "2"),
    ]
    assert _steps("xa-a", "2.2")[1].word == "Công nhận"


def test_a_change_without_a_hearing_is_marked():
    """Round 2 changes what nobody explained."""
    files = texts()
    files["scores/mau-2020/xa-b/appraisal-2.yaml"] = (
        'scores:\n  "2.2": {decision: adjusted, points: 1, reason: Kiểm tra lại}\n'
    )
    step = _steps("xa-b", "2.2", report_of(files))[-1]
    assert step.word == "Điều chỉnh. Thay đổi khi chưa có giải trình"
    assert step.said == "Kiểm tra lại"


def test_a_note_stands_beside_the_reason():
    """In both rounds; neither hides the other."""
    files = texts()
    for name, reason in (
        ("appraisal-1", "Kế hoạch ban hành muộn"),
        ("appraisal-2", "Muộn mười ngày"),
    ):
        path = f"scores/mau-2020/xa-a/{name}.yaml"
        assert reason in files[path]
        files[path] = files[path].replace(reason, f"{reason}, note: Xem {name}")
    said = [step.said for step in _steps("xa-a", "1.1", report_of(files))]
    assert "Kế hoạch ban hành muộn — Xem appraisal-1" in said
    assert "Muộn mười ngày — Xem appraisal-2" in said
