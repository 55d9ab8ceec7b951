"""What an edition may show. The public one drops whatever is not public, once, here."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Literal

from parledger.model.cycles import Cycle, Roles
from parledger.model.documents import Document
from parledger.model.project import CycleFiles, Project
from parledger.model.results import Results, State

Edition = Literal["public", "internal"]

_WITHHELD_DOCUMENT = Document(public=False)


@dataclass(frozen=True, slots=True)
class Cut:
    """Project and results of an edition, the cycles withheld, and their units' states."""

    project: Project
    results: Results
    withheld: frozenset[str]
    states: Mapping[str, Mapping[str, str]]


def for_edition(project: Project, results: Results, edition: Edition) -> Cut:
    """The internal edition shows all; the public one as `Cut` says."""
    if edition == "internal":
        return Cut(project, results, frozenset(), {})
    withheld = frozenset(
        name for name, files in project.cycles.items() if not _is_public(files, results)
    )
    states = {
        name: {unit.unit: str(unit.state) for block in found.blocks for unit in block.units}
        for name, found in results.cycles.items()
        if name in withheld
    }
    cycles = {
        name: _timetable_only(files) if name in withheld else _public_files(files)
        for name, files in project.cycles.items()
    }
    public_project = replace(project, cycles=cycles)
    shown = {
        name: replace(found, cycle=cycles[name].cycle)
        for name, found in results.cycles.items()
        if name not in withheld
    }
    return Cut(public_project, Results(shown), withheld, states)


def _is_public(files: CycleFiles, results: Results) -> bool:
    found = results.cycles.get(files.cycle.id)
    published = found is not None and any(
        unit.state is State.PUBLISHED for block in found.blocks for unit in block.units
    )
    return files.cycle.visibility == "public" or published


def _timetable_only(files: CycleFiles) -> CycleFiles:
    cycle = _without_figures(files.cycle)
    return CycleFiles(cycle=without_private(cycle), tasks=without_private(files.tasks))


def _without_figures(cycle: Cycle) -> Cycle:
    return replace(
        _without_accounts(cycle), external=(), published=None, not_scored=(), reopened=()
    )


def _without_accounts(cycle: Cycle) -> Cycle:
    offices = tuple(replace(office, accounts=()) for office in cycle.offices)
    return replace(cycle, roles=Roles(), offices=offices)


def _public_files(files: CycleFiles) -> CycleFiles:
    shown: CycleFiles = without_private(replace(files, cycle=_without_accounts(files.cycle)))
    return shown


def without_private(value: Any) -> Any:
    """The same frozen value with every document that is not public replaced by an empty one.

    Values that hold no such document are returned as they are, not copied.
    """
    if isinstance(value, Document):
        return value if value.public else _WITHHELD_DOCUMENT
    if isinstance(value, tuple):
        changed = tuple(without_private(item) for item in value)
        same = all(new is old for new, old in zip(changed, value, strict=True))
        return value if same else changed
    if isinstance(value, dict):
        cleaned = {key: without_private(item) for key, item in value.items()}
        return value if all(cleaned[key] is value[key] for key in value) else cleaned
    if is_dataclass(value) and not isinstance(value, type):
        new = {f.name: without_private(getattr(value, f.name)) for f in fields(value) if f.init}
        differs = {name: item for name, item in new.items() if item is not getattr(value, name)}
        return replace(value, **differs) if differs else value
    return value
