"""Counted ballots as JSON, in place of the ballots: what recomputing needs and no more."""

import json
from collections.abc import Iterator
from typing import Any

from parledger.model.ballots import GroupTally, Tabulation
from parledger.model.certainty import FEWEST
from parledger.model.formula import Share
from parledger.model.surveys import Survey


def counts_text(survey: Survey, counted: Tabulation, *, breakdown: bool) -> str:
    """The counts of each unit and group.

    A group with fewer than 5 valid ballots has no counts of its questions, and without
    `breakdown` none has: of these stand only the shares that the survey's formulas make of them.
    """
    told = {"survey": survey.id, "ballots": counted.rows, "fewest": FEWEST}
    head = json.dumps(told, ensure_ascii=False, indent=2).removesuffix("\n}")
    rows = (
        json.dumps(_group_row(survey, one, shown=breakdown and one.valid >= FEWEST))
        for _, one in sorted(counted.groups.items())
    )
    return head + ',\n  "groups": [\n    ' + ",\n    ".join(rows) + "\n  ]\n}\n"


def _group_row(survey: Survey, one: GroupTally, *, shown: bool) -> dict[str, Any]:
    row: dict[str, Any] = {
        "unit": one.unit,
        "group": one.group,
        "received": one.received,
        "valid": one.valid,
    }
    if shown:
        return row | {
            "questions": {
                tally.question.id: {"answered": tally.answered, "counts": dict(tally.counts)}
                for tally in one.tallies
            }
        }
    return row | {"shares": dict(_shares(survey, one))}


def _shares(survey: Survey, one: GroupTally) -> Iterator[tuple[str, list[str]]]:
    """By the number of the feed, and under `own` the survey's own formula over all questions."""
    if survey.formula is not None:
        yield "own", _share(one.share(survey.formula, ()))
    for place, feed in enumerate(survey.feeds):
        formula = survey.formula_of(feed)
        if formula is not None:
            yield str(place), _share(one.share(formula, feed.questions))


def _share(share: Share) -> list[str]:
    return [str(share.got), str(share.of)]
