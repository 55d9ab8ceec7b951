"""Yes or no: the whole maximum or nothing.

`{kind: yes_no}`; the unit gives `value: true` or `value: false` (có/không are read too).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from parledger.located import Fields, Reading, Scalar, Tree
from parledger.located.scalars import read_flag
from parledger.model.rule import Defect, Outcome, RuleLine, Step, Value
from parledger.model.words import Reason, Words

_DONE = Words("Có: đạt đủ {maximum} điểm", "Yes: the full {maximum} points")
_NOT_DONE = Words("Không: 0/{maximum} điểm", "No: 0 of {maximum} points")
_NEEDS = Words("cần đạt yêu cầu để được thêm {gains} điểm", "meet the requirement for {gains} more")


@dataclass(frozen=True, slots=True)
class YesNo:
    """Full points or none."""

    kind: ClassVar[str] = "yes_no"
    name: ClassVar[Words] = Words("Có hoặc không", "Yes or no")
    how: ClassVar[Words] = Words(
        "Đạt yêu cầu thì được điểm tối đa, không đạt thì 0 điểm.",
        "The full maximum where the requirement is met, else 0.",
    )
    takes_value: ClassVar[bool] = True

    @classmethod
    def read(cls, fields: Fields) -> "YesNo":
        """No parameters."""
        return cls()

    def best(self, maximum: Fraction) -> Fraction | None:
        """The maximum."""
        return maximum

    def defects(self, maximum: Fraction) -> Iterator[Defect]:
        """None possible."""
        return iter(())

    def read_value(self, reading: Reading, node: Tree, subject: str) -> Value | None:
        """A truth value."""
        if not reading.shape(node, Scalar, subject) or not isinstance(node, Scalar):
            return None
        return read_flag(reading, node, subject)

    def score(self, maximum: Fraction, value: Value) -> Outcome:
        """max or 0."""
        points = maximum if value is True else Fraction(0)
        return Outcome(
            points, Reason(_DONE if value is True else _NOT_DONE, (("maximum", maximum),))
        )

    def next_step(self, maximum: Fraction, value: Value) -> Step | None:
        """From no to yes."""
        if value is True:
            return None
        return Step(Reason(_NEEDS, (("gains", maximum),)), maximum)

    def lines(self, maximum: Fraction) -> tuple[RuleLine, ...]:
        """Two lines."""
        return (
            RuleLine(Words("Đạt yêu cầu", "Requirement met"), "true", maximum),
            RuleLine(Words("Không đạt", "Not met"), "false", Fraction(0)),
        )

    def show_value(self, value: Value) -> Words:
        """Có or Không."""
        return Words("Có", "Yes") if value is True else Words("Không", "No")

    def write_value(self, value: Value) -> str:
        """true or false."""
        return "true" if value is True else "false"
