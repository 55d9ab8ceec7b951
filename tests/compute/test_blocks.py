"""Ranks, classes, digits and means among the units of a block, all worked out by hand."""

from fractions import Fraction

import pytest

from parledger.compute.ranking import rank_values, shown_indices
from parledger.model.cycles import IndexRules
from parledger.model.results import State, Status
from tests.compute.workspaces import block_of, cycle, cycle_of, units

EXTERNAL_SET = """\
id: set
title: Bộ tiêu chí
max_points: 3
areas:
  - {id: "1", title: Kết quả, max_points: 3, rule: {kind: external}}
"""


def given(points, more="", out_of="", criteria=EXTERNAL_SET):
    """A block whose units have given results on leaf 1."""
    listed = ", ".join(f"{unit}: {value}" for unit, value in points.items())
    source = (
        f'external: [{{criterion: "1",{out_of} source: {{title: Bảng}}, points: {{{listed}}}}}]\n'
    )
    return {
        "units/units.yaml": units(*points),
        "criteria/set.yaml": criteria,
        "scores/year/cycle.yaml": cycle(", ".join(points), source + more),
    }


def ranks(block):
    """Ranks by unit."""
    return {unit.unit: unit.rank for unit in block.units}


def test_equal_values_share_a_rank():
    """Competition leaves the gap (1, 2, 2, 4), dense closes it (1, 2, 2, 3)."""
    points = {"a": 2, "b": 3, "c": 1, "d": 2}
    assert ranks(block_of(given(points))) == {"a": 2, "b": 1, "c": 4, "d": 2}
    dense = block_of(given(points, "index: {ties: dense}\n"))
    assert ranks(dense) == {"a": 2, "b": 1, "c": 3, "d": 2}
    assert {unit.rank_of for unit in dense.units} == {4}


def test_thirds_are_decided_exactly():
    """A third of 3 points is exactly 1: a tie; one part in 10^12 less is not."""
    tie = block_of(given({"a": 1, "b": 1}, out_of=" out_of: 3,"))
    assert [unit.index for unit in tie.units] == [Fraction(100, 3)] * 2
    assert ranks(tie) == {"a": 1, "b": 1}
    near = block_of(given({"a": 1, "b": "0.999999999999"}, out_of=" out_of: 3,"))
    assert ranks(near) == {"a": 1, "b": 2}
    assert [unit.shown_index for unit in near.units] == ["33.33333333333", "33.33333333330"]


def test_digits_are_added_only_where_they_are_needed():
    """Units that look alike with different ranks get more digits; tied and others do not."""
    indices = {
        "a": Fraction("89.951"),
        "b": Fraction("89.949"),
        "c": Fraction("89.951"),
        "d": Fraction("70.125"),
        "e": Fraction("70.125"),
    }
    shown = shown_indices(indices, IndexRules())
    assert shown == {"a": "89.951", "b": "89.949", "c": "89.951", "d": "70.13", "e": "70.13"}
    even = shown_indices(indices, IndexRules(rounding="half_even"))
    assert even["d"] == "70.12"


def test_unranked_units_are_scored_and_left_out_of_the_ranks():
    """They have an index and a class, take no rank, and enter no mean."""
    texts = given({"a": 3, "b": "1.5", "c": 0}, "classes: [{id: tot, title: Tốt, from: 50}]\n")
    texts["scores/year/cycle.yaml"] = texts["scores/year/cycle.yaml"].replace(
        "units: [a, b, c]", "units: [a, b, c], unranked: [{unit: a, why: Lý do}]"
    )
    block = block_of(texts)
    assert ranks(block) == {"a": None, "b": 1, "c": 2}
    assert [unit.class_id for unit in block.units] == ["tot", "tot", ""]
    assert {unit.rank_of for unit in block.units} == {2}
    assert block.mean_index == 25


def test_classes_follow_the_index_as_published():
    """89.995 is published as 90.00 and is in the class from 90; 89.994 is not."""
    classes = "classes: [{id: kem, title: Kém, from: 0}, {id: tot, title: Tốt, from: 90}]\n"
    block = block_of(given({"a": "89.995", "b": "89.994"}, classes, out_of=" out_of: 100,"))
    assert [unit.class_id for unit in block.units] == ["tot", "kem"]


