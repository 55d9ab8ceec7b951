"""Leaves: one row for each unit and leaf, with what every step made of it and why."""

from collections.abc import Iterator

from parledger.model.results import BlockResult, UnitResult
from parledger.model.words import Words
from parledger.problems import Lang
from parledger.tables.figures import exact
from parledger.tables.table import Asked, Column, Kind, Row, TableKind

COLUMNS = (
    Column("cycle", Kind.TEXT, "", Words("mã kỳ đánh giá", "id of the cycle")),
    Column("block", Kind.TEXT, "", Words("mã khối", "id of the block")),
    Column("unit", Kind.TEXT, "", Words("mã đơn vị", "id of the unit")),
    Column("criterion", Kind.TEXT, "", Words("mã tiêu chí", "code of the criterion")),
    Column("self_points", Kind.DECIMAL, "points", Words("điểm tự chấm", "self-score")),
    Column(
        "appraisal_1_points",
        Kind.DECIMAL,
        "points",
        Words("điểm thẩm định lần 1", "points of the first appraisal"),
    ),
    Column(
        "appraisal_2_points",
        Kind.DECIMAL,
        "points",
        Words("điểm thẩm định lần 2", "points of the second appraisal"),
    ),
    Column(
        "council_points",
        Kind.DECIMAL,
        "points",
        Words("điểm Hội đồng điều chỉnh", "points set by the Council"),
    ),
    Column("points", Kind.DECIMAL, "points", Words("điểm cuối cùng", "final points")),
    Column(
        "max_points",
        Kind.DECIMAL,
        "points",
        Words("điểm tối đa của tiêu chí theo bộ tiêu chí", "the leaf's maximum, from its set"),
    ),
    Column("status", Kind.TEXT, "", Words("tình trạng", "what became of the leaf")),
    Column("reason", Kind.TEXT, "", Words("vì sao được số điểm này", "why it is so")),
)


def rows(asked: Asked) -> Iterator[Row]:
    """All leaves of all units; the reason in the language asked for."""
    for block in asked.result.blocks:
        for unit in block.units:
            yield from _leaf_rows(asked.result.cycle.id, block, unit, asked.lang)


def _leaf_rows(cycle: str, block: BlockResult, unit: UnitResult, lang: Lang) -> Iterator[Row]:
    for place, leaf in enumerate(block.leaves):
        yield (
            cycle,
            block.block.id,
            unit.unit,
            leaf.id,
            exact(unit.self_points[place]),
            exact(unit.round_1[place]),
            exact(unit.round_2[place]),
            exact(unit.council[place]),
            exact(unit.points[place]),
            exact(leaf.max_points),
            str(unit.status[place]),
            unit.reasons[place].say(lang) or None,
        )


KIND = TableKind("criteria", COLUMNS, rows)
