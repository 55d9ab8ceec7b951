"""Ranks within a block, the index as published, classes, and digits that tell ranks apart."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Literal

from parledger.model.cycles import ClassBand, IndexRules
from parledger.model.words import fixed_decimal, round_fraction


def rank_values(
    values: Mapping[str, Fraction], ties: Literal["competition", "dense"] = "competition"
) -> dict[str, int]:
    """Ranks from 1, highest first; equal values share one (1, 2, 2, 4; dense: 1, 2, 2, 3)."""
    ranks: dict[str, int] = {}
    rank, last = 0, None
    for position, (unit, value) in enumerate(
        sorted(values.items(), key=lambda item: item[1], reverse=True), start=1
    ):
        if last is None or value != last:
            rank = position if ties == "competition" else rank + 1
            last = value
        ranks[unit] = rank
    return ranks


def published_index(index: Fraction, rules: IndexRules) -> str:
    """The index rounded once, with exactly the declared decimals."""
    return fixed_decimal(index, rules.decimals, half_even=rules.rounding == "half_even")


def shown_indices(ranked: Mapping[str, Fraction], rules: IndexRules) -> dict[str, str]:
    """The published index; where two with different ranks look alike, with as many more digits
    as tell them apart.
    """
    alike: dict[str, list[str]] = {}
    for unit, index in ranked.items():
        alike.setdefault(published_index(index, rules), []).append(unit)
    shown: dict[str, str] = {}
    for text, units in alike.items():
        exact = {ranked[unit] for unit in units}
        if len(exact) == 1:
            shown.update(dict.fromkeys(units, text))
        else:
            texts = _tell_apart(exact, rules)
            shown.update({unit: texts[ranked[unit]] for unit in units})
    return shown


def _tell_apart(values: Iterable[Fraction], rules: IndexRules) -> dict[Fraction, str]:
    values = tuple(values)
    half_even = rules.rounding == "half_even"
    digits = rules.decimals
    while True:
        digits += 1
        texts = {value: fixed_decimal(value, digits, half_even=half_even) for value in values}
        if len(set(texts.values())) == len(values):
            return texts


def class_of(index: Fraction, classes: Iterable[ClassBand], rules: IndexRules) -> str:
    """The class with the highest `from` not above the index as published; empty below all."""
    published = round_fraction(index, rules.decimals, half_even=rules.rounding == "half_even")
    held = [band for band in classes if band.start <= published]
    return max(held, key=lambda band: band.start).id if held else ""
