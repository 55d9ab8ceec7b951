"""Exact sums over leaves in force, by area, part and unit, bonus and penalty within their caps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from parledger.compute.plan import BlockPlan, Extra
from parledger.model.results import Total

Column = Sequence[Fraction | None]
ZERO = Fraction(0)


def exact_sum(values: Iterable[Fraction]) -> Fraction:
    """The exact sum, ten times faster than adding fractions one by one."""
    by_denominator: dict[int, int] = {}
    for value in values:
        numerator, denominator = value.as_integer_ratio()
        by_denominator[denominator] = by_denominator.get(denominator, 0) + numerator
    common = lcm(*by_denominator)
    return Fraction(sum(n * (common // d) for d, n in by_denominator.items()), common)


@dataclass(frozen=True, slots=True)
class UnitTotals:
    """All totals of a unit; `without_survey` is (points, maximum)."""

    total: Total
    areas: tuple[Total, ...]
    parts: tuple[Total, ...]
    extras: tuple[Total, ...]
    bonus: Fraction
    penalty: Fraction
    without_survey: tuple[Fraction, Fraction]


def unit_totals(plan: BlockPlan, points: Column, own: Column) -> UnitTotals:
    """Totals from the final points and the self-scores; a leaf without points is out of both."""
    normal = tuple(_area_total(plan, index, points, own) for index in range(len(plan.areas)))
    extras = tuple(_extra_total(extra, points, own) for extra in plan.extras)
    by_node = {extra.node.id: found for extra, found in zip(plan.extras, extras, strict=True)}
    areas = tuple(
        by_node.get(area.id, found) for area, found in zip(plan.criteria.areas, normal, strict=True)
    )
    total = add_totals((*normal, *extras))
    signs = [extra.sign for extra in plan.extras]
    return UnitTotals(
        total=total,
        areas=areas,
        parts=tuple(add_totals([areas[index] for index in part]) for part in plan.parts),
        extras=extras,
        bonus=exact_sum(e.points for e, sign in zip(extras, signs, strict=True) if sign > 0),
        penalty=-exact_sum(e.points for e, sign in zip(extras, signs, strict=True) if sign < 0),
        without_survey=_without_survey(plan, points, total),
    )


def _area_total(plan: BlockPlan, index: int, points: Column, own: Column) -> Total:
    leaves = plan.areas[index]
    scored = [points[i] for i in leaves]
    figures = [value for value in scored if value is not None]
    if len(figures) == len(leaves):
        maximum = plan.area_max[index]
    else:
        in_force = (i for i in leaves if points[i] is not None)
        maximum = exact_sum(plan.leaves[i].leaf.max_points for i in in_force)
    mine = [i for i in leaves if points[i] is not None and own[i] is not None]
    summed = exact_sum(figures)
    if not mine:
        return Total(summed, maximum, None, None, None)
    own_figures = [value for i in mine if (value := own[i]) is not None]
    own_sum = exact_sum(own_figures)
    # Values are interned: a recognised leaf has the very same object in both columns.
    same = all(own[i] is points[i] for i in mine)
    whole = len(mine) == len(figures)
    final = own_sum if same else exact_sum(v for i in mine if (v := points[i]) is not None)
    mine_max = maximum if whole else exact_sum(plan.leaves[i].leaf.max_points for i in mine)
    return Total(summed, maximum, own_sum, mine_max, final)


def _extra_total(
    extra: Extra, points: Column, own: Column, skip: frozenset[int] = frozenset()
) -> Total:
    """What a bonus or penalty adds, within its cap; never any maximum."""
    scored = [i for i in extra.leaves if points[i] is not None and i not in skip]
    mine = [i for i in scored if own[i] is not None]
    final = _capped(extra, points, scored)
    if not mine:
        return Total(final, ZERO, None, None, None)
    return Total(final, ZERO, _capped(extra, own, mine), None, _capped(extra, points, mine))


def _capped(extra: Extra, column: Column, leaves: Iterable[int]) -> Fraction:
    summed = exact_sum(value for i in leaves if (value := column[i]) is not None)
    cap = extra.node.cap
    return extra.sign * (summed if cap is None else min(summed, cap))


def add_totals(totals: Iterable[Total]) -> Total:
    """The sum of totals; self figures are None only where all are."""
    totals = tuple(totals)
    return Total(
        exact_sum(t.points for t in totals),
        exact_sum(t.max_points for t in totals),
        _sum_known(t.self_points for t in totals),
        _sum_known(t.self_max_points for t in totals),
        _sum_known(t.self_final for t in totals),
    )


def _sum_known(values: Iterable[Fraction | None]) -> Fraction | None:
    known = [value for value in values if value is not None]
    return exact_sum(known) if known else None


def _without_survey(plan: BlockPlan, points: Column, total: Total) -> tuple[Fraction, Fraction]:
    """Points and maximum with survey leaves out of both sides."""
    if not plan.survey:
        return total.points, total.max_points
    answered = [(i, value) for i in plan.survey_normal if (value := points[i]) is not None]
    summed = total.points - exact_sum(value for _, value in answered)
    maximum = total.max_points - exact_sum(plan.leaves[i].leaf.max_points for i, _ in answered)
    for extra in plan.extras:
        if not plan.survey.isdisjoint(extra.leaves):
            summed -= _extra_total(extra, points, points).points
            summed += _extra_total(extra, points, points, plan.survey).points
    return summed, maximum
