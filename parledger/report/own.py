"""A unit's own edition: its figures and what was said of them, nobody else's name or figure.

What the working group sends each unit after a round (plan 243/KH-UBND of Hà Nội, 2023, task 7):
the cycle may be under way, so the figures are shown whatever its visibility; a rank is shown only
where the public edition shows it, because a rank tells of the others. Papers that are not public
stay out, but for those in the unit's own files: it handed them in itself.

Every record is put together from what may be shown; what has no line here is left out.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from parledger.model.cycles import Block, Cycle, External, Named, Office, Published, Roles
from parledger.model.project import CycleFiles, Project
from parledger.model.publication import Erratum, Publication, Stand
from parledger.model.results import BlockResult, CycleResult, Results, UnitResult
from parledger.model.scores import UnitFiles
from parledger.model.surveys import EVERYWHERE
from parledger.model.units import Unit
from parledger.report.edition import Cut, is_public, public_set, without_private
from parledger.report.own_polls import own_form


def for_unit(project: Project, results: Results, unit: str) -> Cut:
    """The cycles that have the unit among theirs, each cut down to it."""
    cycles = {
        name: files
        for name, files in project.cycles.items()
        if files.cycle.block_of(unit) is not None
    }
    shown = {
        name: _own_result(results.cycles[name], files, unit, ranked=is_public(files, results))
        for name, files in cycles.items()
        if name in results.cycles
    }
    return Cut(_own_project(project, cycles, unit), Results(shown), frozenset(), {})


def owns(path: str, unit: str) -> bool:
    """Whether an input file is the unit's own, or a criteria set."""
    parts = path.split("/")
    return parts[0] == "criteria" or (parts[0] == "scores" and unit in parts[2:-1])


def _own_project(project: Project, cycles: Mapping[str, CycleFiles], unit: str) -> Project:
    """Sets are law, not figures: all that are known stay, for the lineage of the criteria."""
    own = project.units.get(unit)
    return Project(
        units={} if own is None else {unit: replace(own, succeeded_by=())},
        sets={name: public_set(found) for name, found in project.sets.items()},
        cycles={name: _own_files(files, unit) for name, files in cycles.items()},
        # A digest of a file that tells of others would let its figures be guessed.
        digests={path: blob for path, blob in project.digests.items() if owns(path, unit)},
    )


def _own_files(files: CycleFiles, unit: str) -> CycleFiles:
    block = files.cycle.block_of(unit)
    meetings = tuple(
        replace(one, blocks=(), adjusts=tuple(found for found in one.adjusts if found.unit == unit))
        for one in files.meetings
        if block is not None and one.covers(block.id)
    )
    own = files.units.get(unit)
    keys = (unit, EVERYWHERE, block.id if block is not None else EVERYWHERE)
    return CycleFiles(
        cycle=without_private(_own_cycle(files.cycle, unit)),
        units={} if own is None else {unit: _own_unit_files(own)},
        meetings=without_private(meetings),
        tasks=without_private(files.tasks),
        appeals=without_private(tuple(one for one in files.appeals if one.unit == unit)),
        surveys=without_private(
            {name: own_form(one, unit, keys) for name, one in files.surveys.items()}
        ),
        publication=without_private(_own_publication(files.publication, unit)),
    )


def _own_unit_files(files: UnitFiles) -> UnitFiles:
    """The appraisers' papers as in the public edition; the unit knows its own."""
    return replace(
        files,
        round_1=without_private(files.round_1),
        round_2=without_private(files.round_2),
    )


def _own_cycle(cycle: Cycle, unit: str) -> Cycle:
    return replace(
        cycle,
        blocks=tuple(_own_block(one, unit) for one in cycle.blocks if unit in one.units),
        external=tuple(_own_external(one, unit) for one in cycle.external if unit in one.points),
        published=_own_published(cycle.published, unit),
        offices=tuple(_own_office(one, unit) for one in cycle.offices),
        roles=Roles(),
        reopened=tuple(one for one in cycle.reopened if one.unit == unit),
        places={},  # where a mistake would be shown; its keys name everybody
    )


def _own_block(block: Block, unit: str) -> Block:
    return replace(
        block,
        units=(unit,),
        unranked=_own_named(block.unranked, unit),
        not_assessed=_own_named(block.not_assessed, unit),
        unit_places=_only(block.unit_places, unit),
        places={},
    )


def _own_named(named: tuple[Named, ...], unit: str) -> tuple[Named, ...]:
    return tuple(one for one in named if one.unit == unit)


def _own_external(given: External, unit: str) -> External:
    return replace(
        given,
        points=_only(given.points, unit),
        places=_only(given.places, unit),
        unit_places=_only(given.unit_places, unit),
    )


def _own_published(printed: Published | None, unit: str) -> Published | None:
    if printed is None:
        return None
    return replace(
        printed,
        index=_only(printed.index, unit),
        rank=_only(printed.rank, unit),
        index_places=_only(printed.index_places, unit),
        rank_places=_only(printed.rank_places, unit),
    )


def _own_office(office: Office, unit: str) -> Office:
    """An office's title says who appraises; which unit it is itself concerns that unit alone."""
    if office.unit == unit:
        return replace(office, accounts=(), places={})
    return replace(office, accounts=(), unit="", for_own_unit="", places={})


def _own_publication(record: Publication | None, unit: str) -> Publication | None:
    if record is None:
        return None
    errata = (_own_erratum(one, unit) for one in record.errata)
    return replace(
        record,
        results=tuple(one for one in record.results if one.unit == unit),
        inputs=tuple(one for one in record.inputs if owns(one.path, unit)),
        units=_own_entry(record.units, unit),
        errata=tuple(one for one in errata if one is not None),
    )


def _own_erratum(erratum: Erratum, unit: str) -> Erratum | None:
    """An erratum to a file of the unit; its words may name others where it is to another file."""
    if not owns(erratum.path, unit):
        return None
    before, after = _own_stand(erratum.before, unit), _own_stand(erratum.after, unit)
    return replace(erratum, before=before, after=after)


def _own_stand(stand: Stand, unit: str) -> Stand:
    return replace(
        stand,
        results=tuple(one for one in stand.results if one.unit == unit),
        units=_own_entry(stand.units, unit),
    )


def _own_entry(units: tuple[Unit, ...], unit: str) -> tuple[Unit, ...]:
    return tuple(replace(one, succeeded_by=()) for one in units if one.id == unit)


def _own_result(found: CycleResult, files: CycleFiles, unit: str, *, ranked: bool) -> CycleResult:
    """The block without its mean; changes to a year in which the unit was, too."""
    return CycleResult(
        cycle=without_private(_own_cycle(files.cycle, unit)),
        blocks=tuple(
            BlockResult(
                block=_own_block(block.block, unit),
                criteria=public_set(block.criteria),
                leaves=block.leaves,
                units=tuple(
                    one if ranked else _unranked(one) for one in block.units if one.unit == unit
                ),
                mean_index=None,
                extras=block.extras,
            )
            for block in found.blocks
            if unit in block.block.units
        ),
        published=tuple(one for one in found.published if one.unit == unit),
        changes=_only(found.changes or {}, unit),
    )


def _unranked(unit: UnitResult) -> UnitResult:
    return replace(unit, rank=None, rank_self=None, rank_without_survey=None)


V = TypeVar("V")


def _only(values: Mapping[str, V], unit: str) -> Mapping[str, V]:
    return {unit: values[unit]} if unit in values else {}
