"""What versions of score files say, in one form however they were typed."""

import json

import pytest

from parledger.source.stated import read_stated


def entry(text, code="5.7"):
    """The fields of one criterion in a unit's file with this text under its code."""
    found = read_stated("unit", f'scores:\n  "{code}":{text}\n'.encode())
    (stated,) = found
    assert (stated.unit, stated.criterion, stated.line) == ("", code, 2)
    return stated.fields


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("\n    value: 97", ' {value: "97.0"}'),
        ("\n    value: yes", "\n    value: true"),
        ("\n    value: Không", "\n    value: false"),
        ("\n    value: [b, a]", "\n    value:\n      - a\n      - b"),
        ("\n    value: {done: 2, planned: 3.0}", "\n    value:\n      planned: '3'\n      done: 2"),
        ("\n    points: 1.50", "\n    points: 1.5"),
        ("\n    note: 'hoa\u0300'", "\n    note: ho\u00e0"),
        ("\n    note: a b", "\n    note: >\n      a\n      b"),
        (
            "\n    evidence: [{number: 5/BC, public: no}]",
            "\n    evidence:\n      - public: false\n        number: 5/BC",
        ),
        ("\n    note:", " {}"),
    ],
)
def test_the_same_said_otherwise_is_the_same(one, other):
    """Numbers, truth words, order of keys and ticks, letters, layout."""
    assert entry(one) == entry(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("\n    value: 97", "\n    value: 97.1"),
        ("\n    evidence: [{number: '012'}]", "\n    evidence: [{number: '12'}]"),
        ("\n    evidence: [{title: a}, {title: b}]", "\n    evidence: [{title: b}, {title: a}]"),
        ("\n    note: '1.0'", "\n    note: '1'"),
        ("\n    note: có", "\n    note: true"),
        ("\n    value: 1", "\n    points: 1"),
        ("\n    value: sai", "\n    value: khong"),
        ("\n    value: [co]", "\n    value: [on]"),
    ],
)
def test_what_differs_stays_different(one, other):
    """A document's number is no number, and an order that a person chose is one."""
    assert entry(one) != entry(other)


def test_what_a_file_says_of_itself_stands_without_a_criterion():
    """Draft, document and the rest that is recognised."""
    found = read_stated(
        "unit", b"draft: yes\nrecognise_rest: true\ndocument: {number: 1/BC}\nscores: {}\n"
    )
    (about,) = found
    assert about.criterion == ""
    assert about.fields == {
        "draft": "true",
        "recognise_rest": "true",
        "document": '{"number":"1/BC"}',
    }


def test_an_entry_that_is_no_map_is_not_lost():
    """A mistake of old: the figure right behind the code."""
    assert entry(" 97") == {"value": "97"}


@pytest.mark.parametrize(
    "data", [b"", b"a: [", b"- 1", b"\xff\xfe", b"scores: 5", b"scores: [1]", b"a: &x 1"]
)
def test_what_is_no_score_file_cannot_be_read(data):
    """Nothing is guessed from a file that is not whole."""
    assert read_stated("unit", data) is None


def test_of_two_meetings_the_later_that_stands_counts():
    """By the day of the meeting, not by its place in the file; half in favour is no majority."""
    meetings = [
        {"date": day, "members": 10, "approve": votes, "minutes": {"number": f"{day[-2:]}/BB"},
         "adjusts": [{"unit": "a", "criterion": "1", "points": points, "reason": "R"}]}
        for day, votes, points in (("2020-12-05", 9, 2), ("2020-12-01", 9, 1), ("2020-12-09", 5, 3))
    ]  # fmt: skip
    (stated,) = read_stated("council", json.dumps({"meetings": meetings}).encode())
    assert (stated.unit, stated.criterion, stated.fields["points"]) == ("a", "1", "2")
    assert (stated.fields["meeting"], stated.fields["approve"]) == ("2020-12-05", "9/10")
    assert stated.fields["minutes"] == '{"number":"05/BB"}'


def test_given_results_are_each_units():
    """With the scale and the source that they share."""
    text = "external:\n  - criterion: '7'\n    out_of: 100\n    source: {title: S}\n    points: {a: 82.50, b: none}\n"
    found = read_stated("cycle", text.encode())
    assert [(one.unit, one.criterion, one.fields["points"], one.fields["out_of"]) for one in found] == [
        ("a", "7", "82.5", "100"), ("b", "7", "none", "100"),
    ]  # fmt: skip
