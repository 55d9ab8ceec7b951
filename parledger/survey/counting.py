"""From the ballots of a survey to its counts."""

import narwhals as nw
import pandas as pd

from parledger.model.ballots import GroupTally, Tabulation
from parledger.model.surveys import Survey
from parledger.survey.engines import ENGINES
from parledger.survey.tabulate import count_answers, tallies_of


def tabulate(survey: Survey, ballots: pd.DataFrame, engine: str = "duckdb") -> Tabulation:
    """All forms of a survey, counted; units and groups that nobody knows are left in."""
    frame = ENGINES[engine](without_repeats(survey, ballots))
    groups: dict[tuple[str, str], GroupTally] = {}
    for form in survey.forms:
        counted = count_answers(frame, form, survey.valid).collect("pandas")
        for row in nw.to_native(counted).to_dict("records"):
            tally = tallies_of(form, {str(name): value for name, value in row.items()})
            groups[tally.unit, tally.group] = tally
    return Tabulation(len(ballots), dict(sorted(groups.items())))


def without_repeats(survey: Survey, ballots: pd.DataFrame) -> pd.DataFrame:
    """With `duplicates: none` no ballot counts whose number stands twice."""
    if survey.valid.duplicates != "none":
        return ballots
    return ballots[~ballots["ballot"].duplicated(keep=False)]
