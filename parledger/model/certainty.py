"""How sure a survey's results are: intervals of shares and points, and of ranks."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

FEWEST = 5
"""A group with fewer ballots shows no breakdown and is never ranked."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both within 0..1 (shares) or 0..maximum (points); 6 decimals."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class GroupCertainty:
    """One respondent group of one unit, as a criterion counts it.

    `ballots` None: the source of given results does not say; then there is no interval.
    `response`: valid ballots over planned ones. `population` None: not corrected for.
    """

    group: str
    ballots: int | None
    planned: int | None
    response: Fraction | None
    population: int | None
    share: Fraction | None
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class UnitCertainty:
    """The share of a criterion and its points, each with its 95 % interval.

    `ballots` in all; `design_effect` of unequal group weights (Kish), 1 where all ballots weigh
    the same; `effective`: ballots over the design effect. `interval` None: nothing is known of
    the sample. `partial`: some group's ballots are not known; the interval leaves it out.
    """

    unit: str
    ballots: int
    effective: Fraction | None
    design_effect: Fraction | None
    share: Fraction | None
    interval: Interval | None
    points: Interval | None
    groups: tuple[GroupCertainty, ...]
    partial: bool = False

    @property
    def too_few(self) -> bool:
        """Whether some group has so few ballots that the unit is not ranked by the survey."""
        return any(one.ballots is not None and one.ballots < FEWEST for one in self.groups)


@dataclass(frozen=True, slots=True)
class FeedCertainty:
    """A criterion of a block that a survey feeds, by unit."""

    survey: str
    criterion: str
    block: str
    units: Mapping[str, UnitCertainty]


@dataclass(frozen=True, slots=True)
class RankRange:
    """The ranks that sampling error allows: 95 of 100 draws lie between, and the official rank.

    `index`: the same of the index, on its scale of 100.
    """

    best: int
    worst: int
    index: Interval


@dataclass(frozen=True, slots=True)
class CycleCertainty:
    """All of a cycle. `ranks` holds the ranked units of blocks that ballots feed."""

    feeds: tuple[FeedCertainty, ...]
    ranks: Mapping[str, RankRange]
    draws: int

    def feed(self, survey: str, criterion: str, block: str) -> FeedCertainty | None:
        """What is known of one criterion of a block."""
        wanted = (survey, criterion, block)
        return next(
            (one for one in self.feeds if (one.survey, one.criterion, one.block) == wanted), None
        )
