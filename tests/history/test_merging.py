"""What a merge would give, held against what `git merge` gives."""

from hashlib import sha256

import pytest

from parledger.history import Conflict, MergedWorkspace, find_ancestry, find_commit
from tests.repositories import Repository

LINES = "".join(f"line {number}\n" for number in range(12))


@pytest.fixture
def repository(tmp_path):
    """Four files on main, in a folder of the repository."""
    made = Repository(tmp_path / "r")
    names = ("a", "b", "c", "d")
    made.commit({f"data/units/{name}.yaml": f"{name}\n{LINES}" for name in names})
    return made


def merged(repository, base="main", head="request"):
    """Path -> bytes of the merge, and its conflicts."""
    root = repository.root / "data"
    ids = [find_commit(root, name) for name in (base, head)]
    found = MergedWorkspace(root, find_ancestry(root, *ids))
    try:
        files, _ = found.files()
        told = {file.path: found.read(file.path) for file in files}
        assert all(file.size == len(told[file.path] or b"") for file in files)
        return told, found.conflicts
    finally:
        found.close()


def by_git(repository):
    """The same from Git itself, in a clean work tree."""
    repository.switch("main")
    repository.git("merge", "-q", "--no-edit", "request")
    root = repository.root / "data"
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted((root / "units").iterdir())
    }


def diverge(repository, request, main):
    """Commit one set of files on a branch and another on main since."""
    repository.branch("request")
    repository.commit({f"data/units/{name}.yaml": text for name, text in request.items()})
    repository.switch("main")
    repository.commit({f"data/units/{name}.yaml": text for name, text in main.items()})


def test_each_side_keeps_what_it_alone_changed(repository):
    """Changed, added and removed files of both."""
    diverge(
        repository,
        {"a": "request\n", "b": None, "new": "request\n"},
        {"c": "main\n", "d": None, "other": "main\n"},
    )
    told, conflicts = merged(repository)
    assert (told, conflicts) == (by_git(repository), ())
    assert sorted(told) == ["units/a.yaml", "units/c.yaml", "units/new.yaml", "units/other.yaml"]


def test_different_lines_of_one_file_are_merged(repository):
    """As Git merges them; the result is in no object."""
    diverge(
        repository,
        {"a": f"request\n{LINES}"},
        {"a": f"a\n{LINES}main\n"},
    )
    told, conflicts = merged(repository)
    assert (told, conflicts) == (by_git(repository), ())
    assert told["units/a.yaml"].startswith(b"request\n")
    assert told["units/a.yaml"].endswith(b"main\n")


def test_the_same_change_on_both_sides_is_one_change(repository):
    """No conflict."""
    diverge(repository, {"a": "same\n", "b": None}, {"a": "same\n", "b": None})
    told, conflicts = merged(repository)
    assert (told, conflicts) == (by_git(repository), ())


@pytest.mark.parametrize(
    ("request_has", "main_has", "kind"),
    [
        ({"a": "request\n"}, {"a": "main\n"}, "content"),
        ({"new": "request\n"}, {"new": "main\n"}, "content"),
        ({"a": "request\n"}, {"a": None}, "deleted"),
        ({"a": None}, {"a": "main\n"}, "deleted"),
    ],
)
def test_a_conflict_is_told_and_the_request_is_taken(repository, request_has, main_has, kind):
    """Where Git stops, too."""
    diverge(repository, request_has, main_has)
    told, conflicts = merged(repository)
    (name, text) = next(iter(request_has.items()))
    path = f"units/{name}.yaml"
    assert conflicts == (Conflict(path, kind),)
    assert told.get(path) == (text.encode() if text else None)
    repository.switch("main")
    with pytest.raises(Exception, match="returned non-zero"):
        repository.git("merge", "-q", "--no-edit", "request")


def test_a_branch_that_is_up_to_date_is_taken_as_it_is(repository):
    """Its own tree is the merge."""
    repository.branch("request")
    repository.commit({"data/units/a.yaml": "request\n"})
    assert merged(repository) == (by_git(repository), ())


def test_a_branch_that_was_merged_changes_nothing(repository):
    """Whatever main has become since."""
    repository.branch("request")
    repository.commit({"data/units/a.yaml": "request\n"})
    repository.switch("main")
    repository.git("merge", "-q", "--no-ff", "--no-edit", "request")
    repository.commit({"data/units/a.yaml": "main\n"})
    told, conflicts = merged(repository)
    assert (told["units/a.yaml"], conflicts) == (b"main\n", ())


def test_bytes_that_are_no_text_are_not_merged(repository):
    """Nor does anything break."""
    diverge(repository, {}, {})
    (repository.root / "data/units/bin").write_bytes(b"\0\1main")
    repository.commit()
    repository.switch("request")
    (repository.root / "data/units/bin").write_bytes(b"\0\1request")
    repository.commit()
    told, conflicts = merged(repository)
    assert conflicts == (Conflict("units/bin", "content"),)
    assert told["units/bin"] == b"\0\1request"


def test_nothing_is_written_to_the_repository(repository):
    """Not even an object."""
    diverge(repository, {"a": f"request\n{LINES}"}, {"a": f"a\n{LINES}main\n"})

    def everything():
        folder = repository.root / ".git"
        return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    before = everything()
    merged(repository)
    assert everything() == before


def test_a_link_on_one_side_stays_a_problem(repository):
    """What is no file is merged like one."""
    repository.branch("request")
    (repository.root / "data/units/link.yaml").symlink_to("/etc/passwd")
    repository.commit()
    repository.switch("main")
    repository.commit({"data/units/a.yaml": "main\n"})
    root = repository.root / "data"
    ids = [find_commit(root, name) for name in ("main", "request")]
    found = MergedWorkspace(root, find_ancestry(root, *ids))
    files, problems = found.files()
    assert [problem.code for problem in problems] == ["Y140"]
    assert "units/link.yaml" not in [file.path for file in files]
    found.close()


def test_kept_files_are_those_that_git_would_leave(repository):
    """What the request added, exchanged or deleted, and what main did meanwhile."""
    folder = "data/evidence/c-2020"
    first = {name: f"{name} at first\n" for name in ("stays", "exchanged", "deleted", "main")}
    repository.commit({f"{folder}/{name}": text for name, text in first.items()})
    repository.branch("request")
    repository.commit(
        {f"{folder}/exchanged": "other\n", f"{folder}/deleted": None, f"{folder}/new": "new\n"}
    )
    repository.switch("main")
    repository.commit({f"{folder}/main": None, f"{folder}/later": "later\n"})
    root = repository.root / "data"
    ids = [find_commit(root, name) for name in ("main", "request")]
    found = MergedWorkspace(root, find_ancestry(root, *ids))
    try:
        told, problems = found.kept_files()
    finally:
        found.close()
    repository.git("merge", "-q", "--no-edit", "request")
    there = {
        path.relative_to(root).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted((root / "evidence/c-2020").iterdir())
    }
    assert (told, problems) == (there, ())
    assert [path.rpartition("/")[2] for path in told] == ["exchanged", "later", "new", "stays"]
