"""Rules whose points someone else gives: the appraiser, the ballots, another authority."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from parledger.located import Reading, Tree
from parledger.model.rule import Defect, Outcome, RuleLine, Step, Value
from parledger.model.words import Words
from parledger.rules.measures import sentence


@dataclass(frozen=True, slots=True)
class Given:
    """What judged, survey and external have in common: the unit types no value."""

    kind: ClassVar[str] = ""
    name: ClassVar[Words] = Words("", "")
    how: ClassVar[Words] = Words("", "")
    takes_value: ClassVar[bool] = False
    refusal: ClassVar[str] = "160"
    table: ClassVar[Words] = Words("", "")

    def best(self, maximum: Fraction) -> Fraction | None:
        """Not the rule's to say."""
        return None

    def defects(self, maximum: Fraction) -> Iterator[Defect]:
        """None possible."""
        return iter(())

    def read_value(self, reading: Reading, node: Tree, subject: str) -> Value | None:
        """Refused: the unit gives none."""
        reading.report(self.refusal, node, subject)
        return None

    def score(self, maximum: Fraction, value: Value) -> Outcome:
        """Never asked: `read_value` lets no value through."""
        raise TypeError(f"a {self.kind} leaf takes no value")

    def next_step(self, maximum: Fraction, value: Value) -> Step | None:
        """None can be named."""
        return None

    def lines(self, maximum: Fraction) -> tuple[RuleLine, ...]:
        """One line that says who gives the points."""
        said = sentence(self.table.vi, self.table.en, maximum=maximum)
        return (RuleLine(said, "", None),)

    def show_value(self, value: Value) -> Words:
        """There is none."""
        return Words("", "")

    def write_value(self, value: Value) -> str:
        """There is none."""
        return ""
