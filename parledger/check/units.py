"""Units among themselves: who is above whom, and who follows whom. A code may be used again."""

from collections.abc import Iterator, Mapping

from parledger.check.found import found, hints, where
from parledger.check.scope import are_units_whole
from parledger.model.project import Project
from parledger.model.units import Unit
from parledger.problems import Problem


def check_units(project: Project) -> Iterator[Problem]:
    """U202 to U205."""
    if not are_units_whole(project):
        return
    circles = _circles(project.units)
    for unit in project.units.values():
        yield from _check_parent(unit, project.units, circles)
        for heir in unit.succeeded_by:
            if heir.unit == unit.id:
                yield found("U205", heir.at, unit.id)
            elif heir.unit not in project.units:
                yield found(
                    "U204", heir.at, unit.id, found=heir.unit, **hints(heir.unit, project.units)
                )


def _check_parent(
    unit: Unit, units: Mapping[str, Unit], circles: Mapping[str, tuple[str, ...]]
) -> Iterator[Problem]:
    place = where(unit.places, "parent", unit.at)
    if unit.parent and unit.parent not in units:
        yield found("U202", place, unit.id, found=unit.parent, **hints(unit.parent, units))
    elif unit.id in circles:
        yield found("U203", place, unit.id, circle=" > ".join(circles[unit.id]))


def _circles(units: Mapping[str, Unit]) -> Mapping[str, tuple[str, ...]]:
    """First unit of each circle of parents -> the way round, back to itself."""
    seen: set[str] = set()
    circles: dict[str, tuple[str, ...]] = {}
    for start in units:
        way: dict[str, None] = {}
        here = start
        while here in units and here not in seen and here not in way:
            way[here] = None
            here = units[here].parent
        if here in way:
            members = tuple(way)[tuple(way).index(here) :]
            circles[here] = (*members, here)
        seen.update(way)
    return circles
