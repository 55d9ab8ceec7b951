"""Reading and counting the ballots of every survey of a project."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from parledger.model.ballots import SurveyResults, Tabulation
from parledger.model.certainty import CycleCertainty
from parledger.model.cycles import Cycle
from parledger.model.project import Project
from parledger.model.results import Results
from parledger.model.surveys import Survey
from parledger.model.workspace import Workspace
from parledger.problems import Problem, Problems
from parledger.source import DiskWorkspace

Tabulations = Mapping[tuple[str, str], Tabulation]
"""By (cycle, survey)."""

_NONE: Tabulations = {}


def count_surveys(
    workspace: Workspace, project: Project, engine: str = "duckdb", known: Tabulations = _NONE
) -> tuple[SurveyResults, Problems]:
    """What the ballots say, and what is wrong with them; quick where there are none.

    `known`: ballots that somebody else counted. Ballots of an instrument or cycle that was not read whole are left alone: what those lack,
    the ballots have too much.
    """
    if not any(files.surveys for files in project.cycles.values()):
        return {}, ()
    from parledger.survey import survey_results

    tabulations = dict(known)
    problems: list[Problem] = []
    for cycle, files in project.cycles.items():
        for name, survey in files.surveys.items():
            read_whole = project.unread.isdisjoint({survey.path, files.cycle.path})
            if survey.ballots is None or not read_whole:
                continue
            counted, found = _count(workspace, files.cycle, survey, engine)
            problems.extend(found)
            if counted is not None:
                tabulations[cycle, name] = counted
    return survey_results(project, tabulations), tuple(problems)


def _count(
    workspace: Workspace, cycle: Cycle, survey: Survey, engine: str
) -> tuple[Tabulation | None, Problems]:
    """One survey's counts, None where its ballots have no usable form, and what is wrong."""
    from parledger.survey import check_ballots, check_rows, read_csv, tabulate

    path = survey.ballots.path if survey.ballots is not None else ""
    if not path.endswith(".csv"):
        return _count_parquet(workspace, cycle, survey, engine)
    read = read_csv(survey, path, workspace.read(path) or b"")
    if read.frame is None:
        return None, read.problems
    counted = tabulate(survey, read.frame, engine)
    found = (*read.problems, *check_ballots(cycle, survey, read.frame, counted))
    return counted, found if read.problems else (*found, *check_rows(survey, counted.rows))


def _count_parquet(
    workspace: Workspace, cycle: Cycle, survey: Survey, engine: str
) -> tuple[Tabulation | None, Problems]:
    from parledger.survey import check_parquet, check_parquet_ballots, check_rows, tabulate

    path = survey.ballots.path if survey.ballots is not None else ""
    with local_file(workspace, path) as file:
        problems = check_parquet(survey, path, file)
        if problems:
            return None, problems
        counted = tabulate(survey, file, engine)
        found = check_parquet_ballots(cycle, survey, file, counted)
    return counted, (*found, *check_rows(survey, counted.rows))


@contextmanager
def local_file(workspace: Workspace, path: str) -> Iterator[Path]:
    """A file of the workspace by its place on disk; that of a commit is laid out for a while."""
    if isinstance(workspace, DiskWorkspace):
        yield workspace.root / path
        return
    with NamedTemporaryFile(suffix=Path(path).suffix) as spooled:
        spooled.write(workspace.read(path) or b"")
        spooled.flush()
        yield Path(spooled.name)


def certainties(results: Results, surveys: SurveyResults) -> Mapping[str, CycleCertainty]:
    """How sure the figures of every cycle are that ballots feed."""
    if not any(one.feeds for found in surveys.values() for one in found):
        return {}
    from parledger.survey import cycle_certainty

    found = {
        name: cycle_certainty(result, surveys.get(name, ()))
        for name, result in results.cycles.items()
    }
    return {name: one for name, one in found.items() if one is not None}
