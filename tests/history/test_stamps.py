"""Commits and dates beside the figures, read from real repositories."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from parledger.history import read_receipts, read_stamps
from parledger.problems import UserError

SELF = "scores/c-2020/xa-a/self.yaml"


class Repo:
    """A repository in a folder of its own; each commit an hour after the one before."""

    def __init__(self, folder: Path, start: str = "2023-10-01T08:00:00+07:00") -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.hour = 0
        self.start = start
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str, when: str = "2023-10-01T08:00:00+07:00") -> str:
        """Run Git at that moment, with nobody's settings."""
        environment = os.environ | {
            "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
            "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "c", "GIT_COMMITTER_EMAIL": "c@example.org",
            "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when,
        }  # fmt: skip
        done = subprocess.run(
            ["git", *words], cwd=self.folder, env=environment, check=True, capture_output=True
        )
        return done.stdout.decode().strip()

    def write(self, path: str, text: str) -> None:
        """A file of the working tree."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def commit(self, path: str, text: str, when: str = "2023-10-01T08:00:00+07:00") -> str:
        """Write and commit; answers the commit's id."""
        self.write(path, text)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", f"change {path}", when=when)
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def repo(tmp_path):
    return Repo(tmp_path / "repo")


@pytest.fixture(autouse=True)
def _no_source_date(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def test_each_file_has_the_last_commit_that_changed_it(repo):
    """An older file keeps its older commit; a change elsewhere does not touch it."""
    first = repo.commit("units/a.yaml", "1")
    second = repo.commit(SELF, "1", "2023-10-02T08:00:00+07:00")
    third = repo.commit(SELF, "2", "2023-10-05T08:00:00+07:00")
    repo.commit("docs/x.md", "no data", "2023-10-09T08:00:00+07:00")
    found = read_stamps(repo.folder)
    assert found.available
    assert found.why == ""
    assert found.stamps["units/a.yaml"].commit == first
    assert found.stamps[SELF].commit == third != second
    assert found.stamps[SELF].day == date(2023, 10, 5)
    assert "docs/x.md" not in found.stamps
    assert found.today == date(2023, 10, 9)
    assert found.commit == repo.git("rev-parse", "HEAD")


def test_the_blob_is_the_one_git_shows_for_the_file(repo):
    """The stamp's blob id equals `git rev-parse HEAD:path`."""
    repo.commit(SELF, "xin chào\n")
    assert read_stamps(repo.folder).stamps[SELF].blob == repo.git("rev-parse", f"HEAD:{SELF}")


def test_a_change_not_committed_has_no_stamp(repo):
    """Figures typed since the last commit are nobody's yet; the other file keeps its stamp."""
    repo.commit("units/a.yaml", "1")
    repo.commit(SELF, "1")
    repo.write(SELF, "2")
    digests = {p: repo.git("hash-object", p) for p in (SELF, "units/a.yaml")}
    assert set(read_stamps(repo.folder).stamps_of(digests)) == {"units/a.yaml"}


def test_a_merge_stands_for_what_it_brought_in(repo):
    """The commits of the merged branch are drafts: the stamp is the merge's."""
    repo.commit(SELF, "1")
    repo.git("switch", "-q", "-c", "branch")
    draft = repo.commit(SELF, "2", "2023-10-02T08:00:00+07:00")
    repo.git("switch", "-q", "main")
    repo.commit("units/a.yaml", "1", "2023-10-03T08:00:00+07:00")
    repo.git("merge", "-q", "--no-ff", "-m", "merge", "branch", when="2023-10-04T08:00:00+07:00")
    merge = repo.git("rev-parse", "HEAD")
    stamp = read_stamps(repo.folder).stamps[SELF]
    assert stamp.commit == merge != draft
    assert stamp.day == date(2023, 10, 4)


def test_a_merge_does_not_stamp_what_it_left_as_it_was(repo):
    """The other branch's own files keep the commit they had on the main line."""
    repo.commit(SELF, "1")
    repo.git("switch", "-q", "-c", "branch")
    repo.commit("units/b.yaml", "1")
    repo.git("switch", "-q", "main")
    own = repo.commit("units/a.yaml", "1", "2023-10-03T08:00:00+07:00")
    repo.git("merge", "-q", "--no-ff", "-m", "merge", "branch", when="2023-10-04T08:00:00+07:00")
    found = read_stamps(repo.folder)
    assert found.stamps["units/a.yaml"].commit == own
    assert found.stamps["units/b.yaml"].commit == repo.git("rev-parse", "HEAD")


def test_a_change_undone_on_the_way_is_no_change(repo):
    """A branch that changes a file and changes it back leaves its stamp alone."""
    first = repo.commit(SELF, "1")
    repo.git("switch", "-q", "-c", "branch")
    repo.commit(SELF, "2")
    repo.commit(SELF, "1")
    repo.git("switch", "-q", "main")
    repo.git("merge", "-q", "--no-ff", "-m", "merge", "branch")
    assert read_stamps(repo.folder).stamps[SELF].commit == first


def test_a_deleted_file_has_no_stamp_and_one_written_again_has_its_new_one(repo):
    """What is gone is not listed; what came back has the commit of its return."""
    repo.commit(SELF, "1")
    repo.commit("units/a.yaml", "1")
    repo.git("rm", "-q", SELF, "units/a.yaml")
    repo.git("commit", "-q", "-m", "gone")
    back = repo.commit("units/a.yaml", "1", "2023-11-01T08:00:00+07:00")
    found = read_stamps(repo.folder)
    assert SELF not in found.stamps
    assert found.stamps["units/a.yaml"].commit == back


@pytest.mark.parametrize(
    "name", ["Xã Mỹ Đức.yaml", "hai\ndòng.yaml", ":100644 a b c M", '"q".yaml']
)
def test_any_file_name_comes_through(repo, name):
    """Line breaks, quotes, Vietnamese letters and what looks like Git's own output."""
    commit = repo.commit(f"units/{name}", "1")
    assert read_stamps(repo.folder).stamps[f"units/{name}"].commit == commit


def test_the_root_may_be_a_folder_inside_the_repository(repo):
    """Paths are relative to the root; data of a neighbour root is not seen."""
    commit = repo.commit(f"inner/{SELF}", "1")
    repo.commit(SELF, "other")
    assert set(read_stamps(repo.folder / "inner").stamps) == {SELF}
    assert read_stamps(repo.folder / "inner").stamps[SELF].commit == commit


def test_the_day_is_the_day_in_vietnam(repo, monkeypatch):
    """23:30 in London is the next morning there, whatever the machine's own zone."""
    repo.commit(SELF, "1", "2023-10-05T23:30:00+00:00")
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    assert read_stamps(repo.folder).today == date(2023, 10, 6)


def test_the_source_date_is_the_today_of_the_build(repo, monkeypatch):
    """SOURCE_DATE_EPOCH replaces HEAD's date and no file's own."""
    repo.commit(SELF, "1", "2023-10-05T08:00:00+07:00")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    found = read_stamps(repo.folder)
    assert found.today == date(1970, 1, 1)
    assert found.stamps[SELF].day == date(2023, 10, 5)


@pytest.mark.parametrize("text", ["yesterday", "-1", "1.5", "²"])
def test_a_source_date_that_is_none_is_wrong_use(repo, monkeypatch, text):
    """Not a number of seconds: said in both languages, exit 2."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    with pytest.raises(UserError) as error:
        read_stamps(repo.folder)
    assert error.value.exit_code == 2
    assert text in error.value.vi
    assert text in error.value.en


def test_no_repository_is_a_stated_reason(tmp_path, monkeypatch):
    """Outside of Git there is no history, and a given date still counts."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    found = read_stamps(tmp_path)
    assert (found.available, found.why, found.commit) == (False, "no_repository", "")
    assert found.today == date(1970, 1, 2)


def test_an_empty_repository_is_a_stated_reason(repo):
    """A repository without a commit has no HEAD to speak of."""
    found = read_stamps(repo.folder)
    assert (found.available, found.why, found.today) == (False, "empty", None)


def test_a_shallow_clone_shows_no_history_but_its_head(repo, tmp_path):
    """Cut-off history would name the wrong commits; HEAD is right all the same."""
    repo.commit(SELF, "1")
    head = repo.commit("units/a.yaml", "1")
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", repo.folder.as_uri(), str(tmp_path / "clone")],
        check=True, capture_output=True,
    )  # fmt: skip
    found = read_stamps(tmp_path / "clone")
    assert (found.available, found.why, found.commit) == (False, "shallow", head)
    assert found.stamps == {}


