"""What the pages of one survey share: its sums, its addresses, its figures as texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from parledger.model.ballots import FeedResult, SurveyResult
from parledger.model.certainty import CycleCertainty, FeedCertainty, Interval
from parledger.model.criteria import Node
from parledger.model.questions import Question
from parledger.model.results import BlockResult, CycleResult
from parledger.model.surveys import Form
from parledger.model.words import Words
from parledger.pages.addresses import node_slug, question_path, survey_path
from parledger.pages.text import NOTHING, say, show_index
from parledger.problems import Lang
from parledger.report import Report
from parledger.report.answers import Poll
from parledger.report.scales import stances

_FROM = Words("“{option}” trở lên", "“{option}” or better")
_ONE = Words("“{option}”", "“{option}”")


@dataclass(frozen=True)
class SurveyScope:
    """A survey of a cycle in one language; `sums`: where another scope has made them already."""

    report: Report
    lang: Lang
    cycle: CycleResult
    result: SurveyResult
    sums: Poll | None = None

    @cached_property
    def poll(self) -> Poll:
        """Turnout and answers."""
        return self.sums or Poll(self.cycle.cycle, self.result)

    @property
    def certainty(self) -> CycleCertainty | None:
        """How sure the cycle's figures are."""
        return self.report.polls.certainty.get(self.cycle.cycle.id)

    def certainty_of(self, feed: FeedResult) -> FeedCertainty | None:
        """How sure the shares of a criterion are."""
        if self.certainty is None:
            return None
        return self.certainty.feed(self.result.survey.id, feed.criterion, feed.block)

    @cached_property
    def path(self) -> str:
        """Of the survey's page."""
        return survey_page(self.report, self.lang, self.cycle.cycle.id, self.result.survey.id)

    @cached_property
    def slugs(self) -> Mapping[tuple[str, str], str]:
        """(form, question) -> its part of an address; no two are alike."""
        forms = self.result.survey.forms
        found: dict[tuple[str, str], str] = {}
        taken: set[str] = set()
        for form in forms:
            for question in form.questions:
                named = f"{form.id}-{question.id}" if len(forms) > 1 else question.id
                slug = plain = node_slug(named)
                number = 1
                while slug in taken:
                    number += 1
                    slug = f"{plain}-{number}"
                taken.add(slug)
                found[form.id, question.id] = slug
        return found

    def question_page(self, form: Form, question: Question) -> str:
        """Site path of a question; free words have none."""
        if question.kind == "text":
            return ""
        slug = self.slugs[form.id, question.id]
        return question_path(self.lang, self.cycle.cycle.id, self.result.survey.id, slug)

    def block(self, block_id: str) -> BlockResult | None:
        """A block of the cycle."""
        return next((one for one in self.cycle.blocks if one.block.id == block_id), None)

    def leaf(self, feed: FeedResult) -> Node | None:
        """The criterion that is fed."""
        block = self.block(feed.block)
        return block.criteria.nodes.get(feed.criterion) if block is not None else None

    def group_title(self, group_id: str) -> str:
        """A group's title; its id where it is not one of the survey."""
        group = self.result.survey.group(group_id)
        return group.title if group is not None else group_id


def survey_page(report: Report, lang: Lang, cycle: str, survey: str) -> str:
    """Site path of a survey: the cycle's only one stands at `survey/`."""
    several = len(report.polls.of(cycle)) > 1
    return survey_path(lang, cycle, survey if several else "")


def question_number(question: Question) -> str:
    """A question's id as people call it: `q4` is question 4."""
    digits = question.id[1:]
    return digits if question.id[:1] in "qQ" and digits.isdigit() else question.id


def positive(question: Question, lang: Lang) -> str:
    """The answers that count as satisfied, in the scale's own words: from “Hài lòng” upwards."""
    chosen = [one.option for one in stances(question) if one.option.id in question.satisfied]
    if not chosen:
        return ""
    words = _ONE if len(chosen) == 1 else _FROM
    return say(words, lang, option=chosen[0].title)


def show_share(share: Fraction | None, lang: Lang) -> str:
    """A share of 1 in percent with one decimal, or a dash."""
    return NOTHING if share is None else f"{show_index(share * 100, lang, 1)}\u00a0%"


def show_interval(interval: Interval | None, lang: Lang) -> str:
    """An interval of shares in percent."""
    if interval is None:
        return NOTHING
    low, high = (show_index(edge * 100, lang, 1) for edge in (interval.low, interval.high))
    return f"{low}–{high}\u00a0%"


def show_range(interval: Interval | None, lang: Lang) -> str:
    """An interval of points."""
    if interval is None:
        return NOTHING
    return f"{show_index(interval.low, lang)}–{show_index(interval.high, lang)}"
