"""Files are whole or absent, and never written over by accident."""

import os
from pathlib import Path

import pytest

from parledger.outputs.writing import write_atomically, write_new


def test_replacing_leaves_one_file(tmp_path):
    """New bytes under the old name, nothing beside it, the old mode kept."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_failure_leaves_the_old_file_and_no_rubbish(tmp_path, monkeypatch):
    """A disk that fails at the last step."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")

    def fail(self, target):
        raise OSError("full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="full"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("links", [True, False])
def test_new_file_never_replaces_another(tmp_path, monkeypatch, links):
    """With hard links and without (some file systems have none)."""
    if not links:

        def refuse(*names):
            raise PermissionError("no links here")

        monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "deep" / "a.yaml"
    write_new(path, b"first")
    with pytest.raises(FileExistsError):
        write_new(path, b"second")
    assert path.read_bytes() == b"first"
    assert list(path.parent.iterdir()) == [path]


def test_dangling_link_counts_as_a_file(tmp_path):
    """Nothing is written through a link that leads nowhere yet."""
    path = tmp_path / "a.yaml"
    path.symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(FileExistsError):
        write_new(path, b"x")
    assert not (tmp_path / "elsewhere.yaml").exists()
