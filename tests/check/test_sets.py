"""Sets by themselves, and the defects that a real form carries."""

from collections import Counter
from pathlib import Path

from parledger.check import check_project
from parledger.problems import CATALOGUE, Severity, severity_of
from parledger.source import DiskWorkspace, read_project
from tests.check.building import broken, codes_of

ONESTOP = Path(__file__).parents[1] / "fixtures/onestop-2024"
FORM = "criteria/onestop-2024.yaml"
SET = "criteria/mau.yaml"


def _found_in_the_form(text=None):
    content = {FORM: text or (ONESTOP / FORM).read_text(encoding="utf-8")}
    return [(found.code, found.subject) for found in broken(content, base=False)]


def test_a_real_form_shows_its_defects():
    """Each defect of the form of 2024 is found: those of the decision itself as warnings."""
    assert Counter(_found_in_the_form()) == Counter(
        {
            ("C201", "9.3.2"): 1,  # printed twice and not told apart
            ("C156", "6.1.2"): 1,  # prints 0.5 for 1 point
            ("C156", "7.4.1"): 1,  # prints 1 for 0.5 points
            ("C152", "2.2.2"): 1,  # 50-70 and 70-100 meet
            ("C152", "2.5.3"): 1,
            ("C203", "5.5.1"): 1,  # stands under 5.4
            ("C203", "5.5.2"): 1,
            ("C207", "8.2"): 1,  # a maximum without any points to reach it
            ("C207", "8.5"): 1,
            ("C207", "9.1"): 1,
            ("C207", "9.2"): 1,
        }
    )


def test_only_the_code_printed_twice_stops_the_form():
    """What the decision prints so is a warning; the set can be used once its codes differ."""
    loaded = read_project(DiskWorkspace(ONESTOP))
    errors = [
        found
        for found in (*loaded.problems, *check_project(loaded.project))
        if severity_of(found) is Severity.ERROR
    ]
    assert [(found.code, found.subject) for found in errors] == [("C201", "9.3.2")]


def test_a_code_told_apart_keeps_the_printed_one():
    """With an id of its own and printed_id the second 9.3.2 is no mistake any more."""
    text = (ONESTOP / FORM).read_text(encoding="utf-8")
    first, second = text.split('- id: "9.3.2"\n', 1)
    second = second.replace(
        '- id: "9.3.2"\n', '- id: "9.3.3"\n            printed_id: "9.3.2"\n', 1
    )
    found = _found_in_the_form(f'{first}- id: "9.3.2"\n{second}')
    assert ("C201", "9.3.2") not in found
    assert all(CATALOGUE[code].severity is Severity.WARNING for code, _ in found)


def test_without_as_printed_a_maximum_out_of_reach_is_an_error():
    """The four empty criteria of the form are errors where nobody vouches for the print."""
    text = (ONESTOP / FORM).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if "as_printed:" not in line]
    found = _found_in_the_form("\n".join(lines))
    assert [subject for code, subject in found if code == "C206"] == ["8.2", "8.5", "9.1", "9.2"]


def test_a_rule_above_the_maximum_is_an_error_even_as_printed():
    """as_printed excuses a maximum that cannot be reached, not one that is passed."""
    change = [
        ("{from: 100, points: 2}", "{from: 100, points: 3}"),
        (
            "        title: Hoàn thành kế hoạch\n",
            "        title: Hoàn thành\n        as_printed: In\n",
        ),
    ]
    assert codes_of({SET: change}) == ["C206"]


def test_bonus_and_penalty_are_in_no_sum():
    """A bonus area changes neither the declared maximum nor the parts."""
    bonus = (
        '  - id: "3"\n    title: Điểm thưởng\n    max_points: 5\n    counts: bonus\n    cap: 3\n'
        '    criteria:\n      - {id: "3.1", title: Sáng kiến, max_points: 5, rule: {kind: judged}}\n'
    )
    parts = 'parts:\n  - {id: tat-ca, title: Tất cả, areas: ["1", "2"]}\nareas:\n'
    assert codes_of({SET: [("areas:\n", parts), ("", bonus)]}) == []


def test_every_second_of_two_equal_codes_is_reported():
    """Codes are compared without case: VIII and viii are one."""
    change = [('"1.1"\n', '"VIII"\n'), ('"1.2"\n', '"viii"\n'), ('"1.3"\n', '"Viii"\n')]
    found = broken({SET: change}, keep=("C201",))
    assert [one.subject for one in found] == ["viii", "Viii"]
    assert {dict(one.args)["other"] for one in found} == {"VIII"}


def test_an_area_in_roman_numerals_may_have_dotted_children():
    """Only a dotted number under a dotted number can stand under the wrong one."""
    assert codes_of({SET: [('"1"\n', '"V"\n')]}) == []


def test_children_of_a_dotted_code_are_compared_number_by_number():
    """7.11 does not begin with 7.1, nor does 5.5.1 with 5.4; 1.4.2(3) is no dotted number."""
    for parent, child, strays in (
        ("7.1", "7.11", True),
        ("5.4", "5.5.1", True),
        ("5.4", "5.4.1", False),
        ("5.4", "5.4.1.2", False),
        ("1.4.2", "1.5.2(3)", False),
        ("7", "8.1", False),
        ("V", "5.7", False),
    ):
        below = (
            f'"{parent}"\n        title: Ban hành kế hoạch\n        max_points: 2\n'
            f'        criteria:\n          - id: "{child}"\n            title: Kế hoạch\n'
            "            max_points: 2\n            rule: {kind: yes_no}\n"
        )
        old = (
            '"1.1"\n        title: Ban hành kế hoạch\n        max_points: 2\n'
            "        rule: {kind: yes_no}\n        evidence: required\n"
        )
        found = broken({SET: [(old, below)]}, keep=("C203",))
        assert bool(found) is strays, (parent, child)
