"""Reading and counting the ballots of every survey of a project."""

from collections.abc import Mapping

from parledger.model.ballots import SurveyResults, Tabulation
from parledger.model.certainty import CycleCertainty
from parledger.model.project import Project
from parledger.model.results import Results
from parledger.model.workspace import Workspace
from parledger.problems import Problem, Problems


def count_surveys(
    workspace: Workspace, project: Project, engine: str = "duckdb"
) -> tuple[SurveyResults, Problems]:
    """What the ballots say, and what is wrong with them; quick where there are none.

    Ballots of an instrument that was not read whole are left alone: what it lacks they have too much.
    """
    if not any(files.surveys for files in project.cycles.values()):
        return {}, ()
    from parledger.survey import check_ballots, check_rows, read_csv, survey_results, tabulate

    tabulations: dict[tuple[str, str], Tabulation] = {}
    problems: list[Problem] = []
    for cycle, files in project.cycles.items():
        for name, survey in files.surveys.items():
            if survey.ballots is None or survey.path in project.unread:
                continue
            data = workspace.read(survey.ballots.path)
            read = read_csv(survey, survey.ballots.path, data or b"")
            problems.extend(read.problems)
            if read.frame is None:
                continue
            tabulation = tabulate(survey, read.frame, engine)
            tabulations[cycle, name] = tabulation
            problems.extend(check_ballots(files.cycle, survey, read.frame, tabulation))
            if not read.problems:
                problems.extend(check_rows(survey, tabulation.rows))
    return survey_results(project, tabulations), tuple(problems)


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
