"""Ballots in a Parquet file: the same checks, some rows at a time where memory would not do."""

from itertools import islice
from pathlib import Path

import duckdb
import pandas as pd

from parledger.model.ballots import Tabulation
from parledger.model.cycles import Cycle
from parledger.model.surveys import Survey
from parledger.problems import Place, Problem, Problems
from parledger.survey.ballots_parquet import parquet_rows
from parledger.survey.checking import check_ballots, check_each_row
from parledger.survey.reach import check_counts
from parledger.survey.sheet import MOST_TOLD, Sheet, as_args

AT_ONCE = 1_000_000
"""More rows than these are gone through in parts."""


def check_parquet_ballots(
    cycle: Cycle, survey: Survey, file: Path, tabulation: Tabulation
) -> Problems:
    """Everything that is wrong with the ballots; runs that reach over two parts are not seen."""
    if tabulation.rows <= AT_ONCE:
        parts = list(parquet_rows(file))
        if not parts:
            return ()
        return check_ballots(cycle, survey, pd.concat(parts, ignore_index=True), tabulation)
    path = survey.ballots.path if survey.ballots is not None else survey.path
    found = (
        problem
        for part in parquet_rows(file)
        for problem in check_each_row(cycle, survey, Sheet(path, part))
    )
    return (
        *islice(found, MOST_TOLD),
        *_repeated(survey, path, file),
        *check_counts(cycle, survey, path, tabulation),
    )


def _repeated(survey: Survey, path: str, file: Path) -> Problems:
    """Ballot numbers that stand twice, with the row of the first."""
    if survey.valid.duplicates == "none":
        return ()
    with duckdb.connect() as connection:
        rows = connection.read_parquet(str(file))
        numbered = rows.project("ballot::VARCHAR AS number, row_number() OVER () + 1 AS line")
        first_two = numbered.aggregate("number, min(line) AS a, arg_min(line, line, 2)[2] AS b")
        twice = first_two.filter("b IS NOT NULL").order("b").limit(MOST_TOLD).fetchall()
    return tuple(
        Problem(
            Place(path, int(second), 1), "V265", "ballot", as_args({"found": number, "line": first})
        )
        for number, first, second in twice
    )
