"""`new appraisal-1` and `new appraisal-2`: nothing is decided until someone takes a `#` away."""

from collections.abc import Sequence

from parledger.check.scope import UnitScope
from parledger.model.criteria import Node
from parledger.model.scores import Explanation, SelfEntry
from parledger.model.words import Words
from parledger.outputs.skeletons.lines import finished, heading, notes, points, quoted, sample
from parledger.outputs.skeletons.skeleton import Skeleton

_START = (
    "Bỏ dấu # ở tiêu chí cần ghi (xóa cả “{}” sau scores khi ghi tiêu chí đầu tiên). "
    "Số lẻ dùng dấu chấm: 1.5"
)


def first_appraisal(unit: UnitScope, name: str, office: str, leaves: Sequence[Node]) -> Skeleton:
    """appraisal-1(.office).yaml: the leaves to appraise with the self-score, as comments."""
    whose = f" của {_office_title(unit, office)}" if office else ""
    lines = notes(
        f"Thẩm định lần 1{whose} đối với {name}, {unit.scope.cycle.title}.",
        _START,
        "- decision: recognised là công nhận điểm tự chấm",
        "- decision: adjusted là điều chỉnh: ghi points hoặc value đúng, và reason (lý do)",
        "Xem xong mọi tiêu chí thì đổi recognise_rest thành true: những tiêu chí không ghi ở đây "
        "được công nhận (trừ tiêu chí người thẩm định cho điểm và tiêu chí đơn vị ghi không áp "
        "dụng, phải ghi từng mục).",
    )
    lines += ["recognise_rest: false", "scores: {}"]
    for leaf in leaves:
        lines += _round_1_leaf(unit, leaf)
    return Skeleton(
        _path(unit, "appraisal-1", office),
        finished(lines),
        Words(
            "Ghi những tiêu chí điều chỉnh; xem xong thì đổi recognise_rest thành true.",
            "Write down what you adjust; when all is seen, set recognise_rest to true.",
        ),
    )


def _office_title(unit: UnitScope, office: str) -> str:
    return next((o.title for o in unit.scope.cycle.offices if o.id == office), office)


def _path(unit: UnitScope, step: str, office: str) -> str:
    name = f"{step}.{office}.yaml" if office else f"{step}.yaml"
    return f"scores/{unit.scope.cycle.id}/{unit.files.unit}/{name}"


def _round_1_leaf(unit: UnitScope, leaf: Node) -> list[str]:
    own = unit.files.self_file
    entry = own.entries.get(leaf.id) if own else None
    lines = notes("", heading(leaf), f"Đơn vị: {said(leaf, entry)}")
    judged = leaf.rule is not None and not leaf.rule.takes_value
    body = "points: 0" if judged else "decision: adjusted\n  points: 0"
    example = f'{quoted(leaf.id)}:\n  {body}\n  reason: "Nêu lý do"'
    return lines + sample(example, deep=2)


def said(leaf: Node, entry: SelfEntry | None) -> str:
    """What the unit said of a leaf, and the points that gives."""
    if entry is None:
        return "không ghi"
    if entry.not_applicable:
        return f"không áp dụng. {entry.note}"
    papers = f"; {len(entry.evidence)} tài liệu" if entry.evidence else ""
    remark = f"; ghi chú: {entry.note}" if entry.note else ""
    if entry.value is None or leaf.rule is None:
        return f"không ghi giá trị{papers}{remark}"
    gives = points(leaf.rule.score(leaf.max_points, entry.value).points)
    return f"{leaf.rule.show_value(entry.value).vi}, tự chấm {gives}{papers}{remark}"


def second_appraisal(unit: UnitScope, name: str, office: str, leaves: Sequence[Node]) -> Skeleton:
    """appraisal-2(.office).yaml: the explained leaves with what was said, as comments."""
    lines = notes(
        f"Thẩm định lần 2 đối với {name}, {unit.scope.cycle.title}.",
        _START,
        "- answer: accepted là chấp nhận điều đơn vị đề nghị (hoặc điểm tự chấm)",
        "- answer: partly là chấp nhận một phần: ghi points và reason",
        "- answer: rejected là giữ điểm lần 1: ghi reason",
        "Tiêu chí không ghi ở đây giữ như lần 1.",
    )
    lines += ["scores: {}"]
    explained = unit.files.explanation.entries if unit.files.explanation else {}
    for leaf in leaves:
        if leaf.id in explained:
            lines += _round_2_leaf(leaf, explained[leaf.id])
    return Skeleton(
        _path(unit, "appraisal-2", office),
        finished(lines),
        Words("Trả lời từng giải trình.", "Answer every explanation."),
    )


def _round_2_leaf(leaf: Node, entry: Explanation) -> list[str]:
    asks = f" Đề nghị: {points(entry.asks.value)}." if entry.asks else ""
    if entry.asks_value is not None and leaf.rule is not None:
        asks = f" Đề nghị sửa thành: {leaf.rule.show_value(entry.asks_value).vi}."
    lines = notes("", heading(leaf), f"Giải trình: {entry.text}{asks}")
    example = f'{quoted(leaf.id)}:\n  answer: rejected\n  reason: "Nêu lý do"'
    return lines + sample(example, deep=2)
