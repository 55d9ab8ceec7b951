"""A workspace with a survey, written in the test and counted by the product."""

from dataclasses import dataclass
from textwrap import dedent

from parledger.compute import compute_results
from parledger.model.ballots import SurveyResults
from parledger.model.project import Project
from parledger.model.results import CycleResult, Results
from parledger.pipeline.counting import count_surveys
from parledger.problems import Problems
from parledger.source import read_project
from tests.compute.workspaces import Pages, units

SET = """\
id: set
title: Bộ tiêu chí
max_points: 100
areas:
  - {id: "1", title: Khảo sát, max_points: 40, rule: {kind: survey}}
  - {id: "2", title: Tự chấm, max_points: 60, rule: {kind: ratio, target: 60}}
"""
SCALE = """\
scales:
  - id: muc
    options:
      - {id: 1, title: Rất không hài lòng, value: 1}
      - {id: 2, title: Không hài lòng, value: 2}
      - {id: 3, title: Bình thường, value: 3}
      - {id: 4, title: Hài lòng, value: 4}
      - {id: 5, title: Rất hài lòng, value: 5}
    satisfied: [4, 5]
"""


@dataclass(frozen=True)
class Polled:
    """Everything that came of a workspace."""

    project: Project
    surveys: SurveyResults
    results: Results
    problems: Problems

    @property
    def cycle(self) -> CycleResult:
        """The results of the cycle `year`."""
        return self.results.cycles["year"]

    def fed(self, unit: str, survey: int = 0, feed: int = 0):
        """What a survey gives a unit on a criterion."""
        return self.surveys["year"][survey].feeds[feed].units[unit]


def survey(groups: str, more: str, *, head: str = SCALE, survey_id: str = "dan") -> str:
    """An instrument; `groups` and `more` are YAML."""
    return f"id: {survey_id}\ntitle: Khảo sát\n{dedent(head)}{dedent(groups)}{dedent(more)}"


def ballots(rows, questions=("q1",)) -> str:
    """`rows`: (unit, group, answer, answer ...), numbered from 1."""
    lines = [",".join(("ballot", "unit", "group", *questions))]
    lines += [",".join((str(number), *map(str, row))) for number, row in enumerate(rows, 1)]
    return "\n".join(lines) + "\n"


def files_of(names, own, surveys, *, criteria=SET, cycle="") -> dict[str, str]:
    """Files of a workspace: units, each with its own points on criterion 2, and surveys by file name."""
    files = {
        "units/u.yaml": units(*names),
        "criteria/set.yaml": criteria,
        "scores/year/cycle.yaml": (
            "id: year\ntitle: Năm\nyear: 2020\nauthority: UBND\nprovenance: illustrative\n"
            f"blocks: [{{id: xa, title: Xã, criteria: set, units: [{', '.join(names)}]}}]\n{cycle}"
        ),
    }
    for name, points in zip(names, own, strict=True):
        files[f"scores/year/{name}/self.yaml"] = f'scores:\n  "2": {{value: {points}}}\n'
    return files | {f"scores/year/survey/{name}": text for name, text in surveys.items()}


def poll(files) -> Polled:
    """Read, count, compute."""
    workspace = Pages(files)
    loaded = read_project(workspace)
    surveys, found = count_surveys(workspace, loaded.project)
    results = compute_results(loaded.project, None, surveys)
    return Polled(loaded.project, surveys, results, (*loaded.problems, *found))
