"""The history to take away: the same rows in every form, and nothing in them that is not public."""

import csv
import io
import json
import shutil
import subprocess
from dataclasses import replace

import duckdb
import pytest
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from parledger.outputs.formulas import guarded
from parledger.outputs.history import HISTORY_FORMATS, history_rows, write_history
from parledger.outputs.history.taking import Taking
from parledger.pipeline.exporting import ExportOrder, run_export
from parledger.report import Chronicle
from parledger.tables import Kind
from tests.taken import CLOSED, DIGEST, GONE, HOSTILE, OPEN, OWN, SECRETS


def names(report):
    """The names of the edition's columns."""
    return [column.name for column in Taking(report).columns]


def told(report, cycle=""):
    """The rows as dictionaries."""
    return [dict(zip(names(report), row, strict=True)) for row in history_rows(report, cycle)]


def read_csv(data, report):
    """Rows of a CSV file, its guards taken away where the row has no apostrophe of its own."""
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8"), newline=""))
    assert head == names(report)
    return rows


def read_jsonl(data):
    """Rows of JSON lines, figures as their digits."""
    lines = data.decode("utf-8").split("\n")
    assert lines.pop() == ""
    return [tuple(json.loads(one, parse_float=str).values()) for one in lines]


def read_parquet(data, tmp_path):
    """Rows of a Parquet file, by DuckDB."""
    path = tmp_path / "x.parquet"
    path.write_bytes(data)
    with duckdb.connect(":memory:") as database:
        return database.read_parquet(str(path)).fetchall()


def as_numbers(row, report):
    """A row with its figures as numbers."""
    columns = Taking(report).columns
    pairs = zip(columns, row, strict=True)
    return tuple(
        float(cell) if column.kind is Kind.DECIMAL and cell is not None else cell
        for column, cell in pairs
    )


def plain_changes(taken):
    """(commit, path, criterion, field, before, after) by Git and a YAML reader alone.

    Of the numbers and texts in units' own files, along the first parents.
    """

    def git(*words):
        done = subprocess.run(
            ["git", *words], cwd=taken.root, capture_output=True, encoding="utf-8", check=False
        )
        return done.stdout

    def stated(commit, path):
        try:
            read = YAML(typ="safe", pure=True).load(git("show", f"{commit}:{path}"))
        except YAMLError:
            return None
        scores = (read or {}).get("scores") or {}
        if not isinstance(scores, dict):
            return None
        return {
            (code, name): value
            for code, entry in scores.items()
            for name, value in entry.items()
            if isinstance(value, str | int | float) and not isinstance(value, bool)
        }

    known, found = {}, set()
    for commit in git("rev-list", "--first-parent", "--reverse", "HEAD").split():
        listed = git("show", "--first-parent", "-m", "--name-only", "--format=", commit).split()
        for path in listed:
            if path.startswith(f"scores/{OPEN}/xa-"):
                after = stated(commit, path)
                if after is None:
                    continue
                before = known.get(path, {})
                found |= {
                    (commit, path, *key, before.get(key), after.get(key))
                    for key in {*before, *after}
                    if before.get(key) != after.get(key)
                }
                known[path] = after
    return found


def test_rows_are_what_git_alone_says(taken, public):
    """Every number and text that plain Git shows changed is a row, and no other row is there."""
    scalars = {"value", "points", "reason", "note", "text", "asks", "answer", "decision"}
    found = {
        (one["commit"], one["file"], one["criterion"], one["field"], one["old"], one["new"])
        for one in told(public, OPEN)
        if one["field"] in scalars and one["file"].startswith(f"scores/{OPEN}/xa-")
        and not {(one["old"] or "x")[0], (one["new"] or "x")[0]} & {"{", "["}
        and {one["old"], one["new"]} - {None} not in ({"true"}, {"false"})
    }  # fmt: skip
    expected = {
        (*where, *(None if value is None else f"{value}" for value in values))
        for *where, old, new in plain_changes(taken)
        for values in [(old, new)]
    }
    assert found == expected
    assert len(expected) > 30


