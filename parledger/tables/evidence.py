"""Evidence: one row for each use of a document, and one for each criterion that lacks one.

Documents that are not public are reduced to number, date and SHA-256; what the edition keeps back
altogether is a row that says so.
"""

from collections.abc import Iterator

from parledger.compute.register import block_register
from parledger.model.documents import Document
from parledger.model.register import Lacking, Paper, UnitRegister, Use
from parledger.model.words import Words
from parledger.problems import Place
from parledger.tables.figures import exact
from parledger.tables.table import Asked, Column, Kind, Row, TableKind

COLUMNS = (
    Column("cycle", Kind.TEXT, "", Words("mã kỳ đánh giá", "id of the cycle")),
    Column("block", Kind.TEXT, "", Words("mã khối", "id of the block")),
    Column("unit", Kind.TEXT, "", Words("mã đơn vị", "id of the unit")),
    Column(
        "criterion",
        Kind.TEXT,
        "",
        Words(
            "mã tiêu chí; trống ở văn bản của cả tệp hay cả cuộc họp",
            "code of the criterion; empty where the paper goes with a whole file or meeting",
        ),
    ),
    Column(
        "step",
        Kind.TEXT,
        "",
        Words(
            "bước nêu tài liệu: self, appraisal_1, explanation, appraisal_2, council;"
            " trống ở tiêu chí chưa có tài liệu",
            "the step that names it; empty for a criterion that lacks a document",
        ),
    ),
    Column("office", Kind.TEXT, "", Words("cơ quan thẩm định nêu", "the office that names it")),
    Column(
        "document",
        Kind.WHOLE,
        "number",
        Words(
            "số thứ tự trong sổ của đơn vị: cùng số là cùng một tài liệu",
            "its number in the unit's register: the same number is the same document",
        ),
    ),
    Column("title", Kind.TEXT, "", Words("tên tài liệu", "title")),
    Column("number", Kind.TEXT, "", Words("số, ký hiệu", "number")),
    Column("date", Kind.TEXT, "", Words("ngày ban hành (năm-tháng-ngày)", "date, ISO 8601")),
    Column("issuer", Kind.TEXT, "", Words("cơ quan ban hành", "issuer")),
    Column(
        "url", Kind.TEXT, "", Words("địa chỉ, hoặc tệp trong kho", "address, or file kept here")
    ),
    Column("sha256", Kind.TEXT, "", Words("mã SHA-256 của tệp", "SHA-256 of the file")),
    Column("public", Kind.FLAG, "", Words("có công khai không", "whether it is public")),
    Column(
        "evidence",
        Kind.FLAG,
        "",
        Words(
            "true: tài liệu kiểm chứng; false: văn bản kèm tệp, biên bản họp",
            "true: evidence of a figure; false: a file's signed paper, or minutes",
        ),
    ),
    Column(
        "due",
        Kind.FLAG,
        "",
        Words(
            "tiêu chí có được tính vào tỷ lệ có tài liệu không",
            "whether the criterion is in the denominator of the coverage",
        ),
    ),
    Column(
        "finding",
        Kind.TEXT,
        "",
        Words(
            "before_period, after_period: ngày ngoài kỳ; missing: chưa có tài liệu; note_only: chỉ"
            " có ghi chú",
            "before_period, after_period: dated outside the period; missing: no document; "
            "note_only: a note alone",
        ),
    ),
    Column(
        "points",
        Kind.DECIMAL,
        "points",
        Words(
            "điểm cuối cùng của tiêu chí chưa có tài liệu",
            "final points of a criterion that lacks a document",
        ),
    ),
    Column("place", Kind.TEXT, "", Words("tệp:dòng", "file:line")),
)


def rows(asked: Asked) -> Iterator[Row]:
    """All registers of a cycle, unit by unit in the decision's order."""
    files = asked.project.cycles[asked.result.cycle.id]
    for block in asked.result.blocks:
        for register in block_register(files, block):
            yield from _unit_rows(asked.result.cycle.id, register)


def _unit_rows(cycle: str, register: UnitRegister) -> Iterator[Row]:
    head = (cycle, register.block, register.unit)
    for number, paper in enumerate(register.papers, start=1):
        for use in paper.uses:
            due = use.criterion in register.due_criteria if use.criterion else None
            yield (*head, *_used(number, paper, use), due, *_found(paper, use))
    for one in register.lacking:
        yield (*head, *_lacking(one))


def _used(number: int, paper: Paper, use: Use) -> Row:
    return (
        use.criterion or None,
        use.step,
        use.office or None,
        number,
        *_shown(paper.document),
        paper.document.public,
        use.evidence,
    )


def _found(paper: Paper, use: Use) -> Row:
    return f"{paper.outside}_period" if paper.outside else None, None, _place(use.at)


def _shown(document: Document) -> Row:
    """Title, number, date, issuer, address and digest; the names of no paper that is not public."""
    day = document.date.isoformat() if document.date else None
    title, issuer, url = (
        (document.title, document.issuer, document.url) if document.public else ("", "", "")
    )
    return (
        title or None, document.number or None, day, issuer or None, url or None,
        document.sha256 or None,
    )  # fmt: skip


def _lacking(one: Lacking) -> Row:
    finding = "note_only" if one.note else "missing"
    blank = (None,) * 11
    return (one.leaf.id, *blank, True, finding, exact(one.points), _place(one.at))


def _place(at: Place | None) -> str | None:
    return f"{at.path}:{at.line}" if at is not None else None


KIND = TableKind("evidence", COLUMNS, rows)
