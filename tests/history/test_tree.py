"""The workspace of a commit: the same project as on disk, read without a checkout."""

import subprocess
from pathlib import Path

import pytest

from parledger.history import CommitWorkspace, find_commit
from parledger.problems import UserError
from parledger.source import DiskWorkspace, load_cache, read_project, save_cache

MINI = Path(__file__).parents[1] / "golden" / "mini"


def git(root, *words):
    """Run Git as a stranger with a name."""
    who = ["-c", "user.name=N", "-c", "user.email=n@example.org"]
    done = subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)
    return done.stdout.decode().strip()


@pytest.fixture
def repository(tmp_path):
    """The small project, committed in a folder of a repository."""
    root = tmp_path / "data"
    for folder in ("units", "criteria", "scores"):
        for path in sorted((MINI / folder).rglob("*.yaml")):
            target = root / path.relative_to(MINI)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    return root


def test_a_commit_is_read_as_the_folder_it_was_made_from(repository):
    """Same project, same problems, also below the top of the repository."""
    found = CommitWorkspace(repository, find_commit(repository, "HEAD"))
    told = read_project(found)
    found.close()
    assert told == read_project(DiskWorkspace(repository))
    assert len(told.project.digests) > 5


def test_what_was_read_before_is_not_read_from_objects_again(repository):
    """The cache is asked by blob id first."""
    cache = load_cache(repository)
    whole = read_project(DiskWorkspace(repository), cache)
    save_cache(repository, cache, whole.project.digests)
    asked = []

    class Watched(CommitWorkspace):
        def read(self, path):
            asked.append(path)
            return super().read(path)

    found = Watched(repository, find_commit(repository, "HEAD"))
    assert read_project(found, load_cache(repository)).project.digests == whole.project.digests
    # Criteria are never kept.
    assert asked == ["criteria/mini-2023.yaml", "criteria/mini-2024.yaml"]
    found.close()


def test_the_working_tree_is_never_looked_at(repository):
    """A commit stays what it was whatever stands on disk."""
    commit = find_commit(repository, "main")
    before = read_project(CommitWorkspace(repository, commit))
    for path in repository.rglob("*.yaml"):
        path.unlink()
    assert read_project(CommitWorkspace(repository, commit)) == before


def test_links_in_a_commit_are_refused_as_on_disk(repository):
    """With the same problem."""
    (repository / "units" / "link.yaml").symlink_to("/etc/passwd")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "link")
    found = CommitWorkspace(repository, find_commit(repository, "HEAD"))
    assert found.files()[1] == DiskWorkspace(repository).files()[1]
    assert [problem.code for problem in found.files()[1]] == ["Y140"]


def test_a_missing_object_is_no_bytes(repository):
    """A file whose object is gone cannot be read, and says so."""
    path = "scores/mini-2024/cycle.yaml"
    blob = git(repository, "rev-parse", f"HEAD:./{path}")
    objects = repository.parent / ".git" / "objects"
    (objects / blob[:2] / blob[2:]).unlink()
    found = CommitWorkspace(repository, find_commit(repository, "HEAD"))
    found.files()
    assert found.read(path) is None
    assert found.read("units/xa.yaml") is not None
    found.close()


@pytest.mark.parametrize("revision", ["nothing", "--help", "HEAD:units", ""])
def test_an_unknown_revision_is_wrong_use(repository, revision):
    """Said with its name, never passed to Git as an option."""
    with pytest.raises(UserError):
        find_commit(repository, revision)


def test_a_folder_without_a_repository_is_wrong_use(tmp_path):
    """Named in the message."""
    with pytest.raises(UserError, match=tmp_path.name):
        find_commit(tmp_path, "HEAD")


def test_somebody_elses_repository_is_refused_with_what_trusts_it(repository, monkeypatch):
    """Git does not read what another account of the machine may have set a trap in."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(UserError, match=r"safe\.directory"):
        find_commit(repository, "HEAD")


def test_what_was_typed_cannot_paint_the_terminal(repository):
    """A revision's name is shown without its control characters."""
    with pytest.raises(UserError) as refused:
        find_commit(repository, "\x1b[31mred")
    assert "\x1b" not in refused.value.vi + refused.value.en