def test_no_program_called_git_is_a_stated_reason(repo, tmp_path, monkeypatch):
    """A machine without Git builds the site all the same."""
    repo.commit(SELF, "1")
    monkeypatch.setenv("PATH", str(tmp_path))
    found = read_stamps(repo.folder)
    assert (found.available, found.why) == (False, "no_git")


def test_a_broken_repository_is_a_stated_reason(repo):
    """A .git that Git cannot read is no traceback."""
    repo.commit(SELF, "1")
    (repo.folder / ".git" / "HEAD").write_text("no such thing", encoding="utf-8")
    assert not read_stamps(repo.folder).available


def test_a_hook_of_another_repository_does_not_mislead(repo, tmp_path, monkeypatch):
    """Git sets GIT_DIR while a hook runs; the root's own repository counts."""
    mine = repo.commit(SELF, "1")
    other = Repo(tmp_path / "other")
    other.commit(SELF, "2")
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.folder))
    assert read_stamps(repo.folder).stamps[SELF].commit == mine


@pytest.mark.parametrize(
    ("key", "value"),
    [("log.showSignature", "true"), ("core.quotePath", "true"), ("color.ui", "always"),
     ("log.diffMerges", "combined"), ("diff.renames", "copies"), ("core.abbrev", "7"),
     ("log.date", "relative"), ("diff.noprefix", "true"), ("format.pretty", "oneline")],
)  # fmt: skip
def test_the_users_own_settings_change_nothing(repo, key, value):
    """Whatever is configured, the answer is the same."""
    commit = repo.commit(SELF, "1")
    repo.git("config", key, value)
    found = read_stamps(repo.folder)
    assert (found.commit, found.stamps[SELF].commit) == (commit, commit)


