"""Verification: every forged byte after publication is found and named; nothing else is."""

import re
import shutil

import pytest

from parledger.problems import UserError
from tests.pipeline.published import (
    CYCLE,
    OWN,
    RECORD,
    commit,
    correct,
    edit,
    git,
    publish,
    repository,
    told,
    verify,
    workspace,
)

SET = "criteria/mini-2023.yaml"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The small project, published and committed, once."""
    root = repository(tmp_path_factory.mktemp("made"))
    publish(root)
    commit(root, "published")
    return root


@pytest.fixture
def root(made, tmp_path):
    """A copy of it to forge."""
    return shutil.copytree(made, tmp_path / "root")


def test_what_was_published_is_the_same_however_often_one_looks(root):
    """At HEAD, by name, by tag; before publication there is nothing to hold it against."""
    git(root, "tag", f"kq/{CYCLE}/2023")
    for revision in (None, "HEAD", f"kq/{CYCLE}/2023"):
        run = verify(root, revision)
        assert run.same
        assert [one.cycle for one in run.verdicts] == [CYCLE]
    (verdict,) = verify(root).verdicts
    assert (verdict.units, verdict.inputs) == (3, 8)
    assert [(one.version, one.tag) for one in verdict.versions] == [("2023", f"kq/{CYCLE}/2023")]
    before = verify(root, "HEAD~1")
    assert before.verdicts == ()
    assert before.same


FORGED = [
    # One digit of a self-score that moves the index.
    (OWN, "value: 100", "value: 90", {("value", OWN, "xa-a", "1.2"), ("result", RECORD, "xa-a", "")}),
    # One digit that moves nothing at all.
    (OWN, "done: 18", "done: 16", {("value", OWN, "xa-a", "2.1"), ("result", RECORD, "xa-a", "")}),
    # A comment: the same values, other bytes.
    (OWN, "scores:\n", "# xem lại\nscores:\n", {("input", OWN, "xa-a", "")}),
    # The maximum of a leaf, and of all above it.
    (SET, '      - id: "1.2"\n        title: Hoàn', '      - id: "1.2"\n        title: Đã hoàn',
     {("value", SET, "", "1.2")}),
    # A unit's entry.
    ("units/xa.yaml", "Xã An Bình", "Xã An Bường", {("entry", "units/xa.yaml", "xa-a", "")}),
    # The result of a survey, in the cycle.
    (f"scores/{CYCLE}/cycle.yaml", "xa-b: 80", "xa-b: 81",
     {("value", f"scores/{CYCLE}/cycle.yaml", "xa-b", "3"), ("result", RECORD, "xa-b", "")}),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "expected"), FORGED)
def test_a_change_after_publication_is_named(root, path, old, new, expected):
    """With its file, its unit and its criterion; what figures it moves, too."""
    edit(root, path, old, new)
    commit(root, "forged")
    run = verify(root)
    assert not run.same
    assert set(told(run)) == expected
    assert verify(root, "HEAD~1").same


def test_the_old_and_the_new_value_are_told(root):
    """Where they stand, too."""
    edit(root, OWN, "value: 100", "value: 90")
    commit(root, "forged")
    found = [one for verdict in verify(root).verdicts for one in verdict.differences]
    (value,) = [one for one in found if one.change.value == "value"]
    assert (value.key, value.recorded, value.found) == ("value", "100", "90")
    assert (value.place.line, value.place.column) == (5, 12)
    results = [one for one in found if one.change.value == "result"]
    assert [(one.key, one.recorded, one.found) for one in results] == [
        ("index", "99.17", "86.67"),
        ("class", "excellent", "good"),
    ]


def test_a_change_that_is_not_committed_is_not_looked_at(root):
    """What is verified is a commit."""
    edit(root, OWN, "value: 100", "value: 90")
    assert verify(root).same


@pytest.mark.parametrize(
    ("pattern", "new", "kinds"),
    [
        (r"index: 99\.17", "index: 99.18", {"result", "rewritten"}),
        (r"rank: 2", "rank: 1", {"result", "rewritten"}),
        (r"class: weak", "class: good", {"result", "rewritten"}),
        (r"number: 5/", "number: 6/", {"rewritten"}),
        (r"date: 2024-01-20\nengine", "date: 2024-01-21\nengine", {"rewritten"}),
        (r"name: Xã An Bình", "name: Xã An Bường", {"entry", "rewritten"}),
    ],
)
def test_one_digit_of_the_record_itself_is_found(root, pattern, new, kinds):
    """A figure by recomputing it, everything else by the record's own past."""
    text = (root / RECORD).read_text(encoding="utf-8")
    assert re.search(pattern, text)
    (root / RECORD).write_text(re.sub(pattern, new, text, count=1), encoding="utf-8")
    commit(root, "forged")
    assert {kind for kind, *_ in told(verify(root))} == kinds


