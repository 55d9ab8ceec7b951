"""CSV: UTF-8 without a mark, LF, a header line; text that looks like a formula is guarded."""

import csv
import io

from parledger.outputs.formulas import guarded
from parledger.outputs.output import Output
from parledger.tables import Column, Kind, Table
from parledger.tables.table import Cell


def write_csv(table: Table) -> bytes:
    """One line for each row; absent figures are empty, flags are `true` and `false`."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    for row in table.rows():
        writer.writerow(
            [cell_text(column, cell) for column, cell in zip(table.columns, row, strict=True)]
        )
    return held.getvalue().encode("utf-8")


def cell_text(column: Column, cell: Cell) -> str:
    """A cell as it stands in the file, guarded, line ends LF."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if column.kind is not Kind.TEXT:
        return str(cell)
    # A carriage return would end the line unquoted: line ends are LF, inside cells too.
    return guarded(str(cell)).replace("\r\n", "\n").replace("\r", "\n")


OUTPUT = Output("csv", binary=False, write=write_csv)
