"""What a survey's formula has to answer; the formulas live in `parledger.rules.formulas`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Protocol

from parledger.model.questions import Question
from parledger.model.rule import Defect
from parledger.model.words import Words


@dataclass(frozen=True, slots=True)
class Tally:
    """How one question was answered on the valid ballots of a unit and group.

    `counts`: option id -> ballots that ticked it; `answered`: ballots with any answer;
    `ballots`: valid ballots that ask it. Blank: ballots less answered.
    """

    question: Question
    counts: Mapping[str, int]
    answered: int
    ballots: int


@dataclass(frozen=True, slots=True)
class Share:
    """A result between 0 and 1 as the quotient of two sums; `of` 0: there is no result."""

    got: Fraction
    of: Fraction

    @property
    def value(self) -> Fraction | None:
        """Exact, None where nothing was answered."""
        return self.got / self.of if self.of else None

    def __add__(self, other: "Share") -> "Share":
        return Share(self.got + other.got, self.of + other.of)


class Formula(Protocol):
    """From answers to a share of the maximum, and from there to points; pure and exact."""

    kind: ClassVar[str]
    # For people: what it is called.
    name: ClassVar[Words]

    def share(self, tallies: Sequence[Tally]) -> Share:
        """The share of the questions that are counted, for one unit and group."""

    def points(self, maximum: Fraction, share: Fraction) -> Fraction:
        """Points for a share between 0 and 1."""

    def counted(self) -> Words:
        """What `{got}` out of `{of}` is, for the reason: satisfied answers out of answers."""

    def lacks(self, question: Question) -> str:
        """What a question must have to be counted and has not; empty where it is fit."""

    def named(self) -> Sequence[str]:
        """Ids of options that its declaration names."""

    def best(self, maximum: Fraction) -> Fraction:
        """The most points it can give."""

    def defects(self) -> Iterator[Defect]:
        """Mistakes in the declaration itself."""

    def how(self) -> Words:
        """The formula in a sentence, from its declaration."""

    def symbols(self) -> Words:
        """The formula in symbols: n ballots, k questions, M the criterion's maximum."""
