"""Ballots as Parquet: the columns of the CSV, for surveys that outgrow it."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd

from parledger.model.surveys import Survey
from parledger.problems import Place, Problem, Problems
from parledger.survey.ballots_csv import ROW, check_header

ROWS_AT_ONCE = 1 << 18


def check_parquet(survey: Survey, path: str, file: Path) -> Problems:
    """Whether it is whole, and has the columns that the survey asks for (V206, V210 to V216)."""
    try:
        with duckdb.connect() as connection:
            names = connection.read_parquet(str(file)).columns
    except duckdb.Error:
        return (Problem(Place(path, 1, 1), "V206"),)
    return check_header(survey, path, list(names))


def parquet_rows(file: Path) -> Iterator[pd.DataFrame]:
    """Some rows at a time, as texts, with the numbers they have when the first ballot is row 2.

    A row has the number that it would have in a CSV. A null is the empty text; nothing else is
    changed, since the cells are counted as they are.
    """
    with duckdb.connect() as connection:
        whole = connection.read_parquet(str(file))
        texts = ", ".join(f'coalesce("{n}"::VARCHAR, \'\') AS "{n}"' for n in whole.columns)
        result = connection.execute(f"SELECT {texts} FROM whole")  # noqa: S608 - columns checked before
        first = 2
        while len(frame := result.fetch_df_chunk(ROWS_AT_ONCE // 2048)):
            frame[ROW] = range(first, first + len(frame))
            first += len(frame)
            yield frame
