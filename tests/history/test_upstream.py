"""Files added to the main branch of a real bare repository, also when somebody else is quicker."""

import subprocess

import pytest

from parledger.history import Addition, Remote, add_files, fetch_ref, files_under, merges_of
from parledger.history import upstream as room
from parledger.problems import UserError
from tests.gitrepo import Repo

RECORD = {"trail/2020/12.json": b'{"number": 12}\n'}
MESSAGE = "Record the merge of 12\n\n[skip ci]\n"


class Forge:
    """A bare repository and the clone of the job that records."""

    def __init__(self, folder):
        self.first = Repo(folder / "first")
        self.first.commit({"units/a.yaml": "1\n", "README.md": "x\n"})
        self.bare = folder / "forge.git"
        self.first.git("clone", "-q", "--bare", ".", str(self.bare))
        subprocess.run(["git", "clone", "-q", str(self.bare), str(folder / "job")], check=True)
        self.job = Repo(folder / "job", init=False)
        self.remote = Remote(self.bare.as_uri())

    def add(self, files=None):
        """What the step after the merge does."""
        addition = Addition(files or RECORD, MESSAGE, "parledger", "p@example.org")
        return add_files(self.job.folder, self.remote, "main", addition)

    def push(self, files):
        """Somebody else brings something to main."""
        self.first.git("pull", "-q", str(self.bare), "main")
        commit = self.first.commit(files)
        self.first.git("push", "-q", str(self.bare), "main")
        return commit

    def log(self):
        """Subjects of main, newest first."""
        return self.first.git("--git-dir", str(self.bare), "log", "--format=%s", "main").split("\n")

    def read(self, path):
        """A file of main."""
        return self.first.git("--git-dir", str(self.bare), "show", f"main:{path}")


@pytest.fixture
def forge(tmp_path):
    return Forge(tmp_path)


def test_the_file_comes_to_main_and_nothing_else_changes(forge):
    """One commit on top, with one more file; the message keeps builds from starting."""
    before = forge.job.git("status", "--porcelain"), forge.job.head
    forge.job.write({"units/a.yaml": "being edited\n", "new.txt": "x\n"})
    commit = forge.add()
    show = ("--git-dir", str(forge.bare), "show", "--format=%P%n%B", "--name-status", commit)
    parent, *rest = forge.first.git(*show).splitlines()
    assert parent == before[1]
    assert "[skip ci]" in rest
    assert rest[-1] == "A\ttrail/2020/12.json"
    assert forge.read("trail/2020/12.json") == '{"number": 12}'
    assert forge.job.head == before[1]
    assert forge.job.git("diff", "--cached", "--name-only") == ""
    assert (forge.job.folder / "units/a.yaml").read_text() == "being edited\n"
    assert not (forge.job.folder / "trail").exists()


def test_a_raced_push_is_put_on_top_of_the_others(forge, monkeypatch):
    """Two people were quicker, one after the other: nothing of theirs is lost."""
    made, races = room._commit, iter([{"units/b.yaml": "1\n"}, {"units/c.yaml": "1\n"}])

    def slow(*words):
        commit = made(*words)
        files = next(races, None)
        if files:
            forge.push(files)
        return commit

    monkeypatch.setattr(room, "_commit", slow)
    forge.add()
    assert forge.log() == ["Record the merge of 12", "change", "change", "change"]
    assert (forge.read("units/b.yaml"), forge.read("units/c.yaml")) == ("1", "1")


def test_whoever_recorded_it_first_stays(forge, monkeypatch):
    """Two jobs record the same merge at once: the second finds it and writes nothing."""
    made = room._commit

    def slow(*words):
        commit = made(*words)
        forge.push({"trail/2020/12.json": "first\n"})
        monkeypatch.setattr(room, "_commit", made)
        return commit

    monkeypatch.setattr(room, "_commit", slow)
    with pytest.raises(UserError, match=r"trail/2020/12\.json"):
        forge.add()
    assert forge.read("trail/2020/12.json") == "first"


def test_a_race_that_never_ends_is_given_up(forge, monkeypatch):
    """Five times; then the next run does it."""
    made, turn = room._commit, iter(range(100))

    def slow(*words):
        commit = made(*words)
        forge.push({f"units/{next(turn)}.yaml": "1\n"})
        return commit

    monkeypatch.setattr(room, "_commit", slow)
    with pytest.raises(UserError):
        forge.add()
    assert next(turn) == 5
    assert forge.log() == ["change"] * 6


@pytest.mark.parametrize("old", [b'{"number": 12}\n', b"", b"other"])
def test_what_stands_is_never_written_over(forge, old):
    """Not even by the same bytes."""
    forge.push({"trail/2020/12.json": old.decode()})
    before = forge.log()
    with pytest.raises(UserError) as error:
        forge.add()
    assert error.value.exit_code == 1
    assert forge.log() == before


