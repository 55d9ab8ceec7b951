"""A survey's forms and questions, and whether a formula can count them."""

from collections.abc import Iterator, Mapping

from parledger.check.found import found, hints, where
from parledger.check.survey_scope import SurveyScope, counted_questions, survey_scopes
from parledger.model.anonymity import is_personal_name
from parledger.model.formula import Formula
from parledger.model.project import Project
from parledger.model.questions import Question
from parledger.model.surveys import Feed, Form
from parledger.problems import Place, Problem

FIXED = ("ballot", "unit", "group", "date")
"""Columns that every file of ballots has, or may have."""


def check_survey_forms(project: Project) -> Iterator[Problem]:
    """V150 to V152, V156, V215, V227 to V230, V236 to V240, V244 to V246, V251."""
    for scope in survey_scopes(project):
        yield from _check_best(scope)
        if not scope.is_whole:
            continue
        yield from _check_groups(scope)
        yield from _check_columns(scope)
        yield from _check_required(scope)
        for feed in scope.survey.feeds:
            yield from _check_feed(scope, feed)


def _check_groups(scope: SurveyScope) -> Iterator[Problem]:
    """Each group with ballots of its own fills in one form."""
    survey = scope.survey
    for group in survey.groups:
        forms = [form for form in survey.forms if group.id in form.groups]
        if not forms and group.has_ballots and survey.forms:
            yield found("V229", where(group.places, "id", group.at), group.id)
        for form in forms[1:]:
            place = where(form.places, f"groups:{group.id}", form.at)
            yield found("V230", place, form.id, group=group.id, other=forms[0].id)
    for form in survey.forms:
        for name in form.groups:
            if name not in scope.group_ids:
                place = where(form.places, f"groups:{name}", form.at)
                yield found("V227", place, form.id, found=name, **hints(name, scope.group_ids))


def _check_columns(scope: SurveyScope) -> Iterator[Problem]:
    """What the questions' ids become in the ballots: columns, alike in whatever case."""
    first: dict[str, tuple[Question, Form]] = {}
    for form in scope.survey.forms:
        for question in form.questions:
            if _is_personal(question):
                yield found("V215", question.at, question.id)
            folded = question.id.casefold()
            before, there = first.setdefault(folded, (question, form))
            if folded in FIXED:
                yield found("V245", question.at, question.id, other=folded)
            elif before.id != question.id:
                yield found("V245", question.at, question.id, other=before.id)
            elif there is not form and _answers(before) != _answers(question):
                line = before.at.line
                yield found("V244", question.at, question.id, other=there.id, line=line)


def _is_personal(question: Question) -> bool:
    """Whether people would write down who they are; a scale may ask about a name or an address."""
    told = is_personal_name(question.title) and question.kind == "text"
    return told or is_personal_name(question.id)


def _answers(question: Question) -> tuple[object, ...]:
    options = tuple((option.id, option.value) for option in question.options)
    return question.kind, question.several, options, question.satisfied


def _check_required(scope: SurveyScope) -> Iterator[Problem]:
    valid = scope.survey.valid
    for name in valid.required:
        place = where(valid.places, f"required:{name}", scope.place("valid"))
        question = scope.questions.get(name)
        if question is None:
            yield found("V228", place, "valid", found=name, **hints(name, scope.questions))
        elif question.kind == "text":
            yield found("V246", place, name)


def _check_feed(scope: SurveyScope, feed: Feed) -> Iterator[Problem]:
    formula = scope.survey.formula_of(feed)
    if formula is None:
        # A formula that could not be read was reported already.
        if "formula" not in feed.places and "formula" not in scope.survey.places:
            yield found("V240", where(feed.places, "criterion", feed.at), feed.criterion)
        return
    counted: dict[str, Question] = {}
    for form in _forms(scope, feed):
        questions = counted_questions(form, feed.questions)
        counted |= {one.id: one for one in questions}
        if not questions and all(name in scope.questions for name in feed.questions):
            yield found("V239", form.at, form.id, criterion=feed.criterion)
    place = scope.place("formula") if feed.formula is None else feed.places["formula"]
    uncounted = [one for one in counted.values() if one.kind == "text" or one.several]
    for question in uncounted:
        at = where(feed.places, f"questions:{question.id}", feed.at)
        yield found("V238", at, feed.criterion, question=question.id, **_why_not(question))
    fit = {name: one for name, one in counted.items() if one not in uncounted}
    yield from check_formula(formula, fit, place, feed.criterion)


def _forms(scope: SurveyScope, feed: Feed) -> list[Form]:
    """The forms that the groups of a feed fill in."""
    groups = [
        group.id
        for group in scope.survey.groups
        if group.has_ballots
        and (not feed.groups or group.id in feed.groups)
        and any(group.is_about(block.block.id) for block in scope.fed(feed))
    ]
    return [form for form in scope.survey.forms if not set(groups).isdisjoint(form.groups)]


def _why_not(question: Question) -> dict[str, str]:
    if question.kind == "text":
        return {"why_vi": "trả lời bằng lời văn", "why_en": "is answered in free words"}
    return {"why_vi": "được chọn nhiều câu trả lời", "why_en": "takes several answers"}


def check_formula(
    formula: Formula, counted: Mapping[str, Question], place: Place, subject: str
) -> Iterator[Problem]:
    """V236: what counted questions lack, once for all that lack it; V237: what none of them has."""
    lacking: dict[str, list[str]] = {}
    for question in counted.values():
        lacks = formula.lacks(question)
        if lacks:
            lacking.setdefault(lacks, []).append(question.id)
    for lacks, questions in lacking.items():
        names = ", ".join(questions)
        yield found("V236", place, subject, kind=formula.kind, lacks=lacks, questions=names)
    options = list(dict.fromkeys(one.id for q in counted.values() for one in q.options))
    for name in formula.named():
        if options and name not in options:
            yield found("V237", place, subject, found=name, **hints(name, options))


def _check_best(scope: SurveyScope) -> Iterator[Problem]:
    """Mistakes in a formula itself, and a best outcome that is not the criterion's maximum."""
    survey = scope.survey
    for feed in survey.feeds:
        formula = survey.formula_of(feed)
        if formula is None:
            continue
        subject = feed.criterion if feed.formula else survey.id
        for defect in formula.defects():
            place = Place(survey.path, defect.line, defect.column)
            yield Problem(place, f"V{defect.number}", subject, defect.args)
        place = feed.places["formula"] if feed.formula else scope.place("formula")
        for block in scope.fed(feed):
            leaf = block.criteria.nodes[feed.criterion]
            best = formula.best(leaf.max_points)
            if best != leaf.max_points and block.has_maximum(leaf):
                yield found("V251", place, leaf.id, best=best, maximum=leaf.max_points)
