"""Where the points of a criterion come from that a survey feeds: the survey, its questions, how."""

from collections.abc import Iterator
from dataclasses import dataclass

from parledger.model.ballots import FeedResult
from parledger.model.criteria import Node
from parledger.model.questions import Question
from parledger.model.surveys import Form
from parledger.pages.nodes import node_root
from parledger.pages.shapes import LinkText
from parledger.pages.survey.scope import SurveyScope, question_number
from parledger.pages.text import say
from parledger.pages.unit.scope import BlockScope


@dataclass(frozen=True, slots=True)
class FeedText:
    """A survey that gives the criterion its points."""

    title: str
    href: str
    name: str
    how: str
    symbols: str
    groups: str
    questions: tuple[LinkText, ...]


def feeds_of(scope: BlockScope, leaf: Node) -> tuple[FeedText, ...]:
    """The survey whose points count: of two that feed a leaf, the first."""
    for poll in scope.polls:
        survey = SurveyScope(scope.report, scope.lang, scope.cycle, poll.result, poll)
        for feed in poll.result.feeds:
            if feed.criterion == leaf.id and feed.block == scope.block.block.id:
                return (_feed(scope, survey, feed),)
    return ()


def _feed(scope: BlockScope, survey: SurveyScope, feed: FeedResult) -> FeedText:
    root, lang = node_root(scope), scope.lang
    groups = {
        one.group.id: one.group.title for found in feed.units.values() for one in found.groups
    }
    return FeedText(
        title=survey.result.survey.title,
        href=root + survey.path,
        name=say(feed.formula.name, lang),
        how=say(feed.formula.how(), lang),
        symbols=say(feed.formula.symbols(), lang),
        groups=", ".join(groups.values()),
        questions=tuple(
            LinkText(
                f"{question_number(question)}. {question.title}",
                root + survey.question_page(form, question),
            )
            for form, question in _questions(survey, feed, frozenset(groups))
        ),
    )


def _questions(
    survey: SurveyScope, feed: FeedResult, groups: frozenset[str]
) -> Iterator[tuple[Form, Question]]:
    """What is counted: the questions named, else all on a scale, of the forms of the groups."""
    named = feed.feed.questions
    for form in survey.result.survey.forms:
        if not groups & set(form.groups):
            continue
        for question in form.questions:
            if question.id in named if named else question.kind == "scale":
                yield form, question
