"""The rows of the history: their columns, their order, and what is said of them."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from itertools import pairwise

import pytest

from parledger.model.told import Told
from parledger.model.trail import FieldChange, Gap, Handling, LogCommit, ValueChange
from parledger.outputs.history.database.building import SHEETS
from parledger.tables.history import HISTORY_TABLES, Changed
from parledger.tables.history.changes import COLUMNS, INTERNAL_COLUMNS, code_key, in_order, rows
from tests.papers.guides import DOCS

NEVER = datetime.max.replace(tzinfo=UTC)
WHEN = datetime(2024, 11, 20, 2, 0, tzinfo=UTC)
COMMIT = LogCommit("c" * 40, (), "Ông A", "Bà B", WHEN, WHEN, "lời\nđoạn sau <a@example.org>")
INNER = replace(COMMIT, id="d" * 40)
CHANGE = ValueChange(
    "k", "xa-a", "5.10", "appraisal_1",
    (FieldChange("reason", None, "thiếu"), FieldChange("points", "1", "2/3")),
    "data/scores/k/xa-a/appraisal-1.yaml", 7, COMMIT.id, (INNER.id, COMMIT.id), "thiếu",
)  # fmt: skip
ONE = Told(
    CHANGE, COMMIT, Handling("!12", "tk", ("X", "Y"), ("Z",), "W"), (INNER, COMMIT), "late",
    "after", "signed", "scores/k/xa-a/appraisal-1.yaml", "appraiser", "noi-vu",
    date(2024, 11, 20), (Fraction(1), Fraction(2, 3)), 2, 1,
)  # fmt: skip
GAP = replace(
    ONE, change=Gap("k", "", "council", "scores/k/council.yaml", COMMIT.id, "e" * 40, "missing"),
    path="scores/k/council.yaml", role="council", office="", writers=(), points=(None, None),
)  # fmt: skip


def told(*ones, **settings):
    """The rows as dictionaries."""
    asked = Changed(ones, {"xa-a": "Xã A"}, **settings)
    return [dict(zip([c.name for c in asked.columns], row, strict=True)) for row in rows(asked)]


def test_a_row_for_each_field_and_each_figure_as_the_house_prints_it():
    """Fields by name; thirds with twelve places; the path on the forge from the repository's top."""
    first, second = told(ONE, repository_url="https://gitlab.example.org/o/r")
    assert (first["field"], first["old"], first["new"]) == ("points", "1", "2/3")
    assert (second["field"], second["new"], second["reason"]) == ("reason", "thiếu", "thiếu")
    assert (first["points_before"], first["points_after"]) == ("1", "0.666666666667")
    assert (first["office"], first["line"], first["written"]) == (
        "noi-vu", 7, f"{INNER.id} {COMMIT.id}",
    )  # fmt: skip
    assert first["file"] == "scores/k/xa-a/appraisal-1.yaml"
    base = "https://gitlab.example.org/o/r/-"
    assert first["file_url"] == f"{base}/blob/{COMMIT.id}/{CHANGE.path}#L7"
    assert first["request_url"] == f"{base}/merge_requests/12"
    assert (first["signature"], first["reviews"], first["approvals"]) == ("signed", 2, 1)


def test_without_a_forge_nothing_is_linked():
    """Neither where there is none nor where its address is no https."""
    for address in ("", "javascript:alert(1)"):
        (first, _) = told(ONE, repository_url=address)
        assert (first["request_url"], first["file_url"]) == (None, None)
        assert first["request"] == "!12"


def test_what_is_gone_has_no_line_and_no_link():
    """The file may not be there any more either."""
    gone = replace(ONE, change=replace(CHANGE, line=0))
    (first, _) = told(gone, repository_url="https://github.com/o/r")
    assert (first["line"], first["file_url"]) == (None, None)


def test_a_time_that_is_none_is_empty():
    """Git keeps any number."""
    unreal = replace(ONE, official=replace(COMMIT, committed=NEVER), day=None)
    (first, _) = told(unreal)
    assert (first["day"], first["time_utc"]) == (None, None)


def test_a_gap_of_the_cycle_s_own_file_names_no_unit():
    """And nothing that it cannot know."""
    (row,) = told(GAP, internal=True)
    known = {name for name, cell in row.items() if cell is not None}
    assert known == {
        "cycle", "step", "day", "time_utc", "commit", "request", "file", "timing", "published",
        "signature", "reviews", "approvals", "gap", "committer", "requested_by", "reviewers",
        "approved_by", "merged_by", "message",
    }  # fmt: skip
    assert row["gap"] == "missing"


def test_people_stand_behind_all_other_columns_of_the_internal_edition():
    """Names divided by semicolons; of the message the first line."""
    (first, _) = told(ONE, internal=True)
    assert [*first][-7:] == [column.name for column in INTERNAL_COLUMNS]
    assert [*first.values()][-7:] == ["Ông A", "Bà B", "tk", "X; Y", "Z", "W", "lời"]
    assert not {*[column.name for column in INTERNAL_COLUMNS]} & {*told(ONE)[0]}


def test_rows_follow_main_then_unit_step_and_code():
    """Of one commit: whatever order its changes were found in."""
    later = replace(
        ONE, official=replace(COMMIT, id="a" * 40), change=replace(CHANGE, commit="a" * 40)
    )
    own = replace(ONE, change=replace(CHANGE, step="self", criterion="5.9"))
    nine = replace(ONE, change=replace(CHANGE, criterion="5.9"))
    other = replace(ONE, change=replace(CHANGE, unit="xa-b", step="self"))
    assert in_order((ONE, other, nine, own, later)) == [own, nine, ONE, other, later]


@pytest.mark.parametrize(
    "codes",
    [
        ("", "1", "1.2", "1.10", "2"),
        ("V", "VIII"),
        ("1.4.2(3)", "1.4.2(10)"),
        ("9" * 5000, "9" * 5001),
    ],
)
def test_codes_are_ordered_as_people_do(codes):
    """Numbers as numbers, however long."""
    keys = [code_key(code) for code in codes]
    assert all(one < two for one, two in pairwise(keys))


@pytest.mark.parametrize("lang", DOCS)
def test_the_guide_explains_every_column_and_every_table(lang):
    """The auditor's page, in both languages; no name that is not there."""
    text = (DOCS[lang] / "guide-auditor.md").read_text("utf-8")
    lines = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    named = [name for line in lines for name in re.findall(r"`([a-z_]+)`", line)]
    columns = [column.name for column in COLUMNS]
    tables = {sheet.name for sheet in SHEETS} | {"tables", "columns"}
    assert set(named) == {*columns, *tables}
    assert all(f"`{column.name}`" in text for column in INTERNAL_COLUMNS)


def test_columns_are_declared_once_with_their_meaning():
    """Names that no other has, both languages."""
    table = HISTORY_TABLES["changes"]
    both = (*table.columns, *table.internal)
    assert len({column.name for column in both}) == len(both)
    assert all(column.meaning.vi and column.meaning.en for column in both)
