"""cycle.yaml against units and sets: blocks, schedule, classes, addresses, what is promised."""

from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date

from parledger.check.found import found, hints, where
from parledger.check.scope import are_units_whole, is_cycle_whole, is_set_whole
from parledger.model.cycles import STEPS, Block, Cycle
from parledger.model.project import Project
from parledger.problems import Place, Problem

RESERVED_IN_CYCLE = frozenset(
    {
        "about",
        "areas",
        "changes",
        "data",
        "evidence",
        "methodology",
        "status",
        "survey",
        "timetable",
        "trail",
    }
)
RESERVED_CYCLES = frozenset({"en", "assets", "about", "compare", "data", "search"})
# The pages and folders of docs/, which share the top of the site with the cycles.
DOC_PAGES = frozenset(
    {
        "benchmarks",
        "decisions",
        "glossary",
        "guide-appraiser",
        "guide-auditor",
        "guide-automation",
        "guide-clerk",
        "guide-council",
        "guide-units",
        "guide-publication",
        "guide-secretary",
        "guide-setup",
        "guide-survey",
        "guide-working-group",
        "how-to-read",
        "index",
        "problems",
        "search",
    }
)


def check_cycles(project: Project) -> Iterator[Problem]:
    """K201 to K211, K215, K221, K228."""
    for files in project.cycles.values():
        cycle = files.cycle
        yield from _check_names(cycle)
        for block in cycle.blocks:
            yield from _check_criteria(project, block)
        yield from _check_units(project, cycle)
        yield from _check_schedule(cycle)
        yield from _check_classes(cycle)
        if cycle.provenance == "official" and not cycle.sources:
            yield found("K228", where(cycle.places, "provenance", cycle.at), cycle.id)


def _check_names(cycle: Cycle) -> Iterator[Problem]:
    if cycle.id in RESERVED_CYCLES or cycle.id in DOC_PAGES:
        yield found("K210", where(cycle.places, "id", cycle.at), cycle.id)
    units = {unit for block in cycle.blocks for unit in block.units}
    for block in cycle.blocks:
        place = where(block.places, "id", block.at)
        if block.id in RESERVED_IN_CYCLE:
            yield found("K209", place, block.id, words=", ".join(sorted(RESERVED_IN_CYCLE)))
        elif block.id in units:
            yield found("K208", place, block.id)
        for unit in block.units:
            if unit in RESERVED_IN_CYCLE:
                yield found("K211", block.unit_places.get(unit, block.at), unit)


def _check_criteria(project: Project, block: Block) -> Iterator[Problem]:
    criteria = project.sets.get(block.criteria)
    if criteria is not None and criteria.frame:
        yield found("K202", block.criteria_at, block.id, found=block.criteria)
    elif criteria is None and block.criteria and is_set_whole(project, block.criteria):
        known = [one.id for one in project.sets.values() if not one.frame]
        yield found(
            "K201",
            block.criteria_at,
            block.id,
            found=block.criteria,
            **hints(block.criteria, known),
        )


def _check_units(project: Project, cycle: Cycle) -> Iterator[Problem]:
    first: dict[str, tuple[Block, Place]] = {}
    for block in cycle.blocks:
        for unit in block.units:
            place = block.unit_places.get(unit, block.at)
            if unit in first and first[unit][0] is not block:
                other, there = first[unit]
                yield found("K204", place, unit, other=other.id, line=there.line)
            else:
                first[unit] = (block, place)
                yield from _check_unit(project, cycle, unit, place)
    for block in cycle.blocks:
        for named in block.unranked:
            if named.unit not in block.units and is_cycle_whole(project, cycle):
                yield found("K206", named.at, named.unit, block=block.id)
        for named in block.not_assessed:
            if named.unit in first:
                yield found("K207", named.at, named.unit, line=first[named.unit][1].line)
            else:
                yield from _check_unit(project, cycle, named.unit, named.at)


def _check_unit(project: Project, cycle: Cycle, unit: str, place: Place) -> Iterator[Problem]:
    known = project.units.get(unit)
    if known is None:
        if are_units_whole(project):
            yield found("K203", place, unit, **hints(unit, project.units))
        return
    year = _period(cycle)
    upside_down = known.start and known.end and known.end < known.start
    if year is not None and not upside_down and not known.lives_in(*year):
        yield found(
            "K205",
            place,
            unit,
            start=year[0],
            end=year[1],
            life=f"{known.start or '…'} – {known.end or '…'}",
            where=f"{known.at.path}:{known.at.line}",
        )


def _period(cycle: Cycle) -> tuple[date, date] | None:
    """The declared period, else the calendar year; None where the year was reported."""
    if cycle.period is not None or not MINYEAR <= cycle.year <= MAXYEAR:
        return cycle.period
    return date(cycle.year, 1, 1), date(cycle.year, 12, 31)


def _check_schedule(cycle: Cycle) -> Iterator[Problem]:
    """A step opens, where its own first day is not given, when the step before it ends.

    The survey runs beside the others: it closes nothing but the way to publication.
    """
    before: tuple[str, date] | None = None
    for step in STEPS:
        window = cycle.schedule.get(step)
        if window is None:
            continue
        if step == "publication" and "survey" in cycle.schedule:
            survey = cycle.schedule["survey"].end
            before = ("survey", survey) if before is None or survey > before[1] else before
        if step == "survey":
            continue
        if window.start is None and before is not None and window.end < before[1]:
            yield found(
                "K215", window.at, step, end=window.end, before=before[0], before_end=before[1]
            )
        else:
            before = (step, window.end)


def _check_classes(cycle: Cycle) -> Iterator[Problem]:
    starts: dict[object, Place] = {}
    for band in cycle.classes:
        first = starts.setdefault(band.start, band.at)
        if first is not band.at:
            yield found("K221", band.at, band.id, start=band.start, line=first.line)
