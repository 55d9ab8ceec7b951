"""The share of answers that count as satisfied.

`{kind: satisfied_share}`: (satisfied + very satisfied answers) / (ballots x questions) x M, the
formula of a district's plan of 2020. A blank answer counts as not satisfied, as that denominator
says; with `blank: left_out` only answered questions are counted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from parledger.located import Fields
from parledger.model.formula import Share, Tally
from parledger.model.questions import Question
from parledger.model.rule import Defect
from parledger.model.words import Words

BLANKS = ("not_satisfied", "left_out")


@dataclass(frozen=True, slots=True)
class SatisfiedShare:
    """`blank`: what an unanswered question counts as."""

    blank: str = "not_satisfied"

    kind: ClassVar[str] = "satisfied_share"
    name: ClassVar[Words] = Words("Tỷ lệ câu trả lời hài lòng", "Share of satisfied answers")

    @classmethod
    def read(cls, fields: Fields) -> "SatisfiedShare":
        """`blank: not_satisfied` (the default) or `left_out`."""
        return cls(fields.choice("blank", BLANKS) or BLANKS[0])

    def share(self, tallies: Sequence[Tally]) -> Share:
        """Satisfied answers over ballots x questions, or over answers alone."""
        got = sum(
            count
            for tally in tallies
            for option, count in tally.counts.items()
            if option in tally.question.satisfied
        )
        left_out = self.blank == "left_out"
        of = sum(tally.answered if left_out else tally.ballots for tally in tallies)
        return Share(Fraction(got), Fraction(of))

    def points(self, maximum: Fraction, share: Fraction) -> Fraction:
        """The maximum times the share."""
        return maximum * share

    def counted(self) -> Words:
        """Satisfied answers out of all that were due, or given."""
        if self.blank == "left_out":
            return Words(
                "{got}/{of} câu trả lời là hài lòng", "{got} of {of} answers are satisfied"
            )
        return Words(
            "{got}/{of} câu hỏi được trả lời hài lòng", "{got} of {of} questions answered satisfied"
        )

    def lacks(self, question: Question) -> str:
        """It needs to know which options are satisfied ones."""
        return "" if question.satisfied else "satisfied"

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
        if self.blank == "left_out":
            return Words(
                "Số câu trả lời hài lòng chia cho số câu đã trả lời; câu bỏ trống không tính.",
                "Satisfied answers over answered questions; blanks are left out.",
            )
        return Words(
            "Số câu trả lời hài lòng chia cho số phiếu nhân số câu hỏi; câu bỏ trống tính là không hài lòng.",
            "Satisfied answers over ballots times questions; a blank counts as not satisfied.",
        )

    def symbols(self) -> Words:
        """In symbols."""
        if self.blank == "left_out":
            return Words("điểm = M × hài lòng / đã trả lời", "points = M × satisfied / answered")
        return Words("điểm = M × hài lòng / (n × k)", "points = M × satisfied / (n × k)")
