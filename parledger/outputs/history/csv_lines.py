"""The history as CSV, as all tables are written: one row a line, formulas guarded."""

import csv
import io
from typing import BinaryIO

from parledger.outputs.csv_files import cell_text
from parledger.outputs.history.taking import HistoryFormat, Taking


def write_lines(taking: Taking, target: BinaryIO) -> None:
    """A header line, then row by row."""
    held = io.TextIOWrapper(target, encoding="utf-8", newline="", write_through=False)
    writer, columns = csv.writer(held, lineterminator="\n"), taking.columns
    writer.writerow([column.name for column in columns])
    for row in taking.rows():
        writer.writerow([cell_text(*pair) for pair in zip(columns, row, strict=True)])
    held.flush()
    held.detach()


FORMAT = HistoryFormat("csv", binary=False, write=write_lines)
