"""The questions of a survey on its own page: bars of those on one scale, and a line for each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from parledger.model.formula import Formula, Tally
from parledger.model.questions import Question
from parledger.model.surveys import Form
from parledger.model.words import Words, localise_number, plain_decimal
from parledger.pages.addresses import root_of
from parledger.pages.survey.answers import Stack, StackFrame, StackRow, make_stack
from parledger.pages.survey.scope import SurveyScope, positive, question_number, show_share
from parledger.pages.text import NOTHING, say
from parledger.problems import Lang
from parledger.report.answers import add_up, satisfied_share
from parledger.report.scales import stances

_FINDING = Words(
    "Câu {best} có tỷ lệ {positive} cao nhất ({most}), câu {worst} thấp nhất ({least})",
    "Largest share of {positive}: question {best} ({most}); smallest: question {worst} ({least})",
)
_ONE = Words("{share} câu trả lời là {positive}", "{share} of the answers are {positive}")
_PLAIN = Words("Trả lời theo từng câu hỏi", "Answers to each question")
_NOTE = Words("{given} trả lời, {blank} bỏ trống", "{given} answers, {blank} blank")
_TEXT = Words("ý kiến tự do, không công bố", "free words, not published")
_ELSEWHERE = Words(
    "Không có phiếu nào của mẫu này trong cuộc khảo sát: kết quả lấy từ nơi khác.",
    "There are no ballots of this form in the survey: its results come from elsewhere.",
)
_NO_BALLOTS = Words("Chưa có phiếu nào của mẫu này.", "There are no ballots of this form yet.")
_SEVERAL = Words("chọn một hoặc nhiều ý", "one or several answers")


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question; figures empty where nothing may be shown. Orders are plain decimals."""

    number: str
    title: str
    href: str
    ballots: str
    ballots_order: str
    answered: str
    answered_order: str
    blank: str
    blank_order: str
    satisfied: str
    satisfied_order: str
    note: str


@dataclass(frozen=True, slots=True)
class FormText:
    """A form with its bars and questions; `title` empty where it is the only one.

    `positive`: what counts as satisfied, where all its scales say it alike. `note`: why there
    are no figures.
    """

    key: str
    title: str
    groups: str
    positive: str
    note: str
    stacks: tuple[Stack, ...]
    rows: tuple[QuestionRow, ...]


def make_forms(scope: SurveyScope) -> tuple[FormText, ...]:
    """Every form in the order of the survey's file."""
    forms = scope.result.survey.forms
    return tuple(_form(scope, form, several=len(forms) > 1) for form in forms)


def _form(scope: SurveyScope, form: Form, *, several: bool) -> FormText:
    tallies = {
        question.id: add_up(question, scope.poll.answers_of(form, question))
        for question in form.questions
    }
    code = f"{form.code} · {form.title}" if form.code else form.title
    return FormText(
        key=form.id,
        title=code if several else "",
        groups=", ".join(scope.group_title(group) for group in form.groups) if several else "",
        positive=shared_positive(form.questions, scope.lang),
        note="" if any(one.ballots for one in tallies.values()) else _why_empty(scope, form),
        stacks=tuple(_stacks(scope, form, tallies)),
        rows=tuple(_row(scope, form, question, tallies[question.id]) for question in form.questions),
    )  # fmt: skip


def _why_empty(scope: SurveyScope, form: Form) -> str:
    groups = [scope.result.survey.group(group) for group in form.groups]
    elsewhere = all(group is not None and not group.has_ballots for group in groups)
    return say(_ELSEWHERE if elsewhere else _NO_BALLOTS, scope.lang)


def shared_positive(questions: Iterable[Question], lang: Lang) -> str:
    """What counts as satisfied, where the questions on a scale agree on it; else empty."""
    found = {positive(one, lang) for one in questions if one.kind == "scale" and one.satisfied}
    return found.pop() if len(found) == 1 else ""


