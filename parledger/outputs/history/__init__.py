"""The history of all values as files to take away. A new form is one file here and one line."""

import io
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from parledger.outputs.history import csv_lines, database, json_lines, parquet_rows
from parledger.outputs.history.taking import HistoryFormat, Taking
from parledger.report import Report
from parledger.tables.table import Row

__all__ = ["HISTORY_FORMATS", "HistoryFormat", "history_rows", "stream_history", "write_history"]

HISTORY_FORMATS: Mapping[str, HistoryFormat] = {
    "csv": csv_lines.FORMAT,
    "jsonl": json_lines.FORMAT,
    "parquet": parquet_rows.FORMAT,
    "sqlite": database.FORMAT,
}
"""In the order of the choices of `history export --format`; the first is the default."""


def history_rows(report: Report, cycle: str = "") -> Iterator[Row]:
    """The rows under `tables.history.changes`' columns, as the Report's edition may tell them."""
    return Taking(report, cycle).rows()


def write_history(report: Report, form: str, cycle: str = "") -> bytes:
    """The history of a cycle (empty: of all) in one of `HISTORY_FORMATS`."""
    held = io.BytesIO()
    stream_history(report, form, held, cycle)
    return held.getvalue()


def stream_history(report: Report, form: str, target: BinaryIO, cycle: str = "") -> None:
    """The same, bit by bit: a long history never stands in memory as one text."""
    HISTORY_FORMATS[form].write(Taking(report, cycle), target)