def test_a_row_says_who_when_and_which_way_without_names(taken, public):
    """Request, its address, the commit inside, the day that counts, how many looked and approved."""
    (merged,) = [
        one
        for one in told(public)
        if (one["commit"], one["criterion"], one["field"])
        == (taken.commits["merge"], "1.1", "value")
    ]
    assert merged == {
        "cycle": OPEN, "unit": "xa-a", "unit_name": "Xã An Bình", "criterion": "1.1",
        "step": "self", "field": "value", "office": None, "old": None, "new": "true",
        "points_before": None, "points_after": "2", "reason": None, "day": "2024-11-20",
        "time_utc": "2024-11-20T02:00:00Z", "commit": taken.commits["merge"], "request": "12",
        "request_url": "https://github.com/o/r/pull/12", "file": OWN, "line": 2,
        "file_url": f"https://github.com/o/r/blob/{taken.commits['merge']}/{OWN}#L2",
        "written": taken.commits["draft"], "timing": "in_time", "published": None,
        "signature": "unsigned", "reviews": 1, "approvals": 1, "gap": None,
    }  # fmt: skip


def test_the_internal_edition_names_people(taken, internal):
    """Its own columns; addresses of mail are nobody's business there either."""
    merged = next(one for one in told(internal) if one["commit"] == taken.commits["merge"])
    assert {name: merged[name] for name in list(merged)[-7:]} == {
        "author": "Người Kín Mười Hai", "committer": "c", "requested_by": "tai-khoan-kin-sau",
        "reviewers": "Người Kín Bảy", "approved_by": "Người Kín Chín",
        "merged_by": "Người Kín Mười Một", "message": "Nộp bản tự chấm KÍN-NĂM",
    }  # fmt: skip
    assert {one["cycle"] for one in told(internal)} == {OPEN, CLOSED, GONE}


def test_a_gap_is_a_row_of_its_own(taken, public):
    """No field, the version's commit and why; the change after it says that one was before it."""
    rows = told(public)
    (gap,) = [one for one in rows if one["field"] is None]
    assert (gap["gap"], gap["commit"], gap["file"]) == ("unreadable", taken.commits["gap"], OWN)
    assert (gap["unit"], gap["step"], gap["old"], gap["new"]) == ("xa-a", "self", None, None)
    after = {one["commit"] for one in rows if one["gap"] == "before"}
    assert after == {taken.commits["hidden"]}


def test_rows_are_in_one_order_whatever_order_they_came_in(public):
    """By commit on main, then unit, step, code as people order them, and field."""
    told_ones = public.chronicle.told
    groups = {}
    for one in told_ones:
        groups.setdefault(one.commit, []).append(one)
    mixed = tuple(one for group in groups.values() for one in reversed(group))
    assert mixed != told_ones
    other = replace(public, chronicle=Chronicle(mixed, public.chronicle.head))
    assert list(history_rows(other)) == list(history_rows(public))
    codes = [one["criterion"] or "" for one in told(public) if one["unit"] == "xa-c"]
    assert codes.index("1.2") < codes.index("2.1")


@pytest.mark.parametrize("edition", ["public", "internal"])
def test_every_form_holds_the_same_rows(request, edition, tmp_path):
    """CSV with its guards, JSON lines to the digit, Parquet as numbers."""
    report = request.getfixturevalue(edition)
    rows = list(history_rows(report))
    as_csv = [["" if cell is None else f"{cell}" for cell in row] for row in rows]
    texts = [
        [guarded(cell).replace("\r", "\n") if column.kind is Kind.TEXT else cell
         for column, cell in zip(Taking(report).columns, row, strict=True)]
        for row in as_csv
    ]  # fmt: skip
    assert read_csv(write_history(report, "csv"), report) == texts
    digits = [
        tuple(int(cell) if column.kind is Kind.DECIMAL and f"{cell}".isdigit() else cell
              for column, cell in zip(Taking(report).columns, row, strict=True))
        for row in rows
    ]  # fmt: skip
    assert read_jsonl(write_history(report, "jsonl")) == digits
    typed = [as_numbers(row, report) for row in rows]
    assert read_parquet(write_history(report, "parquet"), tmp_path) == typed


