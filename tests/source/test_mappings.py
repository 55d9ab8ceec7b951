"""A mapping as it is read: every way to say where a value comes from, and what is wrong with it."""

import pytest

from parledger.source.mappings import read_mapping

WHOLE = """\
header: 3
sheet: Trang 1
prefix: k-
only_with: submitdate
columns:
  ballot: _id
  unit: {column: Xã, answers: {A: xa-a}}
  group: {value: dan}
  date: {letter: c, dates: month_first}
  m1: {columns: {tt: "kenh[tt]", tr: {letter: F}}}
  m2: {column: Kênh, divided_by: space}
answers: {A1: 1}
blank: [N/A, "-"]
drop: [Email, {letter: D}]
"""


def read(text):
    """The mapping and the codes of what is wrong."""
    mapping, problems = read_mapping(text.encode(), "m.yaml")
    return mapping, [(found.code, found.place.line) for found in problems]


def test_everything_that_can_be_said():
    """Headers, letters, constants, columns for options, several answers, dates."""
    mapping, problems = read(WHOLE)
    assert problems == []
    assert (mapping.header, mapping.sheet, mapping.prefix) == (3, "Trang 1", "k-")
    assert mapping.only_with.header == "submitdate"
    sources = mapping.sources
    assert sources["ballot"].column.header == "_id"
    assert sources["unit"].answers == {"A": "xa-a"}
    assert sources["group"].constant == "dan"
    assert (sources["date"].column.letter, sources["date"].day_order) == ("C", "month_first")
    options = sources["m1"].options
    assert {name: (one.header, one.letter) for name, one in options.items()} == {
        "tt": ("kenh[tt]", ""),
        "tr": ("", "F"),
    }
    assert sources["m2"].divided_by == " "
    assert (mapping.answers, mapping.blank) == ({"A1": "1"}, ("N/A", "-"))
    assert [(one.header, one.letter) for one in mapping.drop] == [("Email", ""), ("", "D")]
    assert not mapping.drop_rest


def test_rest_is_dropped_by_one_word():
    """A column called `rest` is dropped as a member of the list."""
    assert read("columns: {unit: a}\ndrop: rest\n")[0].drop_rest
    mapping, _ = read("columns: {unit: a}\ndrop: [rest]\n")
    assert not mapping.drop_rest
    assert mapping.drop[0].header == "rest"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("drop: rest", ("V102", 1)),
        ("columns: {unit: {divided_by: tab, column: a}}", ("V114", 1)),
        ("columns:\n  unit: {column: a, letter: B}", ("V126", 2)),
        ("columns:\n  unit: {answers: {a: b}}", ("V102", 2)),
        ("columns:\n  unit: {letter: 3}", ("V114", 2)),
        ("columns:\n  unit: [a]", ("V104", 2)),
        ("columns: {unit: a}\nheader: ba", ("V1", 2)),
        ("columns: {unit: a}\ncolumn: {}", ("V101", 2)),
        ("columns: {unit: a}\nanswers: {a: [b]}", ("V104", 2)),
    ],
)
def test_mistakes_stand_at_their_line(text, problem):
    """The field readers' own codes, as in every other file."""
    _, problems = read(text)
    assert [(code[: len(problem[0])], line) for code, line in problems] == [problem]


@pytest.mark.parametrize("text", ["", "- a", "a: [", "x"])
def test_what_is_no_map_is_no_mapping(text):
    """One problem, no mapping."""
    mapping, problems = read(text)
    assert mapping is None
    assert len(problems) == 1
