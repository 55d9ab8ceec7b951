"""Surveys in a unit's own edition: what was said of it, and of nobody else."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from parledger.model.ballots import FeedResult, SurveyResult, Tabulation
from parledger.model.certainty import CycleCertainty
from parledger.model.results import Results
from parledger.model.surveys import EVERYWHERE, GivenResults, RespondentGroup, Survey
from parledger.report.polls import Polls, cut_polls

V = TypeVar("V")


def own_polls(polls: Polls, results: Results, unit: str) -> Polls:
    """The surveys of the cycles in `results`, which are already cut to the unit."""
    shown = cut_polls(polls, frozenset(polls.surveys) - frozenset(results.cycles), public=True)
    ranked = {
        name
        for name, found in results.cycles.items()
        if any(one.rank is not None for block in found.blocks for one in block.units)
    }
    return Polls(
        {
            cycle: tuple(
                _own_survey(one, unit, (unit, EVERYWHERE, *_blocks(results, cycle)))
                for one in surveys
            )
            for cycle, surveys in shown.surveys.items()
        },
        {
            cycle: _own_certainty(found, unit, ranked=cycle in ranked)
            for cycle, found in shown.certainty.items()
            if cycle in results.cycles
        },
    )


def _blocks(results: Results, cycle: str) -> tuple[str, ...]:
    return tuple(block.block.id for block in results.cycles[cycle].blocks)


def _own_survey(found: SurveyResult, unit: str, keys: tuple[str, ...]) -> SurveyResult:
    """`keys`: under which numbers stand that hold for the unit."""
    counted = found.tabulation
    if counted is not None:
        groups = {at: tally for at, tally in counted.groups.items() if at[0] == unit}
        counted = Tabulation(sum(one.received for one in groups.values()), groups)
    feeds = (_own_feed(one, unit, keys) for one in found.feeds if unit in one.units)
    return SurveyResult(own_form(found.survey, unit, keys), counted, tuple(feeds))


def own_form(survey: Survey, unit: str, keys: tuple[str, ...]) -> Survey:
    """Without the file of all ballots and what supervision noted of the others."""
    return replace(
        survey,
        groups=tuple(_own_group(one, unit, keys) for one in survey.groups),
        without=tuple(one for one in survey.without if one.unit == unit),
        supervision=(),
        closed=None,
        errata=(),
        ballots=None,
    )


def _own_group(group: RespondentGroup, unit: str, keys: tuple[str, ...]) -> RespondentGroup:
    planned, least, population = (
        _only(numbers, keys) for numbers in (group.planned, group.least, group.population)
    )
    given = _own_given(group.given, unit)
    return replace(group, planned=planned, least=least, population=population, given=given)


def _own_given(given: GivenResults | None, unit: str) -> GivenResults | None:
    if given is None:
        return None
    figures, ballots = _only(given.figures, (unit,)), _only(given.ballots, (unit,))
    return replace(given, figures=figures, ballots=ballots, places=_only(given.places, (unit,)))


def _own_feed(feed: FeedResult, unit: str, keys: tuple[str, ...]) -> FeedResult:
    points = feed.units[unit]
    groups = tuple(replace(one, group=_own_group(one.group, unit, keys)) for one in points.groups)
    return replace(feed, units={unit: replace(points, groups=groups)})


def _own_certainty(found: CycleCertainty, unit: str, *, ranked: bool) -> CycleCertainty:
    feeds = (
        replace(one, units=_only(one.units, (unit,))) for one in found.feeds if unit in one.units
    )
    return replace(found, feeds=tuple(feeds), ranks=_only(found.ranks, (unit,)) if ranked else {})


def _only(values: Mapping[str, V], keys: Iterable[str]) -> Mapping[str, V]:
    return {key: values[key] for key in keys if key in values}
