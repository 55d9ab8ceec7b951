"""The three tables hang together: sums of one are figures of another."""

from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from shutil import copytree

import pytest

from parledger.pipeline.stages import check_workspace
from parledger.tables import TABLES

MINI = Path(__file__).parent.parent / "golden" / "mini"


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    """The small golden project, computed."""
    return check_workspace(copytree(MINI, tmp_path_factory.mktemp("mini") / "root"))


def records(checked, cycle, name):
    """A table as a list of dictionaries."""
    made = TABLES[name].make(checked.project, checked.results.cycles[cycle], "vi")
    names = [column.name for column in made.columns]
    return [dict(zip(names, row, strict=True)) for row in made.rows()]


@pytest.mark.parametrize("cycle", ["mini-2023", "mini-2024"])
@pytest.mark.parametrize("figure", ["points", "self_points", "max_points", "self_max_points"])
def test_areas_add_up_to_the_unit(checked, cycle, figure):
    """Bonus and penalty rows included; an empty cell adds nothing."""
    sums = defaultdict(Decimal)
    for row in records(checked, cycle, "areas"):
        sums[row["unit"]] += Decimal(row[figure] or 0)
    for row in records(checked, cycle, "units"):
        assert sums[row["unit"]] == Decimal(row[figure])


@pytest.mark.parametrize("cycle", ["mini-2023", "mini-2024"])
def test_criteria_add_up_to_the_unit(checked, cycle):
    """The points of the leaves (the bonus is under its cap here)."""
    sums = defaultdict(Decimal)
    for row in records(checked, cycle, "criteria"):
        sums[row["unit"]] += Decimal(row["points"] or 0)
    for row in records(checked, cycle, "units"):
        assert sums[row["unit"]] == Decimal(row["points"])


def test_bonus_row_has_neither_maximum_nor_index(checked):
    """It adds points and is no part of the index's denominator."""
    rows = [row for row in records(checked, "mini-2024", "areas") if row["area"] == "4"]
    assert [row["points"] for row in rows] == ["0.5", "0", "1"]
    assert {(row["max_points"], row["index"], row["self_max_points"]) for row in rows} == {
        (None, None, None)
    }
