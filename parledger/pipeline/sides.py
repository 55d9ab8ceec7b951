"""Both sides of a review: read, checked and computed, each unit that is the same only once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from parledger.check import check_common, check_each_unit, check_results
from parledger.compute import compute_results
from parledger.compute.blocks import Known
from parledger.model.ballots import SurveyResults
from parledger.model.project import Project
from parledger.pipeline.counting import count_surveys
from parledger.pipeline.kept import faulty_units, load_kept, unit_keys
from parledger.pipeline.stages import with_cycles
from parledger.problems import Problem, Problems, sort_problems
from parledger.review import Side, without_faulty
from parledger.source import Cache, File, Workspace, check_kept_files, read_project

_USED_ELSEWHERE = frozenset({"cycle.yaml", "survey"})

UnitKey = tuple[str, str]
"""Cycle and unit."""


@dataclass(frozen=True, slots=True)
class Part:
    """A workspace cut down to what some cycles use: their folders, and of others what
    several cycles may use: `cycle.yaml` and surveys.
    """

    whole: Workspace
    cycles: frozenset[str]

    def files(self) -> tuple[tuple[File, ...], Problems]:
        """The files that stay, and what is no file among them."""
        found, problems = self.whole.files()
        return (
            tuple(file for file in found if self._stays(file.path)),
            tuple(problem for problem in problems if self._stays(problem.place.path)),
        )

    def read(self, path: str) -> bytes | None:
        """The bytes of a file that `files` named."""
        return self.whole.read(path)

    def _stays(self, path: str) -> bool:
        names = path.split("/")
        if names[0] != "scores" or len(names) < 3:
            return True
        return names[1] in self.cycles or names[2] in _USED_ELSEWHERE


@dataclass(frozen=True, slots=True)
class Found:
    """What one side found out: keys of units, scored units, problems by unit."""

    keys: Mapping[str, Mapping[str, str]]
    units: Mapping[str, Known]
    problems: Mapping[UnitKey, Problems]

    def has(self, cycle: str, unit: str, key: str) -> bool:
        """Whether a unit stood there with the very same files."""
        return self.keys.get(cycle, {}).get(unit) == key


@dataclass(frozen=True, slots=True)
class Read:
    """A side as it was read, its ballots counted; problems of both."""

    project: Project
    problems: Problems
    surveys: SurveyResults
    in_ballots: Problems


def read_side(workspace: Workspace, cache: Cache, other: Read | None = None) -> Read:
    """Read one side; ballots that are as on the other one are not counted again."""
    loaded = read_project(workspace, cache)
    whole, cycles = workspace, None
    if isinstance(workspace, Part):
        whole, cycles = workspace.whole, workspace.cycles
    in_kept = check_kept_files(whole, loaded.project, cycles)
    problems = (*loaded.problems, *in_kept)
    if other is not None and _asked(loaded.project) == _asked(other.project):
        return Read(loaded.project, problems, other.surveys, other.in_ballots)
    surveys, in_ballots = count_surveys(workspace, loaded.project)
    return Read(loaded.project, problems, surveys, in_ballots)


def _asked(project: Project) -> object:
    """All that the results of surveys depend on."""
    told = [
        (path, digest)
        for path, digest in project.digests.items()
        if path.startswith("criteria/") or "/survey/" in path or path.endswith("/cycle.yaml")
    ]
    return told, sorted(path for path in project.unread if path.count("/") < 4)


def kept_before(root: Path, read: Read, cycles: frozenset[str]) -> Found:
    """What earlier runs kept of units of these cycles in which they found no mistake."""
    kept = load_kept(root, with_cycles(read.project, cycles), read.surveys)
    keys = {
        cycle: {unit: key for unit, key in units.items() if unit in kept.known[cycle]}
        for cycle, units in kept.keys.items()
    }
    return Found(keys, kept.known, {})


def make_side(root: Path, read: Read, cycles: frozenset[str], known: Found) -> tuple[Side, Found]:
    """Check and compute these cycles, whatever is wrong: faulty entries count as missing.

    What is known of units with the very same files is taken over.
    """
    project = with_cycles(read.project, cycles)
    keys = unit_keys(root, project, read.surveys)
    same = frozenset(
        (cycle, unit)
        for cycle, units in keys.items()
        for unit, key in units.items()
        if known.has(cycle, unit, key)
    )
    in_units = _unit_problems(project, same, known)
    common = check_common(read.project)
    problems = sort_problems((*read.problems, *read.in_ballots, *common, *in_units))
    sound = without_faulty(project, problems)
    scored: dict[str, Known] = {cycle: {} for cycle in sound.cycles}
    for cycle, unit in same - faulty_units(problems):
        scored[cycle][unit] = known.units[cycle][unit]
    results = compute_results(sound, scored, read.surveys)
    found = sort_problems((*problems, *check_results(sound, results)))
    return Side(read.project, found, results), Found(keys, scored, _by_unit(in_units))


def _unit_problems(project: Project, same: frozenset[UnitKey], known: Found) -> Problems:
    """What the checks of single units find; of units that are the same, what is known."""
    cycles = {
        name: replace(
            files,
            units={unit: own for unit, own in files.units.items() if (name, unit) not in same},
        )
        for name, files in project.cycles.items()
    }
    found = check_each_unit(replace(project, cycles=cycles))
    taken = (problem for unit in same for problem in known.problems.get(unit, ()))
    return (*found, *taken)


def _by_unit(problems: Problems) -> Mapping[UnitKey, tuple[Problem, ...]]:
    found: dict[UnitKey, list[Problem]] = {}
    for problem in problems:
        names = problem.place.path.split("/")
        if len(names) > 3:
            found.setdefault((names[1], names[2]), []).append(problem)
    return {unit: tuple(own) for unit, own in found.items()}
