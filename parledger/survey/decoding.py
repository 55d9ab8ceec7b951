"""From the bytes of a CSV to its text: UTF-8, with or without Excel's mark, or what else it is."""

import codecs

from parledger.problems import Place, Problem, Problems
from parledger.survey.sheet import as_args

_SIGNATURES = (
    (b"PK\x03\x04", "tệp Excel .xlsx", "an Excel file, .xlsx"),
    (b"\xd0\xcf\x11\xe0", "tệp Excel .xls", "an Excel file, .xls"),
    (b"PAR1", "tệp Parquet", "a Parquet file"),
    (b"%PDF", "tệp PDF", "a PDF file"),
    (codecs.BOM_UTF32_LE, "UTF-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16", "UTF-16"),
)
_OLD = ("có lẽ là Windows-1258", "probably Windows-1258")
_ODD = ("một bảng mã cũ", "an older encoding")


def decoded(path: str, data: bytes) -> tuple[str | None, Problems]:
    """The text, or None and what the file seems to be, at the line of the first strange byte."""
    for start, vi, en in _SIGNATURES:
        if data.startswith(start):
            return None, (_wrong(path, 1, vi, en),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _is_utf_16(data):
            return None, (_wrong(path, 1, "UTF-16", "UTF-16"),)
        line = data.count(b"\n", 0, error.start) + 1
        return None, (_wrong(path, line, *(_OLD if _is_windows(data) else _ODD)),)
    if "\0" not in text:
        return text, ()
    if _is_utf_16(data):
        return None, (_wrong(path, 1, "UTF-16", "UTF-16"),)
    line = text.count("\n", 0, text.index("\0")) + 1
    return None, (_wrong(path, line, "ký tự NUL", "a NUL character"),)


def _is_utf_16(data: bytes) -> bool:
    """Without a mark: every other byte of the header's plain letters is nought."""
    head = data[:64]
    return head.count(0) >= len(head) // 3 > 0


def _is_windows(data: bytes) -> bool:
    """Whether the bytes are letters and marks of Vietnamese Windows."""
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError:
        return False
    return all(c.isprintable() or c in "\t\r\n" or ord(c) in range(0x300, 0x324) for c in text)


def _wrong(path: str, line: int, vi: str, en: str) -> Problem:
    return Problem(Place(path, line, 1), "V211", "", as_args({"found_vi": vi, "found_en": en}))
