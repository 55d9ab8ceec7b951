"""A sheet of an .xlsx file, and what in it is no plain value: formulas and merged cells.

An .xlsx is a ZIP of XML: how large it would become is looked at before anything is unpacked.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from html import unescape
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, XmlError, ZipError

from parledger.located.fields import nearest
from parledger.model.imports import CellValue, ImportRow, ImportTable
from parledger.problems import Place, Problem, Problems
from parledger.survey.importing.csv_tables import no_header
from parledger.survey.importing.headers import Wanted, header_place
from parledger.survey.sheet import as_args

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MOST_BYTES = 32 << 20
MOST_UNPACKED = 256 << 20
MOST_FILES = 2000
MOST_CELLS = 20_000_000
_BROKEN = (CalamineError, PasswordError, XmlError, ZipError, zipfile.BadZipFile)
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<(?:\w+:)?f[\s/>]')
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")


class _UnusableError(Exception):
    """Why a file cannot be read, in two languages."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi, self.en = vi, en


def read_excel_table(path: str, data: bytes, wanted: Wanted) -> tuple[ImportTable | None, Problems]:
    """The table; None where the file or its sheet cannot be read."""
    try:
        _check_size(data)
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheet, wrong = _choose(path, book, wanted)
        if sheet is None:
            return None, wrong
        return _table(path, data, sheet, wanted)
    except _UnusableError as why:
        args = as_args({"found_vi": why.vi, "found_en": why.en})
        return None, (Problem(Place(path), "V290", "", args),)
    except _BROKEN:
        args = as_args({"found_vi": "tệp hỏng hoặc có mật khẩu", "found_en": "broken or locked"})
        return None, (Problem(Place(path), "V290", "", args),)


def _check_size(data: bytes) -> None:
    if not data.startswith(b"PK"):
        raise _UnusableError("không phải tệp .xlsx", "no .xlsx file")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        held = packed.infolist()
        if len(held) > MOST_FILES or sum(one.file_size for one in held) > MOST_UNPACKED:
            raise _UnusableError("tệp quá lớn khi giải nén", "too large when unpacked")
        for one in held:
            # What the list says of its length may be a lie, which reading it finds out.
            with packed.open(one) as stream:
                while stream.read(1 << 20):
                    pass


def _choose(
    path: str, book: CalamineWorkbook, wanted: Wanted
) -> tuple["CalamineSheet | None", Problems]:
    """The sheet named; without a name the first."""
    names = book.sheet_names
    if not names:
        raise _UnusableError("tệp không có trang tính nào", "there is no sheet in it")
    if not wanted.sheet:
        return book.get_sheet_by_index(0), ()
    if wanted.sheet in names:
        return book.get_sheet_by_name(wanted.sheet), ()
    hint_vi, hint_en = nearest(wanted.sheet, names)
    args = as_args({"found": wanted.sheet, "hint_vi": hint_vi, "hint_en": hint_en})
    return None, (Problem(Place(path), "V291", "", args),)


def _table(
    path: str, data: bytes, sheet: "CalamineSheet", wanted: Wanted
) -> tuple[ImportTable | None, Problems]:
    if sheet.total_height * sheet.total_width > MOST_CELLS:
        raise _UnusableError("trang tính quá lớn", "the sheet is too large")
    cells = [[_value(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    place = header_place(cells, wanted)
    if place is None:
        return None, (no_header(path, wanted),)
    bad = dict(_not_plain(data, sheet))
    names = tuple(_name(cell) for cell in cells[place])
    width = max((at + 1 for at, name in enumerate(names) if name), default=0)
    rows: list[ImportRow] = []
    problems: list[Problem] = []
    for number, row in enumerate(cells[place + 1 :], place + 2):
        wrong = [
            Problem(Place(path, number, at + 1), bad[number, at + 1], names[at])
            for at in range(width)
            if (number, at + 1) in bad
        ]
        problems += wrong
        if not wrong and any(cell is not None for cell in row[:width]):
            rows.append(ImportRow(number, tuple(row[:width])))
    return ImportTable(path, place + 1, names[:width], tuple(rows)), tuple(problems)


def _name(cell: CellValue) -> str:
    return " ".join(str(cell).split()) if cell is not None else ""


def _value(cell: object) -> CellValue:
    """A cell as a value: spaces gone, nothing for nothing."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, (date, bool, float)):
        return cell
    if isinstance(cell, int):
        return float(cell)
    if isinstance(cell, (time, timedelta)):
        return str(cell)
    return str(cell).strip() or None


def _not_plain(data: bytes, sheet: "CalamineSheet") -> Iterator[tuple[tuple[int, int], str]]:
    """(row, column) from 1 -> the code of the problem that a formula or a merged cell is."""
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                yield (row + 1, column + 1), "V296"
    xml = _sheet_xml(data, sheet.name)
    for match in _CELL.finditer(xml):
        column = 0
        for letter in match[1]:
            column = column * 26 + letter - ord("A") + 1
        yield (int(match[2]), column), "V295"


def _sheet_xml(data: bytes, name: str) -> bytes:
    """The XML of a sheet: through the list of sheets and that of their files."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        files = set(packed.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= files:
            return b""
        relation = next(
            (
                _attribute(tag, "id")
                for tag in _SHEET.findall(packed.read("xl/workbook.xml"))
                if _attribute(tag, "name") == name
            ),
            "",
        )
        for tag in _RELATION.findall(packed.read("xl/_rels/workbook.xml.rels")):
            if _attribute(tag, "Id") == relation:
                target = _attribute(tag, "Target").lstrip("/")
                path = target if target.startswith("xl/") else f"xl/{target}"
                return packed.read(path) if path in files else b""
    return b""


def _attribute(tag: bytes, name: str) -> str:
    match = re.search(rb"[\s:]" + name.encode() + rb"""=(?:"([^"]*)"|'([^']*)')""", tag)
    return unescape((match[1] or match[2] or b"").decode("utf-8", "replace")) if match else ""
