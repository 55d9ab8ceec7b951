"""PCI 2013-2014: ten component scores out of 10, weighted, with every published rank."""

from fractions import Fraction

import pytest

from tests.official.tables import compute, leaf, rows, same_digits

ROWS = rows("pci_2013_2014_provinces.csv")
WEIGHTS = {row.pop("year"): row for row in rows("pci_weights_fitted.csv")}
NEAR = Fraction("0.00001")


def recomputed(year):
    """The block of a year: a leaf's maximum is ten times its weight, scores are out of 10."""
    weights = WEIGHTS[year]
    areas = [leaf(code, Fraction(weight) * 10) for code, weight in weights.items()]
    given = {
        row["province"]: {code: Fraction(row[code]) for code in weights}
        for row in ROWS
        if row["year"] == year
    }
    (block,) = compute(areas, given, Fraction(10)).blocks
    assert sum(area.max_points for area in areas) == 100
    return {unit.unit: unit for unit in block.units}


@pytest.mark.parametrize("year", ["2013", "2014"])
def test_every_index_and_rank_is_the_published_one(year):
    """63 provinces: each index within 0.00001 and every rank."""
    units = recomputed(year)
    table = [row for row in ROWS if row["year"] == year]
    assert len(table) == len(units) == 63
    for row in table:
        unit = units[row["province"]]
        assert abs(unit.index - Fraction(row["pci_weighted"])) <= NEAR
        assert unit.rank == int(row["rank"])


def test_how_many_agree_to_the_last_digit():
    """109 of 126 indices; the rest differs by the rounding of the ten printed components."""
    units = {year: recomputed(year) for year in ("2013", "2014")}
    same = [
        row
        for row in ROWS
        if same_digits(units[row["year"]][row["province"]].index, row["pci_weighted"])
    ]
    assert len(same) == 109
