"""Excel: numbers as numbers, text as text; the second sheet says what the columns mean."""

import io
from datetime import datetime
from typing import Any

from parledger.outputs.formulas import looks_like_formula
from parledger.outputs.output import Output
from parledger.tables import Column, Kind, Table
from parledger.tables.table import Cell, Row

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
# A clock would make two exports of the same figures differ.
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - the format has no time zone
_MAX_CELL = 32767
_NOTES = ("column", "unit", "nghĩa", "meaning")


def write_xlsx(table: Table) -> bytes:
    """A workbook of two sheets: the table, and its columns explained."""
    import xlsxwriter  # only here: most commands write no workbook

    held, rows = io.BytesIO(), table.rows()
    book = xlsxwriter.Workbook(held, _OPTIONS)
    book.set_properties({"title": table.name, "created": _CREATED})
    sheet = book.add_worksheet(table.name)
    formats = {"head": book.add_format({"bold": True}), "quoted": book.add_format()}
    formats["quoted"].set_quote_prefix()
    _write_head(sheet, table.columns, formats["head"])
    shapes = [_number_format(book, table, rows, place) for place in range(len(table.columns))]
    for line, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            form = formats["quoted"] if _risky(cell) else shapes[place]
            _write_cell(sheet, (line, place), table.columns[place].kind, cell, form)
    _write_notes(book.add_worksheet("columns"), table.columns, formats["head"])
    book.close()
    return held.getvalue()


def _risky(cell: Cell) -> bool:
    return isinstance(cell, str) and looks_like_formula(cell)


def _write_head(sheet: Any, columns: tuple[Column, ...], bold: Any) -> None:
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.name, bold)
        sheet.set_column(place, place, max(12, len(column.name) + 2))


def _number_format(book: Any, table: Table, rows: list[Row], place: int) -> Any:
    """As many decimals as the figures of an index column print; others are left general."""
    column = table.columns[place]
    if column.kind is not Kind.DECIMAL or column.name != "index":
        return None
    printed = next((row[place] for row in rows if row[place] is not None), "")
    digits = len(str(printed).partition(".")[2])
    return book.add_format({"num_format": "0." + "0" * digits if digits else "0"})


def _write_cell(sheet: Any, at: tuple[int, int], kind: Kind, cell: Cell, form: Any) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(*at, cell)
    elif kind in (Kind.DECIMAL, Kind.WHOLE):
        sheet.write_number(*at, float(cell), form)
    else:
        sheet.write_string(*at, str(cell)[:_MAX_CELL], form)


def _write_notes(sheet: Any, columns: tuple[Column, ...], bold: Any) -> None:
    for place, title in enumerate(_NOTES):
        sheet.write_string(0, place, title, bold)
    for line, column in enumerate(columns, start=1):
        cells = (column.name, column.unit, column.meaning.vi, column.meaning.en)
        for place, text in enumerate(cells):
            sheet.write_string(line, place, text)
    sheet.set_column(0, 1, 20)
    sheet.set_column(2, 3, 55)


OUTPUT = Output("xlsx", binary=True, write=write_xlsx)
