"""The history as JSON lines: one object a row, figures with the digits of the CSV, empty is null."""

from typing import BinaryIO

from parledger.outputs.history.taking import HistoryFormat, Taking
from parledger.outputs.json_files import object_text


def write_lines(taking: Taking, target: BinaryIO) -> None:
    """Row by row; every line is a whole object."""
    columns = taking.columns
    target.writelines(f"{object_text(columns, row)}\n".encode() for row in taking.rows())


FORMAT = HistoryFormat("jsonl", binary=False, write=write_lines)
