"""Areas: one row for each unit and area; bonus and penalty in rows of their own."""

from collections.abc import Iterator

from parledger.model.results import BlockResult, CycleResult, Total, UnitResult
from parledger.model.words import Words
from parledger.tables.figures import exact, index_figure
from parledger.tables.table import Asked, Column, Kind, Row, TableKind

COLUMNS = (
    Column("cycle", Kind.TEXT, "", Words("mã kỳ đánh giá", "id of the cycle")),
    Column("block", Kind.TEXT, "", Words("mã khối", "id of the block")),
    Column("unit", Kind.TEXT, "", Words("mã đơn vị", "id of the unit")),
    Column(
        "area",
        Kind.TEXT,
        "",
        Words(
            "mã lĩnh vực, hoặc mã mục điểm cộng, điểm trừ",
            "id of the area, or of the bonus or penalty node",
        ),
    ),
    Column("title", Kind.TEXT, "", Words("tên lĩnh vực", "title of the area")),
    Column("self_points", Kind.DECIMAL, "points", Words("điểm tự chấm", "self-score")),
    Column(
        "self_max_points",
        Kind.DECIMAL,
        "points",
        Words("điểm tối đa của các tiêu chí tự chấm", "maximum over the leaves the unit scores"),
    ),
    Column(
        "points",
        Kind.DECIMAL,
        "points",
        Words("điểm cuối cùng; điểm trừ mang dấu âm", "final points; a penalty's are negative"),
    ),
    Column(
        "max_points",
        Kind.DECIMAL,
        "points",
        Words(
            "điểm tối đa được tính; trống ở điểm cộng, điểm trừ",
            "maximum in force; empty for bonus and penalty",
        ),
    ),
    Column(
        "index",
        Kind.DECIMAL,
        "percent",
        Words("tỷ lệ đạt của lĩnh vực", "index of the area"),
    ),
)


def _figures(total: Total | None, result: CycleResult, *, extra: bool) -> Row:
    if total is None:
        return (None,) * 5
    return (
        exact(total.self_points),
        None if extra else exact(total.self_max_points),
        exact(total.points),
        None if extra else exact(total.max_points),
        None if extra else index_figure(total.index, result.cycle.index),
    )


def _unit_rows(result: CycleResult, block: BlockResult, unit: UnitResult) -> Iterator[Row]:
    """Areas in the set's order; what an area holds of bonus and penalty follows it."""
    head = (result.cycle.id, block.block.id, unit.unit)
    for place, area in enumerate(block.criteria.areas):
        if area.counts == "normal":
            total = unit.areas[place] if unit.index is not None else None
            yield (*head, area.id, area.title, *_figures(total, result, extra=False))
        for number, node in enumerate(block.extras):
            if block.criteria.top_of(node.id) is area:
                total = unit.extras[number] if unit.index is not None else None
                yield (*head, node.id, node.title, *_figures(total, result, extra=True))


def rows(asked: Asked) -> Iterator[Row]:
    """All areas of all units; titles are the decision's own, whatever the language."""
    for block in asked.result.blocks:
        for unit in block.units:
            yield from _unit_rows(asked.result, block, unit)


KIND = TableKind("areas", COLUMNS, rows)
