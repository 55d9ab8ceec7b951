"""Frames and continued sets."""

import pytest

from tests.check.building import broken, codes_of

SET, FRAME, BEFORE = "criteria/mau.yaml", "criteria/khung.yaml", "criteria/mau-2019.yaml"
TOP = "max_points: 10\nareas"


def _frame(first="6", second="4"):
    return (
        f"id: khung\ntitle: Khung\nframe: true\nmax_points: {int(first) + int(second)}\nareas:\n"
        f'  - {{id: "1", title: Chỉ đạo, max_points: {first}}}\n'
        f'  - {{id: "2", title: Tác động, max_points: {second}}}\n'
    )


def _before(rule="{kind: yes_no}", maximum="2"):
    """The year before: one area with 1.1 as told, and one whose code the new set lacks."""
    return (
        f"id: mau-2019\ntitle: Bộ năm trước\nmax_points: {maximum}\nareas:\n"
        f'  - id: "1"\n    title: Chỉ đạo\n    max_points: {maximum}\n    criteria:\n'
        f'      - {{id: "1.1", title: Kế hoạch cũ, max_points: {maximum}, rule: {rule}}}\n'
    )


CONTINUES = (TOP, f"continues: mau-2019\n{TOP}")
COMPARES = ("        evidence: required\n", "        evidence: required\n        continues: {}\n")


def test_a_set_that_keeps_its_frame_is_well():
    """Areas and maxima of the frame, below them what the set likes."""
    assert codes_of({FRAME: _frame(), SET: [(TOP, f"follows: khung\n{TOP}")]}) == []


def test_a_set_may_add_a_bonus_to_its_frame():
    """Bonus stands outside the frame's hundred."""
    bonus = (
        '  - id: "3"\n    title: Thưởng\n    max_points: 1\n    counts: bonus\n    cap: 1\n'
        "    rule: {kind: judged}\n"
    )
    assert codes_of({FRAME: _frame(), SET: [(TOP, f"follows: khung\n{TOP}"), ("", bonus)]}) == []


def test_each_area_that_leaves_the_frame_is_told():
    """Two areas with other maxima: two problems, each at its own max_points."""
    found = broken({FRAME: _frame("5", "5"), SET: [(TOP, f"follows: khung\n{TOP}")]})
    assert [(one.code, one.subject, one.place.line) for one in found] == [
        ("C219", "1", 8),
        ("C219", "2", 31),
    ]


def test_the_same_code_continues_by_itself():
    """Same maximum, same rule: nothing needs to be said, and titles may differ."""
    assert codes_of({BEFORE: _before(), SET: [CONTINUES]}) == []


@pytest.mark.parametrize(
    ("before", "differs"),
    [
        (_before(rule="{kind: judged}"), "cách chấm"),
        (_before(maximum="3"), "điểm tối đa"),
        (_before(rule="{kind: judged}", maximum="3"), "điểm tối đa, cách chấm"),
    ],
)
def test_a_changed_leaf_must_say_whether_it_compares(before, differs):
    """Another maximum or another rule: the set says true or false, and the problem names which."""
    (found,) = broken({BEFORE: before, SET: [CONTINUES]})
    assert (found.code, dict(found.args)["differences_vi"]) == ("C224", differs)


@pytest.mark.parametrize("comparable", ["true", "false"])
def test_either_answer_settles_it(comparable):
    """Both true and false are an answer."""
    said = (COMPARES[0], COMPARES[1].replace("{}", f"{{comparable: {comparable}}}"))
    assert codes_of({BEFORE: _before(maximum="3"), SET: [CONTINUES, said]}) == []


def test_a_leaf_renamed_is_compared_with_the_one_it_names():
    """1.2 continues last year's 1.1, whose rule was another."""
    said = (
        "        title: Hoàn thành kế hoạch\n",
        '        title: Hoàn thành kế hoạch\n        continues: {criterion: "1.1"}\n',
    )
    (found,) = broken({BEFORE: _before(), SET: [CONTINUES, said]})
    assert (found.code, found.subject, dict(found.args)["earlier"]) == ("C224", "1.2", "1.1")


def test_a_circle_is_told_once():
    """Three sets that continue each other round: one cause, one message."""
    third = _before().replace("mau-2019", "mau-2018").replace(TOP, "continues: mau\n" + TOP)
    second = _before().replace("max_points: 2\nareas", "continues: mau-2018\nmax_points: 2\nareas")
    third = third.replace("max_points: 2\nareas", "continues: mau\nmax_points: 2\nareas")
    found = broken({BEFORE: second, "criteria/mau-2018.yaml": third, SET: [CONTINUES]})
    assert [one.code for one in found] == ["C221"]
