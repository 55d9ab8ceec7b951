"""Several things that each bring points.

`{kind: checklist, items: [{id, title, points}]}`; the unit gives `value: [item ids]`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from parledger.located import Fields, Reading, Scalar, Seq, Tree
from parledger.located.fields import nearest
from parledger.located.scalars import report_curly
from parledger.model.rule import Defect, Outcome, RuleLine, Step, Value
from parledger.model.words import Reason, Words
from parledger.rules.choices import Choice, choice_lines, misprints, read_choices
from parledger.rules.measures import report_shape

_TICKED = Words(
    "đạt {done}/{all} nội dung → {points}/{maximum} điểm",
    "{done} of {all} items → {points} of {maximum} points",
)
_LACKING = Words(
    "đạt {done}/{all} nội dung, còn thiếu: {lacking} → {points}/{maximum} điểm",
    "{done} of {all} items, lacking: {lacking} → {points} of {maximum} points",
)
_NEEDS = Words("cần làm thêm “{title}” để được thêm {gains}", "also do “{title}” for {gains} more")


@dataclass(frozen=True, slots=True)
class Checklist:
    """The sum of what is ticked."""

    items: tuple[Choice, ...]

    kind: ClassVar[str] = "checklist"
    name: ClassVar[Words] = Words("Danh mục việc", "Checklist")
    how: ClassVar[Words] = Words(
        "Mỗi việc đã làm có điểm riêng; điểm của tiêu chí là tổng điểm các việc đã làm.",
        "Each thing done brings its own points; the criterion has their sum.",
    )
    takes_value: ClassVar[bool] = True

    @classmethod
    def read(cls, fields: Fields) -> "Checklist | None":
        """The list of items."""
        items = read_choices(fields, "items")
        return None if items is None else cls(items)

    def best(self, maximum: Fraction) -> Fraction | None:
        """All ticked."""
        return sum((item.points for item in self.items), Fraction(0))

    def defects(self, maximum: Fraction) -> Iterator[Defect]:
        """Items printed with other points than meant."""
        return misprints(self.items)

    def read_value(self, reading: Reading, node: Tree, subject: str) -> Value | None:
        """A list of item ids, each once; a single id counts as a list of one."""
        nodes = (
            (node,) if isinstance(node, Scalar) else node.items if isinstance(node, Seq) else None
        )
        example = f"[{self.items[0].id}]"
        wanted = ("một danh sách mã nội dung", "a list of item ids")
        if nodes is None:
            report_shape(reading, node, subject, wanted, example)
            return None
        before = len(reading.problems)
        ticked: list[str] = []
        for item in nodes:
            if isinstance(item, Scalar):
                self._tick(reading, item, subject, ticked)
            else:
                report_shape(reading, item, subject, wanted, example)
        if len(reading.problems) > before:
            return None
        return tuple(item.id for item in self.items if item.id in ticked)

    def _tick(self, reading: Reading, node: Scalar, subject: str, ticked: list[str]) -> None:
        found = node.text.strip()
        ids = [item.id for item in self.items]
        several = [part.strip() for part in found.split(",")]
        if found not in ids and report_curly(reading, node, subject):
            return
        if len(several) > 1 and all(part in ids for part in several):
            reading.report("136", node, subject, found=found, wanted=f"[{', '.join(several)}]")
        elif found not in ids:
            hint_vi, hint_en = nearest(found, ids)
            reading.report("155", node, subject, found=found, hint_vi=hint_vi, hint_en=hint_en)
        elif found in ticked:
            reading.report("162", node, subject, found=found)
        else:
            ticked.append(found)

    def score(self, maximum: Fraction, value: Value) -> Outcome:
        """The sum of the ticked items' points."""
        ticked = self._ticked(value)
        points = sum((item.points for item in self.items if item.id in ticked), Fraction(0))
        lacking = "; ".join(item.name for item in self.items if item.id not in ticked)
        words = _LACKING if lacking else _TICKED
        figures: tuple[tuple[str, Fraction | int | str], ...] = (
            ("done", len(ticked)),
            ("all", len(self.items)),
            ("lacking", lacking),
            ("points", points),
            ("maximum", maximum),
        )
        return Outcome(points, Reason(words, figures))

    def next_step(self, maximum: Fraction, value: Value) -> Step | None:
        """The missing item that brings most."""
        ticked = self._ticked(value)
        lacking = [item for item in self.items if item.id not in ticked and item.points]
        if not lacking:
            return None
        best = max(lacking, key=lambda item: item.points)
        return Step(Reason(_NEEDS, (("title", best.name), ("gains", best.points))), best.points)

    def lines(self, maximum: Fraction) -> tuple[RuleLine, ...]:
        """One line an item."""
        return choice_lines(self.items, "[{}]")

    def show_value(self, value: Value) -> Words:
        """The titles of the ticked items."""
        ticked = self._ticked(value)
        if not ticked:
            return Words("Chưa có nội dung nào", "None")
        names = "; ".join(item.name for item in self.items if item.id in ticked)
        return Words(names, names)

    def write_value(self, value: Value) -> str:
        """A flow list of ids."""
        ticked = self._ticked(value)
        return "[" + ", ".join(item.id for item in self.items if item.id in ticked) + "]"

    def _ticked(self, value: Value) -> frozenset[str]:
        return (
            frozenset(v for v in value if isinstance(v, str))
            if isinstance(value, tuple)
            else (frozenset())
        )
