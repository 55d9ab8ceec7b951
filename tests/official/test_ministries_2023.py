"""The 17 ministries of 2023, recomputed from their two printed parts."""

from fractions import Fraction

from parledger.model.cycles import Published
from parledger.model.documents import NO_DOCUMENT
from parledger.model.words import fixed_decimal
from tests.official.tables import AT, compute, leaf, rows, same_digits

ROWS = rows("par_index_2023_ministries.csv")
AREAS = (leaf("1", Fraction("68.5")), leaf("2", Fraction("31.5")))
TABLE = {
    row["unit"]: {"1": Fraction(row["appraised_score"]), "2": Fraction(row["survey_score"])}
    for row in ROWS
}
PUBLISHED = Published(
    NO_DOCUMENT,
    {row["unit"]: Fraction(row["par_index_pct"]) for row in ROWS},
    {row["unit"]: int(row["rank"]) for row in ROWS},
    Fraction("0.01"),
    {},
    {},
    AT,
)


def test_every_index_and_rank_is_the_published_one():
    """Each index within 0.01, all ranks; 8 of 17 to the last digit, for parts are printed rounded."""
    result = compute(AREAS, TABLE, published=PUBLISHED)
    assert len(result.published) == 17
    assert all(check.agrees for check in result.published)
    found = {unit.unit: unit for unit in result.blocks[0].units}
    assert {name: unit.rank for name, unit in found.items()} == PUBLISHED.rank
    exact = [row for row in ROWS if same_digits(found[row["unit"]].index, row["par_index_pct"])]
    assert len(exact) == 8


def test_the_mean_is_the_published_one():
    """The plain mean of the 17 indices, published as 84.38."""
    (block,) = compute(AREAS, TABLE).blocks
    assert fixed_decimal(block.mean_index, 2) == "84.38"
