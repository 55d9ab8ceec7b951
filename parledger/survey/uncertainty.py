"""How far a share may be off because not everybody was asked.

Wilson's score interval (E. B. Wilson, 1927) at 95 %, on ballots and not on answers: the answers
of one ballot hang together. Unequal weights of groups: effective size after L. Kish (1965). Where
the population of a group is given, its ballots count for more by (N - 1) / (N - n).
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import sqrt

from parledger.model.ballots import FeedResult, GroupResult, SurveyResult, UnitPoints
from parledger.model.certainty import FeedCertainty, GroupCertainty, Interval, UnitCertainty
from parledger.model.formula import Formula
from parledger.model.surveys import for_unit

Z = 1.959963984540054
"""The normal quantile of 0.975."""

_DIGITS = 10**6


def wilson(share: Fraction, effective: Fraction | None) -> Interval:
    """The 95 % interval of a share from so many ballots; None: everybody was asked."""
    if effective is None:
        return Interval(share, share)
    p, n = float(share), float(effective)
    spread = 1 + Z * Z / n
    center = (p + Z * Z / (2 * n)) / spread
    half = Z / spread * sqrt(max(0.0, p * (1 - p) / n + Z * Z / (4 * n * n)))
    low, high = _rounded(max(0.0, center - half)), _rounded(min(1.0, center + half))
    return Interval(min(low, share), max(high, share))


def _rounded(value: float) -> Fraction:
    return Fraction(round(value * _DIGITS), _DIGITS)


def sampling_error(ballots: int, population: int | None) -> Fraction:
    """1 / effective ballots of a group: 1/n, less where the population is small; 0: all asked."""
    if population is None or population <= 1:
        return Fraction(1, ballots) if population is None else Fraction(0)
    if ballots >= population:
        return Fraction(0)
    return Fraction(population - ballots, ballots * (population - 1))


def feed_certainty(result: SurveyResult, feed: FeedResult) -> FeedCertainty:
    """Every unit of a criterion that a survey feeds."""
    units = {
        name: _unit_certainty(found, feed.formula, feed.maximum, feed.block)
        for name, found in feed.units.items()
    }
    return FeedCertainty(result.survey.id, feed.criterion, feed.block, units)


def _unit_certainty(
    found: UnitPoints, formula: Formula, maximum: Fraction, block: str
) -> UnitCertainty:
    groups = tuple(_group_certainty(one, found.unit, block) for one in found.groups)
    sizes = [one.ballots for one in groups if one.ballots]
    known = [
        (weight, one)
        for weight, one in zip(weights_of(found.groups), groups, strict=True)
        if one.ballots
    ]
    if found.share is None or not known:
        return UnitCertainty(found.unit, sum(sizes), None, None, found.share, None, None, groups)
    error = sum(
        (w * w * sampling_error(one.ballots or 1, one.population) for w, one in known), Fraction(0)
    )
    unequal = sum((w * w / (one.ballots or 1) for w, one in known), Fraction(0))
    interval = wilson(found.share, 1 / error if error else None)
    points = Interval(formula.points(maximum, interval.low), formula.points(maximum, interval.high))
    return UnitCertainty(
        unit=found.unit,
        ballots=sum(sizes),
        effective=1 / unequal,
        design_effect=sum(sizes) * unequal,
        share=found.share,
        interval=interval,
        points=points,
        groups=groups,
        partial=len(known) < len(groups),
    )


def _group_certainty(result: GroupResult, unit: str, block: str) -> GroupCertainty:
    group, ballots = result.group, result.ballots
    planned = for_unit(group.planned, unit, block) if group.has_ballots else None
    population = for_unit(group.population, unit, block)
    share = result.share.value if result.share is not None else None
    interval = None
    if share is not None and ballots:
        error = sampling_error(ballots, population)
        interval = wilson(share, 1 / error if error else None)
    response = Fraction(ballots, planned) if planned and ballots is not None else None
    return GroupCertainty(group.id, ballots, planned, response, population, share, interval)


def weights_of(groups: Sequence[GroupResult]) -> list[Fraction]:
    """The weights of the groups as they count, summing to 1; by ballots where none are given."""
    given = [one.weight for one in groups]
    if any(weight is not None for weight in given):
        return _to_one(weight or Fraction(0) for weight in given)
    if len(groups) == 1:
        return [Fraction(1)]
    return _to_one(one.share.of if one.share is not None else Fraction(0) for one in groups)


def _to_one(weights: Iterable[Fraction]) -> list[Fraction]:
    found = list(weights)
    total = sum(found, Fraction(0))
    return [weight / total if total else Fraction(0) for weight in found]
