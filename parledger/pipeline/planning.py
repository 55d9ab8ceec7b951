"""`survey plan`: the sample sizes of a survey, or of numbers typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from parledger.model.words import Words
from parledger.pipeline.surveys import choose_survey, errors
from parledger.problems import Problems


@dataclass(frozen=True, slots=True)
class PlannedGroup:
    """One line of the plan; names are for people, ids for programs."""

    unit: str
    name: str
    group: str
    title: str
    population: int | None
    computed: int | None
    planned: int | None


@dataclass(frozen=True, slots=True)
class PlannedUnit:
    """All groups of one unit together."""

    unit: str
    name: str
    computed: int | None
    planned: int | None


@dataclass(frozen=True, slots=True)
class SamplePlan:
    """The plan with its accepted error; empty where `problems` hold errors of the instrument."""

    error: Fraction
    groups: tuple[PlannedGroup, ...] = ()
    units: tuple[PlannedUnit, ...] = ()
    computed: int | None = None
    planned: int | None = None
    problems: Problems = ()


def plan_survey(root: Path, cycle: str, name: str, error: Fraction) -> SamplePlan:
    """The plan of a survey. UserError for a cycle or survey that is not there."""
    chosen = choose_survey(root, cycle, name)
    survey = chosen.survey
    if survey is None or chosen.cycle is None or errors(chosen.problems):
        return SamplePlan(error, problems=chosen.problems)
    from parledger.survey.sampling import samples, sums

    units = chosen.project.units
    listed = [unit for block in chosen.cycle.blocks for unit in block.units]
    names = {unit: units[unit].name if unit in units else unit for unit in listed}
    titles = {group.id: group.title for group in survey.groups}
    found = samples(survey, chosen.cycle, error)
    of_units = [
        (unit, sums(tuple(one for one in found if one.unit == unit)))
        for unit in dict.fromkeys(one.unit for one in found)
    ]
    total = sums(found)
    return SamplePlan(
        error,
        tuple(
            PlannedGroup(
                one.unit,
                names[one.unit],
                one.group,
                titles[one.group],
                one.population,
                one.computed,
                one.planned,
            )
            for one in found
        ),
        tuple(PlannedUnit(unit, names[unit], s.computed, s.planned) for unit, s in of_units),
        total.computed,
        total.planned,
        chosen.problems,
    )


def plan_numbers(populations: Sequence[int], error: Fraction) -> SamplePlan:
    """The plan for numbers of people, without a survey."""
    from parledger.survey.sampling import sample_size

    sizes = [sample_size(people, error) for people in populations]
    groups = tuple(
        PlannedGroup("", "", "", "", people, size, None)
        for people, size in zip(populations, sizes, strict=True)
    )
    return SamplePlan(error, groups, (), sum(sizes), None)


FORMULA = Words(
    "n = N / (1 + N × e²), làm tròn lên; N: số người đã giao dịch, e: sai số chấp nhận, e = {e}",
    "n = N / (1 + N × e²), rounded up; N: people who dealt with the office, e: accepted error, "
    "e = {e}",
)
"""Above every plan, so that it says what it stands on."""
