"""From the ballots of a survey to its counts."""

import narwhals as nw

from parledger.model.ballots import GroupTally, Tabulation
from parledger.model.surveys import Survey
from parledger.survey.engines import Frame, Source, open_ballots
from parledger.survey.tabulate import count_answers, tallies_of

_TIMES = "_times"


def tabulate(survey: Survey, ballots: Source, engine: str = "duckdb") -> Tabulation:
    """All forms of a survey, counted; units and groups that nobody knows are left in."""
    opened = open_ballots(ballots, engine)
    (row,) = _rows(opened.select(nw.len().alias("rows")))
    frame = without_repeats(survey, opened)
    groups: dict[tuple[str, str], GroupTally] = {}
    for form in survey.forms:
        for counts in _rows(count_answers(frame, form, survey.valid)):
            tally = tallies_of(form, counts)
            groups[tally.unit, tally.group] = tally
    return Tabulation(int(str(row["rows"])), dict(sorted(groups.items())))


def _rows(frame: Frame) -> list[dict[str, object]]:
    found = nw.to_native(frame.collect("pandas")).to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in found]


def without_repeats(survey: Survey, frame: Frame) -> Frame:
    """With `duplicates: none` no ballot counts whose number stands twice."""
    if survey.valid.duplicates != "none":
        return frame
    numbers = frame.group_by("ballot").agg(nw.len().alias(_TIMES))
    repeated = numbers.filter(nw.col(_TIMES) > 1).select("ballot")
    return frame.join(repeated, on="ballot", how="anti")
