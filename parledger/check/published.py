"""Official tables printed elsewhere, against units and against the recomputed figures."""

from collections.abc import Iterator
from fractions import Fraction

from parledger.check.found import found, hints
from parledger.check.scope import is_cycle_whole
from parledger.model.cycles import Published
from parledger.model.project import Project
from parledger.model.results import CycleResult, Results, UnitResult
from parledger.model.words import round_fraction
from parledger.problems import Problem


def check_published_units(project: Project) -> Iterator[Problem]:
    """K222: a printed figure for a unit that the cycle does not assess."""
    for files in project.cycles.values():
        printed = files.cycle.published
        if printed is None or not is_cycle_whole(project, files.cycle):
            continue
        units = [unit for block in files.cycle.blocks for unit in block.units]
        for places in (printed.index_places, printed.rank_places):
            for unit, place in places.items():
                if unit not in units:
                    yield found("K222", place, unit, **hints(unit, units))


def check_published_figures(project: Project, results: Results) -> Iterator[Problem]:
    """K223 and K224, at the printed value."""
    for cycle_id, files in project.cycles.items():
        result = results.cycles.get(cycle_id)
        if files.cycle.published is not None and result is not None:
            yield from _compare(files.cycle.published, result)


def _compare(printed: Published, result: CycleResult) -> Iterator[Problem]:
    """The index as published (rounded once) and the rank, each beside the printed one."""
    for unit_id, index in printed.index.items():
        unit = result.unit(unit_id)
        if unit is None:
            continue
        shown = _published_index(unit, result)
        if shown is None or abs(shown - index) > printed.tolerance:
            yield found(
                "K223",
                printed.index_places.get(unit_id, printed.at),
                unit_id,
                printed=index,
                computed="–" if shown is None else shown,
                tolerance=printed.tolerance,
            )
    for unit_id, rank in printed.rank.items():
        unit = result.unit(unit_id)
        if unit is not None and unit.rank != rank:
            yield found(
                "K224",
                printed.rank_places.get(unit_id, printed.at),
                unit_id,
                printed=rank,
                computed="–" if unit.rank is None else unit.rank,
            )


def _published_index(unit: UnitResult, result: CycleResult) -> Fraction | None:
    rules = result.cycle.index
    if unit.index is None:
        return None
    return round_fraction(unit.index, rules.decimals, half_even=rules.rounding == "half_even")
