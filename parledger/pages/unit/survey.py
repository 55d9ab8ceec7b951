"""What surveys say of a unit: ballots, shares with intervals, points, answers, and the rank."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from parledger.model.ballots import FeedResult, GroupResult, UnitPoints
from parledger.model.certainty import GroupCertainty, Interval, RankRange
from parledger.model.results import UnitResult
from parledger.model.words import Words, localise_number, show_figure
from parledger.pages.addresses import node_path
from parledger.pages.survey.answers import Stack, StackFrame, StackRow, make_stack
from parledger.pages.survey.fieldwork import survey_state
from parledger.pages.survey.questions import finding, formula_of, note_of
from parledger.pages.survey.scope import (
    SurveyScope,
    question_number,
    show_interval,
    show_range,
    show_share,
)
from parledger.pages.survey.standing import ballots_text, few_groups
from parledger.pages.survey.turnout import TurnoutText, turnout_text
from parledger.pages.text import percent, say, say_reason, show_points
from parledger.pages.unit.scope import BlockScope
from parledger.problems import Lang
from parledger.report.answers import add_up, total_turnout
from parledger.report.scales import stances

_RANK = Words(
    "Hạng {rank}; do sai số chọn mẫu của khảo sát, hạng có thể từ {best} đến {worst} (95 trên 100 "
    "lần tính thử). Khoảng này không tính sai sót khi tự chấm, thẩm định.",
    "Rank {rank}; by the survey's sampling error it may lie between {best} and {worst} (95 of 100 "
    "draws). Errors in self-assessment and appraisal are not counted.",
)
_RANK_FIRM = Words(
    "Hạng {rank}; sai số chọn mẫu của khảo sát không làm đổi hạng này (95 trên 100 lần tính thử). "
    "Sai sót khi tự chấm, thẩm định không được tính.",
    "Rank {rank}; the survey's sampling error does not move it (95 of 100 draws). Errors in "
    "self-assessment and appraisal are not counted.",
)
_BETWEEN = Words(
    "từ {best} đến {worst} nếu kể sai số khảo sát", "{best} to {worst} with the survey's error"
)
_FIRM = Words("không đổi khi kể sai số khảo sát", "does not move with the survey's error")
_MEANS = Words(
    "Khoảng tin cậy 95\u00a0% của tỷ lệ là {interval}, tức từ {low} đến {high} điểm.",
    "The 95\u00a0% interval of the share is {interval}, which is {low} to {high} points.",
)
_EFFECT = Words(
    "Do các nhóm có trọng số khác nhau, {ballots} phiếu chắc như {effective} phiếu.",
    "As groups weigh differently, {ballots} ballots are as sure as {effective}.",
)
_PARTLY = Words(
    "Khoảng này chưa kể nhóm không rõ số phiếu.", "It leaves out groups of unknown size."
)
_FEW = Words(
    "Dưới 5 phiếu, không nêu câu trả lời và không xếp thứ tự trong khảo sát: {groups}.",
    "Fewer than 5 ballots, answers not shown and no order in the survey: {groups}.",
)
_ELSEWHERE = Words("lấy từ nơi khác", "from elsewhere")


@dataclass(frozen=True, slots=True)
class ShareText:
    """A share with its interval as texts and places on a scale of 0..100."""

    ballots: str
    share: str
    interval: str
    low_at: str
    at: str
    high_at: str


@dataclass(frozen=True, slots=True)
class PartText:
    """A respondent group of a criterion; `weight` empty where ballots are counted together."""

    title: str
    weight: str
    figures: ShareText


@dataclass(frozen=True, slots=True)
class FedText:
    """A criterion that the survey gives points for; `how`: from the ballots to the points.

    `group`: the only respondent group, empty where there are several.
    """

    title: str
    group: str
    href: str
    points: str
    points_range: str
    how: str
    said: str
    meaning: str
    figures: ShareText
    parts: tuple[PartText, ...]


@dataclass(frozen=True, slots=True)
class UnitSurvey:
    """A survey as far as it is about the unit."""

    title: str
    href: str
    state: str
    total: TurnoutText
    groups: tuple[tuple[str, TurnoutText], ...]
    fed: tuple[FedText, ...]
    stacks: tuple[tuple[str, Stack], ...]
    few: str


@dataclass(frozen=True, slots=True)
class UnitSurveys:
    """All surveys about a unit; `rank` says how far its rank may move, empty without a rank."""

    surveys: tuple[UnitSurvey, ...]
    rank: str


def make_unit_surveys(scope: BlockScope, result: UnitResult) -> UnitSurveys | None:
    """None where no survey is about the unit."""
    surveys = tuple(
        _survey(scope, SurveyScope(scope.report, scope.lang, scope.cycle, poll.result, poll), unit)
        for unit in (result.unit,)
        for poll in scope.polls
        if unit in poll.asked_by_unit or _is_fed(poll.result.feeds, scope, unit)
    )
    return UnitSurveys(surveys, rank_sentence(scope, result)) if surveys else None


def _is_fed(feeds: tuple[FeedResult, ...], scope: BlockScope, unit: str) -> bool:
    return any(feed.block == scope.block.block.id and unit in feed.units for feed in feeds)


def rank_range(scope: BlockScope, result: UnitResult) -> RankRange | None:
    """How far sampling error can move the unit's rank; None where no ballots feed the block."""
    certainty = scope.report.polls.certainty.get(scope.cycle.cycle.id)
    return certainty.ranks.get(result.unit) if certainty is not None else None


