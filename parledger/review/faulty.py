"""A project without the entries in which an error was found: they count as missing."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from parledger.model.cycles import Cycle, External
from parledger.model.proceedings import Meeting
from parledger.model.project import CycleFiles, Project
from parledger.model.scores import (
    Explanation,
    ExplanationFile,
    Round1Entry,
    Round1File,
    Round2Entry,
    Round2File,
    SelfEntry,
    SelfFile,
    UnitFiles,
)
from parledger.problems import Place, Problem, Problems, Severity, severity_of

AnyEntry = SelfEntry | Round1Entry | Explanation | Round2Entry
E = TypeVar("E", SelfEntry, Round1Entry, Explanation, Round2Entry)
F = TypeVar("F", SelfFile, Round1File, ExplanationFile, Round2File)

ByPath = Mapping[str, tuple[Problem, ...]]


def without_faulty(project: Project, problems: Problems) -> Project:
    """The project as far as it is sound; what is faulty in cycles and sets stays as it is.

    An error takes away the entry (of a unit's file, of the Council, of `external`) that it is
    about: by its subject where that names a criterion of the file, else by its place. What holds
    for a whole file (it cannot be read, a criterion is missing in it) takes nothing more away.
    """
    by_path = _errors_by_path(problems)
    if not by_path:
        return project
    cycles = {name: _sound_cycle(files, by_path) for name, files in project.cycles.items()}
    return replace(project, cycles=cycles)


def _errors_by_path(problems: Problems) -> ByPath:
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        if severity_of(problem) is Severity.ERROR:
            found.setdefault(problem.place.path, []).append(problem)
    return {path: tuple(errors) for path, errors in found.items()}


def _sound_cycle(files: CycleFiles, by_path: ByPath) -> CycleFiles:
    folder = files.cycle.path.rpartition("/")[0]
    faulty = {
        path.removeprefix(f"{folder}/").split("/")[0]
        for path in by_path
        if path.startswith(f"{folder}/")
    }
    if not faulty:
        return files
    council = by_path.get(f"{folder}/council.yaml", ())
    return replace(
        files,
        cycle=_sound_external(files.cycle, by_path.get(files.cycle.path, ())),
        meetings=tuple(_sound_meeting(one, council) for one in files.meetings),
        units={
            unit: _sound_unit(own, by_path) if unit in faulty else own
            for unit, own in files.units.items()
        },
    )


def _sound_unit(files: UnitFiles, by_path: ByPath) -> UnitFiles:
    return replace(
        files,
        self_file=_sound_file(files.self_file, by_path) if files.self_file else None,
        round_1=tuple(_sound_file(one, by_path) for one in files.round_1),
        explanation=_sound_file(files.explanation, by_path) if files.explanation else None,
        round_2=tuple(_sound_file(one, by_path) for one in files.round_2),
    )


def _sound_file(file: F, by_path: ByPath) -> F:
    errors = by_path.get(file.path, ())
    if not errors:
        return file
    return replace(file, entries=_sound_entries(file.entries, errors))


def _sound_entries(entries: Mapping[str, E], errors: Iterable[Problem]) -> dict[str, E]:
    """`entries` in the order of their places; an error before all of them takes none away."""
    found = dict(entries)
    places = sorted((entry.at, code) for code, entry in found.items())
    faulty = {_code_of(error, found, places) for error in errors}
    return {code: entry for code, entry in found.items() if not entry.broken and code not in faulty}


def _code_of(
    error: Problem, entries: Mapping[str, AnyEntry], places: list[tuple[Place, str]]
) -> str:
    named = (error.subject, *(value for name, value in error.args if name == "key"))
    for name in named:
        if name in entries:
            return name
    before = [code for at, code in places if at <= error.place]
    return before[-1] if before and not error.subject else ""


def _sound_external(cycle: Cycle, errors: Iterable[Problem]) -> Cycle:
    places = {error.place for error in errors}
    if not places:
        return cycle
    return replace(cycle, external=tuple(_sound_given(one, places) for one in cycle.external))


def _sound_given(given: External, places: set[Place]) -> External:
    points = {
        unit: value
        for unit, value in given.points.items()
        if places.isdisjoint((given.unit_places.get(unit), given.places.get(unit)))
    }
    return replace(given, points=points)


def _sound_meeting(meeting: Meeting, errors: Iterable[Problem]) -> Meeting:
    places = {error.place for error in errors}
    kept = tuple(
        one
        for one in meeting.adjusts
        if places.isdisjoint((one.at, one.points_at, *one.places.values()))
    )
    return replace(meeting, adjusts=kept)
