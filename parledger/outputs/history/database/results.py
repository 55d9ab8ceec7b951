"""What came of it: each unit's index and rank, and each leaf's points step by step."""

from collections.abc import Iterator

from parledger.model.results import CycleResult
from parledger.model.words import Words
from parledger.outputs.history.database.sheet import Field, Sheet, decimal, text, to, whole
from parledger.outputs.history.database.stock import Stock
from parledger.tables import criteria, units
from parledger.tables.table import Asked, Cell, Row

_UNIT_FROM = len(("cycle", "block", "unit", "name"))
_LEAF_FROM = len(("cycle", "block", "unit", "criterion"))


def _results(stock: Stock) -> Iterator[Row]:
    for asked in _asked(stock):
        cycle = asked.result.cycle.id
        record = stock.report.files(cycle).publication
        now = record.results_now() if record else {}
        for row in units.rows(asked):
            _, block, unit = row[:3]
            printed = now.get(str(unit))
            official: tuple[Cell, ...] = (None, None, None)
            if printed is not None:
                official = printed.index or None, printed.rank, printed.class_id or None
            key = f"{cycle}/{unit}"
            yield key, cycle, f"{cycle}/{block}", unit, *row[_UNIT_FROM:], *official


def _leaves(stock: Stock) -> Iterator[Row]:
    number = 0
    for asked in _asked(stock):
        cycle, sets = asked.result.cycle.id, _sets(asked.result)
        for row in criteria.rows(asked):
            number += 1
            _, block, unit, code = row[:_LEAF_FROM]
            leaf = f"{sets[str(block)]}/{code}"
            yield number, cycle, f"{cycle}/{unit}", unit, leaf, code, *row[_LEAF_FROM:]


def _asked(stock: Stock) -> Iterator[Asked]:
    """The cycles that have results, in Vietnamese where a sentence is."""
    for name in stock.cycles:
        result = stock.report.result(name)
        if result is not None:
            yield Asked(stock.report.project, result, "vi")


def _sets(result: CycleResult) -> dict[str, str]:
    return {one.block.id: one.block.criteria for one in result.blocks}


RESULTS = Sheet(
    "results",
    Words(
        "kết quả tính từ tệp ở phiên bản này, cạnh bản đã công bố",
        "results computed from this version's files, beside those published",
    ),
    (
        text("id", "kỳ/đơn vị", "cycle/unit"),
        to("cycles", "cycle", "kỳ đánh giá", "cycle"),
        to("blocks", "block", "khối", "block"),
        to("units", "unit", "đơn vị", "unit"),
        *(Field(column) for column in units.COLUMNS[_UNIT_FROM:]),
        decimal(
            "published_index",
            "chỉ số như đã in khi công bố (thêm chữ số khi cần để phân biệt hạng)",
            "index as printed (with more digits where they tell ranks apart)",
            "percent",
        ),
        whole("published_rank", "hạng đã công bố", "rank as published", "rank"),
        text("published_class", "xếp loại đã công bố", "class as published"),
    ),
    _results,
)
LEAF_RESULTS = Sheet(
    "leaf_results",
    Words("điểm từng tiêu chí qua từng bước", "points of each criterion, step by step"),
    (
        whole("id", "thứ tự", "number"),
        to("cycles", "cycle", "kỳ đánh giá", "cycle"),
        to("results", "result", "kết quả của đơn vị", "the unit's result"),
        to("units", "unit", "đơn vị", "unit"),
        to("criteria", "criterion", "tiêu chí", "criterion"),
        text("code", "mã tiêu chí", "code of the criterion"),
        *(Field(column) for column in criteria.COLUMNS[_LEAF_FROM:]),
    ),
    _leaves,
)