@pytest.mark.parametrize("form", HISTORY_FORMATS)
def test_same_commit_same_bytes(form, taken, public):
    """Read anew from Git, without what earlier runs kept, it is the same file."""
    shutil.rmtree(taken.root / ".parledger")
    again = run_export(ExportOrder(taken.root)).report
    assert write_history(again, form) == write_history(public, form)


def test_a_history_followed_bit_by_bit_is_the_same(taken, internal, tmp_path):
    """What earlier runs kept at each commit on the way changes no byte of the last."""
    clone = tmp_path / "clone"
    words = ("git", "clone", "-q", str(taken.root), str(clone))
    subprocess.run(words, check=True, capture_output=True)
    order = ExportOrder(clone, "internal")
    for commit in taken.commits.values():
        subprocess.run(("git", "reset", "-q", "--hard", commit), cwd=clone, check=True)
        report = run_export(order).report
    for form in HISTORY_FORMATS:
        assert write_history(report, form) == write_history(internal, form)


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_nothing_that_is_not_public_is_in_the_public_edition(form, public):
    """No name, account, mail, message, title of a hidden paper, withheld or removed cycle."""
    data = write_history(public, form).decode("utf-8")
    assert [one for one in SECRETS if one.lower() in data.lower()] == []
    assert DIGEST in data
    assert "7/TTr-XA" in data


def test_the_internal_edition_has_what_the_public_one_lacks(internal):
    """Else the test above would find nothing in anything."""
    data = write_history(internal, "jsonl").decode("utf-8")
    there = {one for one in SECRETS if one in data}
    assert {*SECRETS} - there == {"example.org"}


@pytest.mark.parametrize("form", HISTORY_FORMATS)
def test_one_cycle_alone(form, internal):
    """The other cycles' names are not in it."""
    data = write_history(internal, form, CLOSED)
    assert data != write_history(internal, form)
    if form != "parquet":
        assert OPEN.encode() not in data


def test_an_edition_that_tells_nothing_is_a_file_all_the_same(public, tmp_path):
    """A header, no line, no row."""
    nothing = replace(public, chronicle=Chronicle())
    assert write_history(nothing, "csv").decode().splitlines() == [",".join(names(public))]
    assert write_history(nothing, "jsonl") == b""
    assert read_parquet(write_history(nothing, "parquet"), tmp_path) == []


def test_many_rows_whose_texts_begin_late(public, tmp_path):
    """Parquet takes its types from the columns, not from the first thousands of rows."""
    (one, *_) = [t for t in public.chronicle.told if getattr(t.change, "reason", "")]
    bare = replace(one, change=replace(one.change, reason=""), day=None)
    chronicle = Chronicle((bare,) * 12_000 + (one,) * 3, "")
    rows = read_parquet(write_history(replace(public, chronicle=chronicle), "parquet"), tmp_path)
    place = names(public).index("reason")
    assert [row[place] for row in rows if row[place]] == [one.change.reason] * 3 * len(
        one.change.fields
    )


def test_hostile_words_stay_in_their_cell(public):
    """A formula is guarded in CSV, line breaks and quotes are quoted, JSON escapes."""
    said = json.loads(f'"{HOSTILE}"')
    rows = [one for one in told(public) if one["field"] == "note" and one["unit"] == "xa-a"]
    assert any(said in (one["new"] or "") for one in rows)
    (row,) = [
        row for row in read_csv(write_history(public, "csv"), public)
        if row[names(public).index("new")] == "'" + said
    ]  # fmt: skip
    assert len(row) == len(names(public))
