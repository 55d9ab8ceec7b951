"""Who does what in a cycle: offices and what they appraise, accounts, reopened steps."""

from collections.abc import Iterator

from parledger.check.elsewhere import check_code
from parledger.check.found import found, hints, where
from parledger.check.scope import (
    BlockScope,
    are_units_whole,
    block_scopes,
    is_cycle_whole,
)
from parledger.model.cycles import Cycle, Office
from parledger.model.project import Project
from parledger.problems import Place, Problem


def check_offices(project: Project) -> Iterator[Problem]:
    """K212 to K214 for what is appraised, K225 to K227, K229."""
    for files in project.cycles.values():
        cycle = files.cycle
        scopes = block_scopes(project, files)
        for office in cycle.offices:
            yield from _check_office(project, cycle, office)
            yield from _check_codes(cycle, scopes, office)
        if not is_cycle_whole(project, cycle):
            continue
        for scope in scopes if cycle.offices else ():
            yield from _check_unappraised(scope)
        yield from _check_people(cycle)


def _check_office(project: Project, cycle: Cycle, office: Office) -> Iterator[Problem]:
    if office.unit and office.unit not in project.units and are_units_whole(project):
        place = where(office.places, "unit", office.at)
        yield found(
            "K225", place, office.id, found=office.unit, **hints(office.unit, project.units)
        )
    others = [other.id for other in cycle.offices if other.id != office.id]
    if not is_cycle_whole(project, cycle):
        return
    if office.for_own_unit and office.for_own_unit not in others:
        place = where(office.places, "for_own_unit", office.at)
        yield found(
            "K226",
            place,
            office.id,
            found=office.for_own_unit,
            **hints(office.for_own_unit, others),
        )


def _check_codes(cycle: Cycle, scopes: tuple[BlockScope, ...], office: Office) -> Iterator[Problem]:
    for block, codes in office.appraises.items():
        block_place = where(office.places, f"appraises:{block}", office.at)
        if block and block not in [one.id for one in cycle.blocks]:
            blocks = [one.id for one in cycle.blocks]
            if scopes and scopes[0].is_cycle_whole:
                yield found("K214", block_place, office.id, found=block, **hints(block, blocks))
            continue
        for code in codes:
            place = where(office.places, f"appraises:{code}", block_place)
            place = where(office.places, f"appraises:{block}:{code}", place)
            yield from check_code(cycle, scopes, (code, place), (block, block_place))


def _check_unappraised(scope: BlockScope) -> Iterator[Problem]:
    covered = scope.appraisers("")
    left = [leaf.id for leaf in scope.own_leaves if leaf.id not in covered]
    if left:
        yield found(
            "K227",
            where(scope.cycle.places, "offices", scope.cycle.at),
            scope.block.id,
            codes=", ".join(left),
            number=len(left),
        )


def _check_people(cycle: Cycle) -> Iterator[Problem]:
    units = dict.fromkeys(unit for block in cycle.blocks for unit in block.units)
    named: list[tuple[str, Place]] = [
        (one.unit, where(one.places, "unit", one.at)) for one in cycle.reopened
    ]
    named += [
        (unit, where(cycle.roles.places, f"units:{unit}", cycle.at)) for unit in cycle.roles.units
    ]
    named += [
        (unit, where(clerk.places, f"units:{unit}", cycle.at))
        for clerk in cycle.roles.clerks
        for unit in clerk.units or ()
    ]
    for unit, place in named:
        if unit not in units:
            yield found("K229", place, unit, **hints(unit, units))
