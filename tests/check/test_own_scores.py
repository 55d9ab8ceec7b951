"""self.yaml: what has to stand there, and points beside a value."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parledger.check.own_scores import agrees
from parledger.model.scores import Figure
from tests.check.building import broken, codes_of

SET, OWN = "criteria/mau.yaml", "scores/nam-2020/xa-a/self.yaml"
BANDS = """          kind: bands
          measure: percent
          bands:
            - {from: 100, points: 2}
            - {from: 80, points: 1}
            - {from: 0, points: 0}
"""
RATIO = "          kind: ratio\n          target: 3\n"


@pytest.mark.parametrize(
    ("points", "codes"),
    [
        ("0.67", []),
        ("0.7", []),
        ("0.666667", []),
        ("1", []),
        ("0.66", ["S207"]),
        ("0.6", ["S207"]),
        ("0.6666666666", ["S207"]),
        ("2.01", ["S103"]),
    ],
)
def test_points_agree_when_rounded_half_up_to_the_digits_written(points, codes):
    """A third of 2 points: as many digits as one likes, each rounded right."""
    files = {
        SET: [(BANDS, RATIO)],
        OWN: [("value: 85\n    points: 1", f"value: 1\n    points: {points}")],
    }
    assert [one for one in codes_of(files) if one in ("S103", "S207")] == codes


@given(st.fractions(min_value=0, max_value=100, max_denominator=999), st.integers(0, 8))
def test_exactly_one_figure_of_so_many_digits_agrees(exact, digits):
    """The nearest one does, its neighbours do not."""
    step = Fraction(1, 10**digits)
    below = exact // step * step
    near = [below - step, below, below + step, below + 2 * step]
    right = [value for value in near if agrees(Figure(value, digits), exact)]
    assert len(right) == 1
    assert abs(right[0] - exact) * 2 <= step


def test_every_missing_leaf_is_told_for_itself():
    """At the key `scores`, one for each leaf that the unit scores itself."""
    found = broken({OWN: "scores: {}\n"}, keep=("S205",))
    assert [(one.subject, one.place.line, one.place.column) for one in found] == [
        ("1.1", 1, 1),
        ("1.2", 1, 1),
    ]


def test_a_judged_leaf_need_not_stand():
    """The appraiser gives its points; evidence and a note may stand."""
    assert codes_of({OWN: [('  "1.3":\n    note: Một sáng kiến\n', "")]}) == []


def test_a_draft_may_be_unfinished():
    """No leaf is missing and no value empty; wrong figures are told all the same."""
    draft = 'draft: true\nscores:\n  "1.1":\n    value:\n  "1.2":\n    value: 85\n    points: 2\n'
    files = {
        OWN: draft,
        **{f"scores/nam-2020/xa-a/{name}.yaml": "scores: {}\n" for name in ("explanation",)},
    }
    assert [one for one in codes_of(files) if one < "S210"] == ["S207"]


@pytest.mark.parametrize(
    ("entry", "codes"),
    [
        ("value: true\n    note: Số 12/KH-UBND", []),
        ("value: true", ["S208"]),
        ("value: false", []),
        ("not_applicable: true", []),
    ],
)
def test_points_above_zero_need_a_paper_or_a_note(entry, codes):
    """Where the criterion asks for evidence."""
    old = "value: true\n    evidence:\n      - title: Kế hoạch năm"
    assert codes_of({OWN: [(old, entry)]}) == codes


def test_all_mistakes_of_a_file_are_found_in_one_run():
    """Five mistakes in one file, one of them in reading."""
    text = """scores:
  "1.1":
    value: true
  "1.2":
    value: "85,5"
  "1.3":
    points: 1
  "2":
    note: Cả lĩnh vực
  "9.9":
    value: 1
"""
    assert sorted(codes_of({OWN: text})) == ["S107", "S201", "S202", "S208", "S209"]