def test_a_given_leaf_waits_for_the_last_unit_of_the_block():
    """While one unit lacks a result the leaf is pending for all; a `none` does not hold it up."""
    waiting = given({"a": 3, "b": 1})
    waiting["scores/year/cycle.yaml"] = waiting["scores/year/cycle.yaml"].replace(", b: 1", "")
    block = block_of(waiting)
    assert {unit.status[0] for unit in block.units} == {Status.PENDING}
    assert {unit.index for unit in block.units} == {None}
    assert all(unit.provisional for unit in block.units)
    block = block_of(given({"a": 3, "b": "none"}))
    assert [unit.status[0] for unit in block.units] == [Status.SCORED, Status.NO_RESULT]
    assert ranks(block) == {"a": 1, "b": None}


def test_a_block_without_own_leaves_needs_no_file():
    """Its units have an index at once and are not provisional."""
    (unit,) = block_of(given({"a": "1.5"})).units
    assert unit.index == 50
    assert unit.state is State.SELF
    assert not unit.provisional
    assert unit.total.self_points is None


def test_leaf_stage_rounds_before_any_sum():
    """Three leaves of 2/3: 2.01 rounded each, 2 at the end."""
    leaves = "".join(
        f"  - {{id: '{i}', title: L, max_points: 1, rule: {{kind: external}}}}\n" for i in (1, 2, 3)
    )
    criteria = f"id: set\ntitle: B\nmax_points: 3\nareas:\n{leaves}"
    external = "external:\n" + "".join(
        f"  - {{criterion: '{i}', out_of: 3, source: {{title: B}}, points: {{a: 2}}}}\n"
        for i in (1, 2, 3)
    )
    texts = {"units/units.yaml": units("a"), "criteria/set.yaml": criteria}
    for more, points in (("", 2), ("index: {stage: leaf}\n", Fraction("2.01"))):
        texts["scores/year/cycle.yaml"] = cycle("a", external + more)
        (unit,) = block_of(texts).units
        assert unit.total.points == points
        assert unit.index == Fraction(points) / 3 * 100


BONUS_SET = """\
id: set
title: Bộ tiêu chí
max_points: 4
areas:
  - id: "1"
    title: Chung
    max_points: 4
    criteria:
      - {id: "1.1", title: A, max_points: 4, rule: {kind: per_item, each: 1}}
      - {id: "1.2", title: Thưởng lẻ, max_points: 2, counts: bonus, cap: 1, rule: {kind: per_item, each: 1}}
  - id: "2"
    title: Điểm trừ
    max_points: 9
    counts: penalty
    cap: 2.5
    criteria:
      - {id: "2.1", title: Trễ hạn, max_points: 6, rule: {kind: per_item, each: 1}}
      - {id: "2.2", title: Vi phạm, max_points: 3, rule: {kind: per_item, each: 1}}
parts: [{id: chinh, title: Phần chính, areas: ["1"]}]
"""


@pytest.mark.parametrize(
    ("typed", "points", "index"),
    [
        ((4, 0, 0, 0), 4, 100),
        ((4, 2, 0, 0), 5, 125),  # the bonus is capped at 1; the index is not cut at 100
        ((3, 1, 2, 0), 2, 50),
        ((0, 0, 6, 3), Fraction("-2.5"), Fraction("-62.5")),  # nor below 0; 9 capped at 2.5
    ],
)
def test_bonus_and_penalty_enter_within_their_caps(typed, points, index):
    """They are added to the unit's points alone, never to an area, a part or a maximum."""
    own, bonus, late, fault = typed
    scores = {"1.1": own, "1.2": bonus, "2.1": late, "2.2": fault}
    texts = {
        "units/units.yaml": units("a"),
        "criteria/set.yaml": BONUS_SET,
        "scores/year/cycle.yaml": cycle("a"),
        "scores/year/a/self.yaml": "scores:\n"
        + "".join(f"  '{code}': {{value: {value}}}\n" for code, value in scores.items()),
    }
    block = block_of(texts)
    (unit,) = block.units
    assert (unit.total.points, unit.total.max_points, unit.index) == (points, 4, index)
    assert (unit.areas[0].points, unit.areas[0].max_points) == (own, 4)
    assert (unit.parts[0].points, unit.parts[0].max_points) == (own, 4)
    assert unit.bonus == min(bonus, 1)
    assert unit.penalty == min(late + fault, Fraction("2.5"))
    assert [node.id for node in block.extras] == ["1.2", "2"]
    assert [total.points for total in unit.extras] == [unit.bonus, -unit.penalty]
    assert unit.areas[1].points == -unit.penalty
    assert (unit.total.self_points, unit.total.self_max_points) == (points, 4)
    assert unit.total.gap == 0


