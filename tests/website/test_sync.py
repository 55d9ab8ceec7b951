"""Bringing a staged site over: what moves, what stays, what goes, and in which order."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from parledger.website import sync
from parledger.website.sync import list_files

NONE: frozenset[str] = frozenset()


def fill(folder: Path, **files: str) -> Path:
    """A folder with files; `__` in a name is `/`, and `_` is a point."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def sync_site(staging: Path, out: Path, keep: frozenset[str]) -> sync.Synced:
    """Bring over all files of a folder."""
    return sync.sync_site({name: staging / name for name in list_files(staging)}, out, keep)


def tree(folder: Path) -> dict[str, str]:
    """Everything in a folder."""
    return {
        p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8")
        for p in folder.rglob("*")
        if p.is_file()
    }


def test_new_changed_and_stale_files(tmp_path):
    """The output becomes what was staged; the counts say what happened."""
    out = fill(tmp_path / "out", a_html="1", b_html="1", old__c_html="1")
    new = {"a.html": "1", "b.html": "2", "d/e.css": "1"}
    staging = fill(tmp_path / "staging", a_html="1", b_html="2", d__e_css="1")
    done = sync_site(staging, out, NONE)
    assert tree(out) == new
    assert (done.written, done.unchanged, done.removed) == (2, 1, 1)
    assert not (out / "old").exists()


def test_unchanged_files_are_not_touched(tmp_path):
    """Same bytes: same time of change, so that a later copy to a server sends nothing."""
    out = fill(tmp_path / "out", a_html="1")
    before = (out / "a.html").stat()
    sync_site(fill(tmp_path / "staging", a_html="1", b_html="1"), out, NONE)
    after = (out / "a.html").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_kept_pages_stay_though_they_were_not_staged(tmp_path):
    """What the press found to be right already is not stale."""
    out = fill(tmp_path / "out", a_html="1", b_html="1")
    done = sync_site(fill(tmp_path / "staging", c_html="1"), out, frozenset({"a.html"}))
    assert tree(out) == {"a.html": "1", "c.html": "1"}
    assert (done.written, done.unchanged, done.removed) == (1, 1, 1)


def test_top_entries_with_a_dot_are_nobodys_business(tmp_path):
    """A published branch keeps its .git and .nojekyll."""
    out = fill(tmp_path / "out", a_html="1")
    fill(out / ".git", HEAD="ref")
    (out / ".nojekyll").write_text("", encoding="utf-8")
    sync_site(fill(tmp_path / "staging", b_html="1"), out, NONE)
    assert tree(out) == {".git/HEAD": "ref", ".nojekyll": "", "b.html": "1"}


def test_a_file_gives_way_to_a_folder_and_a_folder_to_a_file(tmp_path):
    """An address may change its kind."""
    out = fill(tmp_path / "out", a="1", b__c_html="1")
    sync_site(fill(tmp_path / "staging", a__x_html="2", b="2"), out, NONE)
    assert tree(out) == {"a/x.html": "2", "b": "2"}


@pytest.mark.parametrize("moves", range(7))
def test_at_whatever_file_it_is_killed_pages_have_what_they_need(tmp_path, monkeypatch, moves):
    """After any number of moves: no half file, styles before pages, new pages before old ones
    that link to them, nothing removed before the last move, build.json the very last.
    """
    out = fill(tmp_path / "out", build_json="1", a_html="1", site_css="1", gone_html="1")
    names = ("new.css", "site.css", "new.html", "a.html", "build.json")
    staging = fill(tmp_path / "staging", build_json="2", a_html="2", site_css="2")
    fill(staging, new_html="2", new_css="2")
    real, done = Path.replace, []

    def replace(self, target):
        if len(done) == moves:
            raise KeyboardInterrupt
        done.append(Path(target).name)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    if moves >= len(names):
        sync_site(staging, out, NONE)
        assert "gone.html" not in tree(out)
    else:
        with pytest.raises(KeyboardInterrupt):
            sync_site(staging, out, NONE)
        assert "gone.html" in tree(out)
    assert tuple(done) == names[:moves]
    assert set(tree(out).values()) <= {"1", "2"}


def test_another_disk_is_reached_by_copy_and_move(tmp_path, monkeypatch):
    """Where a move is impossible the file is copied beside its place first, then moved."""
    out = fill(tmp_path / "out", a_html="1")
    staging = fill(tmp_path / "staging", a_html="2")
    real = Path.replace

    def replace(self, target):
        if self.is_relative_to(staging):
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    sync_site(staging, out, NONE)
    assert tree(out) == {"a.html": "2"}


def test_what_a_killed_copy_left_is_cleared_away(tmp_path):
    """Parts of files are ours, whatever folder they are in."""
    out = fill(tmp_path / "out", a_html="1")
    for part in (out / ".parledger-part-77", out / "d" / ".parledger-part-77"):
        part.parent.mkdir(exist_ok=True)
        part.write_text("half", encoding="utf-8")
    sync_site(fill(tmp_path / "staging", a_html="1"), out, NONE)
    assert tree(out) == {"a.html": "1"}


def test_list_files_names_site_paths(tmp_path):
    """With forward slashes, in folders of any depth."""
    folder = fill(tmp_path, a_html="", b__c__d_html="")
    assert sorted(list_files(folder)) == ["a.html", "b/c/d.html"]
