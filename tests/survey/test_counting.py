"""Counting ballots: the tables of the engine against plain loops over the same ballots."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parledger.model.surveys import ValidRule
from parledger.survey import tabulate
from tests.survey.polled import poll, survey

FORMS = """\
groups:
  - {id: dan, title: Người dân}
  - {id: doanh-nghiep, title: Doanh nghiệp}
  - {id: can-bo, title: Cán bộ}
forms:
  - id: mau-01
    title: Mẫu một
    groups: [dan, doanh-nghiep]
    questions:
      - {id: q1, title: Câu 1, scale: muc}
      - {id: q2, title: Câu 2, scale: muc}
      - id: q3
        kind: choice
        several: true
        title: Kênh nộp hồ sơ
        options: [{id: a, title: Trực tiếp}, {id: ab, title: Bưu điện}, {id: b, title: Trực tuyến}]
      - {id: y, kind: text, title: Góp ý}
  - id: mau-02
    title: Mẫu hai
    groups: [can-bo]
    questions:
      - {id: q2, title: Câu 2, scale: muc}
      - {id: c0_, title: Câu tên lạ, scale: muc}
      - {id: C0_1, title: Câu tên lạ hơn, scale: muc}
"""
FILE = {"scores/year/survey/dan.yaml": survey(FORMS, "formula: {kind: satisfied_share}\n")}
COLUMNS = ("ballot", "unit", "group", "q1", "q2", "q3", "y", "c0_", "C0_1")
SCALE = ("1", "2", "3", "4", "5", "")
CHANNELS = ("", "a", "b", "ab", "a;b", "ab;b", "b;a;ab")


def read():
    """The instrument above, as the product reads it."""
    from tests.survey.polled import files_of

    files = files_of(["xa-a", "xa-b"], [1, 2], {})
    polled = poll(files | FILE)
    assert not polled.problems
    return polled.project.cycles["year"].surveys["dan"]


SURVEY = read()
mark = st.sampled_from(SCALE)
first = st.tuples(
    st.sampled_from(["dan", "doanh-nghiep"]), mark, mark, st.sampled_from(CHANNELS),
    st.sampled_from(["", "Cần nhanh hơn"]), st.just(""), st.just(""),
)  # fmt: skip
second = st.tuples(st.just("can-bo"), st.just(""), mark, st.just(""), st.just(""), mark, mark)
rows = st.lists(
    st.tuples(st.integers(1, 12).map(str), st.sampled_from(["xa-a", "xa-b"]), first | second),
    max_size=40,
).map(lambda found: [(number, unit, *rest) for number, unit, rest in found])
rules = st.builds(
    ValidRule,
    least_answered=st.sampled_from([0, 1, 33, 34, 50, 60, 67, 100]).map(Fraction),
    required=st.sampled_from([(), ("q1",), ("q2",), ("q1", "C0_1")]),
    duplicates=st.sampled_from(["error", "none"]),
)


def naive(found, ballots, rule):
    """(unit, group) -> received, valid, and question -> Counter of options and of answers."""
    times = Counter(ballot["ballot"] for ballot in ballots)
    told = {}
    for ballot in ballots:
        if rule.duplicates == "none" and times[ballot["ballot"]] > 1:
            continue
        form = found.form_of(ballot["group"])
        asked = [one for one in form.questions if one.kind != "text"]
        place = told.setdefault((ballot["unit"], ballot["group"]), [0, 0, {}])
        for question in asked:
            place[2].setdefault(question.id, Counter())
        place[0] += 1
        answered = [one.id for one in asked if ballot[one.id] != ""]
        enough = Fraction(100 * len(answered), len(asked)) >= rule.least_answered
        asked_for = [name for name in rule.required if form.question(name)]
        if not enough or any(name not in answered for name in asked_for):
            continue
        place[1] += 1
        for name in answered:
            place[2][name].update({"": 1})
            place[2][name].update(ballot[name].split(";"))
    return told


@settings(max_examples=25, deadline=None)
@given(rows, rules)
def test_counts_are_those_of_a_plain_loop(found, rule):
    """Two forms that share a column, several choices, blanks, repeated numbers, valid rules."""
    frame = pd.DataFrame(found, columns=list(COLUMNS), dtype=str)
    counted = tabulate(replace(SURVEY, valid=rule), frame)
    expected = naive(SURVEY, frame.to_dict("records"), rule)
    assert counted.rows == len(found)
    assert set(counted.groups) == set(expected)
    for key, (received, valid, answers) in expected.items():
        group = counted.groups[key]
        assert (group.received, group.valid) == (received, valid)
        assert [one.question.id for one in group.tallies] == list(answers)
        for one in group.tallies:
            counts = answers[one.question.id]
            assert one.answered == counts[""]
            assert one.ballots == valid
            assert dict(one.counts) == {o.id: counts[o.id] for o in one.question.options}


@pytest.mark.parametrize("engine", ["duckdb"])
def test_a_file_without_ballots_is_counted(engine):
    """No row, no group: nothing is counted, and nothing fails."""
    empty = pd.DataFrame([], columns=list(COLUMNS), dtype=str)
    assert tabulate(SURVEY, empty, engine).groups == {}


def test_blanks_may_be_missing_values():
    """A Parquet file has nulls where a CSV has empty cells."""
    rows_ = [("1", "xa-a", "can-bo", None, "5", None, None, None, "4")]
    group = tabulate(SURVEY, pd.DataFrame(rows_, columns=list(COLUMNS))).of("xa-a", "can-bo")
    assert [one.answered for one in group.tallies] == [1, 0, 1]


def test_an_option_within_another_is_not_ticked_along():
    """Of several choices `ab` is neither `a` nor `b`."""
    rows_ = [("1", "xa-a", "dan", "5", "5", "ab", "", "", "")]
    group = tabulate(SURVEY, pd.DataFrame(rows_, columns=list(COLUMNS))).of("xa-a", "dan")
    assert dict(group.tallies[2].counts) == {"a": 0, "ab": 1, "b": 0}
