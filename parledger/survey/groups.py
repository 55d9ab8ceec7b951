"""What one respondent group says of one unit: from ballots, from another survey, or as given."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from parledger.model.ballots import GroupTally, Tabulation
from parledger.model.formula import Formula, Share
from parledger.model.project import Project
from parledger.model.surveys import RespondentGroup, Reuse, Survey

_DEEPEST = 8
"""Surveys that reuse one another in a ring have no results."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A survey of a cycle with all that was counted."""

    project: Project
    cycle: str
    survey: Survey
    tabulations: Mapping[tuple[str, str], Tabulation]


@dataclass(frozen=True, slots=True)
class Found:
    """`share` None: no result yet, or `never`. `tally`: of ballots of this survey only."""

    share: Share | None = None
    tally: GroupTally | None = None
    ballots: int | None = None
    never: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """How a share is made; `questions` empty: of all questions with a scale."""

    formula: Formula
    questions: tuple[str, ...] = ()
    depth: int = 0


def group_result(counted: Counted, group: RespondentGroup, unit: str, way: Way) -> Found:
    """What a group says of a unit."""
    if group.given is not None:
        figure = group.given.figures.get(unit)
        ballots = group.given.ballots.get(unit)
        if figure is None:
            return Found(never=unit in group.given.figures)
        return Found(Share(figure, group.given.out_of), None, ballots)
    if group.reuse is not None:
        return _reused(counted, group.reuse, unit, way)
    tabulation = counted.tabulations.get((counted.cycle, counted.survey.id))
    tally = tabulation.of(unit, group.id) if tabulation is not None else None
    if tally is None:
        return Found()
    share = tally.share(way.formula, way.questions)
    whole = tally.valid > 0 and share.value is not None
    return Found(share if whole else None, tally, tally.valid)


def may_change(counted: Counted, group: RespondentGroup, depth: int = 0) -> bool:
    """Whether ballots behind a group's results may still come in: a survey with some is open."""
    if group.reuse is not None:
        source = _source(counted, group.reuse) if depth <= _DEEPEST else None
        return source is not None and may_change(*source, depth + 1)
    is_counted = (counted.cycle, counted.survey.id) in counted.tabulations
    return group.given is None and is_counted and counted.survey.sealed is None


def _source(counted: Counted, reuse: Reuse) -> tuple[Counted, RespondentGroup] | None:
    """The other survey with the group that is reused; None where one of them is not there."""
    cycle = reuse.cycle or counted.cycle
    files = counted.project.cycles.get(cycle)
    other = files.surveys.get(reuse.survey) if files is not None else None
    group = other.group(reuse.group) if other is not None else None
    if other is None or group is None:
        return None
    return Counted(counted.project, cycle, other, counted.tabulations), group


def _reused(counted: Counted, reuse: Reuse, unit: str, way: Way) -> Found:
    """The share that the other survey's own formula gives the group, or that was given to it."""
    source = _source(counted, reuse)
    if source is None or way.depth > _DEEPEST:
        return Found()
    there, group = source
    other = there.survey
    if group.has_ballots and other.formula is None:
        return Found()
    if any(one.unit == unit and one.group in ("", group.id) for one in other.without):
        return Found(never=True)
    onward = Way(other.formula or way.formula, (), way.depth + 1)
    found = group_result(there, group, unit, onward)
    value = found.share.value if found.share is not None else None
    if value is None:
        return Found(never=found.never)
    return Found(Share(value, Fraction(1)), None, found.ballots)
