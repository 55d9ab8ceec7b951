"""PAPI 2011-2014: sub-dimensions add up to dimensions, dimensions to the total.

PAPI's dimensions run from 1 to 10, so the published figures are the points themselves; no index
is taken of them. The maxima (10 a dimension, shared equally below) only carry the tree.
"""

from fractions import Fraction

import pytest

from tests.official.tables import area, compute, leaf, rows, same_digits

DIMENSIONS = {
    "participation": ("p_civic_knowledge", "p_opportunities", "p_elections", "p_contributions"),
    "transparency": ("t_poverty_lists", "t_budget", "t_land_use"),
    "accountability": ("a_1", "a_2", "a_3"),
    "corruption": ("c_public", "c_service", "c_employment", "c_willingness"),
    "procedures": ("pr_certification", "pr_construction", "pr_land_use", "pr_personal"),
    "service": ("s_health", "s_primary", "s_infrastructure", "s_law_order"),
}
LEAVES = [code for codes in DIMENSIONS.values() for code in codes]
AREAS = [
    area(name, [leaf(code, Fraction(10, len(codes)), name) for code in codes])
    for name, codes in DIMENSIONS.items()
]
ROWS = [row for row in rows("papi_2011_2014_provinces.csv") if row["papi_unweighted_total"]]
NEAR = Fraction("0.00001")


@pytest.mark.parametrize(
    ("year", "provinces"), [("2011", 63), ("2012", 63), ("2013", 63), ("2014", 61)]
)
def test_dimensions_and_totals_are_the_published_ones(year, provinces):
    """Six dimensions and the total of every province within 0.00001."""
    table = {row["province_id"]: row for row in ROWS if row["year"] == year}
    assert len(table) == provinces
    given = {unit: {c: Fraction(row[c]) for c in LEAVES} for unit, row in table.items()}
    (block,) = compute(AREAS, given).blocks
    for unit in block.units:
        row = table[unit.unit]
        for name, total in zip(DIMENSIONS, unit.areas, strict=True):
            assert abs(total.points - Fraction(row[name])) <= NEAR
        assert abs(unit.total.points - Fraction(row["papi_unweighted_total"])) <= NEAR


def test_how_many_agree_to_the_last_digit():
    """989 of 1,500 dimensions, 67 of 250 totals; the rest differs by the rounding of its parts."""
    dimensions = totals = 0
    for year in ("2011", "2012", "2013", "2014"):
        table = {row["province_id"]: row for row in ROWS if row["year"] == year}
        given = {unit: {c: Fraction(row[c]) for c in LEAVES} for unit, row in table.items()}
        (block,) = compute(AREAS, given).blocks
        for unit in block.units:
            row = table[unit.unit]
            dimensions += sum(
                same_digits(total.points, row[name])
                for name, total in zip(DIMENSIONS, unit.areas, strict=True)
            )
            totals += same_digits(unit.total.points, row["papi_unweighted_total"])
    assert (dimensions, totals) == (989, 67)
