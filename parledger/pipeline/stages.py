"""The stages that every command shares: read, check, compute, check the results."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from parledger.check import check_common, check_each_unit, check_project, check_results
from parledger.compute import compute_results
from parledger.model.ballots import SurveyResults
from parledger.model.project import Loaded, Project
from parledger.model.results import Results
from parledger.model.workspace import Workspace
from parledger.pipeline.concerns import sound_cycles
from parledger.pipeline.counting import count_surveys
from parledger.pipeline.kept import faulty_units, load_kept, save_kept
from parledger.problems import Problems, sort_problems
from parledger.source import (
    Cache,
    DiskWorkspace,
    check_kept_files,
    load_cache,
    read_project,
    save_cache,
)


@dataclass(frozen=True, slots=True)
class Checked:
    """The project, all problems of the run sorted by place, and the results of sound cycles.

    `surveys`: the counted ballots of every cycle.
    """

    project: Project
    problems: Problems
    results: Results
    surveys: SurveyResults


def read_workspace(root: Path) -> Loaded:
    """The project and what reading found; files that the cache knows are not read again."""
    cache = load_cache(root)
    loaded = read_project(DiskWorkspace(root), cache)
    save_cache(root, cache, loaded.project.digests)
    return loaded


def check_workspace(
    root: Path, only: Iterable[str] | None = None, engine: str = "duckdb"
) -> Checked:
    """Read, check, compute what can be computed, and hold it against what was published.

    `only` names the cycles to compute; without it, all. Units whose files are as they were when
    nothing was found in them are neither checked nor scored again. `engine` counts the ballots.
    UserError where there is no workspace.
    """
    loaded = read_workspace(root)
    project = loaded.project
    surveys, in_ballots = count_surveys(DiskWorkspace(root), project, engine)
    kept = load_kept(root, project, surveys)
    in_units = check_each_unit(kept.unchecked(project))
    in_kept = check_kept_files(DiskWorkspace(root), project)
    found_so_far = (*loaded.problems, *in_ballots, *in_kept, *check_common(project), *in_units)
    problems = sort_problems(found_so_far)
    sound = sound_cycles(project, problems)
    wanted = set(sound if only is None else only)
    computed = with_cycles(project, [name for name in sound if name in wanted])
    scored = {name: dict(kept.known[name]) for name in computed.cycles}
    results = compute_results(computed, scored, surveys)
    save_kept(root, kept, scored, faulty_units((*loaded.problems, *in_units)))
    found = check_results(computed, results)
    return Checked(project, sort_problems((*problems, *found)), results, surveys)


def examine(workspace: Workspace, cycles: Iterable[str], cache: Cache | None = None) -> Checked:
    """Any workspace (a commit, files not yet written): everything checked, these cycles computed.

    They are computed whether or not there are errors: what is wrong with them is among the
    problems. Nothing is kept.
    """
    loaded = read_project(workspace, cache)
    surveys, in_ballots = count_surveys(workspace, loaded.project)
    in_kept = check_kept_files(workspace, loaded.project)
    counted = replace(loaded, problems=(*loaded.problems, *in_ballots, *in_kept))
    return examine_counted(counted, surveys, cycles)


def examine_counted(loaded: Loaded, surveys: SurveyResults, cycles: Iterable[str]) -> Checked:
    """The same of a project that is read already, with ballots that somebody counted."""
    project = loaded.project
    problems = (*loaded.problems, *check_project(project))
    computed = with_cycles(project, cycles)
    results = compute_results(computed, None, surveys)
    found = check_results(computed, results)
    return Checked(project, sort_problems((*problems, *found)), results, surveys)


def with_cycles(project: Project, cycles: Iterable[str]) -> Project:
    """The project with these cycles alone."""
    kept = set(cycles)
    return replace(
        project,
        cycles={name: files for name, files in project.cycles.items() if name in kept},
    )
