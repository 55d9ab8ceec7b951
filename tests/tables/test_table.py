"""Tables: declared columns and nothing else."""

import pytest

from parledger.tables import TABLES, Kind
from parledger.tables.table import make_table

UNITS = TABLES["units"].columns


@pytest.mark.parametrize("kind", TABLES.values(), ids=lambda kind: kind.name)
def test_every_column_is_declared_with_its_meaning(kind):
    """In both languages; figures say their unit; no name stands twice."""
    names = [column.name for column in kind.columns]
    assert len(set(names)) == len(names)
    for column in kind.columns:
        assert column.meaning.vi
        assert column.meaning.en
        assert bool(column.unit) is (column.kind in (Kind.DECIMAL, Kind.WHOLE))


def test_row_of_another_length_is_refused():
    """A column more or less is our own mistake and must not slip by."""
    with pytest.raises(ValueError, match="declared columns"):
        make_table("units", UNITS, [("only", "two")])


def test_rows_come_back_as_they_went_in():
    """Whole numbers stay whole beside empty ones; None is no figure."""
    row = ("c", "b", "u", "n", "1.5", None, "0", "2", "62.40", 1, 2, None, "self", True, None, 3)
    gone = tuple(None for _ in row)
    assert make_table("units", UNITS, [row, gone]).rows() == [row, gone]
    assert type(make_table("units", UNITS, [row, gone]).rows()[0][9]) is int
