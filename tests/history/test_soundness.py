"""Objects that are not what their names say, and what `git fsck` says of them."""

import pytest

from parledger.history import unsound_objects
from parledger.history.soundness import read_fsck, require_sound
from parledger.problems import UserError
from tests.gitrepo import Repo


@pytest.fixture
def repo(tmp_path):
    made = Repo(tmp_path / "repo")
    for number in range(4):
        made.commit({"scores/a.yaml": f"{number}\n"})
    return made


def exchange(repo, name, other):
    """Put the contents of another object in the place of one."""
    one, two = (repo.folder / ".git/objects" / oid[:2] / oid[2:] for oid in (name, other))
    one.chmod(0o644)
    one.write_bytes(two.read_bytes())


def test_a_sound_repository_has_nothing_to_say(repo):
    """Loose or packed, all of it or what came since."""
    for _ in range(2):
        require_sound(repo.folder, repo.head)
        require_sound(repo.folder, repo.head, repo.git("rev-parse", "HEAD~2"))
        assert unsound_objects(repo.folder, repo.head) == ()
        repo.git("gc", "-q")


@pytest.mark.parametrize("of", ["^{tree}", ":scores"])
def test_an_exchanged_tree_is_seen_though_git_tells_less_without_a_word(repo, of):
    """What was checked before (`since`) is not looked at again."""
    name = repo.git("rev-parse", f"HEAD~1{of}")
    exchange(repo, name, repo.git("rev-parse", f"HEAD{of}"))
    assert len(repo.git("log", "--format=%h", "--", "scores").splitlines()) < 4
    with pytest.raises(UserError, match=name[:12]) as refused:
        require_sound(repo.folder, repo.head)
    assert refused.value.exit_code == 1
    require_sound(repo.folder, repo.head, repo.git("rev-parse", "HEAD~1"))


def test_fsck_names_each_object_once(repo):
    """Missing, spoilt, exchanged: by the name that the history asks for."""
    gone, spoilt, taken = (repo.git("rev-parse", f"HEAD~{n}:scores/a.yaml") for n in (1, 2, 3))
    (repo.folder / ".git/objects" / gone[:2] / gone[2:]).unlink()
    path = repo.folder / ".git/objects" / spoilt[:2] / spoilt[2:]
    path.chmod(0o644)
    path.write_bytes(b"garbage")
    exchange(repo, taken, repo.git("rev-parse", "HEAD:scores/a.yaml"))
    found = unsound_objects(repo.folder, repo.head)
    assert {one.name for one in found} == {gone, spoilt, taken}
    assert f"missing blob {gone}" in {one.told for one in found}


def test_what_fsck_only_warns_of_is_left_out():
    """Consequences, advice and matters of form; a line without a name stays where no other is."""
    name = "a" * 40
    told = f"""
broken link from    tree {"b" * 40}
              to    blob {name}
missing blob {name}
hint: look
warning in tag {"c" * 40}: missingTaggerEntry
notice: HEAD points to an unborn branch
error: the pack is in pieces
"""
    assert [(one.name, one.told) for one in read_fsck(told)] == [(name, f"missing blob {name}")]
    assert [(one.name, one.told) for one in read_fsck("error: in pieces\nhint: x\n")] == [
        ("", "error: in pieces")
    ]
