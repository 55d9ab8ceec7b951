"""What an edition may show of surveys: counts, points, and how sure they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from parledger.model.ballots import (
    FeedResult,
    GroupResult,
    GroupTally,
    SurveyResult,
    SurveyResults,
    Tabulation,
    UnitPoints,
)
from parledger.model.certainty import FEWEST, CycleCertainty
from parledger.report.edition import without_private


@dataclass(frozen=True, slots=True)
class Polls:
    """By cycle. Free words are in none of it; groups with fewer than 5 ballots have no tallies."""

    surveys: SurveyResults = field(default_factory=dict)
    certainty: Mapping[str, CycleCertainty] = field(default_factory=dict)

    def of(self, cycle: str) -> tuple[SurveyResult, ...]:
        """A cycle's surveys; none where withheld."""
        return self.surveys.get(cycle, ())


def cut_polls(polls: Polls, withheld: frozenset[str], *, public: bool) -> Polls:
    """Without the cycles withheld, and without the answers of so few that they could be known."""
    return Polls(
        {
            cycle: tuple(_cut(one, public=public) for one in found)
            for cycle, found in polls.surveys.items()
            if cycle not in withheld
        },
        {cycle: found for cycle, found in polls.certainty.items() if cycle not in withheld},
    )


def _cut(found: SurveyResult, *, public: bool) -> SurveyResult:
    counted = found.tabulation
    shown = (
        None
        if counted is None
        else Tabulation(counted.rows, {at: _hidden(one) for at, one in counted.groups.items()})
    )
    survey = without_private(found.survey) if public else found.survey
    return SurveyResult(survey, shown, tuple(_cut_feed(feed) for feed in found.feeds))


def _cut_feed(feed: FeedResult) -> FeedResult:
    return replace(feed, units={unit: _cut_points(found) for unit, found in feed.units.items()})


def _cut_points(found: UnitPoints) -> UnitPoints:
    return replace(found, groups=tuple(_cut_group(one) for one in found.groups))


def _cut_group(one: GroupResult) -> GroupResult:
    return one if one.tally is None else replace(one, tally=_hidden(one.tally))


def _hidden(tally: GroupTally) -> GroupTally:
    return tally if tally.valid >= FEWEST else replace(tally, tallies=())
