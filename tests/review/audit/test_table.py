"""The table of checks: each is a file, and the catalogue has no code that none finds."""

import re
from pathlib import Path

from parledger.problems import CATALOGUE
from parledger.review.audit import CHECKS

HERE = Path(__file__).parents[3] / "parledger/review/audit/checks"


def test_each_check_is_a_file_and_stands_in_the_table():
    """One file, one line."""
    files = {path.stem for path in HERE.glob("*.py")} - {"__init__"}
    assert {check.name for check in CHECKS} == files
    table = (HERE / "__init__.py").read_text("utf-8")
    assert {name for name in files if f"    {name}.CHECK," in table} == files


def test_the_codes_of_the_checks_are_those_of_the_catalogue():
    """Each check says which codes it finds; no code belongs to two."""
    declared = [code for check in CHECKS for code in check.codes]
    used = {
        code
        for path in HERE.glob("*.py")
        for code in re.findall(r'"(H\d{3})"', path.read_text("utf-8"))
    }
    assert len(declared) == len(set(declared))
    assert set(declared) == used == {code for code in CATALOGUE if code.startswith("H")}
