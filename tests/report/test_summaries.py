"""Summaries of a block: medians, stretches, ranks in an area, where points moved."""

import itertools
from collections import Counter
from fractions import Fraction
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from parledger.report.summaries import (
    leaf_changes,
    median_of,
    node_total,
    node_totals,
    ranks_of,
    stretches_of,
)
from tests.pages.scene import report_of, scope_of, texts

FIGURES = st.lists(st.fractions(min_value=-5, max_value=120, max_denominator=40), max_size=30)


@given(FIGURES)
def test_the_median_is_the_middle(figures):
    """As the standard library finds it; None without figures."""
    assert median_of(figures) == (median(figures) if figures else None)


@given(FIGURES)
def test_every_figure_lies_in_one_stretch(figures):
    """No unit is lost or counted twice, whatever the figures; the stretches join up."""
    named = [(str(number), figure) for number, figure in enumerate(figures)]
    stretches = stretches_of(named)
    counted = Counter(unit for stretch in stretches for unit in stretch.units)
    assert counted == Counter(unit for unit, _ in named)
    assert all(one.end == two.start for one, two in itertools.pairwise(stretches))
    values = dict(named)
    assert all(s.start <= values[unit] <= s.end for s in stretches for unit in s.units)


def test_stretches_take_the_smallest_width_that_fits():
    """From 84.2 to 93.9 in steps of 1; from 61 to 93 in steps of 5, the empty one between too."""
    close = stretches_of([("a", Fraction("84.2")), ("b", Fraction("93.9"))])
    assert (close[0].start, close[0].end, len(close)) == (84, 85, 10)
    wide = stretches_of([("a", Fraction(61)), ("b", Fraction(93)), ("none", None)])
    assert [(s.start, len(s.units)) for s in wide][:2] == [(60, 1), (65, 0)]


def test_a_hundred_is_in_the_stretch_below_it():
    """No stretch begins at 100 for full marks alone, unless nothing else is there."""
    stretches = stretches_of([("a", Fraction(100)), ("b", Fraction("99.5"))])
    assert [(s.start, s.end, s.units) for s in stretches] == [(99, 100, ("a", "b"))]


def test_ranks_share_and_skip():
    """1, 2, 2, 4 or 1, 2, 2, 3; no figure, no rank."""
    figures = [Fraction(5), Fraction(9), None, Fraction(5), Fraction(1)]
    assert ranks_of(figures, "competition") == (2, 1, None, 2, 4)
    assert ranks_of(figures, "dense") == (2, 1, None, 2, 3)


@given(FIGURES)
def test_a_competition_rank_counts_those_ahead(figures):
    """One more than the number of larger figures."""
    ranks = ranks_of(figures, "competition")
    assert ranks == tuple(1 + sum(other > one for other in figures) for one in figures)


def test_an_areas_sum_is_the_computed_one():
    """Summed up here over leaves, and by the arithmetic over areas: the same."""
    block = scope_of(report_of(texts())).block
    for number, area in enumerate(block.criteria.areas):
        for unit, total in zip(block.units, node_totals(block, area), strict=True):
            assert total is not None
            expected = unit.areas[number]
            assert (total.points, total.max_points) == (expected.points, expected.max_points)


def test_a_unit_without_figures_has_no_sum():
    """Not handed in: None, never zero."""
    files = texts()
    del files["scores/mau-2020/xa-b/self.yaml"]
    del files["scores/mau-2020/xa-b/appraisal-1.yaml"]
    block = scope_of(report_of(files)).block
    unit = next(unit for unit in block.units if unit.unit == "xa-b")
    assert node_total(block, unit, block.criteria.areas[0]) is None


def test_changes_are_what_the_rounds_made():
    """1.1 was cut everywhere: by 2, 2 and, after the explanation, 1 point."""
    changes = leaf_changes(scope_of(report_of(texts())).block)
    first = changes[0]
    assert (first.leaf.id, first.change, first.lowered, first.raised) == ("1.1", -5, 3, 0)


PENALTY = """\
  - id: "3"
    title: Điểm trừ
    max_points: 2
    counts: penalty
    cap: 2
    rule: {kind: per_item, each: 1}
"""


def test_a_growing_penalty_takes_points():
    """A unit owned up to one breach, the appraiser found two: that is a cut."""
    files = {
        path: text + '  "3": {value: 1}\n' if path.endswith("self.yaml") else text
        for path, text in texts().items()
    }
    files["criteria/set.yaml"] += PENALTY
    path = "scores/mau-2020/xa-b/appraisal-1.yaml"
    entry = '  "3": {decision: adjusted, value: 2, reason: Hai lần}\nrecognise_rest'
    files[path] = files[path].replace("recognise_rest", entry)
    changes = {c.leaf.id: c for c in leaf_changes(scope_of(report_of(files)).block)}
    assert (changes["3"].change, changes["3"].lowered) == (-1, 1)
