"""What a scoring rule has to answer; the rules themselves live in `parledger.rules`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Protocol

from parledger.located import Reading, Tree
from parledger.model.words import Reason, Words


@dataclass(frozen=True, slots=True)
class Done:
    """`{done: a, planned: b}`: how much of what was planned."""

    done: Fraction
    planned: Fraction


Counts = tuple[tuple[str, Fraction], ...]
"""Counts by kind, in the rule's order: ((kind id, count), ...)."""

Value = bool | str | tuple[str, ...] | Fraction | Done | Counts
"""What a unit gives, typed by the leaf's rule."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule makes of a value: exact points between 0 and the maximum, and why."""

    points: Fraction
    reason: Reason


@dataclass(frozen=True, slots=True)
class Step:
    """The nearest better outcome: what it needs and how many points it adds."""

    needs: Reason
    gains: Fraction


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A line of the rule's small table: the condition, what to type for it, its points."""

    when: Words
    type_this: str
    points: Fraction | None
    printed: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Defect:
    """A mistake in the rule itself: catalogue number (family C), subject, arguments, place."""

    number: str
    line: int
    column: int
    args: tuple[tuple[str, str], ...] = ()


class Rule(Protocol):
    """A named scoring rule with its parameters; pure, exact, never evaluated from text."""

    kind: ClassVar[str]
    # For people: what it is called, and how it works in one or two sentences.
    name: ClassVar[Words]
    how: ClassVar[Words]
    # The unit gives a value itself (false: judged, survey, external).
    takes_value: ClassVar[bool]

    def best(self, maximum: Fraction) -> Fraction | None:
        """The most points the rule can give; None where someone else gives the points."""

    def defects(self, maximum: Fraction) -> Iterator[Defect]:
        """Mistakes that need no other file: unreachable bands, gaps, overlaps."""

    def read_value(self, reading: Reading, node: Tree, subject: str) -> Value | None:
        """Type what the unit wrote under `value:`; reports and returns None when it is wrong."""

    def score(self, maximum: Fraction, value: Value) -> Outcome:
        """Points and reason for a value that `read_value` let through."""

    def next_step(self, maximum: Fraction, value: Value) -> Step | None:
        """The nearest better outcome, None at the maximum or where none can be named."""

    def lines(self, maximum: Fraction) -> tuple[RuleLine, ...]:
        """The rule as a small table, best first."""

    def show_value(self, value: Value) -> Words:
        """The value for people: `97 %`, `18/20`, the option's title."""

    def write_value(self, value: Value) -> str:
        """The value as one would type it in YAML flow form."""


RuleTable = Mapping[str, type[Rule]]
