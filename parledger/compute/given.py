"""Points that someone outside the rounds gives: ballots, other authorities, other programmes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from parledger.compute.rulings import GIVEN, GIVEN_OUT_OF, NO_RESULT, Rounding, Ruling
from parledger.model.ballots import FeedResult, SurveyResult, UnitPoints
from parledger.model.criteria import Node
from parledger.model.cycles import Block, External
from parledger.model.words import Reason

_NO_RESULT = Ruling(None, Reason(NO_RESULT))


@dataclass(frozen=True, slots=True)
class Given:
    """Rulings by unit; why others wait; `open`: ballots may still come in."""

    rulings: Mapping[str, Ruling] = field(default_factory=dict)
    waiting: Mapping[str, Reason] = field(default_factory=dict)
    open: bool = False


NOTHING = Given()


def from_external(leaf: Node, given: External, rounding: Rounding) -> Given:
    """What the cycle's `external` says."""
    return Given(
        {
            unit: _external(leaf, number, given.out_of, rounding)
            for unit, number in given.points.items()
        }
    )


def from_surveys(
    surveys: Sequence[SurveyResult], block: Block, rounding: Rounding
) -> Mapping[str, Given]:
    """Leaf -> what the ballots say of the block's units; of two surveys the first counts."""
    found: dict[str, Given] = {}
    for survey in surveys:
        for feed in survey.feeds:
            if feed.block == block.id and feed.criterion not in found:
                found[feed.criterion] = _from_feed(feed, rounding)
    return found


def _from_feed(feed: FeedResult, rounding: Rounding) -> Given:
    settled = (one for one in feed.units.values() if one.state != "pending")
    return Given(
        {one.unit: _ruling(one, rounding) for one in settled},
        {one.unit: one.reason for one in feed.units.values() if one.state == "pending"},
        open=feed.is_open,
    )


def _ruling(found: UnitPoints, rounding: Rounding) -> Ruling:
    if found.points is None:
        return Ruling(None, found.reason)
    points = rounding(found.points)
    if points is found.points:
        return Ruling(points, found.reason)
    args = tuple((name, points if name == "points" else arg) for name, arg in found.reason.args)
    return Ruling(points, Reason(found.reason.words, args, found.reason.said))


def _external(
    leaf: Node, number: Fraction | None, out_of: Fraction | None, rounding: Rounding
) -> Ruling:
    """Points as given, or max * number / out_of; None: never will be."""
    if number is None:
        return _NO_RESULT
    maximum = leaf.max_points
    if not out_of:
        points = rounding(number)
        return Ruling(points, Reason(GIVEN, (("points", points), ("maximum", maximum))))
    points = rounding(maximum * number / out_of)
    figures = (("number", number), ("out_of", out_of), ("points", points), ("maximum", maximum))
    return Ruling(points, Reason(GIVEN_OUT_OF, figures))
