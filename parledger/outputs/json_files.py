"""JSON: a list of objects; figures are numbers with the digits of the CSV, empty is null."""

import json

from parledger.outputs.output import Output
from parledger.tables import Column, Kind, Table
from parledger.tables.table import Cell


def write_json(table: Table) -> bytes:
    """One object on a line of its own for each row; UTF-8, LF."""
    lines = [object_text(table.columns, row) for row in table.rows()]
    text = "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"
    return text.encode("utf-8")


def object_text(columns: tuple[Column, ...], row: tuple[Cell, ...]) -> str:
    """A row as one object, without line breaks."""
    pairs = (
        f'"{column.name}": {_value(column, cell)}'
        for column, cell in zip(columns, row, strict=True)
    )
    return "{" + ", ".join(pairs) + "}"


def _value(column: Column, cell: Cell) -> str:
    # json.dumps would turn 62.40 into 62.4; a printed decimal is a JSON number as it stands.
    if cell is None:
        return "null"
    if column.kind is Kind.DECIMAL:
        return str(cell)
    return _encode(cell)


_encode = json.JSONEncoder(ensure_ascii=False).encode

OUTPUT = Output("json", binary=False, write=write_json)
