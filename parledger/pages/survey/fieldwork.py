"""What vouches for a survey: how it was supervised, when it was closed, what was corrected."""

from dataclasses import dataclass

from parledger.model.documents import NO_DOCUMENT
from parledger.model.surveys import Supervision, Survey
from parledger.model.words import Words, show_figure
from parledger.pages.shapes import DocumentText, show_document
from parledger.pages.survey.scope import SurveyScope
from parledger.pages.text import NOTHING, say, show_day

_ALL = Words("mọi nhóm", "all groups")
_OPEN = Words("đang thu phiếu, chưa đóng", "still open")
_NO_BALLOTS = Words("chưa có phiếu", "no ballots yet")
_CLOSED = Words("đã đóng ngày {day}", "closed on {day}")
_CORRECTED = Words("đã đóng ngày {day}, có đính chính", "closed on {day}, corrected since")


@dataclass(frozen=True, slots=True)
class SupervisionText:
    """A check of the fieldwork."""

    day: str
    group: str
    checked: str
    confirmed: str
    note: str


@dataclass(frozen=True, slots=True)
class SealText:
    """What the ballots were from a day on; `reason` and `decision` of a correction."""

    day: str
    sha256: str
    rows: str
    reason: str = ""
    decision: DocumentText | None = None


@dataclass(frozen=True, slots=True)
class FieldworkText:
    """`seals`: the closing, then every correction; none while open. `path`: the ballots' file."""

    state: str
    supervision: tuple[SupervisionText, ...]
    seals: tuple[SealText, ...]
    path: str
    sha256: str
    rows: str


def make_fieldwork(scope: SurveyScope) -> FieldworkText:
    """All that the survey's file says of it."""
    survey, lang = scope.result.survey, scope.lang
    counted = scope.result.tabulation
    return FieldworkText(
        state=survey_state(scope),
        supervision=tuple(_supervision(scope, one) for one in survey.supervision),
        seals=_seals(scope),
        path=survey.ballots.path if survey.ballots is not None else "",
        sha256=survey.ballots.sha256 if survey.ballots is not None else "",
        rows=show_figure(counted.rows, lang) if counted is not None else "",
    )


def survey_state(scope: SurveyScope) -> str:
    """Closed or still open, in words."""
    survey, lang = scope.result.survey, scope.lang
    if survey.closed is None:
        return say(_OPEN if scope.result.tabulation is not None else _NO_BALLOTS, lang)
    words = _CORRECTED if survey.errata else _CLOSED
    return say(words, lang, day=show_day(survey.closed.date, lang))


def _supervision(scope: SurveyScope, one: Supervision) -> SupervisionText:
    lang = scope.lang
    return SupervisionText(
        day=show_day(one.date, lang),
        group=scope.group_title(one.group) if one.group else say(_ALL, lang),
        checked=NOTHING if one.checked is None else show_figure(one.checked, lang),
        confirmed=NOTHING if one.confirmed is None else show_figure(one.confirmed, lang),
        note=one.note,
    )


def _seals(scope: SurveyScope) -> tuple[SealText, ...]:
    survey, lang = scope.result.survey, scope.lang
    if survey.closed is None:
        return ()
    first = survey.closed
    return (
        SealText(show_day(first.date, lang), first.sha256, show_figure(first.rows, lang)),
        *_errata(survey, scope),
    )


def _errata(survey: Survey, scope: SurveyScope) -> tuple[SealText, ...]:
    lang = scope.lang
    return tuple(
        SealText(
            show_day(one.date, lang),
            one.sha256,
            show_figure(one.rows, lang),
            one.reason,
            None if one.decision == NO_DOCUMENT else show_document(one.decision, lang),
        )
        for one in survey.errata
    )
