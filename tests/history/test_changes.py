"""What differs between two commits, whatever the settings and the names of files."""

import pytest

from parledger.history import (
    changes_between,
    commit_time,
    common_bases,
    forged_trailers,
    read_blob,
)
from parledger.problems import UserError
from tests.gitrepo import Repo


@pytest.fixture
def repo(tmp_path):
    made = Repo(tmp_path / "repo")
    made.commit({"units/a.yaml": "một\nhai\nba\n", "docs/x.md": "x\n"})
    return made


def test_both_sides_of_each_change(repo):
    """Added, modified, deleted; blobs and modes as Git has them."""
    before = repo.head
    after = repo.commit({"units/a.yaml": "mới\n", "docs/x.md": None, "units/b.yaml": "b\n"})
    found = {one.path: one for one in changes_between(repo.folder, before, after)}
    assert list(found) == ["docs/x.md", "units/a.yaml", "units/b.yaml"]
    assert (found["docs/x.md"].is_deletion, found["units/b.yaml"].is_addition) == (True, True)
    assert found["units/a.yaml"].new == repo.git("rev-parse", f"{after}:units/a.yaml")
    assert read_blob(repo.folder, found["units/a.yaml"].new) == "mới\n".encode()
    assert read_blob(repo.folder, found["docs/x.md"].new) is None
    assert all(one.is_plain for one in found.values())


@pytest.mark.parametrize(
    ("key", "value"),
    [("diff.renames", "copies"), ("diff.noprefix", "true"), ("core.quotePath", "true"),
     ("diff.relative", "true"), ("diff.ignoreSubmodules", "all"), ("core.abbrev", "7"),
     ("diff.external", "/bin/false"), ("color.ui", "always"), ("core.fileMode", "false")],
)  # fmt: skip
def test_settings_hide_nothing(repo, key, value):
    """A renamed file, one with a Vietnamese name, a submodule: each at its own path."""
    before = repo.head
    repo.git("config", key, value)
    repo.git("mv", "units/a.yaml", "units/Xã Mỹ Đức.yaml")
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{before},scores/sub")
    repo.git("commit", "-q", "-m", "x")
    found = changes_between(repo.folder, before, repo.head)
    paths = [one.path for one in found]
    assert paths == ["scores/sub", "units/Xã Mỹ Đức.yaml", "units/a.yaml"]
    assert [one.is_plain for one in found] == [False, True, True]


@pytest.mark.parametrize("name", ["hai\ndòng.yaml", ":100644 a b c M", "\x01", '"q"'])
def test_any_name_comes_through(repo, name):
    """Line breaks and what looks like Git's own output."""
    before = repo.head
    after = repo.commit({f"units/{name}": "x\n"})
    assert [one.path for one in changes_between(repo.folder, before, after)] == [f"units/{name}"]


def test_paths_are_relative_to_the_root_and_nothing_outside_is_left_out(repo):
    """A change beside the root is one of the request's too."""
    before = repo.head
    after = repo.commit({"docs/y.md": "y\n", "data/units/c.yaml": "c\n"})
    found = changes_between(repo.folder / "data", before, after)
    assert [one.path for one in found] == ["../docs/y.md", "units/c.yaml"]


def test_all_common_bases_are_named(repo):
    """Two after crossed merges; one otherwise; none is told."""
    first = repo.head
    repo.branch("one")
    one = repo.commit({"one": "1\n"})
    repo.branch("two", "main")
    two = repo.commit({"two": "2\n"})
    assert common_bases(repo.folder, one, two) == (first,)
    repo.git("merge", "-q", "--no-edit", one)
    left = repo.head
    repo.git("switch", "-q", "one")
    repo.git("merge", "-q", "--no-edit", two)
    assert set(common_bases(repo.folder, left, repo.head)) == {one, two}
    repo.git("switch", "-q", "--orphan", "alone")
    with pytest.raises(UserError) as error:
        common_bases(repo.folder, left, repo.commit({"three": "3\n"}))
    assert error.value.exit_code == 2


def test_a_commits_time_is_its_committers(repo):
    """With its own day, in UTC."""
    commit = repo.commit({"x": "x\n"}, "2020-11-15T23:59:00+07:00")
    assert commit_time(repo.folder, commit).isoformat() == "2020-11-15T16:59:00+00:00"


def test_trailers_of_the_forge_are_seen_in_what_a_head_brings(repo):
    """Only as trailers, only in commits that the base does not have; other trailers are free."""
    before = repo.commit({}, message="a\n\nMerge-Request: !1\nReceived: x\n")
    repo.commit({}, message="Received: in the title\n\nReceived: and in the\nmiddle of words\n")
    repo.commit({}, message="a\n\nb\n\nCo-authored-by: B <b@example.org>\nSigned-off-by: B\n")
    plain = repo.head
    assert forged_trailers(repo.folder, before, plain) == ()
    one = repo.commit({}, message="a\n\nRECEIVED: x\nSigned-off-by: B\n")
    two = repo.commit({}, message="a\n\nApproved-by: B\n\nReviewed-by: C\n")
    found = forged_trailers(repo.folder, before, repo.head)
    assert found == ((two, "Reviewed-by"), (two, "Approved-by"), (one, "Received"))
