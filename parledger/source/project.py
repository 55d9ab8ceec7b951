"""The whole workspace: sets, units, cycles, then every unit's files."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from parledger.located.fields import nearest
from parledger.model.criteria import CriteriaSet
from parledger.model.cycles import Cycle
from parledger.model.proceedings import Appeal, Meeting, Task
from parledger.model.project import CycleFiles, Loaded, Project
from parledger.model.publication import Publication
from parledger.model.scores import UnitFiles
from parledger.model.units import Unit
from parledger.model.workspace import File, Workspace
from parledger.problems import Place, Problem, sort_problems
from parledger.source.cache import Cache
from parledger.source.criteria import read_set
from parledger.source.cycle import read_cycle
from parledger.source.layout import CycleFolder, Layout, lay_out
from parledger.source.proceedings import read_appeals, read_meetings, read_tasks
from parledger.source.publication import read_publication, version_digests
from parledger.source.reader import Job, Reader
from parledger.source.survey_files import read_surveys
from parledger.source.unit_files import read_unit_files
from parledger.source.units import read_units

Sets = Mapping[str, CriteriaSet]

_UNITS = Job("U", read_units, tuple[Unit, ...])
_MEETINGS = Job("K", read_meetings, tuple[Meeting, ...])
_TASKS = Job("K", read_tasks, tuple[Task, ...])
_APPEALS = Job("K", read_appeals, tuple[Appeal, ...], read_list=read_appeals)


def read_project(workspace: Workspace, cache: Cache | None = None) -> Loaded:
    """Everything in units/, criteria/ and scores/, and all that is wrong with single files.

    A file that could not be read whole stands in `Project.unread`; what could be read of it is
    there all the same, so that the rest of the run still finds the other mistakes. What the
    cache knows is not read again, what it does not know is added to it.
    """
    files, outside = workspace.files()
    layout, misnamed = lay_out(files)
    reader = Reader(workspace, cache)
    reader.problems.extend((*outside, *misnamed))
    reader.unread.update(found.place.path for found in (*outside, *misnamed))
    sets = _read_sets(reader, layout)
    units = _read_units(reader, layout)
    cycles = {
        name: found
        for name, folder in layout.cycles.items()
        if (found := _read_folder(reader, name, folder, sets)) is not None
    }
    project = Project(
        units=units,
        sets=sets,
        cycles=cycles,
        unread=frozenset(reader.unread),
        digests=dict(sorted(reader.digests.items())),
        git_digests=dict(sorted(reader.git_digests.items())),
        kept=tuple(reader.kept),
    )
    return Loaded(project, sort_problems(reader.problems))


def _read_sets(reader: Reader, layout: Layout) -> Sets:
    sets: dict[str, CriteriaSet] = {}
    for file in layout.sets:
        name = PurePosixPath(file.path).stem
        found = reader.record(file, Job("C", partial(read_set, name=name)))
        if found is not None:
            sets[name] = found
    return sets


def _read_units(reader: Reader, layout: Layout) -> Mapping[str, Unit]:
    """Units of all files; an id is unique over all of them, for ever."""
    units: dict[str, Unit] = {}
    for file in layout.units:
        for unit in reader.record(file, _UNITS) or ():
            first = units.setdefault(unit.id, unit)
            if first is not unit:
                where = f"{first.at.path}:{first.at.line}"
                place = unit.places.get("id", unit.at)
                reader.problems.append(Problem(place, "U132", unit.id, (("where", where),)))
    return units


def _read_folder(reader: Reader, name: str, folder: CycleFolder, sets: Sets) -> CycleFiles | None:
    """A cycle's folder; without a readable cycle.yaml its files are only checked for syntax."""
    file = folder.files.get("cycle.yaml")
    cycle = (
        reader.record(file, Job("K", partial(read_cycle, name=name), Cycle))
        if file is not None
        else None
    )
    if cycle is None:
        _skip_folder(reader, name, folder)
        return None
    council, tasks, appeals = (
        folder.files.get(f"{kind}.yaml") for kind in ("council", "tasks", "appeals")
    )
    return CycleFiles(
        cycle=cycle,
        units=_read_all_units(reader, cycle, folder, sets),
        meetings=(reader.record(council, _MEETINGS) if council else None) or (),
        tasks=(reader.record(tasks, _TASKS) if tasks else None) or (),
        appeals=(reader.record(appeals, _APPEALS) if appeals else None) or (),
        surveys=read_surveys(reader, folder.surveys),
        publication=_read_record(reader, name, folder.files.get("publication.yaml")),
    )


def _read_record(reader: Reader, name: str, file: File | None) -> Publication | None:
    """The record of a publication with the digests of its versions."""
    if file is None:
        return None
    job = Job("K", partial(read_publication, name=name), Publication | None)
    record = reader.record(file, job)
    data = None if record is None else reader.workspace.read(file.path)
    if record is None or data is None:
        return None
    return replace(record, digests=version_digests(data, record))


def _skip_folder(reader: Reader, name: str, folder: CycleFolder) -> None:
    path = f"scores/{name}/cycle.yaml"
    if path not in reader.unread:
        reader.problems.append(Problem(Place(path), "K134", name))
        reader.unread.add(path)
    below = (*folder.units.values(), *folder.surveys.values())
    inside = [*folder.files.values(), *(file for own in below for file in own.values())]
    for file in inside:
        if file.path != path and file.path.endswith(".yaml"):
            reader.skip(file)


def _read_all_units(
    reader: Reader, cycle: Cycle, folder: CycleFolder, sets: Sets
) -> Mapping[str, UnitFiles]:
    """The units that have files, in the order of the blocks."""
    whole = cycle.path not in reader.unread
    listed = {unit: block for block in cycle.blocks for unit in block.units}
    found: dict[str, UnitFiles] = {}
    for unit, block in listed.items():
        files = folder.units.get(unit)
        if files is not None:
            found[unit] = read_unit_files(reader, unit, files, sets.get(block.criteria))
    for unit, files in folder.units.items():
        if unit not in listed:
            _refuse_unit(reader, unit, files, listed if whole else None)
    return found


def _refuse_unit(
    reader: Reader, unit: str, files: Mapping[str, File], listed: Mapping[str, object] | None
) -> None:
    """A folder of a unit that the cycle does not list; silent where the list was not read whole."""
    for file in files.values():
        reader.skip(file)
    if listed is not None:
        hint_vi, hint_en = nearest(unit, tuple(listed))
        args = (("found", unit), ("hint_vi", hint_vi), ("hint_en", hint_en))
        first = next(iter(files.values()))
        reader.problems.append(Problem(Place(first.path), "S135", unit, args))