@pytest.mark.parametrize(
    ("person", "day"),
    [(b"nobody", date.max), (b"A <a@x> 99999999999999999999 +0700", date.max),
     (b"A <a@x> 253402300800 +0700", date.max), (b"Jos\xe9 <j@x> 1600000000 +0700", date(2020, 9, 13))],
)  # fmt: skip
def test_a_commit_without_a_readable_writer_or_date_is_no_traceback(repo, person, day):
    """The stamp and the receipt name the commit; a date that is none is the last that there is."""
    repo.commit(SELF, "1")
    repo.write(SELF, "2")
    repo.git("add", "-A")
    body = b"tree %s\nparent %s\nauthor %s\ncommitter %s\n\nx\n" % (
        repo.git("write-tree").encode(), repo.git("rev-parse", "HEAD").encode(), person, person,
    )  # fmt: skip
    words = ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"]
    made = subprocess.run(words, cwd=repo.folder, input=body, capture_output=True, check=True)
    commit = made.stdout.decode().strip()
    repo.git("update-ref", "refs/heads/main", commit)
    found = read_stamps(repo.folder)
    assert (found.stamps[SELF].commit, found.stamps[SELF].day, found.today) == (commit, day, day)
    assert read_receipts(repo.folder).line[0].commit == commit


def test_a_commit_that_is_gone_is_no_empty_history(repo):
    """HEAD names it, Git cannot read it: the site says that the history cannot be read."""
    commit = repo.commit(SELF, "1")
    (repo.folder / ".git/objects" / commit[:2] / commit[2:]).unlink()
    assert read_stamps(repo.folder).why == "unreadable"
