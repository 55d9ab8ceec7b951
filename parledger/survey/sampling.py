"""How many ballots a survey needs: n = N / (1 + N e^2), beside what the plan says.

Taro Yamane's formula (Statistics, 1967) as the method of the ministry's satisfaction surveys
takes it: N people who dealt with the office, e the error that is accepted, for a share at 95 %.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from parledger.model.cycles import Cycle
from parledger.model.surveys import Survey, for_unit


@dataclass(frozen=True, slots=True)
class Sample:
    """A unit and a group: people, ballots that the formula asks for, ballots planned.

    None where the survey does not say how many people there are, or plans no number.
    """

    unit: str
    group: str
    population: int | None
    computed: int | None
    planned: int | None


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums over samples, of those that have the figure; None where none of them has."""

    computed: int | None
    planned: int | None


def sample_size(population: int, error: Fraction) -> int:
    """Ballots for so many people, rounded up; `error` above 0 and below 1, such as 1/20."""
    return ceil(population / (1 + population * error**2))


def samples(survey: Survey, cycle: Cycle, error: Fraction) -> tuple[Sample, ...]:
    """Every unit and group with ballots of its own, in the order of the blocks.

    A plan of 0 ballots says that the group is not asked about the unit.
    """
    found: list[Sample] = []
    for block in cycle.blocks:
        for unit in block.units:
            for group in survey.groups:
                planned = for_unit(group.planned, unit, block.id)
                if not group.has_ballots or not group.is_about(block.id) or planned == 0:
                    continue
                people = for_unit(group.population, unit, block.id)
                size = None if people is None else sample_size(people, error)
                found.append(Sample(unit, group.id, people, size, planned))
    return tuple(found)


def sums(found: tuple[Sample, ...]) -> Sums:
    """What the samples come to."""
    return Sums(_sum([one.computed for one in found]), _sum([one.planned for one in found]))


def _sum(numbers: list[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None
