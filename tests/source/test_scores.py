"""Score files: each slip at its place, about its criterion; what can be read is still read."""

from fractions import Fraction

import pytest

from parledger.model.rule import Done
from parledger.model.scores import Figure
from tests.source.workspaces import (
    EXPLANATION,
    ROUND_1,
    ROUND_2,
    SELF,
    SET,
    expected,
    line_of,
    load,
    told,
)


def unit(**files):
    """The files of xa-a as read."""
    return load(**files).project.cycles["c-2020"].units["xa-a"]


def test_a_decimal_comma_is_told_the_way_a_clerk_reads_it():
    """The very line of the issue: place, code, criterion, what to write."""
    text = (
        "# một\n# hai\n# ba\n# bốn\n# năm\n# sáu\n# bảy\n# tám\n"
        'scores:\n  "5.8":\n    value: có\n  "5.7":\n    value: 97\n    points: 1,5\n'
    )
    (problem,) = load(**{SELF: text}).problems
    assert line_of(problem) == f"{SELF}:14:13: lỗi S107: 5.7: viết 1.5, không viết 1,5"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("➤1,5", "S107"),
        ('➤"1,5"', "S107"),
        ("➤97%", "S108"),
        ("➤1.500.000", "S109"),
        ("➤1e3", "S110"),
        ("➤.nan", "S110"),
        ("➤" + "9" * 41, "S110"),
        ("➤nhiều", "S106"),
        ("➤-1", "S118"),
        ("➤[1]", "S104"),
        ("➤{a: 1}", "S104"),
    ],
)
@pytest.mark.parametrize(
    "entry", ["{{value: 97, points: {0}}}", "\n    value: 97\n    points: {0}"]
)
def test_points_that_are_no_plain_number(typed, code, entry):
    """Each usual slip has its own code, at the value; in flow style the comma is found too."""
    text, lines = expected(f'scores:\n  "5.7": {entry.format(typed)}\n', code, "5.7")
    assert told(SELF, text) == lines


@pytest.mark.parametrize(
    ("entry", "codes"),
    [
        ("{➤valeu: 97}", "S101"),
        ("{value: ➤, note: x}", "S105"),
        ("{value: 97, note: một, ➤hai}", "S120"),
        ("{not_applicable: true, ➤value: 97}", "S126"),
        ("{not_applicable: ➤maybe}", "S113"),
        ("➤[97]", "S104"),
        ("➤97", "S104"),
        ("{value: 97, evidence: ➤{title: x}}", "S104"),
        ('{value: 97, evidence: [➤{url: "https://x.vn"}]}', "S102"),
        ('{value: 97, evidence: [{title: x, url: ➤"http://x.vn"}]}', "S122"),
        ("{value: 97, evidence: [{title: x, date: ➤15/11/2020}]}", "S111"),
        ("{value: 97, evidence: [{title: x, date: ➤2020-02-30}]}", "S112"),
        ("{value: 97, evidence: [{title: x, sha256: ➤abc}]}", "S123"),
        ("{value: ➤97%, points: ➤1,5}", "S108 S107"),
    ],
)
def test_an_entry_that_is_wrong(entry, codes):
    """One mistake, one message, at what has to be typed anew."""
    text, lines = expected(f'scores:\n  "5.7": {entry}\n', codes, "5.7")
    assert told(SELF, text) == lines


def test_an_unquoted_code_is_an_error_with_the_reason_and_is_still_read():
    """1.10 without quotes would be 1.1; the figures below it are checked all the same."""
    text = "scores:\n  5.7: {value: 1,5}\n"
    assert told(SELF, text) == ["2:3 S116 5.7", "2:16 S107 5.7"]
    assert list(unit(**{SELF: text}).self_file.entries) == ["5.7"]


def test_an_entry_in_which_something_was_reported_says_so():
    """Cross-checks stay silent about it: one cause, one message."""
    own = unit(**{SELF: 'scores:\n  "5.7": {value: x}\n  "5.8": {value: có}\n'}).self_file
    assert [entry.broken for entry in own.entries.values()] == [True, False]
    assert own.entries["5.7"].value is None
    assert own.entries["5.7"].value_at is not None


def test_values_are_typed_by_the_rule_of_their_leaf():
    """A number, a truth value; points keep their decimals; places stand at the values."""
    own = unit(
        **{
            SELF: 'scores:\n  "5.7":\n    value: "97.50"\n    points: 1.50\n'
            '  "5.8": {value: Không}\n  "5.9": {note: Đã nộp}\n'
        }
    ).self_file
    first, second, third = own.entries.values()
    assert first.value == Fraction(195, 2)
    assert first.points == Figure(Fraction(3, 2), 2)
    assert (first.at.line, first.value_at.line, first.points_at.column) == (2, 3, 13)
    assert second.value is False
    assert third.value is None
    assert third.note == "Đã nộp"
    assert own.scores_at.line == 1