@pytest.mark.parametrize(("key", "kind"), [("blob", "input"), ("sha256", "seal")])
def test_one_digit_of_a_digest_in_the_record_is_found(root, key, kind):
    """The blob id and the SHA-256 are held against the file one by one."""
    text = (root / RECORD).read_text(encoding="utf-8")
    path, digest = re.search(
        rf"path: (\S+xa-a/self.yaml)\n(?:.*\n)??    {key}: (\w+)", text
    ).groups()
    forged = ("1" if digest[0] == "0" else "0") + digest[1:]
    (root / RECORD).write_text(text.replace(digest, forged), encoding="utf-8")
    commit(root, "forged")
    assert {(one[0], one[1]) for one in told(verify(root))} == {(kind, path), ("rewritten", RECORD)}


def test_a_forgery_of_inputs_and_record_together_is_found_by_its_past_and_by_the_tag(root):
    """Somebody who corrects everything consistently, without an erratum."""
    git(root, "tag", f"kq/{CYCLE}/2023")
    edit(root, OWN, "value: 100", "value: 90")
    (root / RECORD).unlink()
    publish(root)
    commit(root, "forged")
    assert {kind for kind, *_ in told(verify(root))} == {"rewritten", "tag"}


def test_the_digest_printed_in_the_decision_finds_a_history_that_was_rewritten(root):
    """Nothing in the repository tells, the paper does."""
    (printed,) = [one.digest for one in verify(root).verdicts[0].versions]
    assert verify(root, cycle=CYCLE, digest=printed.upper()).same
    git(root, "checkout", "-q", "--orphan", "other")
    edit(root, OWN, "value: 100", "value: 90")
    (root / RECORD).unlink()
    publish(root)
    commit(root, "a new past")
    assert verify(root).same
    assert told(verify(root, cycle=CYCLE, digest=printed)) == [("printed", RECORD, "", "")]


def test_a_record_that_was_restored_is_as_published_and_what_befell_it_is_told(root):
    """One bad commit must not spoil verification for ever, nor be hidden by a second one."""
    published = (root / RECORD).read_bytes()
    edit(root, RECORD, "index: 99.17", "index: 99.18")
    forged = commit(root, "forged")
    edit(root, RECORD, "rank: 2", "rank: 1")
    worse = commit(root, "forged again")
    (found,) = [one for one in verify(root).verdicts[0].differences if one.key == ""]
    assert (found.change.value, found.found) == ("rewritten", forged[:12])
    (root / RECORD).write_bytes(published)
    commit(root, "restored")
    run = verify(root)
    assert run.same
    assert [forged[:12] in note.en and worse[:12] in note.vi for note in run.notes] == [True]


def test_a_record_that_was_removed_is_missed(root):
    """Taking it away does not undo the publication; nor does taking the whole cycle away."""
    (root / RECORD).unlink()
    removed = commit(root, "gone")
    run = verify(root)
    assert told(run) == [("removed", RECORD, "", "")]
    assert run.verdicts[0].differences[0].found == removed[:12]
    git(root, "rm", "-rq", f"scores/{CYCLE}")
    commit(root, "all gone")
    assert told(verify(root)) == [("removed", RECORD, "", "")]


def test_inputs_that_vanish_or_appear_are_named(root):
    """Both would change what the figures come from."""
    gone, new = f"scores/{CYCLE}/xa-b/appraisal-1.yaml", f"scores/{CYCLE}/council.yaml"
    (root / gone).unlink()
    (root / new).write_text(
        "meetings:\n  - date: 2024-01-10\n    members: 9\n    approve: 8\n", encoding="utf-8"
    )
    commit(root, "forged")
    found = {one[:3] for one in told(verify(root))}
    assert {("gone", gone, "xa-b"), ("new", new, "")} <= found


def test_an_input_that_cannot_be_read_any_more_stops_nothing(root):
    """The difference is named, and so is the mistake."""
    edit(root, OWN, "value: 100", "value: [100")
    commit(root, "broken")
    (verdict,) = verify(root).verdicts
    assert ("input", OWN) in {(one.change.value, one.path) for one in verdict.differences}
    assert OWN in {one.place.path for one in verdict.problems}


def test_after_an_erratum_everything_is_the_same_again(root):
    """Correction and erratum come in one commit; the first publication is still verified."""
    edit(root, OWN, "value: 100", "value: 85")
    correct(root, OWN)
    commit(root, "erratum")
    git(root, "tag", f"kq/{CYCLE}/2023", "HEAD~1")
    git(root, "tag", f"kq/{CYCLE}/2023.1")
    run = verify(root)
    assert run.same, told(run)
    assert [one.tag for one in run.verdicts[0].versions] == [
        f"kq/{CYCLE}/2023",
        f"kq/{CYCLE}/2023.1",
    ]
    assert verify(root, "HEAD~1").same


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("what: Điểm 1.2", "what: Điểm 1.3"),
        ("index: 99.17\n          rank", "index: 99.16\n          rank"),
    ],
)
def test_an_erratum_is_as_fast_as_the_record(root, old, new):
    """What was corrected, and the figures before, cannot be told otherwise later."""
    edit(root, OWN, "value: 100", "value: 85")
    correct(root, OWN)
    commit(root, "erratum")
    edit(root, RECORD, old, new)
    commit(root, "forged")
    assert ("rewritten", RECORD, "", "") in told(verify(root))


