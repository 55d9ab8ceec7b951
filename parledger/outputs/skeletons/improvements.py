"""`new improvement CYCLE UNIT`"""

from collections.abc import Sequence
from dataclasses import dataclass

from parledger.model.criteria import Node
from parledger.model.words import Words
from parledger.outputs.skeletons.lines import finished, heading, notes, quoted, sample
from parledger.outputs.skeletons.skeleton import Skeleton

_TARGET = """
target:
  rank: 3
"""
MOST = 12


@dataclass(frozen=True, slots=True)
class Weak:
    """A leaf that lost points, and why."""

    leaf: Node
    lost: str
    why: str


@dataclass(frozen=True, slots=True)
class PlanFor:
    """Whose plan it is, after which cycle."""

    cycle: str
    year: int
    unit: str
    name: str


def improvement_skeleton(plan: PlanFor, weak: Sequence[Weak]) -> Skeleton:
    """improvement.yaml with one measure for each of the leaves that lost most."""
    lines = notes(
        f"Kế hoạch nâng cao chỉ số của {plan.name}. Tệp này không làm thay đổi điểm nào.",
    )
    title = f"Kế hoạch nâng cao chỉ số cải cách hành chính năm {plan.year + 1}"
    lines += ["plan:", f"  title: {title}"]
    lines += notes("Mục tiêu: rank (thứ hạng), index (chỉ số) hoặc class (mã xếp loại):")
    lines += sample(_TARGET)
    lines += notes("Bộ phận nào của đơn vị chịu trách nhiệm tiêu chí nào.")
    lines += ["owners:", "  - id: van-phong", "    title: Văn phòng", "    criteria:"]
    lines += [f"      - {quoted(found.leaf.id)}" for found in weak]
    lines += notes("Việc phải làm. due: hạn; done: ngày làm xong, ví dụ 2025-06-30.")
    lines += ["measures:"]
    for found in weak:
        lines += _measure(found)
    return Skeleton(
        f"scores/{plan.cycle}/{plan.unit}/improvement.yaml",
        finished(lines),
        Words("Ghi việc phải làm, hạn và bộ phận.", "Write what is to be done, by whom and when."),
    )


def _measure(found: Weak) -> list[str]:
    lost = f"Mất {found.lost}. {found.why}" if found.lost else ""
    return [
        *notes(heading(found.leaf), *([lost] if lost else []), indent=2),
        "  - owner: van-phong",
        "    criteria:",
        f"      - {quoted(found.leaf.id)}",
        "    what: Ghi việc phải làm vào đây",
    ]
