"""Questions that need the typed project or several files; pure: from a project to problems.

Adding a check: one file here and one line in `CHECKS` or `UNIT_CHECKS`; a code, its wording and its broken example.
"""

from collections.abc import Callable, Iterator

from parledger.check.codes import check_codes
from parledger.check.council import check_council
from parledger.check.cycles import check_cycles
from parledger.check.elsewhere import check_elsewhere
from parledger.check.explanation import check_explanations
from parledger.check.lineage import check_lineage
from parledger.check.offices import check_offices
from parledger.check.own_scores import check_own_scores
from parledger.check.papers import check_papers
from parledger.check.plans import check_appeals, check_improvements, check_tasks
from parledger.check.published import check_published_figures, check_published_units
from parledger.check.published_record import check_publication, check_published_results
from parledger.check.readiness import check_published_complete
from parledger.check.round_1 import check_round_1
from parledger.check.round_2 import check_round_2
from parledger.check.sets import check_sets
from parledger.check.survey_closing import check_survey_closing
from parledger.check.survey_feeds import check_survey_feeds
from parledger.check.survey_forms import check_survey_forms
from parledger.check.survey_groups import check_survey_groups
from parledger.check.units import check_units
from parledger.model.project import Project
from parledger.model.results import Results
from parledger.problems import Problem, Problems, sort_problems

__all__ = [
    "CHECKS",
    "UNIT_CHECKS",
    "Check",
    "check_common",
    "check_each_unit",
    "check_project",
    "check_results",
]

Check = Callable[[Project], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    check_units,
    check_sets,
    check_codes,
    check_lineage,
    check_cycles,
    check_elsewhere,
    check_offices,
    check_published_units,
    check_council,
    check_tasks,
    check_appeals,
    check_improvements,
    check_publication,
    check_survey_feeds,
    check_survey_forms,
    check_survey_groups,
    check_survey_closing,
)
"""Every check that needs no computed figure and looks at more than one unit's scores."""

UNIT_CHECKS: tuple[Check, ...] = (
    check_own_scores,
    check_round_1,
    check_explanations,
    check_round_2,
    check_papers,
)
"""Checks that take each unit of `CycleFiles.units` by itself: its files, the cycle and the set."""


def check_project(project: Project) -> Problems:
    """Everything that is wrong between the files of a project, sorted by place."""
    return sort_problems((*check_common(project), *check_each_unit(project)))


def check_common(project: Project) -> Problems:
    """What `CHECKS` find."""
    return tuple(problem for check in CHECKS for problem in check(project))


def check_each_unit(project: Project) -> Problems:
    """What `UNIT_CHECKS` find; units left out of `CycleFiles.units` are not looked at."""
    return tuple(problem for check in UNIT_CHECKS for problem in check(project))


def check_results(project: Project, results: Results) -> Problems:
    """Printed figures beyond the tolerance, or of another rank (K223, K224); published ones that
    are recomputed otherwise, or were published unfinished (K267, K271 to K276).
    """
    return sort_problems(
        (
            *check_published_figures(project, results),
            *check_published_results(project, results),
            *check_published_complete(project, results),
        )
    )
