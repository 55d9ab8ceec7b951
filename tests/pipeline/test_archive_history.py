"""The history in a bundle: it ends where the inputs stand, and no link of it can be taken out."""

from __future__ import annotations

import json

import pytest

from tests.pipeline.bundles import bundle, files_in, kinds, packed, verified
from tests.pipeline.published import CYCLE, OWN, commit, edit, git, publish, repository

LINES, TABLE = "history/changes.jsonl", "history/changes.csv"
OTHER = f"scores/{CYCLE}/xa-b/self.yaml"
ROUND = f"scores/{CYCLE}/xa-b/appraisal-1.yaml"


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A cycle whose values came about in many steps, some of them closed papers, then published."""
    root = repository(tmp_path_factory.mktemp("root"))
    closed = "    evidence:\n      - title: Bí mật\n        number: 7/BC\n        public: false\n"
    edit(root, OTHER, "    value: 85\n", f"    value: 85\n{closed}")
    commit(root, "a closed paper")
    edit(root, OTHER, "Bí mật\n", "Bí mật\n        date: 2023-05-01\n")
    edit(root, OTHER, "value: 0\n", 'value: 0\n    note: "=1+1"\n')
    edit(root, f"scores/{CYCLE}/cycle.yaml", "xa-b: 80", "xa-b: 79")
    commit(root, "its date; a note like a formula; a given result")
    edit(root, f"scores/{CYCLE}/cycle.yaml", "xa-b: 79", "xa-b: 80")
    edit(root, OWN, "value: 100", "value: 97")
    commit(root, "back again")
    git(root, "checkout", "-q", "-b", "side")
    edit(root, OWN, "value: 97", "value: 98")
    commit(root, "one")
    edit(root, OWN, "value: 98", "value: 100")
    commit(root, "two")
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "--no-ff", "-m", "Merge side", "side")
    publish(root)
    commit(root, "published")
    return root


@pytest.fixture(scope="module", params=["public", "internal"])
def files(request, root):
    """The files of a bundle, of either edition."""
    return files_in(bundle(root, edition=request.param).archive)


def rows(files):
    """The history as objects."""
    return [json.loads(line) for line in files[LINES].decode().splitlines()]


def with_rows(files, told):
    """The files with another history; the table is left out of it."""
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in told)
    return {**files, LINES: text.encode()}


def found(folder, files):
    """Kind and path of what is found."""
    return kinds(verified(packed(folder, files)))


def test_the_history_of_the_cycle_is_there_in_both_forms(files, tmp_path):
    """And it fits the inputs, closed papers and all."""
    assert verified(packed(tmp_path, files)).same
    told = rows(files)
    assert {row["cycle"] for row in told} == {CYCLE}
    values = [
        (row["old"], row["new"])
        for row in told
        if (row["unit"], row["criterion"], row["field"]) == ("xa-a", "1.2", "value")
    ]
    assert values == [(None, "100"), ("100", "97"), ("97", "100")]
    assert len(files[TABLE].decode().splitlines()) == len(told) + 1


def test_no_row_can_be_taken_out(files, tmp_path):
    """Whichever: what comes after it, or the inputs, no longer follow."""
    told = rows(files)
    assert len(told) > 25
    for place in range(len(told)):
        rest = with_rows(files, told[:place] + told[place + 1 :])
        differences = verified(packed(tmp_path, rest)).verdicts[0].differences
        row = told[place]
        assert (LINES, row["unit"], row["field"]) in {
            (one.path, one.unit, one.key) for one in differences
        }, row


@pytest.mark.parametrize("column", ["old", "new", "unit", "criterion", "step", "field", "cycle"])
def test_no_row_can_be_changed(files, tmp_path, column):
    """In whatever tells of the value: the first, one in the middle, the last."""
    told = rows(files)
    for place in (0, len(told) // 2, len(told) - 1):
        changed = [dict(row) for row in told]
        changed[place][column] = "x"
        assert ("history", LINES) in found(tmp_path, with_rows(files, changed))


def test_a_row_more_is_found(files, tmp_path):
    """A change that never was."""
    told = rows(files)
    assert ("history", LINES) in found(tmp_path, with_rows(files, [*told, {**told[0], "new": "1"}]))
    assert ("history", LINES) in found(tmp_path, with_rows(files, [*told, told[0]]))


@pytest.mark.parametrize("new", ["[" * 900 + "]" * 900, '[{"title":"Khác","number":"7/BC"}]'])
def test_no_paper_is_given_another_name(files, tmp_path, new):
    """An open one is held to all its words; what is nested without end is no paper."""
    told = rows(files)
    place = next(n for n, row in enumerate(told) if row["field"] == "evidence")
    told[place] = {**told[place], "new": new}
    assert ("history", LINES) in found(tmp_path, with_rows(files, told))
    place = next(n for n, row in enumerate(told) if row["field"] == "source")
    told[place] = {**told[place], "new": '{"title":"Điều tra khác"}'}
    differences = verified(packed(tmp_path, with_rows(files, told))).verdicts[0].differences
    assert "source" in {one.key for one in differences}


@pytest.mark.parametrize("column", ["reason", "day", "commit", "approvals", "signature"])
def test_the_table_says_what_the_lines_say(files, tmp_path, column):
    """In every column."""
    told = rows(files)
    told[-1][column] = "x"
    assert found(tmp_path, with_rows(files, told)) == {("history", TABLE)}


@pytest.mark.parametrize("text", [b"\xff", b"[]", b"[" * 10**5, b"{}\n{", b'{"cycle": {"a": 1}}'])
def test_lines_that_are_none_are_told(files, tmp_path, text):
    """Hostile text is no history."""
    assert ("history", LINES) in found(tmp_path, {**files, LINES: text})
    assert ("history", TABLE) in found(tmp_path, {**files, TABLE: text})


def test_the_public_history_names_nobody_and_no_closed_paper(root):
    """Columns of people are in the internal edition alone."""
    public, internal = (
        files_in(bundle(root, edition=one).archive) for one in ("public", "internal")
    )
    assert "Bí mật".encode() not in public[LINES] + public[TABLE]
    assert "Bí mật".encode() in internal[LINES]
    assert "7/BC" in public[LINES].decode()
    assert "author" in rows(internal)[0]
    assert {"author", "committer", "message", "approved_by"}.isdisjoint(rows(public)[0])
