"""The ranks that a survey's sampling error allows.

Each group's share is drawn anew, so that half of the draws lie on either side of the share found
and 95 of 100 within its interval; units are independent, and so are the groups of a unit. What
the ballots of one group feed moves together. All other points stay as they are: errors of
appraisal are left out. The same seed gives the same ranks.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt

from parledger.model.ballots import FeedResult, GroupResult, SurveyResult
from parledger.model.certainty import CycleCertainty, Interval, RankRange
from parledger.model.results import BlockResult, CycleResult, UnitResult
from parledger.model.surveys import for_unit
from parledger.model.words import round_fraction
from parledger.survey.curves import Curve, curve_of
from parledger.survey.uncertainty import Z, feed_certainty, sampling_error, weights_of, wilson

DRAWS = 2000
_LOWEST, _HIGHEST = 50, 1949
"""Of 2,000 sorted draws: 2.5 % lie below the first, 2.5 % above the second."""
_SAME = 1e-9
_DIGITS = 10**6

Draws = npt.NDArray[np.float64]


def cycle_certainty(result: CycleResult, surveys: Sequence[SurveyResult]) -> CycleCertainty | None:
    """Intervals of all that surveys feed, and of the ranks; None where nothing is fed."""
    feeds = tuple(feed_certainty(one, feed) for one in surveys for feed in one.feeds)
    if not feeds:
        return None
    ranks: dict[str, RankRange] = {}
    for block in result.blocks:
        fed = tuple(_fed_leaves(block, surveys))
        if fed:
            ranks.update(_block_ranks(result, block, fed))
    return CycleCertainty(feeds, ranks, DRAWS)


@dataclass(frozen=True, slots=True)
class _Fed:
    """A leaf of the block, by position, with what feeds it; `extra`: the bonus or penalty it is of."""

    place: int
    survey: SurveyResult
    feed: FeedResult
    curve: Curve
    extra: "_Extra | None"


@dataclass(frozen=True, slots=True)
class _Extra:
    """A bonus (sign 1) or penalty (-1) and the positions of all its leaves."""

    sign: int
    cap: Fraction | None
    places: tuple[int, ...]


def _fed_leaves(block: BlockResult, surveys: Sequence[SurveyResult]) -> Iterator[_Fed]:
    places = {leaf.id: place for place, leaf in enumerate(block.leaves)}
    extras = dict(_extras(block, places))
    taken: set[str] = set()
    for survey in surveys:
        for feed in survey.feeds:
            if feed.block == block.block.id and feed.criterion not in taken:
                taken.add(feed.criterion)
                curve = curve_of(feed.formula, feed.maximum)
                extra = extras.get(feed.criterion)
                yield _Fed(places[feed.criterion], survey, feed, curve, extra)


def _extras(block: BlockResult, places: Mapping[str, int]) -> Iterator[tuple[str, _Extra]]:
    """Leaf -> the bonus or penalty that it is of."""
    for node in block.extras:
        leaves = [leaf.id for leaf in node.leaves() if leaf.id in places]
        sign = -1 if node.counts == "penalty" else 1
        extra = _Extra(sign, node.cap, tuple(places[leaf] for leaf in leaves))
        yield from ((leaf, extra) for leaf in leaves)


def _block_ranks(
    result: CycleResult, block: BlockResult, fed: Sequence[_Fed]
) -> Mapping[str, RankRange]:
    ranked = [unit for unit in block.units if unit.rank is not None and unit.total is not None]
    if not ranked:
        return {}
    index = np.empty((len(ranked), DRAWS))
    for row, unit in enumerate(ranked):
        index[row] = _drawn_index(result, unit, fed)
    dense = result.cycle.index.ties == "dense"
    ranks = np.empty(index.shape, dtype=np.int64)
    for draw in range(DRAWS):
        ranks[:, draw] = _ranks(index[:, draw], dense=dense)
    ranks.sort(axis=1)
    index.sort(axis=1)
    return {
        unit.unit: RankRange(
            min(int(ranks[row, _LOWEST]), unit.rank or 1),
            max(int(ranks[row, _HIGHEST]), unit.rank or 1),
            _index_range(unit, index[row]),
        )
        for row, unit in enumerate(ranked)
    }


def _index_range(unit: UnitResult, drawn: Draws) -> Interval:
    """Where 95 of 100 sorted draws of the index lie, and the index itself; 6 decimals."""
    low, high = (Fraction(round(float(drawn[at]) * _DIGITS), _DIGITS) for at in (_LOWEST, _HIGHEST))
    own = unit.index if unit.index is not None else low
    return Interval(min(low, own), max(high, own))


def _ranks(index: Draws, *, dense: bool) -> npt.NDArray[np.int64]:
    """Ranks of one draw, best first; equal values share one."""
    values = np.sort(index)
    if dense:
        values = values[np.append(np.diff(values) > _SAME, True)]
    above = len(values) - np.searchsorted(values, index + _SAME, side="right")
    return above.astype(np.int64) + 1


def _drawn_index(result: CycleResult, unit: UnitResult, fed: Sequence[_Fed]) -> Draws:
    """The unit's index in every draw."""
    total = unit.total
    if total is None or not total.max_points:
        return np.zeros(DRAWS)
    points = np.full(DRAWS, float(total.points))
    noise: dict[tuple[str, str], Draws] = {}
    moved: dict[_Extra, Draws] = {}
    for leaf in fed:
        found = leaf.feed.units.get(unit.unit)
        official = unit.points[leaf.place]
        if found is None or found.points is None or official != _as_counted(result, found.points):
            continue  # not in force, or set by the Council: fixed
        if not any(_is_sampled(one, unit.unit, leaf.feed.block) for one in found.groups):
            continue
        drawn = _drawn_share(result.cycle.id, leaf, unit.unit, found.groups, noise)
        change = leaf.curve.at(drawn) - float(found.points)
        if leaf.extra is None:
            points += change
        else:
            moved[leaf.extra] = moved.get(leaf.extra, 0) + change
    for extra, change in moved.items():
        points += _within_cap(unit, extra, change)
    return points / float(total.max_points) * 100


