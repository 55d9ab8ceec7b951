"""Exports of other programs, and sheets typed by hand, made into ballots or refused row by row."""

from parledger.survey.importing.ballots import Imported, import_rows
from parledger.survey.importing.csv_tables import read_csv_table
from parledger.survey.importing.excel_tables import read_excel_table
from parledger.survey.importing.headers import Wanted, wanted_of
from parledger.survey.importing.targets import Target

__all__ = [
    "Imported",
    "Target",
    "Wanted",
    "import_rows",
    "read_csv_table",
    "read_excel_table",
    "wanted_of",
]
