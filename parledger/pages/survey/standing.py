"""Units by what a survey gives them: ballots and interval first, then an order, as far as it goes.

A unit with a group of fewer than 5 ballots is listed and never ordered; nor is one whose interval
nobody can tell.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from parledger.model.ballots import FeedResult, UnitPoints
from parledger.model.certainty import FEWEST, UnitCertainty
from parledger.model.words import Words, localise_number, plain_decimal, show_figure
from parledger.pages.addresses import node_path, root_of, unit_path
from parledger.pages.shapes import unit_name
from parledger.pages.survey.scope import (
    SurveyScope,
    show_interval,
    show_range,
    show_share,
)
from parledger.pages.text import NOTHING, percent, say, say_reason, show_index, show_points
from parledger.problems import Lang
from parledger.report.summaries import ranks_of

_TITLE = Words("{code} {title}", "{code} {title}")
_SPREAD = Words(
    "Tỷ lệ của {count} đơn vị từ {low} đến {high}; khoảng tin cậy 95\u00a0% rộng nhất là của "
    "{unit}: {interval}.",
    "The shares of {count} units run from {low} to {high}; the widest 95\u00a0% interval is that "
    "of {unit}: {interval}.",
)
_PENDING = Words("Chưa đơn vị nào có kết quả.", "No unit has a result yet.")
_FEW = Words("{group}: {ballots} phiếu", "{group}: {ballots} ballots")
_NO_SIZE = Words("nguồn không nêu số phiếu", "the source names no number of ballots")
_PARTLY = Words("chưa kể nhóm không rõ số phiếu", "leaves out groups of unknown size")
_OF = Words("{ballots}/{planned}", "{ballots}/{planned}")


@dataclass(frozen=True, slots=True)
class StandingRow:
    """A unit's ballots, share, interval and points; `place` is its order in this survey.

    `low_at`, `share_at`, `high_at` are places on a scale of 0..100; orders are plain decimals.
    """

    name: str
    href: str
    ballots: str
    ballots_order: str
    share: str
    share_order: str
    interval: str
    width_order: str
    low_at: str
    share_at: str
    high_at: str
    points: str
    points_order: str
    points_range: str
    place: str
    note: str


@dataclass(frozen=True, slots=True)
class UnorderedRow:
    """A unit that is not ordered, with its figures as far as there are any, and why."""

    name: str
    href: str
    ballots: str
    share: str
    interval: str
    points: str
    why: str


@dataclass(frozen=True, slots=True)
class StandingText:
    """A criterion of a block that the survey feeds."""

    key: str
    criterion: str
    criterion_href: str
    block: str
    maximum: str
    sentence: str
    rows: tuple[StandingRow, ...]
    unordered: tuple[UnorderedRow, ...]


Known = tuple[UnitPoints, UnitCertainty | None]


def make_standings(scope: SurveyScope) -> tuple[StandingText, ...]:
    """One for each criterion and block, block after block, in the order of the survey's file."""
    blocks = [block.id for block in scope.cycle.cycle.blocks]
    feeds = [feed for feed in scope.result.feeds if any(one.groups for one in feed.units.values())]
    feeds.sort(key=lambda feed: blocks.index(feed.block))
    return tuple(_standing(scope, feed) for feed in feeds)


def _standing(scope: SurveyScope, feed: FeedResult) -> StandingText:
    lang, cycle = scope.lang, scope.cycle.cycle
    certainty = scope.certainty_of(feed)
    known: list[Known] = [
        (found, certainty.units.get(unit) if certainty is not None else None)
        for unit, found in feed.units.items()
    ]
    ordered = [one for one in known if _is_ordered(scope, *one)]
    ordered.sort(key=lambda one: -(one[0].share or Fraction(0)))
    places = ranks_of([found.share for found, _ in ordered], "competition")
    leaf, block = scope.leaf(feed), scope.block(feed.block)
    code = leaf.code if leaf is not None else feed.criterion
    path = node_path(lang, cycle.id, feed.block, feed.criterion)
    return StandingText(
        key=f"{feed.block}-{feed.criterion}".replace(" ", "-"),
        criterion=say(_TITLE, lang, code=code, title=leaf.title if leaf is not None else ""),
        criterion_href=root_of(scope.path) + path,
        block=block.block.title if block is not None else feed.block,
        maximum=show_points(feed.maximum, lang),
        sentence=_sentence(scope, ordered, known),
        rows=tuple(_row(scope, one, place) for one, place in zip(ordered, places, strict=True)),
        unordered=tuple(_unordered(scope, one) for one in known if one not in ordered),
    )


