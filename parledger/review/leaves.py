"""A unit's leaves before and after: entries that differ and points that differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from parledger.model.criteria import Node
from parledger.model.results import IN_FORCE, Status
from parledger.model.words import Reason, Words
from parledger.review.model import LeafChange, LeafSide, StepChange, Unexplained
from parledger.review.told import RECOGNISED

_BY_SET = Words(
    "Bộ tiêu chí thay đổi, số liệu của đơn vị giữ nguyên",
    "The criteria set changed, what the unit gave did not",
)
_BY_CYCLE = Words(
    "Do tệp khác của kỳ đánh giá, số liệu của đơn vị giữ nguyên",
    "By another file of the cycle, what the unit gave did not change",
)
_BY_FILE = Words(
    "Đổi phần chung của tệp (draft, recognise_rest), mục này giữ nguyên",
    "What the file says of all its entries changed (draft, recognise_rest), this one did not",
)
_BY_START = Words(
    "Đơn vị nộp bản tự chấm hoàn chỉnh nên bắt đầu có điểm, số liệu mục này giữ nguyên",
    "The unit has handed in and begins to have points; what gives this entry did not change",
)
_BY_END = Words(
    "Đơn vị không còn bản tự chấm hoàn chỉnh nên không còn điểm, số liệu mục này giữ nguyên",
    "The unit's self-score is gone or a draft again, so it has no points; what gives this entry "
    "did not change",
)
_NO_WORDS = Words("", "")


@dataclass(frozen=True, slots=True)
class LeafColumns:
    """A unit's leaves by code; `files`: its own files by path and blob id."""

    leaves: Mapping[str, Node]
    points: Mapping[str, Fraction | None]
    status: Mapping[str, Status]
    reasons: Mapping[str, Reason]
    files: object = ()

    @property
    def has_points(self) -> bool:
        """Whether any leaf has: a unit that has not handed in has none, not even from surveys."""
        return any(one is not None for one in self.points.values())

    def side(self, code: str) -> LeafSide:
        """Points and status of one leaf."""
        return LeafSide(self.points.get(code), self.status.get(code))


def leaf_changes(
    old: LeafColumns, new: LeafColumns, steps: Mapping[str, tuple[StepChange, ...]]
) -> tuple[LeafChange, ...]:
    """Leaves of which an entry or the final points differ, in the set's order, unexplained first.

    A plain recognition of what stood there is no change (`recognised_leaves` counts these).
    """
    found: list[LeafChange] = []
    for code in dict.fromkeys((*new.leaves, *old.leaves, *steps)):
        told = tuple(
            one for one in steps.get(code, ()) if not _only_recognises(one, old, new, code)
        )
        if told or old.points.get(code) != new.points.get(code) or _excluded(old, new, code):
            found.append(_change(code, old, new, told))
    return tuple(sorted(found, key=lambda one: not one.unexplained))


def recognised_leaves(old: LeafColumns, new: LeafColumns) -> int:
    """How many leaves were newly settled with the points they had."""
    return sum(
        old.status.get(code) is Status.NOT_APPRAISED
        and status is Status.SCORED
        and old.points[code] == new.points[code]
        for code, status in new.status.items()
    )


def _only_recognises(step: StepChange, old: LeafColumns, new: LeafColumns, code: str) -> bool:
    return (
        step.step == "appraisal_1"
        and not step.before.vi
        and step.after == RECOGNISED
        and not step.said
        and old.points.get(code) == new.points.get(code)
    )


def _excluded(old: LeafColumns, new: LeafColumns, code: str) -> bool:
    """A leaf came into force or went out of it, or exists on one side only."""
    before, after = old.status.get(code), new.status.get(code)
    return (before in IN_FORCE) != (after in IN_FORCE) and (before is None) == (after is None)


def _change(
    code: str, old: LeafColumns, new: LeafColumns, steps: tuple[StepChange, ...]
) -> LeafChange:
    leaf = new.leaves.get(code) or old.leaves.get(code)
    why = _NO_WORDS if steps else _why(code, old, new)
    return LeafChange(
        criterion=code,
        code=leaf.code if leaf else code,
        title=leaf.title if leaf else "",
        maximum=leaf.max_points if leaf else Fraction(0),
        before=old.side(code),
        after=new.side(code),
        steps=steps,
        why=why,
        unexplained=_worst(steps),
    )


def _why(code: str, old: LeafColumns, new: LeafColumns) -> Words:
    """What changed the points where no entry did, and how they come about now."""
    cause, reason = _cause(code, old, new), new.reasons.get(code)
    if reason is None:
        return cause
    return Words(f"{cause.vi}: {reason.say('vi')}", f"{cause.en}: {reason.say('en')}")


def _cause(code: str, old: LeafColumns, new: LeafColumns) -> Words:
    before, after = old.leaves.get(code), new.leaves.get(code)
    if before is None or after is None:
        return _BY_SET
    if (before.max_points, before.rule) != (after.max_points, after.rule):
        return _BY_SET
    if old.files == new.files:
        return _BY_CYCLE
    if old.has_points == new.has_points:
        return _BY_FILE
    return _BY_START if new.has_points else _BY_END


def _worst(steps: tuple[StepChange, ...]) -> Unexplained:
    found = {one.unexplained for one in steps}
    return "none" if "none" in found else "same" if "same" in found else ""
