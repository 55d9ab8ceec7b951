"""self.yaml, explanation.yaml and improvement.yaml: whose, with which paper, and when."""

import pytest

from tests.review.gate.world import (
    CYCLE,
    DRAFT,
    FILES,
    IN_TIME,
    ROUND_1,
    SCORES,
    SELF_A,
    SELF_B,
    ask,
    changed,
    codes,
)  # fmt: skip

EXPLANATION = 'document: {number: 20/BC-UBND}\nscores:\n  "1.1": {text: Đã có văn bản}\n'
PLAN = "plan: {number: 3/KH-UBND}\n"


def own(name, unit="xa-a"):
    return f"scores/c-2020/{unit}/{name}.yaml"


@pytest.mark.parametrize("actor", ["to-xa-a", "@to-xa-a", "To-Xa-A"])
def test_a_units_account_hands_in_its_own_self_score(actor):
    """Without case, with or without @; a draft too."""
    assert codes({SELF_A: SCORES}, actor) == []
    assert codes({SELF_A: DRAFT}, actor) == []


def test_a_units_account_withdraws_its_file():
    """Within the window it may take its own file back."""
    assert codes({SELF_A: None}, "to-xa-a", before={SELF_A: SCORES}) == []


@pytest.mark.parametrize("actor", ["tо-xa-a", "to-xa-a\u200b", "ｔo-xa-a", "to-xa-aa"])
def test_an_account_that_looks_alike_is_another(actor):
    """A Cyrillic о, a zero-width space, a full-width letter: nobody in this cycle."""
    assert codes({SELF_A: SCORES}, actor) == ["G112"]


@pytest.mark.parametrize("unit", ["xa-b", "xa-c", "phong-noi-vu"])
def test_nobody_writes_for_another_unit(unit):
    """Who may and when are said: the clerk, or that there is no account yet."""
    refused = ask({own("self", unit): SCORES}, "to-xa-a")
    assert [one.rule for one in refused] == ["G120"]
    assert refused[0].path == own("self", unit)
    assert refused[0].when.vi == "từ ngày 01/11/2020 đến hết ngày 15/11/2020"
    wanted = "nhap-ho" if unit == "xa-b" else "chưa có tài khoản nào"
    assert wanted in refused[0].who.vi


@pytest.mark.parametrize("actor", ["tk-1", "nv-1"])
def test_neither_secretary_nor_office_scores_for_a_unit(actor):
    """The secretary enters for a unit only where a clerk's role says so."""
    assert codes({SELF_A: SCORES}, actor) == ["G120"]


def test_a_unit_that_the_cycle_does_not_assess_has_no_file():
    """xa-d exists and is not in a block."""
    refused = ask({own("self", "xa-d"): SCORES}, "to-xa-a")
    assert [one.rule for one in refused] == ["G120"]
    assert "không ai" in refused[0].who.vi


# --- clerks


def test_a_clerk_copies_a_signed_paper():
    """The normal case of a commune without an account."""
    assert codes({SELF_B: SCORES}, "nhap-ho") == []
    late = "2020-12-10T09:00:00+07:00"
    assert codes({own("explanation", "xa-b"): EXPLANATION}, "nhap-ho", late) == []
    assert codes({own("improvement", "xa-b"): PLAN}, "nhap-ho") == []


@pytest.mark.parametrize(
    "text",
    [
        SCORES.replace("document: {number: 12/BC-UBND}\n", ""),
        SCORES.replace("number: 12/BC-UBND", "title: Báo cáo"),
        DRAFT,
    ],
)
def test_a_clerk_names_the_paper(text):
    """By its number; a draft of his is nobody's paper either."""
    refused = ask({SELF_B: text}, "nhap-ho")
    assert [one.rule for one in refused] == ["G121"]
    assert "document" in refused[0].what.vi


def test_a_clerk_takes_no_file_away_and_names_the_plan_of_an_improvement():
    """Nothing signed stands behind a deletion; a plan has its own key."""
    assert codes({SELF_B: None}, "nhap-ho", before={SELF_B: SCORES}) == ["G121"]
    refused = ask({own("improvement", "xa-b"): "plan: Kế hoạch\n"}, "nhap-ho")
    assert [one.rule for one in refused] == ["G121"]
    assert "plan" in refused[0].what.vi


def test_a_clerk_enters_for_the_units_of_his_role_alone():
    """xa-c is not his; a clerk for all has it."""
    assert codes({own("self", "xa-c"): SCORES}, "nhap-ho") == ["G120"]
    everyone = changed(CYCLE, ("units: [xa-b]}", "units: all}"))
    assert codes({own("self", "xa-c"): SCORES}, "nhap-ho", before=everyone) == []


# --- windows


@pytest.mark.parametrize(
    ("at", "found"),
    [
        ("2020-10-31T23:59:59+07:00", ["G140"]),
        ("2020-11-01T00:00:00+07:00", []),
        ("2020-11-15T23:59:59+07:00", []),
        ("2020-11-15T16:59:59+00:00", []),
        ("2020-11-16T00:00:00+07:00", ["G141"]),
        ("2020-11-15T17:00:00+00:00", ["G141"]),
    ],
)
def test_the_window_is_judged_by_the_receipt_in_the_cycles_time_zone(at, found):
    """To the second, on the clock of Vietnam."""
    assert codes({SELF_A: SCORES}, "to-xa-a", at) == found


def test_a_late_file_is_told_what_helps():
    """The window, and that the secretary may reopen the step."""
    refused = ask({SELF_A: SCORES}, "to-xa-a", ROUND_1)[0]
    assert "hết hạn" in refused.what.vi
    assert "09:00 ngày 20/11/2020" in refused.what.vi
    assert "15/11/2020" in refused.when.vi
    assert "reopened" in refused.when.vi
    assert "tk-1" in refused.when.vi
    assert "is over (received 2020-11-20 09:00" in refused.what.en


REOPENED = "reopened:\n  - {unit: xa-a, step: self, to: 2020-11-20, why: Bão, document: {number: 5/UBND}}\n"


def test_a_reopened_step_is_open_for_its_unit():
    """And for that one alone; what the request itself reopens does not count."""
    reopened = {CYCLE: FILES[CYCLE] + REOPENED}
    assert codes({SELF_A: SCORES}, "to-xa-a", ROUND_1, before=reopened) == []
    assert codes({SELF_B: SCORES}, "nhap-ho", ROUND_1, before=reopened) == ["G141"]
    assert codes({SELF_A: SCORES, **reopened}, "to-xa-a", ROUND_1) == ["G150", "G141"]


def test_explanations_have_a_window_and_improvements_have_none():
    """A plan of improvement comes after the result."""
    assert codes({own("explanation"): EXPLANATION}, "to-xa-a", IN_TIME) == ["G140"]
    assert codes({own("explanation"): EXPLANATION}, "to-xa-a", "2020-12-06T00:00:00+07:00") == []
    assert codes({own("improvement"): PLAN}, "to-xa-a", "2022-01-01T00:00:00+07:00") == []


def test_a_step_that_is_not_in_the_plan_is_not_open():
    """Without any schedule nothing is dated, and files come at any time."""
    without = changed(CYCLE, ("  explanation: 2020-12-12\n", ""))
    assert codes({own("explanation"): EXPLANATION}, "to-xa-a", before=without) == ["G142"]
    text = FILES[CYCLE]
    start, end = text.index("schedule:"), text.index("offices:")
    undated = {CYCLE: text[:start] + text[end:]}
    assert codes({own("explanation"): EXPLANATION}, "to-xa-a", before=undated) == []
