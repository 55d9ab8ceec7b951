"""Who brought what to main and when it was received, from real merges of each kind."""

import json
import subprocess
from datetime import UTC, datetime

import pytest

from parledger.history import read_receipts
from tests.gitrepo import Repo

SELF = "scores/c-2020/xa-a/self.yaml"
LATER = "2020-11-16T09:00:00+07:00"
GITLAB = """\
Nộp bản tự chấm xã A

Merge-Request: cchc/so-cai!14
MR-Author: Nguyễn Văn A <a@example.org>
Reviewed-by: Phòng Nội vụ <nv@example.org>
Reviewed-by: Tư pháp <tp@example.org>
Approved-by: Phòng Nội vụ <nv@example.org>
Merged-by: Thư ký <tk@example.org>
Received: 2020-11-15T23:59:00+07:00
"""


@pytest.fixture
def repo(tmp_path):
    made = Repo(tmp_path / "repo")
    made.commit({"units/a.yaml": "1\n"})
    return made


def bring(repo, kind, message, files=None):
    """A branch with these files, brought to main in a forge's way."""
    repo.branch("work")
    repo.commit(files or {SELF: "1\n"}, "2020-11-01T08:00:00+07:00", "typed by its author")
    return getattr(repo, kind)("work", message, LATER)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def test_a_merge_with_our_trailers_tells_everything(repo):
    """GitLab's template: number, people by name without addresses, and when it was received."""
    commit = bring(repo, "merge", GITLAB)
    found = read_receipts(repo.folder).first(SELF)
    assert (found.commit, found.is_merge, found.request) == (commit, True, "14")
    assert (found.author, found.merged_by) == ("Nguyễn Văn A", "Thư ký")
    assert found.reviewers == ("Phòng Nội vụ", "Tư pháp")
    assert found.approvals == ("Phòng Nội vụ",)
    assert found.received == found.when == utc(2020, 11, 15, 16, 59)
    assert found.recorded
    assert found.merged == utc(2020, 11, 16, 2)
    assert found.changed == {SELF: "A"}


def test_the_forges_own_messages_tell_the_number_and_no_time(repo):
    """Without a record there is the day of the merge, which is not when it was received."""
    bring(repo, "merge", "Merge pull request #12 from xa-a/nop-bai\n\nNộp bản tự chấm")
    found = read_receipts(repo.folder).first(SELF)
    assert (found.request, found.received, found.recorded) == ("12", None, False)
    assert found.when == found.merged == utc(2020, 11, 16, 2)
    assert found.author == ""


def test_gitlabs_default_message_ends_in_the_number(repo):
    """A title that looks like the last line does not count."""
    message = (
        "Merge branch 'work' into 'main'\n\nSee merge request x!99\n\nSee merge request g/p!14"
    )
    bring(repo, "merge", message)
    assert read_receipts(repo.folder).first(SELF).request == "14"


@pytest.mark.parametrize("kind", ["squash", "commit"])
def test_an_authors_own_words_are_no_record(repo, kind):
    """A commit with one parent carries what its author typed: no number, no time, no people."""
    if kind == "squash":
        bring(repo, "squash", GITLAB)
    else:
        repo.commit({SELF: "1\n"}, LATER, GITLAB)
    found = read_receipts(repo.folder).first(SELF)
    assert (found.request, found.author, found.received, found.is_merge) == ("", "", None, False)


def test_a_rebased_branch_is_dated_by_main_and_not_by_its_author(repo):
    """The author's date is the first of November; main had it on the sixteenth."""
    repo.branch("work")
    repo.commit({SELF: "1\n"}, "2020-11-01T08:00:00+07:00", GITLAB)
    repo.git("switch", "-q", "main")
    repo.commit({"units/b.yaml": "1\n"}, LATER)
    repo.rebase("work", LATER)
    found = read_receipts(repo.folder).first(SELF)
    assert repo.git("log", "-1", "--format=%at", found.commit) == str(
        int(utc(2020, 11, 1, 1).timestamp())
    )
    assert (found.when, found.recorded) == (utc(2020, 11, 16, 2), False)


@pytest.mark.parametrize(
    "title",
    ["Received: 2020-11-01T08:00:00Z", "Merge-Request: g/p!1", "See merge request g/p!1"],
)
def test_a_title_typed_to_look_like_a_record_is_not_believed(repo, title):
    """GitHub puts the request's title into the message's body."""
    bring(repo, "merge", f"Merge pull request #12 from x/y\n\n{title}")
    found = read_receipts(repo.folder).first(SELF)
    assert (found.request, found.received) == ("12", None)


def test_a_title_in_the_first_line_is_no_trailer(repo):
    """GitLab's template begins with the title; ours follow in paragraphs of their own."""
    bring(repo, "merge", "Received: 2020-11-01T08:00:00Z\n\nMerge-Request: g/p!3\nMerged-by: X")
    found = read_receipts(repo.folder).first(SELF)
    assert (found.request, found.merged_by, found.received) == ("3", "X", None)


@pytest.mark.parametrize(
    "received",
    ["2020-11-15", "15/11/2020 23:59", "2020-11-15T23:59:00", "2020-13-01T00:00:00Z", "",
     "0001-01-01T00:00:00+14:00", "2020-11-17T00:00:00Z"],
)  # fmt: skip
def test_a_time_that_is_none_is_no_receipt(repo, received):
    """Without a time zone, not a day, or after the merge itself: merged on, never late."""
    message = f"Nộp\n\nMerge-Request: g/p!3\nReceived: {received}"
    bring(repo, "merge", message)
    assert read_receipts(repo.folder).first(SELF).received is None


