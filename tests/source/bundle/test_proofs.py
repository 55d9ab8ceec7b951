"""Objects of Git in a bundle: ids and entries as Git itself tells them."""

import subprocess

import pytest

from parledger.source.bundle import entry_in, named_in, object_id, read_proofs
from tests.pipeline.published import commit, git


@pytest.mark.parametrize("form", ["sha1", "sha256"])
def test_ids_and_entries_are_those_of_git(tmp_path, form):
    """Of repositories of either kind, with names of any script."""
    git(tmp_path, "init", "-q", "-b", "main", f"--object-format={form}")
    for name in ("a.yaml", "xã.yaml", "folder/x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{name}\n", encoding="utf-8")
    head = commit(tmp_path, "one")

    def raw(kind, name):
        words = ["git", "cat-file", kind, name]
        return subprocess.run(words, cwd=tmp_path, check=True, capture_output=True).stdout

    tree = raw("tree", "HEAD^{tree}")
    for name in ("a.yaml", "xã.yaml", "folder"):
        assert entry_in(tree, name, head) == git(tmp_path, "rev-parse", f"HEAD:{name}")
    assert entry_in(tree, "x", head) == entry_in(tree, "a", head) == ""
    assert object_id("tree", tree, head) == git(tmp_path, "rev-parse", "HEAD^{tree}")
    made = raw("commit", head)
    assert object_id("commit", made, head) == head
    assert named_in(made, "tree") == git(tmp_path, "rev-parse", "HEAD^{tree}")
    assert named_in(made, "object") == ""


def test_only_the_head_of_an_object_is_asked():
    """A message may say anything."""
    assert named_in(b"author x\n\ntree 1234\n", "tree") == ""
    assert named_in(b"tree 1\ntree 2\n\n", "tree") == "1"


@pytest.mark.parametrize(
    "tree", [b"", b"100644 a", b"100644 a\0", b"\0", b"\0" * 30, b"100644 a\0123"]
)
def test_a_spoilt_tree_has_no_entry_that_is_whole(tree):
    """And does not stop anything."""
    assert len(entry_in(tree, "a", "0" * 40)) < 40


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b"\xff", b'{"require": "", "path": "../x"}'])
def test_an_index_that_is_none_is_a_value_error(text):
    """Whoever reads it says where it stands."""
    with pytest.raises(ValueError, match=r".*"):
        read_proofs(text)
