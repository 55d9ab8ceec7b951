"""Whether a survey can be closed: its period, and the groups from which no ballot came."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parledger.model.ballots import Tabulation
from parledger.model.cycles import Cycle
from parledger.model.surveys import RespondentGroup, Survey, for_unit


@dataclass(frozen=True, slots=True)
class Asked:
    """A unit and a group that was to be asked about it, with the valid ballots that came.

    `least`: the fewest there have to be, 0 where the survey says nothing.
    """

    unit: str
    group: RespondentGroup
    valid: int
    least: int


def asked_groups(survey: Survey, cycle: Cycle, tabulation: Tabulation) -> Iterator[Asked]:
    """Every unit and group whose ballots the survey counts, in the order of the blocks.

    Left out: groups with results from elsewhere, those with a plan of 0 ballots, and what stands
    under `without`.
    """
    done = {(one.unit, one.group) for one in survey.without}
    for block in cycle.blocks:
        for unit in block.units:
            for group in survey.groups:
                if not group.has_ballots or not group.is_about(block.id):
                    continue
                if done & {(unit, ""), (unit, group.id)}:
                    continue
                if for_unit(group.planned, unit, block.id) == 0:
                    continue
                tally = tabulation.of(unit, group.id)
                least = for_unit(group.least, unit, block.id) or 0
                yield Asked(unit, group, tally.valid if tally else 0, least)


def without_ballots(survey: Survey, cycle: Cycle, tabulation: Tabulation) -> tuple[Asked, ...]:
    """The groups with no valid ballot though none is required: their points stay pending."""
    asked = asked_groups(survey, cycle, tabulation)
    return tuple(one for one in asked if not one.valid and not one.least)


def is_running(survey: Survey, day: date) -> bool:
    """Whether ballots may still come in on that day; the last day of the period belongs to it."""
    return survey.period is not None and day <= survey.period[1]
