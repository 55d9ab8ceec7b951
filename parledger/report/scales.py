"""A scale's options about its middle: from the worst on the left to the best on the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from parledger.model.formula import Formula, Tally
from parledger.model.questions import Option, Question

Side = Literal["against", "middle", "for"]


@dataclass(frozen=True, slots=True)
class Stance:
    """An option on its side of the middle; `step` 1 is the nearest to the middle, of `steps`."""

    option: Option
    side: Side
    step: int
    steps: int


@dataclass(frozen=True, slots=True)
class Segment:
    """An option's share of the answers (0..100) and where its bar lies, the middle being 0."""

    stance: Stance
    count: int
    share: Fraction
    start: Fraction
    end: Fraction


def stances(question: Question, formula: Formula | None = None) -> tuple[Stance, ...]:
    """The options from worst to best.

    Which end is the better one: by the options' values, else by what the formula makes of them,
    else by the satisfied ones. Satisfied options are for; the best half where none are named. Of
    the others the best is the middle where they are more than those that are for.
    """
    options = list(question.options)
    if _best_first(question, formula):
        options.reverse()
    positive = [one for one in options if one.id in question.satisfied]
    if not positive or positive != options[len(options) - len(positive) :]:
        positive = options[(len(options) + 1) // 2 :]
    rest = options[: len(options) - len(positive)]
    middle = rest[-1:] if len(rest) > len(positive) else []
    against = rest[: len(rest) - len(middle)]
    return (
        *(
            Stance(one, "against", len(against) - place, len(against))
            for place, one in enumerate(against)
        ),
        *(Stance(one, "middle", 1, 1) for one in middle),
        *(Stance(one, "for", place + 1, len(positive)) for place, one in enumerate(positive)),
    )


def _best_first(question: Question, formula: Formula | None) -> bool:
    worth = [_worth(question, option, formula) for option in question.options]
    middle = Fraction(len(worth) - 1, 2)
    return sum(((place - middle) * one for place, one in enumerate(worth)), Fraction(0)) < 0


def _worth(question: Question, option: Option, formula: Formula | None) -> Fraction:
    if option.value is not None:
        return option.value
    if formula is not None and not formula.lacks(question):
        one = Tally(question, {option.id: 1}, 1, 1)
        return formula.share((one,)).value or Fraction(0)
    return Fraction(option.id in question.satisfied)


def segments(tally: Tally, order: Sequence[Stance]) -> tuple[Segment, ...]:
    """The options' bars side by side; the middle one lies half on either side of 0."""
    if not tally.answered:
        return ()
    shares = [Fraction(100 * tally.counts.get(one.option.id, 0), tally.answered) for one in order]
    left = sum(
        (
            share if one.side == "against" else share / 2
            for one, share in zip(order, shares, strict=True)
            if one.side != "for"
        ),
        Fraction(0),
    )
    found, start = [], -left
    for one, share in zip(order, shares, strict=True):
        count = tally.counts.get(one.option.id, 0)
        found.append(Segment(one, count, share, start, start + share))
        start += share
    return tuple(found)
