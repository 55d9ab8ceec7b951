"""The digest of free texts as a file for the working group: text to read, or a table to sort."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from parledger.model.words import Words
from parledger.outputs.csv_files import write_csv
from parledger.outputs.xlsx_files import write_xlsx
from parledger.tables import Column, Kind
from parledger.tables.table import Table, make_table

_COLUMNS = (
    Column("question", Kind.TEXT, "", Words("câu hỏi", "the question")),
    Column("unit", Kind.TEXT, "", Words("mã đơn vị; trống: ít phiếu", "unit; empty: few ballots")),
    Column("name", Kind.TEXT, "", Words("tên đơn vị", "the unit's name")),
    Column("group", Kind.TEXT, "", Words("nhóm trả lời", "who answered")),
    Column("text", Kind.TEXT, "", Words("ý kiến", "what was written")),
    Column("times", Kind.WHOLE, "ballots", Words("số phiếu ghi như vậy", "ballots that say so")),
)
_INTERNAL = "TÀI LIỆU NỘI BỘ CỦA TỔ GIÚP VIỆC. KHÔNG CÔNG BỐ, KHÔNG ĐƯA LÊN TRANG WEB."
_FEW = "Các đơn vị, nhóm có dưới 5 phiếu (không nêu tên)"


@dataclass(frozen=True, slots=True)
class WishLine:
    """One text with the names that people know."""

    question: str
    unit: str
    name: str
    group: str
    text: str
    times: int


@dataclass(frozen=True, slots=True)
class Digest:
    """The texts of a survey, sorted by question, unit and group."""

    title: str
    lines: Sequence[WishLine]
    left_out: int


def write_text(digest: Digest) -> bytes:
    """In Vietnamese, for reading and printing."""
    held = [
        _INTERNAL,
        "",
        f"Ý kiến, mong muốn ghi trên phiếu: {digest.title}",
        _counted(digest),
    ]
    for question, asked in groupby(digest.lines, key=lambda line: line.question):
        held += ["", question.upper()]
        for (name, group), said in groupby(asked, key=lambda line: (line.name, line.group)):
            held += ["", f"{name}, {group}" if name else _FEW]
            held += [f"- {line.text}{_times(line.times)}" for line in said]
    return ("\n".join(held) + "\n").encode("utf-8")


def _counted(digest: Digest) -> str:
    number = sum(line.times for line in digest.lines)
    left_out = f"bỏ {digest.left_out} ý kiến có vẻ cho biết người viết là ai"
    return f"{number} ý kiến; {left_out}."


def _times(times: int) -> str:
    return f" ({times} phiếu)" if times > 1 else ""


def _table(digest: Digest) -> Table:
    rows = (
        (
            line.question,
            line.unit or None,
            line.name or None,
            line.group or None,
            line.text,
            line.times,
        )
        for line in digest.lines
    )
    return make_table("wishes", _COLUMNS, rows)


WRITERS: Mapping[str, Callable[[Digest], bytes]] = {
    ".txt": write_text,
    ".xlsx": lambda digest: write_xlsx(_table(digest)),
    ".csv": lambda digest: write_csv(_table(digest)),
}
"""By the ending of the file's name."""