def _within_cap(unit: UnitResult, extra: _Extra, change: Draws) -> Draws:
    """What a bonus or penalty changes in the unit's points, of which it gives no more than its cap."""
    summed = float(sum(unit.points[place] or 0 for place in extra.places))
    cap = float("inf") if extra.cap is None else float(extra.cap)
    moved: Draws = extra.sign * (np.minimum(summed + change, cap) - min(summed, cap))
    return moved


def _as_counted(result: CycleResult, points: Fraction) -> Fraction:
    rules = result.cycle.index
    if rules.stage != "leaf":
        return points
    return round_fraction(points, rules.decimals, half_even=rules.rounding == "half_even")


def _drawn_share(
    cycle: str,
    leaf: _Fed,
    unit: str,
    groups: Sequence[GroupResult],
    noise: dict[tuple[str, str], Draws],
) -> Draws:
    share = np.zeros(DRAWS)
    for weight, one in zip(weights_of(groups), groups, strict=True):
        value = one.share.value if one.share is not None else None
        if value is None:
            continue
        key = (leaf.survey.survey.id, one.group.id)
        if key not in noise:
            noise[key] = _normals(leaf.survey.survey.seed, cycle, *key, unit)
        share += float(weight) * _around(value, one, unit, leaf.feed.block, noise[key])
    return share


def _is_sampled(one: GroupResult, unit: str, block: str) -> bool:
    """Whether the group's share has an error: ballots of some people, not of all of them."""
    if not one.ballots:
        return False
    return sampling_error(one.ballots, for_unit(one.group.population, unit, block)) > 0


def _around(value: Fraction, one: GroupResult, unit: str, block: str, normals: Draws) -> Draws:
    """Draws around a share: below it as far as the interval reaches down, above as far as up."""
    if not one.ballots:
        return np.full(DRAWS, float(value))
    error = sampling_error(one.ballots, for_unit(one.group.population, unit, block))
    interval = wilson(value, 1 / error if error else None)
    down, up = float(value - interval.low) / Z, float(interval.high - value) / Z
    return np.clip(float(value) + np.where(normals < 0, normals * down, normals * up), 0.0, 1.0)


def _normals(seed: int, *names: str) -> Draws:
    """Normal draws that hang on the seed and the names alone."""
    text = "\n".join((str(seed), *names)).encode("utf-8")
    number = int.from_bytes(hashlib.sha256(text).digest()[:16], "big")
    generator: Any = np.random.Generator(np.random.PCG64(number))
    normals: Draws = generator.standard_normal(DRAWS)
    return normals