def rank_sentence(scope: BlockScope, result: UnitResult) -> str:
    """What the range of ranks says and what it leaves out."""
    found = rank_range(scope, result)
    if found is None or result.rank is None:
        return ""
    words = _RANK_FIRM if found.best == found.worst else _RANK
    texts = {"best": str(found.best), "worst": str(found.worst)}
    return say(words, scope.lang, rank=str(result.rank), **texts)


def rank_note(scope: BlockScope, result: UnitResult) -> str:
    """The same in a few words, for beside the rank."""
    found = rank_range(scope, result)
    if found is None:
        return ""
    words = _FIRM if found.best == found.worst else _BETWEEN
    return say(words, scope.lang, best=str(found.best), worst=str(found.worst))


def _survey(scope: BlockScope, survey: SurveyScope, unit: str) -> UnitSurvey:
    asked = survey.poll.asked_by_unit.get(unit, ())
    few = [
        text
        for feed in survey.result.feeds
        if feed.block == scope.block.block.id
        and (sure := survey.certainty_of(feed)) is not None
        and unit in sure.units
        for text in few_groups(survey, sure.units[unit])
    ]
    groups = ", ".join(dict.fromkeys(few))
    return UnitSurvey(
        title=survey.result.survey.title,
        href=scope.root + survey.path,
        state=survey_state(survey),
        total=turnout_text(total_turnout(asked), scope.lang),
        groups=tuple(
            (survey.group_title(one.group), turnout_text(one.turnout, scope.lang)) for one in asked
        ),
        fed=tuple(
            _fed(scope, survey, feed, feed.units[unit])
            for feed in survey.result.feeds
            if feed.block == scope.block.block.id and unit in feed.units
        ),
        stacks=tuple(_stacks(scope, survey, unit)),
        few=say(_FEW, scope.lang, groups=groups) if groups else "",
    )


