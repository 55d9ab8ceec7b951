"""`new self CYCLE UNIT`"""

from collections.abc import Iterator

from parledger.check.scope import BlockScope
from parledger.model.criteria import Node
from parledger.model.words import Words
from parledger.outputs.skeletons.lines import finished, heading, notes, points, quoted, sample
from parledger.outputs.skeletons.skeleton import Skeleton

_EVIDENCE = """
evidence:
  - title: Kế hoạch cải cách hành chính năm
    number: 12/KH-UBND
    date: 2024-01-15
note: Ghi chú, nếu cần
"""


def self_skeleton(scope: BlockScope, unit: str, name: str) -> Skeleton:
    """self.yaml as a draft: every leaf the unit scores with an empty `value:`."""
    cycle = scope.cycle.id
    lines = notes(
        f"Bản tự chấm của {name}, {scope.cycle.title}.",
        "Ghi giá trị sau “value:” của từng tiêu chí. Số lẻ dùng dấu chấm: 1.5, không viết 1,5.",
        "Dưới “value:” có thể thêm tài liệu kiểm chứng và ghi chú, thụt vào như sau:",
    )
    lines += sample(_EVIDENCE, deep=4)
    lines += notes(
        "Tiêu chí không áp dụng cho đơn vị: thay dòng value bằng not_applicable: true và ghi note.",
        "",
        "draft: true nghĩa là bản nháp, được để trống. Chấm xong thì xóa dòng draft.",
    )
    lines += ["draft: true"]
    lines += ["scores:" if scope.own_leaves else "scores: {}"]
    lines += _leaves(scope)
    return Skeleton(
        f"scores/{cycle}/{unit}/self.yaml",
        finished(lines),
        Words(
            "Điền value cho từng tiêu chí; xong thì xóa dòng draft: true, rồi: python build.py check",
            "Fill in the values; then delete the line draft: true and run: python build.py check",
        ),
    )


def _leaves(scope: BlockScope) -> list[str]:
    lines: list[str] = []
    area = ""
    for leaf in scope.own_leaves:
        top = scope.criteria.top_of(leaf.id)
        if top.id != area:
            area = top.id
            lines += [] if top.is_leaf else notes("", f"LĨNH VỰC {heading(top)}", indent=2)
        lines += _judged(leaf) if leaf in _judged_leaves(scope) else _leaf(leaf)
    return lines


def _judged_leaves(scope: BlockScope) -> tuple[Node, ...]:
    return tuple(leaf for leaf in scope.own_leaves if leaf.rule and not leaf.rule.takes_value)


def _leaf(leaf: Node) -> list[str]:
    lines = notes("", heading(leaf), *_guidance(leaf), indent=2)
    return [*lines, f"  {quoted(leaf.id)}:", "    value:"]


def _judged(leaf: Node) -> list[str]:
    lines = notes(
        "",
        heading(leaf),
        *_guidance(leaf),
        "Đơn vị không ghi value; có tài liệu thì thay {} bằng evidence hoặc note như mẫu ở trên.",
        indent=2,
    )
    return [*lines, f"  {quoted(leaf.id)}: {{}}"]


def _guidance(leaf: Node) -> Iterator[str]:
    """How to score, what to type for which points, which documents count."""
    if leaf.guide:
        yield f"Hướng dẫn: {leaf.guide}"
    for line in leaf.rule.lines(leaf.max_points) if leaf.rule else ():
        gives = "" if line.points is None else f": {points(line.points)}"
        types = f"value: {line.type_this} — " if line.type_this else ""
        yield f"- {types}{line.when.vi}{gives}"
    if leaf.counts != "normal":
        kind = "Điểm cộng" if leaf.counts == "bonus" else "Điểm trừ (ghi số dương)"
        yield f"{kind}, không nằm trong điểm tối đa của bộ tiêu chí."
    if leaf.documents:
        yield "Tài liệu kiểm chứng: " + "; ".join(leaf.documents)
    if leaf.evidence == "required":
        yield "Có điểm thì phải có tài liệu (evidence) hoặc ghi chú (note)."
