"""Small projects worked out by hand: `check` finds nothing, `results` gives their tables."""

import csv
import io
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Program

HERE = Path(__file__).parent
TABLES = sorted(HERE.glob("*/expected/*.csv"))
PROJECTS = sorted({table.parent.parent for table in TABLES})


def _name(path: Path) -> str:
    return path.relative_to(HERE).as_posix()


@pytest.fixture
def program(request, tmp_path):
    """The project that the parameter names, in a copy."""
    where = HERE / _name(request.param).split("/", 1)[0]
    return Program(Path(shutil.copytree(where, tmp_path / "project"))), request.param


@pytest.mark.parametrize("program", TABLES, ids=_name, indirect=True)
def test_table_is_the_one_worked_out_by_hand(program):
    """Every cell of the table, but for the column `reason`."""
    run, table = program
    done = run("results", "--cycle", "c1", "--table", table.stem)
    found = list(csv.DictReader(io.StringIO(done.stdout)))
    expected = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"))))
    assert done.returncode == 0
    assert [{key: row[key] for key in expected[0]} for row in found] == expected


@pytest.mark.parametrize("program", PROJECTS, ids=_name, indirect=True)
def test_project_is_valid_canonical_and_explained(program):
    """No error, nothing for `fmt` to do, and two lines that say what the project shows."""
    run, project = program
    assert run("check").returncode == 0
    assert run("fmt", "--check").returncode == 0
    assert len((project / "about.txt").read_text(encoding="utf-8").splitlines()) == 2