def test_a_protected_branch_says_who_has_to_be_allowed(forge):
    """The forge's own refusal is not tried again and again."""
    hook = forge.bare / "hooks/pre-receive"
    hook.write_text(f"#!/bin/sh\necho x >> {forge.bare}/asked\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    with pytest.raises(UserError, match="recording account"):
        forge.add()
    assert (forge.bare / "asked").read_text() == "x\n"
    assert forge.log() == ["change"]


@pytest.mark.parametrize("accepted", [True, False])
def test_gitlab_is_told_to_build_nothing(forge, accepted):
    """By a push option, where the server takes any; without it where it takes none."""
    config = ("--git-dir", str(forge.bare), "config", "receive.advertisePushOptions")
    forge.first.git(*config, str(accepted).lower())
    hook = forge.bare / "hooks/post-receive"
    hook.write_text(
        f'#!/bin/sh\necho "$GIT_PUSH_OPTION_0" > {forge.bare}/option\n', encoding="utf-8"
    )
    hook.chmod(0o755)
    forge.add()
    assert (forge.bare / "option").read_text().strip() == ("ci.skip" if accepted else "")


def test_nobodys_settings_and_hooks_change_the_file(forge):
    """Line ends, filters, hooks and signing of the machine do not reach the record."""
    for name, value in {"core.autocrlf": "true", "commit.gpgsign": "true"}.items():
        forge.job.git("config", name, value)
    (forge.job.folder / ".git/info/attributes").write_text("*.json text eol=crlf\n")
    hook = forge.job.folder / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    forge.add()
    show = ["git", "--git-dir", str(forge.bare), "cat-file", "blob", "main:trail/2020/12.json"]
    assert subprocess.run(show, check=True, capture_output=True).stdout == b'{"number": 12}\n'


def test_a_request_is_fetched_as_objects_alone(forge):
    """Its commit is there; no ref, no file and no FETCH_HEAD is."""
    forge.first.branch("request")
    head = forge.first.commit({"build.py": "evil\n"})
    forge.first.git("push", "-q", str(forge.bare), "request:refs/pull/7/head")
    before = forge.job.git("for-each-ref")
    assert fetch_ref(forge.job.folder, forge.remote, "refs/pull/7/head") == head
    assert forge.job.git("cat-file", "-t", head) == "commit"
    assert forge.job.git("for-each-ref") == before
    assert not (forge.job.folder / ".git/FETCH_HEAD").exists()
    assert not (forge.job.folder / "build.py").exists()


@pytest.mark.parametrize("ref", ["refs/pull/8/head", "refs/heads/no-such"])
def test_a_ref_that_is_not_there_is_said(forge, ref):
    """Exit 1, by its name."""
    with pytest.raises(UserError, match=ref):
        fetch_ref(forge.job.folder, forge.remote, ref)


def test_a_remote_that_is_not_there_is_said(forge, tmp_path):
    """No traceback, and no word of Git's that could hold an address with a password."""
    with pytest.raises(UserError) as error:
        fetch_ref(
            forge.job.folder, Remote((tmp_path / "gone.git").as_uri(), "s3cret"), "refs/heads/main"
        )
    assert "s3cret" not in f"{error.value.vi}{error.value.en}"


def test_the_token_is_on_no_command_line_and_in_no_picture_of_the_remote():
    """It stands in the environment of Git alone, for this address."""
    remote = Remote("https://forge.example/cchc/so-cai.git", "s3cret")
    assert "s3cret" not in repr(remote)
    settings = remote.settings()
    keys = [settings[f"GIT_CONFIG_KEY_{n}"] for n in range(int(settings["GIT_CONFIG_COUNT"]))]
    assert keys[0] == "http.https://forge.example/cchc/so-cai.git.extraHeader"
    assert "s3cret" not in str(settings)  # in base 64
    assert Remote("https://forge.example/x.git").settings() == {}


def test_the_merges_of_main_oldest_first(forge):
    """Merges on the first-parent line alone: not those inside a branch, not squashes."""
    repo = forge.first
    repo.branch("one")
    repo.commit({"units/b.yaml": "1\n"})
    first = repo.merge("one", "Merge one")
    repo.branch("two")
    repo.commit({"units/c.yaml": "1\n"})
    repo.branch("inner", "two")
    repo.commit({"units/d.yaml": "1\n"})
    repo.git("switch", "-q", "two")
    repo.git("merge", "-q", "--no-ff", "-m", "inner", "inner")
    second = repo.merge("two", "Merge two")
    repo.branch("three")
    repo.commit({"units/e.yaml": "1\n"})
    repo.squash("three", "Three (#3)")
    assert merges_of(repo.folder, "main", 50) == [first, second]
    assert merges_of(repo.folder, "main", 2) == [second]


def test_files_of_a_folder_by_their_blobs(forge):
    """Of the commit, not of the working tree."""
    repo = forge.first
    repo.commit({"trail/2020/1.json": "1\n", "trail/2021/2.json": "1\n", "trailer/x": "x\n"})
    found = files_under(repo.folder, repo.head, "trail")
    assert sorted(found) == ["trail/2020/1.json", "trail/2021/2.json"]
    assert len(set(found.values())) == 1
