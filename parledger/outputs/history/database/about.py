"""What the database says of itself: where it comes from, what its tables and words mean."""

from collections.abc import Iterator

from parledger.model.trail_words import (
    FIELD_WORDS,
    GAP_WORDS,
    ODD_WORDS,
    PUBLISHED_WORDS,
    SEAL_WORDS,
    TIMING_WORDS,
    TRAIL_STEP_WORDS,
    VALUE_WORDS,
)
from parledger.model.words import Words
from parledger.outputs.history.database.sheet import Sheet, text, to
from parledger.outputs.history.database.stock import Stock
from parledger.tables.table import Row

LICENCE = ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
_WORDS = {
    "step": TRAIL_STEP_WORDS,
    "field": FIELD_WORDS,
    "timing": TIMING_WORDS,
    "published": PUBLISHED_WORDS,
    "signature": SEAL_WORDS,
    "value": VALUE_WORDS,
    "gap": {
        **GAP_WORDS,
        "before": Words(
            "ngay trước đó có phiên bản không đọc được", "a version just before could not be read"
        ),
    },
}
_EDITIONS = {
    "public": "bản công khai: kỳ đã công bố hoặc công khai; không có tên người; văn bản không "
    "công khai chỉ có số, ngày, mã SHA-256",
    "internal": "BẢN NỘI BỘ: có tên người và văn bản không công khai; không công bố",
}


def _meta(stock: Stock) -> Iterator[Row]:
    info, edition = stock.report.info, stock.report.edition
    told = {
        "edition": edition,
        "edition_means": _EDITIONS.get(edition, edition),
        "commit": stock.report.chronicle.head,
        "cycles": " ".join(stock.cycles),
        "engine": f"parledger {info.version}",
        "licence": LICENCE[0],
        "licence_url": LICENCE[1],
        "repository": info.repository_url,
        "site": info.site_url,
        "shape": "1",
    }
    yield from told.items()
    for number, odd in enumerate(stock.report.chronicle.oddities, start=1):
        yield f"oddity_{number}", ODD_WORDS[odd.kind].vi.format(name=odd.name[:12])


def _words(_: Stock) -> Iterator[Row]:
    for kind, words in _WORDS.items():
        for code, said in words.items():
            yield f"{kind}/{code}", kind, code, said.vi, said.en


META = Sheet(
    "meta",
    Words("cơ sở dữ liệu này từ đâu ra", "where this database comes from"),
    (
        text("id", "mục", "what"),
        text("value", "nội dung", "value"),
    ),
    _meta,
)
WORDS = Sheet(
    "words",
    Words("nghĩa của các mã", "what the codes mean"),
    (
        text("id", "loại/mã", "kind/code"),
        text("kind", "loại: step, field, timing…", "kind: step, field, timing…"),
        text("code", "mã", "code"),
        text("vi", "tiếng Việt", "Vietnamese"),
        text("en", "tiếng Anh", "English"),
    ),
    _words,
)


def describing(sheets: tuple[Sheet, ...]) -> tuple[Sheet, Sheet]:
    """Two tables that tell of all others: their names and their columns."""

    def tables(_: Stock) -> Iterator[Row]:
        yield from ((one.name, one.meaning.vi, one.meaning.en) for one in sheets)

    def columns(stock: Stock) -> Iterator[Row]:
        for one in sheets:
            for field in one.shown(internal=stock.internal):
                made = field.column
                says = made.meaning.vi, made.meaning.en
                yield f"{one.name}.{made.name}", one.name, made.name, made.unit or None, *says

    meaning = text("vi", "nghĩa", "meaning in Vietnamese"), text("en", "tiếng Anh", "in English")
    return (
        Sheet(
            "tables",
            Words("các bảng", "the tables"),
            (text("id", "tên bảng", "name"), *meaning),
            tables,
        ),
        Sheet(
            "columns",
            Words("các cột", "the columns"),
            (
                text("id", "bảng.cột", "table.column"),
                to("tables", "table_name", "bảng", "table"),
                text("name", "cột", "column"),
                text("unit", "đơn vị đo", "unit"),
                *meaning,
            ),
            columns,
        ),
    )
