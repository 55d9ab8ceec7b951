"""Figures as the tables print them."""

from fractions import Fraction

import pytest

from parledger.model.cycles import IndexRules
from parledger.tables.figures import exact, index_figure


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, None),
        (Fraction(0), "0"),
        (Fraction(697, 10), "69.7"),
        (Fraction(-3, 2), "-1.5"),
        (Fraction(100), "100"),
        (Fraction(1, 3), "0.333333333333"),
        (Fraction(2, 3), "0.666666666667"),
        (Fraction(1, 2**14), "0.00006103515625"),
    ],
)
def test_exact_figures_end_where_they_end(value, shown):
    """The exact decimal, else 12 places, half up; nothing stays nothing."""
    assert exact(value) == shown


@pytest.mark.parametrize(
    ("value", "decimals", "rounding", "shown"),
    [
        (Fraction(624, 10), 2, "half_up", "62.40"),
        (Fraction(62405, 1000), 2, "half_up", "62.41"),
        (Fraction(62405, 1000), 2, "half_even", "62.40"),
        (Fraction(250, 3), 0, "half_up", "83"),
        (Fraction(-1, 200), 2, "half_up", "-0.01"),
        (None, 2, "half_up", None),
    ],
)
def test_index_has_exactly_the_declared_decimals(value, decimals, rounding, shown):
    """Rounded once, as the plan declares."""
    rules = IndexRules(decimals=decimals, rounding=rounding)
    assert index_figure(value, rules) == shown
