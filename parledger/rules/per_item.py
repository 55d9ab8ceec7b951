"""So many points for each.

`{kind: per_item, each: 0.5}`; the unit gives a count. Points: count * each, at most max.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from parledger.located import Fields, Reading, Tree
from parledger.model.rule import Defect, Outcome, RuleLine, Step, Value
from parledger.model.words import Reason, Words, plain_decimal
from parledger.rules.measures import read_measured, say_number, sentence, typed

_COUNTED = Words(
    "số lượng {count} × {each} điểm → {points}/{maximum} điểm",
    "{count} counted × {each} points → {points} of {maximum} points",
)
_NEEDS = Words(
    "mới có {count}, cần {wanted} để được thêm {gains}", "{count} so far, {wanted} for {gains} more"
)


def read_each(fields: Fields, *, required: bool) -> Fraction | None:
    """`each`, above 0."""
    each = fields.number("each", required=required)
    if each is not None and each <= 0:
        place, found = fields.value_place("each"), plain_decimal(each)
        fields.reading.report("160", place, fields.subject, key="each", found=found)
        return None
    return each


@dataclass(frozen=True, slots=True)
class PerItem:
    """count * each, at most the maximum."""

    each: Fraction

    kind: ClassVar[str] = "per_item"
    name: ClassVar[Words] = Words("Theo số lượng", "So much for each")
    how: ClassVar[Words] = Words(
        "Mỗi việc, mỗi sản phẩm đếm được nhận một số điểm như nhau, cộng lại không vượt quá điểm tối đa.",
        "Each counted thing brings the same points, together never more than the maximum.",
    )
    takes_value: ClassVar[bool] = True

    @classmethod
    def read(cls, fields: Fields) -> "PerItem | None":
        """Points for each."""
        each = read_each(fields, required=True)
        return None if each is None else cls(each)

    def best(self, maximum: Fraction) -> Fraction | None:
        """The maximum: the count has no upper end."""
        return maximum

    def defects(self, maximum: Fraction) -> Iterator[Defect]:
        """None possible."""
        return iter(())

    def read_value(self, reading: Reading, node: Tree, subject: str) -> Value | None:
        """A whole number from 0."""
        return read_measured(reading, node, subject, "count")

    def score(self, maximum: Fraction, value: Value) -> Outcome:
        """count * each, at most max."""
        count = value if isinstance(value, Fraction) else Fraction(0)
        points = min(maximum, count * self.each)
        figures = (
            ("count", count),
            ("each", self.each),
            ("points", points),
            ("maximum", maximum),
        )
        return Outcome(points, Reason(_COUNTED, figures))

    def next_step(self, maximum: Fraction, value: Value) -> Step | None:
        """One more."""
        count = value if isinstance(value, Fraction) else Fraction(0)
        gains = self.score(maximum, count + 1).points - self.score(maximum, count).points
        if gains <= 0:
            return None
        figures = (("count", count), ("wanted", count + 1), ("gains", gains))
        return Step(Reason(_NEEDS, figures), gains)

    def lines(self, maximum: Fraction) -> tuple[RuleLine, ...]:
        """Each one, and how many are enough."""
        enough = Fraction(-(-maximum // self.each))
        full = sentence("Từ {count} trở lên", "{count} or more", count=enough)
        one = sentence("Mỗi một", "Each one")
        return (
            RuleLine(full, typed(enough), maximum),
            RuleLine(one, "1", min(self.each, maximum)),
        )

    def show_value(self, value: Value) -> Words:
        """The count."""
        return say_number(value if isinstance(value, Fraction) else Fraction(0), "count")

    def write_value(self, value: Value) -> str:
        """The count."""
        return typed(value if isinstance(value, Fraction) else Fraction(0))
