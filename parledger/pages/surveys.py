"""The surveys of a cycle that has several, each with its answer; with one, its page stands here."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from parledger.pages.addresses import root_of, survey_path
from parledger.pages.frame import Frame, cycle_view
from parledger.pages.inputs import Inputs
from parledger.pages.page import Crumb, Page
from parledger.pages.survey import SEVERAL, answer
from parledger.pages.survey.fieldwork import survey_state
from parledger.pages.survey.scope import SurveyScope
from parledger.pages.text import say
from parledger.problems import Lang
from parledger.report import Report


@dataclass(frozen=True, slots=True)
class SurveyLink:
    """A survey in the list."""

    title: str
    href: str
    answer: str
    state: str


def surveys_pages(report: Report, lang: Lang, inputs: Inputs) -> tuple[Page, ...]:
    """One page for each cycle with more than one survey."""
    return tuple(
        _page(report, lang, name, inputs)
        for name in report.results.cycles
        if len(report.polls.of(name)) > 1
    )


def _page(report: Report, lang: Lang, cycle_id: str, inputs: Inputs) -> Page:
    cycle = report.files(cycle_id).cycle
    path, title = survey_path(lang, cycle_id), say(SEVERAL, lang)
    foot = inputs.foot(inputs.of_cycle(cycle_id), lang)
    view = cycle_view(report, lang, cycle, path, Frame("surveys", title, (Crumb(title),), foot))
    return Page(path, "surveys.html", view, partial(surveys_context, report, lang, cycle_id))


def surveys_context(report: Report, lang: Lang, cycle_id: str) -> Mapping[str, object]:
    """What `surveys.html` shows; every text finished."""
    result = report.results.cycles[cycle_id]
    scopes = [SurveyScope(report, lang, result, one) for one in report.polls.of(cycle_id)]
    root = root_of(survey_path(lang, cycle_id))
    return {
        "cycle": result.cycle.title,
        "title": say(SEVERAL, lang),
        "surveys": tuple(
            SurveyLink(
                scope.result.survey.title, root + scope.path, answer(scope), survey_state(scope)
            )
            for scope in scopes
        ),
    }
