"""What became of the ballots: counted answers, shares, and the points that follow."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from parledger.model.formula import Formula, Share, Tally
from parledger.model.surveys import Feed, RespondentGroup, Survey
from parledger.model.words import Reason


@dataclass(frozen=True, slots=True)
class GroupTally:
    """The ballots of one unit and group; `tallies` in the order of the form, free words left out.

    `received`: ballots in the file; `valid`: those that count. `shares`: where the tallies are
    withheld, what each formula made of which questions (none named: all with a scale).
    """

    unit: str
    group: str
    received: int
    valid: int
    tallies: tuple[Tally, ...]
    shares: tuple[tuple[Formula, tuple[str, ...], Share], ...] = ()

    def share(self, formula: Formula, questions: tuple[str, ...]) -> Share:
        """What a formula makes of the questions named; of all with a scale where none is."""
        for known, asked, share in self.shares:
            if known == formula and asked == questions:
                return share
        return formula.share(
            [
                one
                for one in self.tallies
                if (one.question.id in questions if questions else one.question.kind == "scale")
            ]
        )


@dataclass(frozen=True, slots=True)
class Tabulation:
    """The counted ballots of a survey, by (unit, group); `rows`: ballots in the file."""

    rows: int
    groups: Mapping[tuple[str, str], GroupTally]

    def of(self, unit: str, group: str) -> GroupTally | None:
        """None where not one ballot came in."""
        return self.groups.get((unit, group))


@dataclass(frozen=True, slots=True)
class GroupResult:
    """What one respondent group says of one unit, as far as a criterion counts it.

    `share` None: no result yet. `tally` None: the result comes from elsewhere, or no ballot came.
    `weight` None: the groups' ballots are counted together. `ballots`: valid ones, or those the
    source of given results states; None where nobody says.
    """

    group: RespondentGroup
    share: Share | None
    tally: GroupTally | None
    weight: Fraction | None
    ballots: int | None


@dataclass(frozen=True, slots=True)
class UnitPoints:
    """What a survey gives a unit on a criterion.

    `given`: points and share; `pending`: a group has no result yet; `none`: never will be.
    """

    unit: str
    state: Literal["given", "pending", "none"]
    points: Fraction | None
    share: Fraction | None
    reason: Reason
    groups: tuple[GroupResult, ...]


@dataclass(frozen=True, slots=True)
class FeedResult:
    """A criterion of a block that a survey feeds; units in the block's order.

    `is_open`: ballots behind it may still come in, here or in a survey that is reused.
    """

    feed: Feed
    formula: Formula
    block: str
    criterion: str
    maximum: Fraction
    units: Mapping[str, UnitPoints]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """A survey with its counts (None where there are no ballots) and what it feeds."""

    survey: Survey
    tabulation: Tabulation | None
    feeds: tuple[FeedResult, ...]


SurveyResults = Mapping[str, tuple[SurveyResult, ...]]
"""By cycle id, surveys in the order of their files."""