def _fed(scope: BlockScope, survey: SurveyScope, feed: FeedResult, found: UnitPoints) -> FedText:
    lang, leaf = scope.lang, survey.leaf(feed)
    known = survey.certainty_of(feed)
    sure = known.units.get(found.unit) if known is not None else None
    groups = {one.group: one for one in sure.groups} if sure is not None else {}
    path = node_path(lang, scope.cycle.cycle.id, feed.block, feed.criterion)
    points = show_points(found.points, lang)
    return FedText(
        title=f"{leaf.code} {leaf.title}" if leaf is not None else feed.criterion,
        group=found.groups[0].group.title if len(found.groups) == 1 else "",
        href=scope.root + path,
        points=f"{points}/{show_points(feed.maximum, lang)}",
        points_range=show_range(sure.points, lang) if sure is not None and sure.points else "",
        how=say_reason(found.reason, lang),
        said=found.reason.said,
        meaning=_meaning(survey, feed, found.unit),
        figures=_figures(
            ballots_text(sure, lang), found.share, sure.interval if sure else None, lang
        ),
        parts=tuple(_part(one, groups.get(one.group.id), lang) for one in found.groups)
        if len(found.groups) > 1
        else (),
    )


def _meaning(survey: SurveyScope, feed: FeedResult, unit: str) -> str:
    """What the interval is in points, and how much unequal weights take off the ballots."""
    known, lang = survey.certainty_of(feed), survey.lang
    sure = known.units.get(unit) if known is not None else None
    if sure is None or sure.interval is None or sure.points is None:
        return ""
    low, high = show_range(sure.points, lang).split("–")
    sentences = [say(_MEANS, lang, interval=show_interval(sure.interval, lang), low=low, high=high)]
    if sure.design_effect is not None and sure.design_effect > 1 and sure.effective is not None:
        effective = localise_number(str(int(sure.effective)), lang)
        ballots = show_figure(sure.ballots, lang)
        sentences.append(say(_EFFECT, lang, ballots=ballots, effective=effective))
    if sure.partial:
        sentences.append(say(_PARTLY, lang))
    return " ".join(sentences)


def _part(one: GroupResult, sure: GroupCertainty | None, lang: Lang) -> PartText:
    ballots = ""
    if sure is not None and sure.ballots is not None:
        ballots = show_figure(sure.ballots, lang)
        if sure.planned is not None:
            ballots += f"/{show_figure(sure.planned, lang)}"
    elif not one.group.has_ballots:
        ballots = say(_ELSEWHERE, lang)
    share = one.share.value if one.share is not None else None
    weight = show_figure(one.weight, lang) if one.weight is not None else ""
    interval = sure.interval if sure is not None else None
    return PartText(one.group.title, weight, _figures(ballots, share, interval, lang))


def _figures(
    ballots: str, share: Fraction | None, interval: Interval | None, lang: Lang
) -> ShareText:
    return ShareText(
        ballots=ballots,
        share=show_share(share, lang),
        interval=show_interval(interval, lang),
        low_at=percent(interval.low * 100) if interval is not None else "",
        at=percent(share * 100) if share is not None else "",
        high_at=percent(interval.high * 100) if interval is not None else "",
    )


def _stacks(scope: BlockScope, survey: SurveyScope, unit: str) -> Iterator[tuple[str, Stack]]:
    """The unit's answers, questions that share their options together, with the form's title."""
    answered = survey.poll.answers_by_unit.get(unit, {})
    several = len(survey.result.survey.forms) > 1
    for form in survey.result.survey.forms:
        scales: dict[tuple[object, ...], list[StackRow]] = {}
        for question in form.questions:
            held = answered.get((form.id, question.id))
            if question.kind != "scale" or not held:
                continue
            tally = add_up(question, held)
            row = StackRow(
                title=question.title,
                tally=tally,
                mark=question_number(question),
                href=scope.root + survey.question_page(form, question),
                note=note_of(tally, scope.lang),
            )
            scales.setdefault((question.options, question.satisfied), []).append(row)
        for number, rows in enumerate(scales.values(), start=1):
            key = f"answers-{survey.result.survey.id}-{form.id}-{number}"
            title = finding([row.tally for row in rows], scope.lang)
            order = stances(rows[0].tally.question, formula_of(survey))
            stack = make_stack(StackFrame(key, title, scope.lang), rows, order)
            if stack is not None:
                yield form.title if several else "", stack
