"""Figures as the tables print them: plain decimals with a point, None where there is none."""

from fractions import Fraction
from functools import lru_cache

from parledger.model.cycles import IndexRules
from parledger.model.words import fixed_decimal, plain_decimal


def exact(value: Fraction | None) -> str | None:
    """A figure unrounded: the exact decimal where it ends, else 12 places, half up."""
    return None if value is None else _printed(value.numerator, value.denominator)


@lru_cache(maxsize=65536)
def _printed(numerator: int, denominator: int) -> str:
    """Most figures of a table are the same few; hashing two integers is cheaper than a Fraction."""
    return plain_decimal(Fraction(numerator, denominator))


def index_figure(value: Fraction | None, rules: IndexRules) -> str | None:
    """An index rounded once, with exactly the declared number of decimals (62.40)."""
    if value is None:
        return None
    return fixed_decimal(value, rules.decimals, half_even=rules.rounding == "half_even")
