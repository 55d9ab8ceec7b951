"""The formats: bytes, digits, guards, steadiness."""

import csv
import io
import json
import zipfile

import openpyxl
import pytest

from parledger.cli.commands import results
from parledger.model.words import Words
from parledger.outputs.formats import OUTPUTS
from parledger.outputs.formulas import guarded
from parledger.tables import TABLES, Column, Kind
from parledger.tables.table import make_table

NOTHING = Words("", "")
COLUMNS = (
    Column("text", Kind.TEXT, "", NOTHING),
    Column("index", Kind.DECIMAL, "percent", NOTHING),
    Column("rank", Kind.WHOLE, "rank", NOTHING),
    Column("flag", Kind.FLAG, "", NOTHING),
)
HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "＝1",
    "－1",
    "= cmd|' /C calc'!A0",
]
ORDINARY = ["Xã Mỹ Đức", "a=b", "97 %", "5.7", "", "“trích dẫn”", "1-2", "Đạt — đủ 2 điểm", "'n"]


def table(*rows):
    """A small table of every kind of column."""
    return make_table("small", COLUMNS, rows)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_a_spreadsheet_would_run_is_guarded_in_csv(text):
    """An apostrophe before it; the text itself is whole (line ends become LF)."""
    data = OUTPUTS["csv"].write(table((text, "1.50", 1, True))).decode("utf-8")
    (_, row) = csv.reader(io.StringIO(data, newline=""))
    assert row == [f"'{text}".replace("\r", "\n"), "1.50", "1", "true"]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_is_untouched(text):
    """Vietnamese, signs inside, quotes."""
    assert guarded(text) == text


def test_negative_figures_are_no_formulas():
    """A penalty stays a number."""
    assert b",-1.5," in OUTPUTS["csv"].write(table(("x", "-1.5", None, None)))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_formula_in_a_workbook(text):
    """Every text is written as text, whatever it looks like."""
    data = OUTPUTS["xlsx"].write(table((text, "1.50", 1, True)))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if "sheets/" in name]
    assert all(b"<f>" not in sheet for sheet in sheets)


def test_workbook_shows_the_declared_decimals():
    """62.4 is shown as 62.40."""
    data = OUTPUTS["xlsx"].write(table(("x", "62.40", 1, True)))
    cell = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]["B2"]
    assert (cell.value, cell.number_format) == (62.4, "0.00")


def test_nothing_is_empty_not_zero():
    """CSV empty, JSON null, workbook without a cell."""
    empty = table((None, None, None, None))
    assert OUTPUTS["csv"].write(empty).decode().splitlines()[1] == ",,,"
    assert json.loads(OUTPUTS["json"].write(empty)) == [
        dict.fromkeys(("text", "index", "rank", "flag"))
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(OUTPUTS["xlsx"].write(empty))).worksheets[0]
    assert all(cell.value is None for cell in sheet[2])


def test_json_keeps_digits_and_escapes_text():
    """Quotes, line ends and figures that end in 0."""
    text = OUTPUTS["json"].write(table(('"\n\\', "62.40", 3, False))).decode()
    assert '"index": 62.40' in text
    assert json.loads(text) == [{"text": '"\n\\', "index": 62.4, "rank": 3, "flag": False}]


@pytest.mark.parametrize("form", OUTPUTS)
def test_a_table_without_rows_is_a_file_all_the_same(form):
    """A block whose units are all missing must not crash an export."""
    assert OUTPUTS[form].write(table())


@pytest.mark.parametrize("form", OUTPUTS)
def test_same_table_same_bytes(form):
    """No clock, no random order."""
    rows = [(f"Xã {n}", f"{n}.50", n, n % 2 == 0) for n in range(2000)]
    assert OUTPUTS[form].write(table(*rows)) == OUTPUTS[form].write(table(*rows))


def test_choices_of_the_command_are_the_tables_and_formats_there_are():
    """The command names them without loading the libraries behind them."""
    assert tuple(TABLES) == results.TABLES
    assert tuple(OUTPUTS) == results.FORMATS
