"""One of several named outcomes.

`{kind: options, options: [{id, title, points}]}`; the unit gives `value: <option id>`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from parledger.located import Fields, Reading, Scalar, Tree
from parledger.located.fields import nearest
from parledger.located.scalars import report_curly
from parledger.model.rule import Defect, Outcome, RuleLine, Step, Value
from parledger.model.words import Reason, Words
from parledger.rules.choices import Choice, choice_lines, misprints, read_choices
from parledger.rules.measures import report_shape

_CHOSEN = Words("{title} → {points}/{maximum} điểm", "{title} → {points} of {maximum} points")
_NEEDS = Words(
    "đang ở “{now}”, cần đạt “{title}” để được thêm {gains}",
    "now at “{now}”, reach “{title}” for {gains} more",
)


@dataclass(frozen=True, slots=True)
class Options:
    """The points of the option chosen."""

    options: tuple[Choice, ...]

    kind: ClassVar[str] = "options"
    name: ClassVar[Words] = Words("Chọn một mức", "One of several outcomes")
    how: ClassVar[Words] = Words(
        "Đơn vị chọn đúng một trong các mức đã nêu và nhận điểm của mức đó.",
        "The unit names one of the outcomes listed and gets its points.",
    )
    takes_value: ClassVar[bool] = True

    @classmethod
    def read(cls, fields: Fields) -> "Options | None":
        """The list of options."""
        options = read_choices(fields, "options")
        return None if options is None else cls(options)

    def best(self, maximum: Fraction) -> Fraction | None:
        """The best option's points."""
        return max(option.points for option in self.options)

    def defects(self, maximum: Fraction) -> Iterator[Defect]:
        """Options printed with other points than meant."""
        return misprints(self.options)

    def read_value(self, reading: Reading, node: Tree, subject: str) -> Value | None:
        """An option's id."""
        ids = [option.id for option in self.options]
        if not isinstance(node, Scalar):
            report_shape(reading, node, subject, ("mã của một lựa chọn", "an option's id"), ids[0])
            return None
        chosen = node.text.strip()
        if chosen in ids:
            return chosen
        if report_curly(reading, node, subject):
            return None
        hint_vi, hint_en = nearest(chosen, ids)
        reading.report("154", node, subject, found=chosen, hint_vi=hint_vi, hint_en=hint_en)
        return None

    def score(self, maximum: Fraction, value: Value) -> Outcome:
        """That option's points."""
        chosen = self._option(value)
        figures = (("title", chosen.name), ("points", chosen.points), ("maximum", maximum))
        return Outcome(chosen.points, Reason(_CHOSEN, figures))

    def next_step(self, maximum: Fraction, value: Value) -> Step | None:
        """The option that gives the least more."""
        chosen = self._option(value)
        better = [option for option in self.options if option.points > chosen.points]
        if not better:
            return None
        nearest_up = min(better, key=lambda option: option.points)
        gains = nearest_up.points - chosen.points
        figures = (("now", chosen.name), ("title", nearest_up.name), ("gains", gains))
        return Step(Reason(_NEEDS, figures), gains)

    def lines(self, maximum: Fraction) -> tuple[RuleLine, ...]:
        """One line an option."""
        return choice_lines(self.options, "{}")

    def show_value(self, value: Value) -> Words:
        """The option's title."""
        name = self._option(value).name
        return Words(name, name)

    def write_value(self, value: Value) -> str:
        """The option's id."""
        return str(value)

    def _option(self, value: Value) -> Choice:
        return next(option for option in self.options if option.id == value)
