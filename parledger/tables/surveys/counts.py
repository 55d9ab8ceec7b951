"""How often each option was ticked: one row a unit, group, question and option.

No ballot and no free words are in it; a group with fewer than 5 ballots about a unit is left out.
"""

from collections.abc import Iterator

from parledger.model.ballots import GroupTally, SurveyResult
from parledger.model.words import Words
from parledger.tables.surveys.surveyed import (
    BLOCK,
    CYCLE,
    GROUP,
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
    UNIT,
    GROUP,
    Column("form", Kind.TEXT, "", Words("mã mẫu phiếu", "id of the form")),
    Column("question", Kind.TEXT, "", Words("mã câu hỏi", "id of the question")),
    Column(
        "option",
        Kind.TEXT,
        "",
        Words("mã mức trả lời; trống: câu bỏ trống", "id of the option; empty: left blank"),
    ),
    Column("count", Kind.WHOLE, "ballots", Words("số phiếu", "number of ballots")),
    Column("answered", Kind.WHOLE, "ballots", Words("số phiếu có trả lời", "ballots that answer")),
    Column("ballots", Kind.WHOLE, "ballots", Words("số phiếu hợp lệ", "valid ballots")),
)


def rows(asked: Surveyed) -> Iterator[Row]:
    """One row a unit, group, question and option, and one for the blanks."""
    blocks = {unit: block.id for block in asked.cycle.blocks for unit in block.units}
    for found in asked.surveys:
        tally = found.tabulation
        held = tally.groups if tally is not None else {}
        for unit, block in blocks.items():
            for group in found.survey.groups:
                one = held.get((unit, group.id))
                if one is not None:
                    head = (asked.cycle.id, found.survey.id, block, unit, group.id)
                    yield from _group_rows(found, one, head)


def _group_rows(found: SurveyResult, one: GroupTally, head: tuple[str, ...]) -> Iterator[Row]:
    form = found.survey.form_of(one.group)
    for tally in one.tallies:
        at = (*head, form.id if form is not None else "", tally.question.id)
        size = (tally.answered, tally.ballots)
        for option in tally.question.options:
            yield (*at, option.id, tally.counts.get(option.id, 0), *size)
        yield (*at, None, tally.ballots - tally.answered, *size)


KIND = SurveyTable("survey-counts", COLUMNS, rows)
