"""The ranking: one row for each unit, in the decision's order."""

from collections.abc import Iterator

from parledger.model.cycles import IndexRules
from parledger.model.project import Project
from parledger.model.results import BlockResult, CycleResult, UnitResult
from parledger.model.words import Words
from parledger.tables.figures import exact, index_figure
from parledger.tables.table import Asked, Column, Kind, Row, TableKind

COLUMNS = (
    Column("cycle", Kind.TEXT, "", Words("mã kỳ đánh giá", "id of the cycle")),
    Column("block", Kind.TEXT, "", Words("mã khối", "id of the block")),
    Column("unit", Kind.TEXT, "", Words("mã đơn vị", "id of the unit")),
    Column("name", Kind.TEXT, "", Words("tên đơn vị", "name of the unit")),
    Column(
        "self_points",
        Kind.DECIMAL,
        "points",
        Words("điểm tự chấm", "points of the self-assessment"),
    ),
    Column(
        "self_max_points",
        Kind.DECIMAL,
        "points",
        Words("điểm tối đa của các tiêu chí tự chấm", "maximum over the leaves the unit scores"),
    ),
    Column("points", Kind.DECIMAL, "points", Words("điểm cuối cùng", "final points")),
    Column(
        "max_points",
        Kind.DECIMAL,
        "points",
        Words("điểm tối đa của các tiêu chí được tính", "maximum over the leaves in force"),
    ),
    Column(
        "index",
        Kind.DECIMAL,
        "percent",
        Words("chỉ số, làm tròn một lần theo kế hoạch", "index, rounded once as the plan declares"),
    ),
    Column(
        "rank",
        Kind.WHOLE,
        "rank",
        Words("thứ hạng; trống nếu không xếp hạng", "rank; empty where unranked"),
    ),
    Column(
        "rank_of",
        Kind.WHOLE,
        "units",
        Words("số đơn vị được xếp hạng trong khối", "number of ranked units in the block"),
    ),
    Column("class", Kind.TEXT, "", Words("mã xếp loại", "id of the class")),
    Column("state", Kind.TEXT, "", Words("bước đã qua", "how far the unit has come")),
    Column(
        "provisional",
        Kind.FLAG,
        "",
        Words("số liệu còn tạm tính", "figures may still change"),
    ),
    Column(
        "rank_self",
        Kind.WHOLE,
        "rank",
        Words("thứ hạng theo điểm tự chấm", "rank on the self-score"),
    ),
    Column(
        "rank_without_survey",
        Kind.WHOLE,
        "rank",
        Words("thứ hạng khi không tính điều tra xã hội học", "rank without the survey"),
    ),
)


def _row(head: tuple[str, str], name: str, unit: UnitResult, rules: IndexRules) -> Row:
    total = unit.total if unit.index is not None else None
    return (
        *head,
        unit.unit,
        name,
        exact(total.self_points if total else None),
        exact(total.self_max_points if total else None),
        exact(total.points if total else None),
        exact(total.max_points if total else None),
        index_figure(unit.index, rules),
        unit.rank,
        unit.rank_of,
        unit.class_id or None,
        str(unit.state),
        unit.provisional,
        unit.rank_self,
        unit.rank_without_survey,
    )


def _block_rows(project: Project, result: CycleResult, block: BlockResult) -> Iterator[Row]:
    for unit in block.units:
        known = project.units.get(unit.unit)
        name = known.name if known else unit.unit
        yield _row((result.cycle.id, block.block.id), name, unit, result.cycle.index)


def rows(asked: Asked) -> Iterator[Row]:
    """All units of all blocks."""
    for block in asked.result.blocks:
        yield from _block_rows(asked.project, asked.result, block)


KIND = TableKind("units", COLUMNS, rows)
