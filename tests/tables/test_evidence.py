"""The evidence table: what is not public is a number, a date and a digest, or nothing at all."""

import json

from parledger.outputs.formats import OUTPUTS
from parledger.tables import TABLES
from tests.pages.evidence.test_evidence import register

NAMES = [column.name for column in TABLES["evidence"].columns]


def rows_of(report):
    """The table of 2020 as dictionaries."""
    made = TABLES["evidence"].make(report.project, report.results.cycles["mau-2020"], "vi")
    return [dict(zip(NAMES, row, strict=True)) for row in made.rows()]


def test_one_row_a_use_and_one_a_gap():
    """The same document has the same number in its unit's register."""
    rows = [row for row in rows_of(register()) if row["unit"] == "xa-a"]
    assert [(row["criterion"], row["step"], row["document"], row["finding"]) for row in rows] == [
        (None, "self", 1, None),
        ("1.2", "self", 2, None),
        ("1.3", "self", 2, None),
        ("1.3", "self", 3, "after_period"),
        ("1.3", "self", 4, None),
        ("1.3", "council", 5, None),
        ("1.1", None, None, "note_only"),
        ("2.2", None, None, "missing"),
    ]
    assert rows[3]["place"] == "scores/mau-2020/xa-a/self.yaml:8"
    assert (rows[-1]["points"], rows[-1]["due"]) == ("2", True)


def test_the_coverage_follows_from_the_rows():
    """Distinct criteria in the denominator, less those that a row says lack a document."""
    rows = [row for row in rows_of(register()) if row["unit"] == "xa-a" and row["due"]]
    due = {row["criterion"] for row in rows}
    without = {row["criterion"] for row in rows if row["finding"] in ("missing", "note_only")}
    assert (len(due), len(due - without)) == (4, 2)


def test_not_public_is_number_date_and_digest():
    """In the internal edition, and on the command line; the public one has nothing but a row."""
    hidden = [row for row in rows_of(register("internal")) if row["public"] is False]
    assert len(hidden) == 3
    for row in hidden:
        assert (row["number"], row["date"]) == ("88/BM", "2020-03-01")
        assert (row["title"], row["issuer"], row["url"]) == (None, None, None)
    for row in (row for row in rows_of(register()) if row["public"] is False):
        told = ("title", "number", "date", "issuer", "url", "sha256")
        assert [row[name] for name in told] == [None] * 6


def test_every_format_takes_it():
    """Text, numbers and flags come out as what they are."""
    report = register()
    made = TABLES["evidence"].make(report.project, report.results.cycles["mau-2020"], "en")
    for form, output in OUTPUTS.items():
        assert output.write(made), form
    first = json.loads(OUTPUTS["json"].write(made))[1]
    assert (first["document"], first["public"], first["title"]) == (2, True, "Danh sách cán bộ")
