"""Branches behind which a commit lies, and which of them is a main one."""

import pytest

from parledger.history import commits_between, newer_branches, newer_main
from tests.gitrepo import Repo


@pytest.fixture
def repo(tmp_path):
    return Repo(tmp_path / "r")


def test_only_branches_that_go_on_behind_a_commit_are_newer(repo):
    """Not the one that ends there, nor one that left before."""
    repo.commit({"a": "1"})
    repo.git("branch", "early")
    old = repo.commit({"a": "2"})
    repo.git("branch", "ends-here")
    new = repo.commit({"a": "3"})
    last = repo.commit({"a": "4"})
    repo.git("branch", "main-2", new)
    found = {one.name: (one.commit, one.is_main) for one in newer_branches(repo.folder, old)}
    assert found == {"main": (last, True), "main-2": (new, False)}
    assert commits_between(repo.folder, old, last) == 2
    assert newer_main(repo.folder, last) is None


@pytest.mark.parametrize(
    ("ref", "is_main"),
    [
        ("refs/heads/master", True),
        ("refs/remotes/origin/main", True),
        ("refs/heads/work/main", False),
        ("refs/remotes/origin/work/main", False),
        ("refs/heads/đợt-2", False),
    ],
)
def test_a_main_branch_is_known_by_its_whole_name(repo, ref, is_main):
    """Here or in another repository."""
    old = repo.commit({"a": "1"})
    new = repo.commit({"a": "2"})
    repo.git("update-ref", ref, new)
    repo.git("checkout", "-q", "--detach", old)
    repo.git("update-ref", "-d", "refs/heads/main")
    found = newer_main(repo.folder, old)
    assert (found is not None) is is_main
