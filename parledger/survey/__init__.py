"""Ballots: reading, counting, points, and how sure they are. The only room below tables with frames."""

from parledger.survey.ballots_csv import ReadBallots, read_csv
from parledger.survey.ballots_parquet import check_parquet
from parledger.survey.checking import check_ballots, check_rows
from parledger.survey.checking_large import check_parquet_ballots
from parledger.survey.counting import tabulate
from parledger.survey.results import survey_results
from parledger.survey.simulation import cycle_certainty

__all__ = [
    "ReadBallots",
    "check_ballots",
    "check_parquet",
    "check_parquet_ballots",
    "check_rows",
    "cycle_certainty",
    "read_csv",
    "survey_results",
    "tabulate",
]
