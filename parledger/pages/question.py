"""A question's page: its words and options, and how it was answered in all, by group and by unit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from parledger.model.formula import Tally
from parledger.model.questions import Question
from parledger.model.surveys import Form
from parledger.model.words import Words, localise_number, plain_decimal
from parledger.pages.addresses import root_of, unit_path
from parledger.pages.figures.labels import UNIT, unit_labels
from parledger.pages.frame import Frame, cycle_view
from parledger.pages.inputs import Inputs
from parledger.pages.page import Crumb, Page, View
from parledger.pages.shapes import LinkText, unit_name
from parledger.pages.survey import survey_crumbs, survey_scopes
from parledger.pages.survey.answers import Stack, StackFrame, StackRow, make_stack
from parledger.pages.survey.extremes import unit_finding
from parledger.pages.survey.questions import formula_of, note_of
from parledger.pages.survey.scope import (
    SurveyScope,
    positive,
    question_number,
    show_interval,
    show_share,
)
from parledger.pages.text import percent, say
from parledger.problems import Lang
from parledger.report import Report
from parledger.report.answers import Answered, add_up, satisfied_interval, satisfied_share
from parledger.report.scales import Stance, stances

_CRUMB = Words("Câu {number}", "Question {number}")
_SATISFIED = Words(
    "{share} câu trả lời là {positive} ({got} trên {of}).",
    "{share} of the answers are {positive} ({got} of {of}).",
)
_MOST = Words(
    "Nhiều nhất: “{option}”, {share} số phiếu trả lời ({got} trên {of}).",
    "Most often: “{option}”, {share} of the ballots that answer ({got} of {of}).",
)
_NOBODY = Words("Chưa có câu trả lời nào được nêu.", "There are no answers to show.")


@dataclass(frozen=True, slots=True)
class OptionRow:
    """An option with its count; `at` is the bar's length, of 100 % of the ballots that answer."""

    title: str
    count: str
    share: str
    at: str
    satisfied: bool


@dataclass(frozen=True, slots=True)
class PartRow:
    """A unit's or group's answers: counts and shares of each option, in the options' order."""

    name: str
    href: str
    answered: str
    answered_order: str
    blank: str
    blank_order: str
    interval: str
    satisfied: str
    satisfied_order: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BlockAnswers:
    """A block's units; `stack` for questions on a scale."""

    id: str
    title: str
    stack: Stack | None
    rows: tuple[PartRow, ...]
    left_out: str


def question_pages(report: Report, lang: Lang, inputs: Inputs) -> tuple[Page, ...]:
    """One page for each question with options of each survey that the edition shows."""
    return tuple(
        page for scope in survey_scopes(report, lang) for page in _survey_questions(scope, inputs)
    )


def _survey_questions(scope: SurveyScope, inputs: Inputs) -> Iterator[Page]:
    for form in scope.result.survey.forms:
        for question in form.questions:
            path = scope.question_page(form, question)
            if path:
                context = partial(question_context, scope, form, question)
                yield Page(path, "question.html", _view(scope, question, path, inputs), context)


def _view(scope: SurveyScope, question: Question, path: str, inputs: Inputs) -> View:
    lang, cycle = scope.lang, scope.cycle.cycle
    here = say(_CRUMB, lang, number=question_number(question))
    crumbs = (*survey_crumbs(scope, linked=True), Crumb(here))
    title = f"{here}: {question.title} · {scope.result.survey.title}"
    frame = Frame("question", title, crumbs, inputs.foot(inputs.of_cycle(cycle.id), lang))
    return cycle_view(scope.report, lang, cycle, path, frame)


def question_context(scope: SurveyScope, form: Form, question: Question) -> Mapping[str, object]:
    """What `question.html` shows; every text finished."""
    lang = scope.lang
    root = root_of(scope.question_page(form, question))
    answered = scope.poll.answers_of(form, question)
    order = stances(question, formula_of(scope)) if question.kind == "scale" else ()
    total = add_up(question, answered)
    before, after = _neighbours(scope, form, question, root)
    several = len(scope.result.survey.forms) > 1
    return {
        "cycle": scope.cycle.cycle.title,
        "survey": scope.result.survey.title,
        "survey_href": root + scope.path,
        "form": (f"{form.code} · {form.title}" if form.code else form.title) if several else "",
        "number": question_number(question),
        "title": question.title,
        "kind": question.kind,
        "several": question.several,
        "positive": positive(question, lang),
        "answer": _answer(total, lang),
        "note": note_of(total, lang),
        "options": _options(total, lang),
        "groups": tuple(_group_rows(scope, form, question, answered)),
        "blocks": tuple(_blocks(scope, question, answered, order, root)),
        "before": before,
        "after": after,
    }