def test_two_times_that_differ_are_none(repo):
    """No telling which one is the forge's."""
    lines = [f"Received: 2020-11-1{day}T08:00:00Z" for day in (1, 2)]
    bring(repo, "merge", "\n".join(["Nộp", "", "Merge-Request: g/p!3", *lines]))
    assert read_receipts(repo.folder).first(SELF).received is None


def record(commit, **more):
    said = {"number": 12, "commit": commit, "author": "to-xa-a", "reviewers": ["@nv-1", "nv-1"]}
    return json.dumps(said | {"received": "2020-11-15T16:59:00Z"} | more)


def test_a_record_in_the_trail_belongs_to_its_merge(repo):
    """GitHub: the step after the merge writes what Git does not hold."""
    merge = bring(repo, "merge", "Merge pull request #12 from xa-a/nop-bai\n\nNộp")
    made = record(merge, approvals=["nv-1"], merged_by="thu-ky")
    repo.commit({"trail/2020/12.json": made}, "2020-11-16T09:05:00+07:00")
    receipts = read_receipts(repo.folder)
    found = receipts.first(SELF)
    assert (found.request, found.author, found.merged_by) == ("12", "to-xa-a", "thu-ky")
    assert (found.reviewers, found.approvals) == (("nv-1",), ("nv-1",))
    assert found.received == utc(2020, 11, 15, 16, 59)
    assert len(receipts.line) == 2


def test_what_was_recorded_once_is_not_rewritten(repo):
    """Neither a changed file nor a second one for the same merge moves the time."""
    merge = bring(repo, "merge", "Merge pull request #12 from xa-a/nop-bai\n\nNộp")
    repo.commit({"trail/2020/12.json": record(merge)})
    early = "2020-10-01T00:00:00Z"
    repo.commit({"trail/2020/12.json": record(merge, received=early)})
    repo.commit({"trail/2020/13.json": record(merge, number=13, received=early)})
    repo.commit({"trail/2020/12.json": None})
    repo.commit({"trail/2020/12.json": record(merge, received=early)})
    found = read_receipts(repo.folder).first(SELF)
    assert (found.request, found.received) == ("12", utc(2020, 11, 15, 16, 59))


@pytest.mark.parametrize(
    "text",
    ["", "not json", "[]", "{}", '{"number": 12}', '{"number": 11, "commit": "COMMIT"}',
     '{"number": 12, "commit": 7}', '{"number": 12, "commit": "COMMIT", "received": 5}',
     "[" * 20000, '{"number": 12, "commit": "COMMIT", "reviewers": "x"}'],
)  # fmt: skip
def test_a_record_that_lacks_fields_tells_nothing(repo, text):
    """No traceback, no invented time: the merge's own day stays."""
    merge = bring(repo, "merge", "Merge pull request #12 from xa-a/nop-bai\n\nNộp")
    repo.commit({"trail/2020/12.json": text.replace("COMMIT", merge)})
    found = read_receipts(repo.folder).first(SELF)
    assert (found.request, found.received, found.reviewers) == ("12", None, ())


def test_first_and_last_change_of_a_file(repo):
    """Three changes on main; drafts of the branches do not count."""
    first = bring(repo, "merge", "one")
    repo.branch("again")
    repo.commit({SELF: "draft\n"})
    repo.commit({SELF: "2\n"})
    last = repo.merge("again", "two", LATER)
    repo.commit({"docs/x.md": "no data\n"})
    receipts = read_receipts(repo.folder)
    assert [one.commit for one in receipts.changes[SELF]] == [first, last]
    assert (receipts.first(SELF).commit, receipts.last(SELF).commit) == (first, last)
    assert receipts.first("units/a.yaml").commit == receipts.line[-1].commit
    assert receipts.first("docs/x.md") is None


def test_a_file_that_came_back_has_the_receipt_of_its_return(repo):
    """What was withdrawn and handed in again counts from then; what is gone is not listed."""
    repo.commit({SELF: "1\n"})
    repo.commit({SELF: None})
    assert read_receipts(repo.folder).first(SELF) is None
    back = repo.commit({SELF: "1\n"}, LATER)
    assert read_receipts(repo.folder).first(SELF).commit == back


def test_an_earlier_revision_is_judged_by_its_own_line(repo):
    """The receipts of main before the last merge."""
    before = repo.head
    bring(repo, "merge", GITLAB)
    assert read_receipts(repo.folder, before).first(SELF) is None
    assert read_receipts(repo.folder, "main").first(SELF) is not None


def test_where_git_shows_no_history_the_reason_is_stated(repo, tmp_path, monkeypatch):
    """Shallow, no repository, no program: nothing is invented."""
    repo.commit({SELF: "1\n"})
    clone = tmp_path / "clone"
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", repo.folder.as_uri(), str(clone)], check=True
    )
    assert read_receipts(clone).why == "shallow"
    outside = tmp_path / "outside"
    outside.mkdir()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert read_receipts(outside).why == "no_repository"
    assert read_receipts(repo.folder, "no-such-branch").why == "unreadable"
    monkeypatch.setenv("PATH", str(outside))
    assert read_receipts(repo.folder).why == "no_git"
