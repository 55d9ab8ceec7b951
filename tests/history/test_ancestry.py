"""How two commits hang together, asked of real repositories."""

import subprocess

import pytest

from parledger.history import DEEPEN, find_ancestry, find_commit, require_whole_history
from parledger.problems import UserError
from tests.repositories import Repository


@pytest.fixture
def repository(tmp_path):
    """One commit on main."""
    made = Repository(tmp_path / "r")
    made.commit({"units/u.yaml": "units: []\n"})
    return made


def test_the_newest_common_commit_is_found(repository):
    """With how far each side has gone on since."""
    start = repository.git("rev-parse", "HEAD")
    repository.branch("request")
    head = [repository.commit({"a": str(number)}) for number in range(3)][-1]
    repository.switch("main")
    base = repository.commit({"b": "1"})
    found = find_ancestry(repository.root, base, head)
    assert (found.merge_base, found.ahead, found.behind) == (start, 3, 1)


def test_of_crossed_merges_one_common_commit_is_taken(repository):
    """Two branches that merged each other have two: Git's first is as good as the other."""
    repository.branch("one")
    left = repository.commit({"a": "1"})
    repository.branch("two", "main")
    right = repository.commit({"b": "1"})
    repository.git("merge", "-q", "--no-edit", left)
    repository.switch("one")
    repository.git("merge", "-q", "--no-edit", right)
    one, two = (find_commit(repository.root, name) for name in ("one", "two"))
    assert find_ancestry(repository.root, one, two).merge_base in (left, right)


def test_no_common_commit_is_refused_with_what_to_do(repository):
    """A target branch that was rewritten from nothing, or another repository's."""
    base = repository.git("rev-parse", "HEAD")
    repository.git("checkout", "-q", "--orphan", "other")
    head = repository.commit(message="other")
    with pytest.raises(UserError, match="no commit in common") as refused:
        find_ancestry(repository.root, base, head)
    assert refused.value.exit_code == 2
    assert "git fetch" in refused.value.vi


def test_a_shallow_clone_is_refused_with_the_command_that_deepens(repository, tmp_path):
    """And the command does deepen it."""
    repository.commit({"a": "1"})
    require_whole_history(repository.root)
    clone = tmp_path / "clone"
    where = f"file://{repository.root}"
    subprocess.run(["git", "clone", "-q", "--depth", "1", where, str(clone)], check=True)
    with pytest.raises(UserError, match=DEEPEN) as refused:
        require_whole_history(clone)
    assert (refused.value.exit_code, DEEPEN in refused.value.vi) == (1, True)
    subprocess.run(DEEPEN.split(), cwd=clone, check=True, capture_output=True)
    require_whole_history(clone)
