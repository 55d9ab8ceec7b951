"""Objects carried away: from a tag or commit down to one file, by their own ids."""

from hashlib import sha1

import pytest

from parledger.history import tag_object, way_to_file
from tests.pipeline.published import commit, git


@pytest.fixture
def root(tmp_path):
    """A repository with a file three folders down."""
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/x.yaml").write_text("x: 1\n", encoding="utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "one")
    return tmp_path


def test_the_way_goes_from_the_commit_to_the_folder_of_the_file(root):
    """Commit, top, a, a/b; each has the id that its bytes give."""
    way = way_to_file(root, git(root, "rev-parse", "HEAD"), "a/b/x.yaml")
    names = ("HEAD", "HEAD^{tree}", "HEAD:a", "HEAD:a/b")
    assert [one.id for one in way] == [git(root, "rev-parse", name) for name in names]
    for one in way:
        header = f"{one.kind} {len(one.data)}\0".encode()
        assert sha1(header + one.data, usedforsecurity=False).hexdigest() == one.id
    assert git(root, "rev-parse", "HEAD:a/b/x.yaml") == way[-1].data[-20:].hex()


def test_a_way_that_is_not_whole_is_none(root):
    """A folder that is not there, a commit that is none."""
    assert way_to_file(root, git(root, "rev-parse", "HEAD"), "a/c/x.yaml") == ()
    assert way_to_file(root, "0" * 40, "a/b/x.yaml") == ()


def test_only_an_annotated_tag_has_an_object(root):
    """A light one names its commit, one that is not there nothing."""
    git(root, "tag", "light")
    git(root, "tag", "-a", "kq/x/1", "-m", "x")
    found = tag_object(root, "kq/x/1")
    assert found is not None
    assert found.id == git(root, "rev-parse", "kq/x/1")
    assert found.data.startswith(b"object " + git(root, "rev-parse", "HEAD").encode())
    assert tag_object(root, "light") is None
    assert tag_object(root, "none") is None
