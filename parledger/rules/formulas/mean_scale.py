"""The mean of the options' values, as a share of the scale.

`{kind: mean_scale}`: the mean over the highest value (4.1 of 5 is 82 %); with `from: lowest` the
scale begins at its lowest value ((4.1 - 1) / (5 - 1)). Only answered questions are counted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from parledger.located import Fields
from parledger.model.formula import Share, Tally
from parledger.model.questions import Question
from parledger.model.rule import Defect
from parledger.model.words import Words, plain_decimal

STARTS = ("zero", "lowest")


@dataclass(frozen=True, slots=True)
class MeanScale:
    """`start`: what counts as nothing, 0 or the scale's lowest value."""

    start: str = "zero"

    kind: ClassVar[str] = "mean_scale"
    name: ClassVar[Words] = Words("Điểm trung bình trên thang", "Mean of the scale")

    @classmethod
    def read(cls, fields: Fields) -> "MeanScale":
        """`from: zero` (the default) or `lowest`."""
        return cls(fields.choice("from", STARTS) or STARTS[0])

    def share(self, tallies: Sequence[Tally]) -> Share:
        """Values above the start, over the most that the answers could have given."""
        got, of = Fraction(0), Fraction(0)
        for tally in tallies:
            values = _values(tally.question)
            low = (
                min(values.values(), default=Fraction(0)) if self.start == "lowest" else Fraction(0)
            )
            high = max(values.values(), default=Fraction(0))
            for option, count in tally.counts.items():
                got += (values.get(option, low) - low) * count
            of += (high - low) * tally.answered
        return Share(got, of)

    def points(self, maximum: Fraction, share: Fraction) -> Fraction:
        """The maximum times the share."""
        return maximum * share

    def counted(self) -> Words:
        """The sum of values out of the most there could be."""
        return Words("tổng điểm thang đo {got}/{of}", "scale values sum to {got} of {of}")

    def lacks(self, question: Question) -> str:
        """It needs a value for every option, none below the start, and one above it."""
        without = ", ".join(one.id for one in question.options if one.value is None)
        if without:
            return f"value ({without})"
        values = _values(question)
        low = Fraction(0) if self.start == "zero" else min(values.values(), default=Fraction(0))
        below = ", ".join(name for name, value in values.items() if value < low)
        if below:
            return f"value ≥ 0 ({below})"
        if max(values.values(), default=low) == low:
            return f"value > {plain_decimal(low)}"
        return ""

    def named(self) -> Sequence[str]:
        """No option is named."""
        return ()

    def best(self, maximum: Fraction) -> Fraction:
        """The maximum."""
        return maximum

    def defects(self) -> Iterator[Defect]:
        """None: there is nothing in it that could contradict itself."""
        return iter(())

    def how(self) -> Words:
        """In a sentence."""
        if self.start == "lowest":
            return Words(
                "Trung bình giá trị các câu đã trả lời, tính từ mức thấp nhất, so với mức cao nhất của thang.",
                "The mean value of answered questions above the lowest, over the range of the scale.",
            )
        return Words(
            "Trung bình giá trị các câu đã trả lời so với mức cao nhất của thang.",
            "The mean value of answered questions over the highest of the scale.",
        )

    def symbols(self) -> Words:
        """In symbols."""
        if self.start == "lowest":
            return Words(
                "điểm = M × (trung bình − thấp nhất) / (cao nhất − thấp nhất)",
                "points = M × (mean − lowest) / (highest − lowest)",
            )
        return Words("điểm = M × trung bình / cao nhất", "points = M × mean / highest")


def _values(question: Question) -> dict[str, Fraction]:
    return {one.id: one.value for one in question.options if one.value is not None}
