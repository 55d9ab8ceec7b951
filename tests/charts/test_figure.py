"""Rows of a chart: exact figures become drawable numbers, columns are said once."""

from fractions import Fraction

import pytest

from parledger.charts import rows_of


def test_exact_figures_become_numbers():
    """A third is drawn to six decimals; texts, whole numbers and gaps stay what they are."""
    rows = rows_of(("a", "b", "c", "d"), [("x", Fraction(1, 3), 4, None)])
    assert rows.values == (("x", 0.333333, 4, None),)


def test_columns_are_said_once():
    """The page carries names and rows apart."""
    rows = rows_of(("unit", "index"), [("A", Fraction(90)), ("B", None)])
    assert rows.plain() == {"fields": ("unit", "index"), "rows": (("A", 90.0), ("B", None))}


@pytest.mark.parametrize("row", [("A",), ("A", 1, 2)])
def test_a_row_of_another_length_is_refused(row):
    """A missing figure may not move the others into its column."""
    with pytest.raises(ValueError, match="fields"):
        rows_of(("unit", "index"), [row])
