"""`new explanation CYCLE UNIT`"""

from parledger.check.scope import UnitScope
from parledger.model.criteria import Node
from parledger.model.scores import Round1Entry
from parledger.model.words import Words
from parledger.outputs.skeletons.lines import finished, heading, notes, points, quoted, sample
from parledger.outputs.skeletons.skeleton import Skeleton


def round_1_changes(unit: UnitScope) -> tuple[tuple[Node, Round1Entry], ...]:
    """The leaves that round 1 adjusted or judged, in the set's order."""
    decided = {
        code: entry
        for one in unit.files.round_1
        for code, entry in one.entries.items()
        if not entry.opinion and entry.decision != "recognised"
    }
    leaves = unit.scope.criteria.leaves
    return tuple((leaf, decided[leaf.id]) for leaf in leaves if leaf.id in decided)


def explanation_skeleton(unit: UnitScope, name: str) -> Skeleton:
    """explanation.yaml with an entry for every leaf that round 1 adjusted or judged.

    Where there is none yet, the file says nothing and shows an entry as a comment.
    """
    lines = notes(
        f"Giải trình của {name} về kết quả thẩm định lần 1, {unit.scope.cycle.title}.",
        "Xóa những tiêu chí đơn vị đồng ý, không giải trình. Với tiêu chí còn lại, ghi lý do vào "
        "text; nếu đề nghị điểm cụ thể thì thêm dòng asks: 1.5 (số lẻ dùng dấu chấm), hoặc "
        "asks_value: giá trị đúng.",
    )
    changes = round_1_changes(unit)
    lines += ["scores:"] if changes else _nothing_yet(unit)
    for leaf, entry in changes:
        lines += notes("", heading(leaf), f"Lần 1: {_decided(leaf, entry)}", indent=2)
        lines += [f"  {quoted(leaf.id)}:", "    text: Ghi lý do giải trình vào đây"]
    return Skeleton(
        f"scores/{unit.scope.cycle.id}/{unit.files.unit}/explanation.yaml",
        finished(lines),
        Words(
            "Ghi lý do cho từng tiêu chí; xóa tiêu chí không giải trình.",
            "Give your reasons; delete what you do not contest.",
        ),
    )


def _nothing_yet(unit: UnitScope) -> list[str]:
    first = unit.scope.own_leaves[:1]
    lines = ["scores: {}"]
    lines += notes("Thẩm định lần 1 chưa điều chỉnh tiêu chí nào; khi có, xóa “{}” và ghi như sau:")
    for leaf in first:
        lines += sample(f'{quoted(leaf.id)}:\n  text: "Nêu lý do giải trình"', deep=2)
    return lines


def _decided(leaf: Node, entry: Round1Entry) -> str:
    """What round 1 made of the leaf, and its reason."""
    if entry.not_applicable:
        given = "không áp dụng"
    elif entry.points is not None:
        given = points(entry.points.value)
    elif entry.value is not None and leaf.rule is not None:
        exact = leaf.rule.score(leaf.max_points, entry.value).points
        given = f"{leaf.rule.show_value(entry.value).vi}, {points(exact)}"
    else:
        given = "điều chỉnh"
    return f"{given}. {entry.reason}" if entry.reason else given