def test_an_erratum_taken_away_again_is_missed(root):
    """With its correction undone, so that all figures fit."""
    before = (root / RECORD).read_bytes(), (root / OWN).read_bytes()
    edit(root, OWN, "value: 100", "value: 85")
    correct(root, OWN)
    commit(root, "erratum")
    (root / RECORD).write_bytes(before[0])
    (root / OWN).write_bytes(before[1])
    commit(root, "as if nothing had been")
    assert told(verify(root)) == [("rewritten", RECORD, "", "")]


def test_next_year_breaks_nothing(root):
    """Units, sets and cycles are added, another cycle is published, tasks and appeals go on."""
    folder = root / "scores" / CYCLE
    (folder / "tasks.yaml").write_text('tasks:\n  - id: "1"\n    title: Họp\n', encoding="utf-8")
    (folder / "appeals.yaml").write_text(
        "appeals:\n  - unit: xa-a\n    received: 2024-02-01\n    text: Xem lại\n", encoding="utf-8"
    )
    (folder / "xa-b/improvement.yaml").write_text("measures: []\n", encoding="utf-8")
    text = (root / "units/xa.yaml").read_text(encoding="utf-8")
    first, rest = text.split("units:\n")
    added = "  - id: xa-moi\n    name: Xã Mới\n    level: commune\n"
    (root / "units/xa.yaml").write_text(f"{first}units:\n{added}{rest}", encoding="utf-8")
    shutil.copy(root / SET, root / "criteria/mini-2025.yaml")
    edit(root, "criteria/mini-2025.yaml", "id: mini-2023", "id: mini-2025\ncontinues: mini-2023")
    commit(root, "next year")
    assert verify(root).same
    publish(root, "mini-2024")
    commit(root, "published")
    run = verify(root)
    assert run.same, told(run)
    assert [one.cycle for one in run.verdicts] == [CYCLE, "mini-2024"]


def test_units_may_move_to_another_file_and_come_to_an_end(root):
    """Entries are compared, not files."""
    text = (root / "units/xa.yaml").read_text(encoding="utf-8")
    (root / "units/xa.yaml").unlink()
    ended = text.replace("    level: commune\n", "    level: commune\n    to: 2025-06-30\n")
    (root / "units/xa-cu.yaml").write_text(ended, encoding="utf-8")
    commit(root, "2025")
    assert verify(root).same


def test_another_version_of_the_program_is_named_and_no_difference(root, monkeypatch):
    """The record keeps the version that made it."""
    monkeypatch.setattr("parledger.pipeline.verifying.__version__", "99.0")
    run = verify(root)
    assert run.same
    assert run.verdicts[0].record.engine != run.engine == "99.0"


def test_outside_a_repository_the_folder_is_compared_and_that_is_said(tmp_path):
    """Lines may end with CR LF there: the digests are of the bytes in Git."""
    workspace(tmp_path)
    publish(tmp_path)
    for path in tmp_path.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    run = verify(tmp_path)
    assert run.same, told(run)
    assert run.commit == ""
    assert [note.en for note in run.notes if "folder" in note.en]
    edit(tmp_path, OWN, "value: 100", "value: 90")
    assert ("input", OWN, "xa-a", "") in told(verify(tmp_path))


def test_a_working_copy_with_cr_lf_verifies_by_its_commit(root, tmp_path):
    """Git on Windows writes CR LF into the folder; the commit has none."""
    for path in root.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert verify(root).same


def test_a_shallow_clone_says_that_the_past_cannot_be_told(root, tmp_path_factory):
    """Everything else is compared."""
    edit(root, RECORD, "number: 5/", "number: 6/")
    commit(root, "forged")
    clone = tmp_path_factory.mktemp("clone") / "shallow"
    git(root, "clone", "-q", "--depth", "1", root.as_uri(), str(clone))
    run = verify(clone)
    assert run.same
    assert [note for note in run.notes if "unshallow" in note.en]


def test_a_record_cannot_have_files_outside_the_workspace_opened(tmp_path):
    """A path in it is a name to look for, never a way to a file."""
    inside = tmp_path / "inside"
    inside.mkdir()
    workspace(inside)
    publish(inside)
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    edit(
        inside,
        RECORD,
        "inputs:\n",
        f"inputs:\n  - path: ../secret\n    blob: {'a' * 40}\n    sha256: {'b' * 64}\n",
    )
    assert told(verify(inside)) == [("gone", "../secret", "", "")]


@pytest.mark.parametrize(
    "wrong", [{"cycle": "mini-2024"}, {"cycle": "nothing"}, {"revision": "no-such-branch"}]
)
def test_a_cycle_that_is_not_published_and_an_unknown_revision_are_wrong_use(root, wrong):
    """Nothing is compared then."""
    with pytest.raises(UserError) as caught:
        verify(root, **wrong)
    assert caught.value.exit_code == 2