def _is_ordered(scope: SurveyScope, found: UnitPoints, sure: UnitCertainty | None) -> bool:
    return (
        found.share is not None
        and sure is not None
        and sure.interval is not None
        and not few_groups(scope, sure)
    )


def few_groups(scope: SurveyScope, sure: UnitCertainty) -> tuple[str, ...]:
    """Groups with fewer than 5 ballots, each with its number."""
    return tuple(
        say(
            _FEW,
            scope.lang,
            group=scope.group_title(one.group),
            ballots=localise_number(str(one.ballots), scope.lang),
        )
        for one in sure.groups
        if one.ballots is not None and one.ballots < FEWEST
    )


def _sentence(scope: SurveyScope, ordered: list[Known], known: list[Known]) -> str:
    """How far the shares lie apart and how wide the widest interval is."""
    if not any(found.share is not None for found, _ in known):
        return say(_PENDING, scope.lang)
    if len(ordered) < 2:
        return ""
    widest, interval = max(
        ((found, sure.interval) for found, sure in ordered if sure and sure.interval),
        key=lambda one: one[1].high - one[1].low,
    )
    lang = scope.lang
    return say(
        _SPREAD,
        lang,
        count=str(len(ordered)),
        low=show_share(ordered[-1][0].share, lang),
        high=show_share(ordered[0][0].share, lang),
        unit=unit_name(scope.report, widest.unit),
        interval=show_interval(interval, lang),
    )


def ballots_text(sure: UnitCertainty | None, lang: Lang) -> str:
    """Valid ballots of planned ones; a dash where nobody says how many."""
    if sure is None or not any(one.ballots is not None for one in sure.groups):
        return NOTHING
    ballots = show_figure(sure.ballots, lang)
    plans = [one.planned for one in sure.groups]
    if any(plan is None for plan in plans):
        return ballots
    planned = show_figure(sum(plan or 0 for plan in plans), lang)
    return say(_OF, lang, ballots=ballots, planned=planned)


def _row(scope: SurveyScope, one: Known, place: int | None) -> StandingRow:
    (found, sure), lang = one, scope.lang
    interval = sure.interval if sure is not None else None
    points = sure.points if sure is not None else None
    return StandingRow(
        name=unit_name(scope.report, found.unit),
        href=_href(scope, found.unit),
        ballots=ballots_text(sure, lang),
        ballots_order=str(sure.ballots) if sure is not None else "",
        share=show_share(found.share, lang),
        share_order=plain_decimal(found.share) if found.share is not None else "",
        interval=show_interval(interval, lang),
        width_order=plain_decimal(interval.high - interval.low) if interval else "",
        low_at=_at(interval.low if interval else None),
        share_at=_at(found.share),
        high_at=_at(interval.high if interval else None),
        points=_points(found.points, lang),
        points_order=plain_decimal(found.points) if found.points is not None else "",
        points_range=show_range(points, lang),
        place=str(place) if place is not None else NOTHING,
        note=say(_PARTLY, lang) if sure is not None and sure.partial else "",
    )


def _unordered(scope: SurveyScope, one: Known) -> UnorderedRow:
    (found, sure), lang = one, scope.lang
    return UnorderedRow(
        name=unit_name(scope.report, found.unit),
        href=_href(scope, found.unit),
        ballots=ballots_text(sure, lang),
        share=show_share(found.share, lang),
        interval=show_interval(sure.interval if sure else None, lang),
        points=_points(found.points, lang),
        why=_why(scope, found, sure),
    )


def _why(scope: SurveyScope, found: UnitPoints, sure: UnitCertainty | None) -> str:
    if found.share is None:
        said = found.reason.said
        text = say_reason(found.reason, scope.lang)
        return f"{text} ({said})" if said else text
    few: Iterable[str] = few_groups(scope, sure) if sure is not None else ()
    return "; ".join(few) or say(_NO_SIZE, scope.lang)


def _points(points: Fraction | None, lang: Lang) -> str:
    return NOTHING if points is None else show_index(points, lang)


def _at(share: Fraction | None) -> str:
    return percent(share * 100) if share is not None else ""


def _href(scope: SurveyScope, unit: str) -> str:
    path = unit_path(scope.lang, scope.cycle.cycle.id, unit)
    return f"{root_of(scope.path)}{path}#survey"