def test_done_and_planned_are_kept_apart():
    """18 of 20 is shown as 18/20 and counted exactly."""
    ratio = SET.replace("{kind: yes_no}", "{kind: ratio, target: 1}")
    own = unit(
        **{"criteria/s.yaml": ratio, SELF: 'scores:\n  "5.8": {value: {done: 18, planned: 20}}\n'}
    )
    assert own.self_file.entries["5.8"].value == Done(Fraction(18), Fraction(20))


def test_a_draft_may_leave_values_empty():
    """What `new self` writes is no mistake until the draft is handed in."""
    text = 'draft: true\nscores:\n  "5.7":\n    value:\n  "5.8":\n'
    assert told(SELF, text) == []
    assert told(SELF, text.replace("true", "false")) == ["4:11 S105 5.7", "5:9 S105 5.8"]


@pytest.mark.parametrize(
    ("entry", "codes"),
    [
        ("{decision: recognised}", ""),
        ("{decision: recognised, ➤points: 1}", "S126"),
        ("{decision: ➤recognized}", "S114"),
        ("{decision: adjusted, points: 1}", "S102"),
        ("➤{decision: adjusted, reason: x}", "S134"),
        ("{decision: adjusted, points: 1, reason: x}", ""),
        ("{decision: adjusted, value: 90, points: 0, reason: x}", ""),
        ("{decision: adjusted, not_applicable: true, reason: x}", ""),
        ("{decision: adjusted, not_applicable: true, ➤points: 0, reason: x}", "S126"),
    ],
)
def test_round_1(entry, codes):
    """Recognised has no figures; adjusted says to what and why."""
    assert_entry(ROUND_1, entry, codes)


def assert_entry(path, entry, codes):
    """Problems at the marks; a key that is missing is reported at the criterion's code."""
    mark = "➤" if codes == "S102" else ""
    text, lines = expected(f'scores:\n  {mark}"5.7": {entry}\n', codes, "5.7")
    assert told(path, text) == lines


def test_a_judged_leaf_needs_points_only():
    """Without decision and reason."""
    assert told(ROUND_1, 'recognise_rest: true\nscores:\n  "5.9": {points: 2.5}\n') == []


@pytest.mark.parametrize(
    ("entry", "codes"),
    [
        ("{text: Xin xem lại, asks: 1.5}", ""),
        ("{asks: 1.5}", "S102"),
        ("{text: x, asks: 1, ➤asks_value: 98}", "S126"),
        ("{text: x, asks: ➤1,5}", "S107"),
        ("{text: x, asks_value: ➤cao}", "S106"),
    ],
)
def test_explanations(entry, codes):
    """Words, and one wish: points or a value."""
    assert_entry(EXPLANATION, entry, codes)


@pytest.mark.parametrize(
    ("entry", "codes"),
    [
        ("{answer: accepted}", ""),
        ("{answer: accepted, ➤points: 1}", "S126"),
        ("{answer: rejected}", "S102"),
        ("{answer: rejected, reason: x}", ""),
        ("➤{answer: partly, reason: x}", "S134"),
        ("{answer: partly, points: 1, reason: x}", ""),
        ("{answer: ➤no}", "S114"),
        ("{decision: adjusted, points: 1, reason: x}", ""),
        ("{decision: adjusted, points: 1}", "S102"),
        ("{answer: accepted, ➤decision: adjusted}", "S126"),
        ("{points: 1, reason: x}", "S102"),
    ],
)
def test_round_2(entry, codes):
    """Each answer with what belongs to it; a change without a hearing needs its reason."""
    assert_entry(ROUND_2, entry, codes)


def test_one_file_per_office():
    """The office is the middle of the name."""
    files = unit(**{ROUND_1.replace(".yaml", ".noi-vu.yaml"): "scores: {}\n"}).round_1
    assert [file.office for file in files] == ["noi-vu"]


def test_scores_are_required_but_may_be_empty():
    """`scores: {}` stands where nothing is listed."""
    assert told(ROUND_1, "recognise_rest: true\nscores: {}\n") == []
    assert told(ROUND_1, "recognise_rest: true\n") == ["1:1 S102"]
    assert told(ROUND_1, "recognise_rest: true\nscores:\n") == ["2:8 S105"]