def formula_of(scope: SurveyScope) -> Formula | None:
    """The survey's own formula, or that of what it feeds first."""
    survey, feeds = scope.result.survey, scope.result.feeds
    return survey.formula or (feeds[0].formula if feeds else None)


def _stacks(scope: SurveyScope, form: Form, tallies: dict[str, Tally]) -> Iterator[Stack]:
    """Questions that share their options, together."""
    scales: dict[tuple[object, ...], list[Question]] = {}
    for question in form.questions:
        if question.kind == "scale":
            scales.setdefault((question.options, question.satisfied), []).append(question)
    for number, questions in enumerate(scales.values(), start=1):
        held = [tallies[question.id] for question in questions]
        rows = [_stack_row(scope, form, tally) for tally in held]
        frame = StackFrame(f"answers-{form.id}-{number}", finding(held, scope.lang), scope.lang)
        stack = make_stack(frame, rows, stances(questions[0], formula_of(scope)))
        if stack is not None:
            yield stack


def _stack_row(scope: SurveyScope, form: Form, tally: Tally) -> StackRow:
    question = tally.question
    return StackRow(
        title=question.title,
        tally=tally,
        mark=question_number(question),
        href=root_of(scope.path) + scope.question_page(form, question),
        note=note_of(tally, scope.lang),
    )


def note_of(tally: Tally, lang: Lang) -> str:
    """How many answered and how many left it blank."""
    given, blank = tally.answered, tally.ballots - tally.answered
    return say(
        _NOTE,
        lang,
        given=localise_number(str(given), lang),
        blank=localise_number(str(blank), lang),
    )


def finding(tallies: Sequence[Tally], lang: Lang) -> str:
    """Where people are satisfied most and least."""
    known = [
        (share, question_number(tally.question))
        for tally in tallies
        if (share := satisfied_share((tally,))) is not None
    ]
    if not known:
        return say(_PLAIN, lang)
    most, least = max(share for share, _ in known), min(share for share, _ in known)
    best, worst = (
        ", ".join(number for share, number in known if share == edge) for edge in (most, least)
    )
    told = positive(tallies[0].question, lang)
    texts = {"most": show_share(most, lang), "least": show_share(least, lang), "positive": told}
    if len(known) == 1:
        return say(_ONE, lang, share=texts["most"], positive=told)
    if most == least:
        return say(_PLAIN, lang)
    return say(_FINDING, lang, best=best, worst=worst, **texts)


def _row(scope: SurveyScope, form: Form, question: Question, tally: Tally) -> QuestionRow:
    lang = scope.lang
    page = scope.question_page(form, question)
    share = satisfied_share((tally,))
    notes = {"text": _TEXT}.get(question.kind) or (_SEVERAL if question.several else None)
    shown = question.kind != "text" and tally.ballots > 0
    return QuestionRow(
        number=question_number(question),
        title=question.title,
        href=root_of(scope.path) + page if page else "",
        ballots=localise_number(str(tally.ballots), lang) if shown else NOTHING,
        ballots_order=str(tally.ballots) if shown else "",
        answered=localise_number(str(tally.answered), lang) if shown else NOTHING,
        answered_order=str(tally.answered) if shown else "",
        blank=localise_number(str(tally.ballots - tally.answered), lang) if shown else NOTHING,
        blank_order=str(tally.ballots - tally.answered) if shown else "",
        satisfied=show_share(share, lang),
        satisfied_order=plain_decimal(share) if share is not None else "",
        note=say(notes, lang) if notes is not None else "",
    )


def overall_satisfied(scope: SurveyScope) -> tuple[Fraction | None, int]:
    """Satisfied answers over all answers on a scale that may be shown, and how many those are."""
    tallies = [
        add_up(question, scope.poll.answers_of(form, question))
        for form in scope.result.survey.forms
        for question in form.questions
        if question.kind == "scale" and question.satisfied
    ]
    return satisfied_share(tallies), sum(tally.answered for tally in tallies)