def _answer(total: Tally, lang: Lang) -> str:
    if not total.answered:
        return say(_NOBODY, lang)
    of = localise_number(str(total.answered), lang)
    share = satisfied_share((total,))
    if share is not None:
        got = localise_number(str(int(share * total.answered)), lang)
        told = positive(total.question, lang)
        return say(_SATISFIED, lang, share=show_share(share, lang), got=got, of=of, positive=told)
    most = max(total.question.options, key=lambda one: total.counts.get(one.id, 0))
    count = total.counts.get(most.id, 0)
    texts = {"share": show_share(Fraction(count, total.answered), lang), "of": of}
    return say(_MOST, lang, option=most.title, got=localise_number(str(count), lang), **texts)


def _options(total: Tally, lang: Lang) -> tuple[OptionRow, ...]:
    found = []
    for option in total.question.options:
        count = total.counts.get(option.id, 0)
        share = Fraction(count, total.answered) if total.answered else None
        found.append(
            OptionRow(
                option.title,
                localise_number(str(count), lang),
                show_share(share, lang),
                percent(share * 100) if share is not None else "",
                option.id in total.question.satisfied,
            )
        )
    return tuple(found)


def _group_rows(
    scope: SurveyScope, form: Form, question: Question, answered: tuple[Answered, ...]
) -> Iterator[PartRow]:
    """A form for one group alone needs no breakdown by group."""
    if len(form.groups) < 2:
        return
    for group in form.groups:
        held = [one for one in answered if one.group == group]
        if held:
            yield _part(scope.group_title(group), "", add_up(question, held), scope.lang)


def _part(name: str, href: str, tally: Tally, lang: Lang) -> PartRow:
    blank, share = tally.ballots - tally.answered, satisfied_share((tally,))
    options = []
    for option in tally.question.options:
        count = tally.counts.get(option.id, 0)
        part = Fraction(count, tally.answered) if tally.answered else None
        options.append((show_share(part, lang), plain_decimal(part) if part is not None else ""))
    return PartRow(
        name=name,
        href=href,
        answered=localise_number(str(tally.answered), lang),
        answered_order=str(tally.answered),
        blank=localise_number(str(blank), lang),
        blank_order=str(blank),
        interval=show_interval(satisfied_interval(tally), lang),
        satisfied=show_share(share, lang),
        satisfied_order=plain_decimal(share) if share is not None else "",
        options=tuple(options),
    )


def _blocks(
    scope: SurveyScope,
    question: Question,
    answered: tuple[Answered, ...],
    order: tuple[Stance, ...],
    root: str,
) -> Iterator[BlockAnswers]:
    for block in scope.cycle.cycle.blocks:
        held: dict[str, list[Answered]] = {}
        for one in answered:
            if one.block == block.id:
                held.setdefault(one.unit, []).append(one)
        if not held:
            continue
        tallies = {unit: add_up(question, held[unit]) for unit in block.units if unit in held}
        ordered = _best_first(tallies)
        rows = tuple(
            _part(
                unit_name(scope.report, unit), root + _page(scope, unit), tallies[unit], scope.lang
            )
            for unit in ordered
        )
        stack = _stack(scope, block.id, {unit: tallies[unit] for unit in ordered}, order)
        without = [unit for unit in block.units if unit not in held]
        names = ", ".join(unit_name(scope.report, unit) for unit in without)
        yield BlockAnswers(block.id, block.title, stack, rows, names)


def _best_first(tallies: Mapping[str, Tally]) -> list[str]:
    """By the share of satisfied answers, then in the decision's order."""

    def place(unit: str) -> Fraction:
        return -(satisfied_share((tallies[unit],)) or Fraction(0))

    return sorted(tallies, key=place)


def _stack(
    scope: SurveyScope, block: str, tallies: Mapping[str, Tally], order: tuple[Stance, ...]
) -> Stack | None:
    if not order or len(tallies) < 2:
        return None
    names = unit_labels(scope.report, tallies)
    rows = [StackRow(names[unit], tally) for unit, tally in tallies.items()]
    title = unit_finding(names, tallies, scope.lang)
    return make_stack(StackFrame(f"units-{block}", title, scope.lang, UNIT), rows, order)


def _page(scope: SurveyScope, unit: str) -> str:
    return unit_path(scope.lang, scope.cycle.cycle.id, unit)


def _neighbours(
    scope: SurveyScope, form: Form, question: Question, root: str
) -> tuple[LinkText | None, LinkText | None]:
    """The questions before and after with a page of their own."""
    shown = [one for one in form.questions if one.kind != "text"]
    at = shown.index(question)

    def link(place: int) -> LinkText | None:
        if not 0 <= place < len(shown):
            return None
        other = shown[place]
        title = f"{question_number(other)}. {other.title}"
        return LinkText(title, root + scope.question_page(form, other))

    return link(at - 1), link(at + 1)
