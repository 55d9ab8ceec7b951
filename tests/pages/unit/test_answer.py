"""The head of a unit's page says what the figures say."""

from dataclasses import replace
from fractions import Fraction

import pytest

from parledger.model.results import PublishedCheck
from parledger.pages.unit.answer import make_answer
from tests.pages.scene import CYCLE, report_of, scene, scope_of, texts


def _answer(unit: str, lang: str = "vi", report=None):
    scope = scope_of(report or scene(), lang)
    return make_answer(scope, scope.results[unit])


def test_index_rank_class_and_points():
    """xa-a: 1 + 2 + 0.75 + 3.2 + 2 = 8.95 of 12; second of the two that are ranked."""
    answer = _answer("xa-a")
    assert answer.points == "8,95/12"
    assert answer.index == "74,58"
    assert (answer.rank, answer.rank_note) == ("2 trên 2", "Các xã")
    assert (answer.level.title, answer.level.step) == ("Khá", 2)
    assert _answer("xa-a", "en").index == "74.58"


def test_the_sentence_names_the_loss_and_the_area():
    """3.05 lost, 2.25 of them in area 1."""
    assert _answer("xa-a").sentence == (
        "Mất 3,05 điểm trong 12 điểm, nhiều nhất là 2,25 điểm ở lĩnh vực 1 (Chỉ đạo)."
    )


def test_a_unit_that_is_not_ranked_says_why():
    """The decision's own reason stands where the rank would."""
    answer = _answer("xa-c")
    assert (answer.rank, answer.rank_note) == ("Không xếp hạng", "Mới thành lập")


def test_the_self_score_over_the_leaves_the_unit_scores_itself():
    """Judged and external leaves are not among them: 2 + 2 + 2 of 7."""
    answer = _answer("xa-a")
    assert (answer.own, answer.own_note) == ("6/7", "phần đơn vị tự chấm")


def test_the_change_to_the_year_before():
    """xa-a in 2019: 0 + 0 + 0.5 + 3.2 + 2 = 5.7 of 12; all leaves compare."""
    answer = _answer("xa-a")
    assert answer.change == "+27,08"
    assert answer.change_note == "so với năm 2019"


def test_a_unit_without_a_self_score_has_no_figures():
    """A state in words, no zero."""
    files = texts()
    del files["scores/mau-2020/xa-c/self.yaml"], files["scores/mau-2020/xa-c/appraisal-1.yaml"]
    del files["scores/mau-2020/council.yaml"]
    answer = _answer("xa-c", report=report_of(files))
    assert (answer.index, answer.points, answer.state) == ("", "", "chưa chấm")
    assert answer.sentence == "Đơn vị chưa nộp bảng tự chấm."


def test_open_leaves_make_it_provisional():
    """The leaves that nobody has appraised yet are counted in the sentence."""
    files = texts()
    for name in ("explanation", "appraisal-2"):
        del files[f"scores/mau-2020/xa-a/{name}.yaml"]
    files["scores/mau-2020/xa-a/appraisal-1.yaml"] = (
        'scores:\n  "1.1": {decision: recognised}\n  "1.3": {decision: adjusted, points: 1}\n'
    )
    answer = _answer("xa-a", report=report_of(files))
    assert answer.provisional == (
        "Số liệu tạm tính: còn 2 tiêu chí chưa thẩm định hoặc chưa có kết quả."
    )
    assert _answer("xa-b").provisional == ""


def test_a_self_score_alone_is_called_so():
    """Nobody has appraised anything: said in plain words, and not said twice as points."""
    files = texts()
    files["scores/mau-2020/xa-b/appraisal-1.yaml"] = "scores: {}\n"
    del files["scores/mau-2020/council.yaml"]
    answer = _answer("xa-b", report=report_of(files))
    assert answer.provisional == "Tất cả là điểm tự chấm, chưa được thẩm định."
    assert answer.own == ""


def test_no_class_where_the_cycle_has_none():
    """The place is left out, not filled with a dash."""
    plain = "\n".join(line for line in CYCLE.splitlines() if not line.startswith("classes")) + "\n"
    assert _answer("xa-a", report=report_of(texts(CYCLE=plain))).level.title == ""


@pytest.mark.parametrize(
    ("difference", "note"),
    [
        (Fraction(0), "hạng 2; trùng với số tính lại"),
        (Fraction(-1, 100), "hạng 2; số tính lại lệch −0,01"),
    ],
)
def test_the_published_figure_stands_beside_the_recomputed_one(difference, note):
    """Index and rank as printed, and how far the recomputed index is from it."""
    scope = scope_of(scene())
    check = PublishedCheck("xa-a", Fraction("74.58"), 2, difference, agrees=True)
    printed = replace(scope, cycle=replace(scope.cycle, published=(check,)))
    answer = make_answer(printed, scope.results["xa-a"])
    assert (answer.printed, answer.printed_note) == ("74,58", note)
    assert _answer("xa-a").printed == ""
