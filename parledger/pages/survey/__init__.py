"""A survey's page: the answer first, then turnout, answers, standings, method and fieldwork."""

from collections.abc import Iterator, Mapping
from functools import partial

from parledger.model.words import Words, localise_number, show_figure
from parledger.pages.addresses import data_path, methodology_path, root_of, survey_path
from parledger.pages.frame import Frame, cycle_view
from parledger.pages.inputs import Inputs
from parledger.pages.page import Crumb, Page, View
from parledger.pages.shapes import show_documents
from parledger.pages.survey.fieldwork import make_fieldwork
from parledger.pages.survey.method import make_method
from parledger.pages.survey.questions import make_forms, overall_satisfied, shared_positive
from parledger.pages.survey.scope import SurveyScope, show_share
from parledger.pages.survey.standing import make_standings
from parledger.pages.survey.turnout import (
    MODES,
    block_turnouts,
    group_turnouts,
    turnout_text,
)
from parledger.pages.text import say, show_day
from parledger.problems import Lang
from parledger.report import Report
from parledger.tables.surveys import SURVEY_TABLES

__all__ = ["survey_context", "survey_pages"]

_TITLE = Words("Khảo sát", "Survey")
SEVERAL = Words("Các cuộc khảo sát", "Surveys")
_ANSWER = Words(
    "{valid} phiếu hợp lệ trên {planned} phiếu theo kế hoạch ({share})",
    "{valid} valid ballots of {planned} planned ({share})",
)
_ANSWER_PLAIN = Words("{valid} phiếu hợp lệ", "{valid} valid ballots")
_SATISFIED = Words("{share} câu trả lời là {positive}", "{share} of the answers are {positive}")
_POSITIVE = Words("ở mức tích cực", "positive ones")
_BASE = Words(
    "Tỷ lệ này tính trên {answers} câu trả lời, không kể câu bỏ trống.",
    "That share is of {answers} answers; blanks are left out.",
)
_NONE = Words("Chưa có phiếu nào.", "There are no ballots yet.")
_ELSEWHERE = Words(
    "Mọi kết quả lấy từ nơi khác; kỳ này không thu phiếu.",
    "All results come from elsewhere; no ballots were collected.",
)
_NOT_COUNTED = Words(
    "{ballots} phiếu nhận được không hợp lệ nên không tính.",
    "{ballots} ballots received are not valid and not counted.",
)


def survey_scopes(report: Report, lang: Lang) -> Iterator[SurveyScope]:
    """Every survey that the edition shows."""
    for name, cycle in report.results.cycles.items():
        for found in report.polls.of(name):
            yield SurveyScope(report, lang, cycle, found)


def survey_pages(report: Report, lang: Lang, inputs: Inputs) -> tuple[Page, ...]:
    """One page a survey."""
    return tuple(_page(scope, inputs) for scope in survey_scopes(report, lang))


def _page(scope: SurveyScope, inputs: Inputs) -> Page:
    return Page(scope.path, "survey.html", _view(scope, inputs), partial(survey_context, scope))


def _view(scope: SurveyScope, inputs: Inputs) -> View:
    lang, cycle = scope.lang, scope.cycle.cycle
    title = scope.result.survey.title
    foot = inputs.foot(inputs.of_cycle(cycle.id), lang)
    return cycle_view(
        scope.report, lang, cycle, scope.path, Frame("survey", title, survey_crumbs(scope), foot)
    )


def survey_crumbs(scope: SurveyScope, *, linked: bool = False) -> tuple[Crumb, ...]:
    """From the cycle to the survey; `linked`: there is a page below it."""
    lang, cycle = scope.lang, scope.cycle.cycle.id
    title = scope.result.survey.title
    if scope.path == survey_path(lang, cycle):
        return (Crumb(say(_TITLE, lang), scope.path if linked else ""),)
    above = Crumb(say(SEVERAL, lang), survey_path(lang, cycle))
    return above, Crumb(title, scope.path if linked else "", given=True)


def survey_context(scope: SurveyScope) -> Mapping[str, object]:
    """What `survey.html` shows; every text finished."""
    lang, cycle, survey = scope.lang, scope.cycle.cycle, scope.result.survey
    root = root_of(scope.path)
    modes = dict.fromkeys(group.mode for group in survey.groups if group.has_ballots)
    certainty = scope.certainty
    return {
        "cycle": cycle.title,
        "title": survey.title,
        "answer": answer(scope),
        "remarks": _remarks(scope),
        "period": tuple(show_day(day, lang) for day in survey.period) if survey.period else (),
        "modes": ", ".join(say(MODES[mode], lang) for mode in modes),
        "turnout": turnout_text(scope.poll.turnout, lang),
        "groups": group_turnouts(scope),
        "blocks": block_turnouts(scope),
        "forms": make_forms(scope),
        "standings": make_standings(scope),
        "method": make_method(scope.report, cycle.id, survey, lang),
        "fieldwork": make_fieldwork(scope),
        "legal_basis": show_documents(survey.legal_basis, lang),
        "draws": show_figure(certainty.draws, lang) if certainty is not None else "",
        "methodology_href": f"{root}{methodology_path(lang, cycle.id)}#survey-{survey.id}",
        "downloads": tuple(
            (kind.name, root + data_path(cycle.id, kind.name)) for kind in SURVEY_TABLES.values()
        ),
    }


def answer(scope: SurveyScope) -> str:
    """Ballots of those planned, and how many answers are satisfied ones."""
    lang, turnout = scope.lang, scope.poll.turnout
    if scope.result.tabulation is None:
        collected = any(group.has_ballots for group in scope.result.survey.groups)
        return say(_NONE if collected else _ELSEWHERE, lang)
    text = turnout_text(turnout, lang)
    words = _ANSWER if turnout.planned else _ANSWER_PLAIN
    parts = [say(words, lang, valid=text.valid, planned=text.planned, share=text.share)]
    share, _ = overall_satisfied(scope)
    if share is not None:
        questions = [one for form in scope.result.survey.forms for one in form.questions]
        told = shared_positive(questions, lang) or say(_POSITIVE, lang)
        parts.append(say(_SATISFIED, lang, share=show_share(share, lang), positive=told))
    return f"{'; '.join(parts)}."


def _remarks(scope: SurveyScope) -> str:
    """What the answer is made of: invalid ballots, and over how many answers."""
    lang, turnout = scope.lang, scope.poll.turnout
    sentences = []
    if turnout.received > turnout.valid:
        invalid = localise_number(str(turnout.received - turnout.valid), lang)
        sentences.append(say(_NOT_COUNTED, lang, ballots=invalid))
    share, answers = overall_satisfied(scope)
    if share is not None:
        sentences.append(say(_BASE, lang, answers=localise_number(str(answers), lang)))
    return " ".join(sentences)