SELF_AND_SURVEY = """\
id: set
title: Bộ tiêu chí
max_points: 10
areas:
  - {id: "2", title: Tự chấm, max_points: 6, rule: {kind: per_item, each: 1}}
  - {id: "1", title: Phiếu, max_points: 4, rule: {kind: survey}}
"""


def test_ranks_on_the_self_score_and_without_the_survey():
    """Three orders of the same three units: 10 of 10 parts tell them apart."""
    texts = given({"a": 4, "b": 1, "c": 0}, criteria=SELF_AND_SURVEY)
    for unit, value, cut in (("a", 3, 2), ("b", 5, 5), ("c", 6, 4)):
        texts[f"scores/year/{unit}/self.yaml"] = f"scores: {{'2': {{value: {value}}}}}"
        texts[f"scores/year/{unit}/appraisal-1.yaml"] = (
            f"scores: {{'2': {{decision: adjusted, points: {cut}, reason: r}}}}"
            if cut != value
            else "recognise_rest: true\nscores: {}"
        )
    block = block_of(texts)
    assert ranks(block) == {"a": 1, "b": 1, "c": 3}  # 2+4, 5+1, 4+0
    assert [unit.rank_self for unit in block.units] == [3, 2, 1]
    assert [unit.rank_without_survey for unit in block.units] == [3, 1, 2]
    assert [unit.total.gap for unit in block.units] == [-1, 0, -2]


def test_published_tables_stand_beside_the_recomputed_figures():
    """Within the tolerance and the same rank agrees; beyond, or another rank, does not."""
    texts = given(
        {"a": "89.96", "b": "80", "c": 70},
        "published: {source: {title: B}, index: {a: 89.95, b: 80.02, c: 70}, "
        "rank: {a: 1, b: 2, c: 2}, tolerance: 0.01}\n",
        out_of=" out_of: 100,",
    )
    checks = cycle_of(texts).published
    assert [check.agrees for check in checks] == [True, False, False]
    assert [check.difference for check in checks] == [
        Fraction("0.01"),
        Fraction("-0.02"),
        0,
    ]


def test_rank_values_do_not_depend_on_their_order():
    """The same values in another order have the same ranks."""
    values = {"a": Fraction(1, 3), "b": Fraction(1, 2), "c": Fraction(1, 3)}
    assert rank_values(values) == rank_values(dict(reversed(values.items())))


def test_the_worked_case_of_the_decision():
    """100.2 less 0.5 not scored less 30 scored elsewhere is 69.7 in force; 66.2 of it are won."""
    criteria = """\
id: set
title: Bộ tiêu chí
max_points: 100.2
areas:
  - {id: "1", title: Tự chấm, max_points: 69.7, rule: {kind: ratio, target: 69.7}}
  - {id: "1.2.4", title: Báo cáo đột xuất, max_points: 0.5, rule: {kind: yes_no}}
  - {id: "7.1", title: Chính quyền điện tử, max_points: 30, rule: {kind: external}}
"""
    more = """\
not_scored: [{criterion: "1.2.4", why: Không yêu cầu}]
external: [{criterion: "7.1", source: {title: Nơi khác}, points: {a: none}}]
"""
    texts = {
        "units/units.yaml": units("a"),
        "criteria/set.yaml": criteria,
        "scores/year/cycle.yaml": cycle("a", more),
        "scores/year/a/self.yaml": "scores: {'1': {value: 66.2}}",
    }
    (unit,) = block_of(texts).units
    assert (unit.total.points, unit.total.max_points) == (Fraction("66.2"), Fraction("69.7"))
    assert (unit.total.self_points, unit.total.self_max_points) == (
        Fraction("66.2"),
        Fraction("69.7"),
    )
    assert unit.shown_index == "94.98"


def test_a_set_without_leaves_gives_no_figures_and_no_crash():
    """A set that could not be read fully is the checks' business; nothing is computed of it."""
    from parledger.compute import compute_results
    from parledger.model.criteria import CriteriaSet
    from parledger.model.cycles import Block, Cycle
    from parledger.model.project import CycleFiles, Project
    from parledger.problems import Place

    at = Place("x")
    block = Block("b", "t", "set", ("a",), (), (), at, at, {})
    cycle = Cycle("c", "t", 2020, "a", "illustrative", (block,), at, "p")
    criteria = CriteriaSet("set", "t", Fraction(0), (), at, at)
    project = Project(sets={"set": criteria}, cycles={"c": CycleFiles(cycle)})
    unit = compute_results(project).cycles["c"].unit("a")
    assert unit.index is None
    assert unit.rank is None
    assert compute_results(Project(cycles=project.cycles)).cycles["c"].blocks == ()
