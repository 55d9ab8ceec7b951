"""What was said and cited: reasons, notes and explanations to search, and the papers named."""

from collections.abc import Iterator, Mapping

from parledger.model.told import Told
from parledger.model.trail_texts import unfolded
from parledger.model.words import Words
from parledger.outputs.history.database.sheet import Sheet, flag, text, to, to_number, whole
from parledger.outputs.history.database.stock import Stock
from parledger.tables.table import Cell, Row

SAID = frozenset({"reason", "note", "text"})
PAPERS = frozenset({"evidence", "document", "minutes", "source"})
_OF_PAPER = ("title", "number", "date", "issuer", "url", "sha256", "signed_by")


def _texts(stock: Stock) -> Iterator[Row]:
    number = 0
    for field, change, one, changed in stock.fields():
        kind = changed.name.rpartition(".")[2]
        if kind in SAID and changed.new:
            number += 1
            yield number, change, field, *_about(stock, one), kind, changed.new


def _documents(stock: Stock) -> Iterator[Row]:
    last = _last(stock)
    number = 0
    for field, change, one, changed in stock.fields():
        if changed.name.rpartition(".")[2] not in PAPERS or changed.new is None:
            continue
        stands = last[_value(one, changed.name)] == field
        for paper in _papers(changed.new):
            number += 1
            told = (str(paper[key]) if paper.get(key) else None for key in _OF_PAPER)
            public = str(paper.get("public", "true")) != "false"
            about = _about(stock, one)
            yield number, change, field, *about, changed.name, *told, public, stands


def _about(stock: Stock, one: Told) -> tuple[Cell, ...]:
    change = one.change
    return change.cycle, change.unit or None, stock.criterion_of(one), change.step


def _value(one: Told, field: str) -> tuple[str, ...]:
    change = one.change
    return change.cycle, change.unit, getattr(change, "criterion", ""), change.step, field


def _last(stock: Stock) -> Mapping[tuple[str, ...], int]:
    """Each value's last change."""
    return {_value(one, changed.name): field for field, _, one, changed in stock.fields()}


def _papers(told: str) -> Iterator[Mapping[str, object]]:
    """The papers of a field; one line of text is a paper's title."""
    found = unfolded(told)
    for one in found if isinstance(found, list) else [found]:
        if isinstance(one, dict):
            yield one
        elif one:
            yield {"title": one}


_CHANGE = to_number("changes", "change_id", "thay đổi", "change")
_FIELD = to_number("change_fields", "change_field_id", "mục đã đổi", "the field that changed")
_ABOUT = (
    to("cycles", "cycle", "kỳ đánh giá", "cycle"),
    to("units", "unit", "đơn vị", "unit"),
    to("criteria", "criterion", "tiêu chí", "criterion"),
    text("step", "bước", "step"),
)

TEXTS = Sheet(
    "texts",
    Words(
        "lý do, ghi chú, giải trình (tìm được theo từ)",
        "reasons, notes, explanations (to be searched)",
    ),
    (
        whole("id", "thứ tự", "number"),
        _CHANGE,
        _FIELD,
        *_ABOUT,
        text("kind", "reason, note, text (giải trình)", "reason, note, text (explanation)"),
        text("text", "lời văn", "the words"),
    ),
    _texts,
)
DOCUMENTS = Sheet(
    "documents",
    Words(
        "văn bản, tài liệu được nêu, mỗi lần nêu một dòng (tìm được theo từ)",
        "papers named, one row each time (to be searched)",
    ),
    (
        whole("id", "thứ tự", "number"),
        _CHANGE,
        _FIELD,
        *_ABOUT,
        text(
            "field",
            "evidence: tài liệu kiểm chứng; document: văn bản của cả tệp; minutes; source",
            "evidence; document: of the whole file; minutes; source",
        ),
        text("title", "tên", "title"),
        text("number", "số, ký hiệu", "number"),
        text("date", "ngày", "date"),
        text("issuer", "cơ quan ban hành", "issuer"),
        text("url", "địa chỉ", "address"),
        text("sha256", "mã SHA-256 của tệp", "SHA-256 of the file"),
        text("signed_by", "người ký, theo chức vụ", "who signed it, by post"),
        flag(
            "public",
            "công khai; 0: bản công khai chỉ có số, ngày, mã SHA-256",
            "public; 0: the public edition has number, date and SHA-256 alone",
        ),
        flag("stands", "lần nêu cuối, đang có hiệu lực", "the last that was said, it stands"),
    ),
    _documents,
)
