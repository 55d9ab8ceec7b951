"""Ballots as the file that lies beside a survey: UTF-8 without a mark, LF, one row a ballot."""

import csv
import io
from collections.abc import Mapping, Sequence


def write_ballots(columns: Sequence[str], ballots: Sequence[Mapping[str, str]]) -> bytes:
    """A header and the ballots in the order given; a column that a ballot lacks is empty."""
    header = {column: column for column in columns}
    return _rows(columns, [header, *ballots])


def append_ballots(
    before: bytes, columns: Sequence[str], ballots: Sequence[Mapping[str, str]]
) -> bytes:
    """The bytes that are there, unchanged, and the ballots below them."""
    return before + (b"" if before.endswith(b"\n") else b"\n") + _rows(columns, ballots)


def _rows(columns: Sequence[str], ballots: Sequence[Mapping[str, str]]) -> bytes:
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\n")
    for ballot in ballots:
        # A carriage return would end the line in some programs: inside a text too it is LF.
        writer.writerow([_plain(ballot.get(column, "")) for column in columns])
    return held.getvalue().encode("utf-8")


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
