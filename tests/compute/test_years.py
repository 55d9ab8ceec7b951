"""A unit against the year before, over the leaves that compare."""

from fractions import Fraction

import pytest

from parledger.compute import compute_results
from tests.compute.workspaces import cycle, project_of, units

OLD = """\
id: old
title: Bộ cũ
max_points: 10
areas:
  - {id: "1", title: A, max_points: 2, rule: {kind: per_item, each: 1}}
  - {id: "2", title: B, max_points: 3, rule: {kind: per_item, each: 1}}
  - {id: "3", title: C, max_points: 5, rule: {kind: per_item, each: 1}}
"""


def change(third, before="1: 2, 2: 1, 3: 4", now="1: 1, 2: 3, 3: 4, 4: 0"):
    """The change of unit a; `third` is what the new set says of leaf 3."""
    new = f"""\
id: new
title: Bộ mới
max_points: 11
continues: old
areas:
  - {{id: "1", title: A, max_points: 2, rule: {{kind: per_item, each: 1}}}}
  - {{id: "2", title: B, max_points: 3, rule: {{kind: per_item, each: 1}}}}
  - {{id: "3", title: C, {third}}}
  - {{id: "4", title: D, max_points: 2, rule: {{kind: per_item, each: 1}}}}
"""
    texts = {"units/units.yaml": units("a"), "criteria/old.yaml": OLD, "criteria/new.yaml": new}
    for name, year, criteria, scores in (("y1", 2019, "old", before), ("y2", 2020, "new", now)):
        text = cycle("a", "programme: huyen\n", criteria).replace("id: year", f"id: {name}")
        texts[f"scores/{name}/cycle.yaml"] = text.replace("year: 2020", f"year: {year}")
        lines = [
            f"  '{p.split(': ')[0]}': {{value: {p.split(': ')[1]}}}" for p in scores.split(", ")
        ]
        texts[f"scores/{name}/a/self.yaml"] = "scores:\n" + "\n".join(lines)
    results = compute_results(project_of(texts))
    assert results.cycles["y1"].changes == {}
    return results.cycles["y2"].changes.get("a")


SAME = "max_points: 5, rule: {kind: per_item, each: 1}"


def test_leaves_with_the_same_code_and_rule_compare():
    """1, 2 and 3 compare: 7 of 10 before, 8 of 10 now; the new leaf 4 is named as left out."""
    found = change(SAME.replace("max_points: 5", "max_points: 5"))
    assert (found.before_points, found.points) == (7, 8)
    assert (found.before_index, found.index, found.difference) == (70, 80, 10)
    assert found.compared == ("1", "2", "3")
    assert found.left_out == ("4",)


@pytest.mark.parametrize(
    "third",
    [
        SAME + ", continues: {criterion: '3', comparable: false, why: Khác cách tính}",
        "max_points: 4, rule: {kind: per_item, each: 1}",
        "max_points: 5, rule: {kind: per_item, each: 2}",
        "max_points: 5, rule: {kind: ratio, target: 5}",
    ],
)
def test_a_leaf_that_differs_is_left_out(third):
    """Said not to compare, or another maximum or rule without a word: 3 of 5 before, 4 of 5 now."""
    found = change(third)
    assert (found.before_index, found.index) == (60, 80)
    assert found.left_out == ("3", "4")


def test_a_leaf_that_says_it_compares_does_though_it_differs():
    """Each year's own maximum counts: 7 of 10, then 8 of 9."""
    third = "max_points: 4, rule: {kind: per_item, each: 1}, continues: {criterion: '3', comparable: true, why: Thang mới}"
    found = change(third)
    assert (found.before_index, found.index) == (70, Fraction(800, 9))


def test_a_leaf_may_continue_another_code():
    """3 continues 2: then the new 2, which does not say so, has nothing to continue."""
    third = "max_points: 5, rule: {kind: per_item, each: 1}, continues: {criterion: '2', comparable: true, why: Gộp}"
    found = change(third)
    assert found.compared == ("1", "3")
    assert (found.before_points, found.points) == (3, 5)


def test_only_leaves_in_force_in_both_years_count():
    """Leaf 2 is not applicable this year: 6 of 7 before, 5 of 7 now."""
    now = "1: 1, 3: 4, 4: 0"
    found = change(SAME, now=now)
    assert found.compared == ("1", "3")
    assert (found.before_index, found.index) == (Fraction(600, 7), Fraction(500, 7))
