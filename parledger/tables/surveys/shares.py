"""What a survey gives each unit: shares and points with their 95 % intervals, in all and by group."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from parledger.model.ballots import UnitPoints
from parledger.model.certainty import Interval, UnitCertainty
from parledger.model.words import Words
from parledger.tables.figures import exact
from parledger.tables.surveys.surveyed import (
    BLOCK,
    CYCLE,
    SURVEY,
    UNIT,
    Surveyed,
    SurveyTable,
)
from parledger.tables.table import Column, Kind, Row

COLUMNS = (
    CYCLE,
    SURVEY,
    BLOCK,
    Column("criterion", Kind.TEXT, "", Words("mã tiêu chí", "id of the criterion")),
    UNIT,
    Column(
        "group",
        Kind.TEXT,
        "",
        Words("mã nhóm trả lời; trống: các nhóm cộng lại", "id of the group; empty: all together"),
    ),
    Column("planned", Kind.WHOLE, "ballots", Words("số phiếu theo kế hoạch", "ballots planned")),
    Column("ballots", Kind.WHOLE, "ballots", Words("số phiếu hợp lệ", "valid ballots")),
    Column("weight", Kind.DECIMAL, "", Words("trọng số của nhóm", "weight of the group")),
    Column("share", Kind.DECIMAL, "percent", Words("tỷ lệ đạt được", "share of the maximum")),
    Column("share_low", Kind.DECIMAL, "percent", Words("cận dưới 95 %", "lower 95 % bound")),
    Column("share_high", Kind.DECIMAL, "percent", Words("cận trên 95 %", "upper 95 % bound")),
    Column(
        "design_effect",
        Kind.DECIMAL,
        "",
        Words("hệ số thiết kế do trọng số (Kish)", "design effect of the weights (Kish)"),
    ),
    Column("points", Kind.DECIMAL, "points", Words("điểm", "points")),
    Column("points_low", Kind.DECIMAL, "points", Words("cận dưới của điểm", "lower bound")),
    Column("points_high", Kind.DECIMAL, "points", Words("cận trên của điểm", "upper bound")),
    Column("state", Kind.TEXT, "", Words("given, pending hoặc none", "given, pending or none")),
)


def rows(asked: Surveyed) -> Iterator[Row]:
    """For each criterion and unit one row of all groups together, then one a group."""
    for found in asked.surveys:
        for feed in found.feeds:
            sure = None
            if asked.certainty is not None:
                sure = asked.certainty.feed(found.survey.id, feed.criterion, feed.block)
            head = (asked.cycle.id, found.survey.id, feed.block, feed.criterion)
            for unit, points in feed.units.items():
                known = sure.units.get(unit) if sure is not None else None
                yield _unit_row((*head, unit), points, known)
                yield from _share_groups((*head, unit), points, known)


def _unit_row(head: tuple[str, ...], found: UnitPoints, sure: UnitCertainty | None) -> Row:
    return (
        *head,
        None,
        None,
        sure.ballots if sure is not None else None,
        None,
        _percent(found.share),
        *_edges(sure.interval if sure is not None else None, 100),
        exact(sure.design_effect if sure is not None else None),
        exact(found.points),
        *_edges(sure.points if sure is not None else None, 1),
        found.state,
    )


def _share_groups(
    head: tuple[str, ...], found: UnitPoints, sure: UnitCertainty | None
) -> Iterator[Row]:
    weights: Mapping[str, Fraction | None] = {one.group.id: one.weight for one in found.groups}
    for one in sure.groups if sure is not None else ():
        yield (
            *head,
            one.group,
            one.planned,
            one.ballots,
            exact(weights.get(one.group)),
            _percent(one.share),
            *_edges(one.interval, 100),
            *(None,) * 4,
            "given" if one.share is not None else "pending",
        )


def _percent(share: Fraction | None) -> str | None:
    return exact(share * 100) if share is not None else None


def _edges(interval: Interval | None, times: int) -> tuple[str | None, str | None]:
    if interval is None:
        return None, None
    return exact(interval.low * times), exact(interval.high * times)


KIND = SurveyTable("survey-shares", COLUMNS, rows)
