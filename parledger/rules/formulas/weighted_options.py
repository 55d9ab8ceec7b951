"""Every option has a weight between 0 and 1; the share is the mean weight.

`{kind: weighted_options, weights: {A: 1.0, B: 0.6, C: 0.2, D: 0}}`, as a province's survey
software counts. A blank counts 0 unless `blank: left_out`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from parledger.located import Fields, Scalar
from parledger.located.scalars import read_number
from parledger.model.formula import Share, Tally
from parledger.model.questions import Question
from parledger.model.rule import Defect
from parledger.model.words import Words, show_figure

BLANKS = ("zero", "left_out")


@dataclass(frozen=True)
class WeightedOptions:
    """`weights`: option id -> weight between 0 and 1."""

    weights: Mapping[str, Fraction]
    blank: str = "zero"

    kind: ClassVar[str] = "weighted_options"
    name: ClassVar[Words] = Words("Trọng số theo mức trả lời", "Weighted options")

    @classmethod
    def read(cls, fields: Fields) -> "WeightedOptions | None":
        """Weights by option id; `blank: zero` (the default) or `left_out`."""
        before = len(fields.reading.problems)
        weights: dict[str, Fraction] = {}
        fields.tree("weights", required=True)
        for name, node in fields.entries("weights"):
            if not isinstance(node, Scalar):
                fields.reading.shape(node, Scalar, fields.subject)
                continue
            weight = read_number(fields.reading, node, fields.subject)
            if weight is not None and not 0 <= weight <= 1:
                shown = node.text.strip()
                fields.reading.report("118", node, fields.subject, found=shown, range="0–1")
            elif weight is not None:
                weights[name.text] = weight
        blank = fields.choice("blank", BLANKS) or BLANKS[0]
        if not weights or len(fields.reading.problems) > before:
            return None
        return cls(weights, blank)

    def share(self, tallies: Sequence[Tally]) -> Share:
        """The sum of the ticked options' weights over ballots x questions, or over answers."""
        got = sum(
            (
                self.weights.get(option, Fraction(0)) * count
                for tally in tallies
                for option, count in tally.counts.items()
            ),
            Fraction(0),
        )
        left_out = self.blank == "left_out"
        return Share(got, Fraction(sum(t.answered if left_out else t.ballots for t in tallies)))

    def points(self, maximum: Fraction, share: Fraction) -> Fraction:
        """The maximum times the share."""
        return maximum * share

    def counted(self) -> Words:
        """The sum of weights out of its maximum."""
        return Words("tổng trọng số {got}/{of}", "weights sum to {got} of {of}")

    def lacks(self, question: Question) -> str:
        """It needs a weight for every option of the question."""
        without = ", ".join(one.id for one in question.options if one.id not in self.weights)
        return f"weights ({without})" if without else ""

    def named(self) -> Sequence[str]:
        """Those that have a weight."""
        return tuple(self.weights)

    def best(self, maximum: Fraction) -> Fraction:
        """The maximum."""
        return maximum

    def defects(self) -> Iterator[Defect]:
        """None: there is nothing in it that could contradict itself."""
        return iter(())

    def how(self) -> Words:
        """In a sentence."""
        vi, en = (
            "; ".join(
                f"{name}: {show_figure(weight, lang)}" for name, weight in self.weights.items()
            )
            for lang in ("vi", "en")
        )
        blank_vi, blank_en = _BLANK[self.blank]
        return Words(
            f"Mỗi mức trả lời có một trọng số ({vi}); tỷ lệ là trọng số trung bình; {blank_vi}.",
            f"Each option has a weight ({en}); the share is the mean weight; {blank_en}.",
        )

    def symbols(self) -> Words:
        """In symbols."""
        if self.blank == "left_out":
            return Words("điểm = M × Σ trọng số / đã trả lời", "points = M × Σ weights / answered")
        return Words("điểm = M × Σ trọng số / (n × k)", "points = M × Σ weights / (n × k)")


_BLANK = {
    "zero": ("câu bỏ trống tính 0", "a blank counts 0"),
    "left_out": ("câu bỏ trống không tính", "blanks are left out"),
}
