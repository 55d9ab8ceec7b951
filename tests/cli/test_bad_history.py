"""Repositories that are not whole, odd or spoilt: refused in clear words, never shown short."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import MINI, Program
from tests.gitrepo import Repo

CYCLE = "mini-2024"
OWN = f"scores/{CYCLE}/xa-a/self.yaml"
TRACE = ("trace", "xa-a", "1.2", "--cycle", CYCLE)
AUDIT = ("audit", "--cycle", CYCLE)
DAMAGED = ("bị hỏng hoặc thiếu", "damaged or incomplete")
WHOLE = ["1", "2", "1"]


@pytest.fixture(scope="session")
def sound(tmp_path_factory):
    """The small project in three commits: criterion 1.2 of unit A is 1, then 2, then 1 again."""
    root = tmp_path_factory.mktemp("sound") / "mini"
    shutil.copytree(MINI, root, ignore=shutil.ignore_patterns("expected", "README.md"))
    return _committed(Repo(root)).folder


def _committed(repo: Repo) -> Repo:
    text = (repo.folder / OWN).read_text("utf-8")
    repo.commit({".gitignore": ".parledger/\n"})
    repo.commit({OWN: text.replace("value: 1\n", "value: 2\n")}, "2020-11-01T08:00:00+07:00")
    repo.commit({OWN: text}, "2020-11-02T08:00:00+07:00")
    return repo


@pytest.fixture
def repo(sound, tmp_path):
    """A copy of it to be spoilt."""
    shutil.copytree(sound, tmp_path / "mini")
    return Repo(tmp_path / "mini", init=False)


def told(root: Path, *words: str, note: str = "") -> list[str]:
    """The self-scores that `trace` tells, oldest first; `note`: all that is said besides."""
    done = Program(root)(*TRACE, "--format", "json", *words, cwd=root)
    assert (done.returncode, done.stderr) == (0, note)
    return [
        one["fields"]["value"]["new"] for one in json.loads(done.stdout) if one["step"] == "self"
    ]


def behind(repo: Repo, head: str) -> str:
    """The note where main has one commit more."""
    name = repo.git("rev-parse", head)[:12]
    return (
        f"parledger: HEAD đang ở phiên bản cũ {name}, nhánh main còn 1 commit mới hơn: "
        "lịch sử ở đây dừng ở đó\n"
    )


def refused(root: Path, code: int, vi: str, en: str) -> None:
    """Both commands say why in both languages, print nothing else and exit so."""
    program = Program(root)
    for words, expected in (
        (TRACE, vi),
        (AUDIT, vi),
        (("--lang", "en", *TRACE), en),
        (("--lang", "en", *AUDIT), en),
    ):
        done = program(*words, cwd=root.parent)
        assert (done.returncode, done.stdout) == (code, "")
        assert expected in done.stderr
        assert len(done.stderr.splitlines()) == 1


def clone(repo: Repo, target: Path, *options: str) -> Path:
    """A clone over a transport, as over a network."""
    repo.git("config", "uploadpack.allowFilter", "true")
    subprocess.run(["git", "clone", "-q", *options, repo.folder.as_uri(), str(target)], check=True)
    return target


def loose(repo: Repo, name: str) -> Path:
    """The file of an object, to be written over."""
    path = repo.folder / ".git/objects" / name[:2] / name[2:]
    path.chmod(0o644)
    return path


# --- there is no history, or not all of it ---


def test_no_repository(repo):
    """The data is there, Git's folder is not."""
    shutil.rmtree(repo.folder / ".git")
    refused(repo.folder, 2, "không nằm trong kho Git", "is not in a Git repository")


def test_no_git(repo, tmp_path, monkeypatch):
    """A machine without the program."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    refused(repo.folder, 2, "chưa cài Git", "Git is not installed")


def test_a_git_that_is_too_old(repo, tmp_path, monkeypatch):
    """One that does not know what the log is asked for: not a damaged history."""
    real = shutil.which("git")
    old = tmp_path / "bin/git"
    old.parent.mkdir()
    old.write_text(
        "#!/bin/sh\n"
        'case "$*" in *--diff-merges=*) '
        "echo 'fatal: unrecognized argument: --diff-merges=first-parent' >&2; exit 128;; esac\n"
        f'exec "{real}" "$@"\n'
    )
    old.chmod(0o755)
    monkeypatch.setenv("PATH", f"{old.parent}:{os.environ['PATH']}")
    refused(repo.folder, 2, "Git 2.31 trở lên", "Git 2.31 or newer")


def test_a_repository_that_is_somebody_elses(repo, monkeypatch):
    """Git refuses what another user owns: the command that trusts it is told."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    refused(repo.folder, 2, "safe.directory", "safe.directory")


def test_an_empty_history(repo):
    """Not one commit."""
    shutil.rmtree(repo.folder / ".git")
    repo.git("init", "-q", "-b", "main")
    refused(repo.folder, 2, "chưa có commit nào", "has no commit yet")


def test_a_branch_that_nobody_has_committed_to(repo):
    """HEAD names main, the history is in trunk: it is named, and how to go there."""
    repo.git("branch", "-m", "main", "trunk")
    repo.git("symbolic-ref", "HEAD", "refs/heads/main")
    refused(repo.folder, 2, "(main) chưa có commit nào; kho có các nhánh: trunk", "git switch")


def test_a_shallow_clone(repo, tmp_path):
    """Refused, with the command that deepens; having obeyed it, all is told."""
    cut = clone(repo, tmp_path / "cut", "--depth", "1")
    refused(cut, 1, "git fetch --unshallow", "git fetch --unshallow")
    subprocess.run(["git", "fetch", "-q", "--unshallow"], cwd=cut, check=True)
    assert told(cut) == WHOLE


@pytest.mark.parametrize("filter_", ["blob:none", "tree:0"])
def test_a_partial_clone(repo, tmp_path, filter_):
    """Refused without asking the network, with the command that fills it up."""
    part = clone(repo, tmp_path / "part", f"--filter={filter_}")
    before = sorted((part / ".git/objects").rglob("*"))
    refused(part, 1, "git fetch --refetch --no-filter", "partial clone")
    assert sorted((part / ".git/objects").rglob("*")) == before
    subprocess.run(["git", "fetch", "-q", "--refetch", "--no-filter"], cwd=part, check=True)
    repo.folder.rename(tmp_path / "gone")
    assert told(part) == WHOLE


# --- the same history in another shape ---


@pytest.mark.parametrize("name", ["master", "trunk", "nhánh-chính"])
def test_a_main_branch_of_another_name(repo, name):
    """The branch checked out is the one that is told."""
    repo.git("branch", "-m", "main", name)
    assert told(repo.folder) == WHOLE
    assert f"({name})" in Program(repo.folder)(*TRACE).stdout


def test_a_detached_head(repo):
    """Told up to that commit, and said so."""
    repo.git("checkout", "-q", "--detach", "HEAD~1")
    assert told(repo.folder, note=behind(repo, "main~1")) == WHOLE[:2]
    assert "HEAD không ở nhánh nào" in Program(repo.folder)(*TRACE).stdout


def test_a_bare_repository(repo, tmp_path):
    """As on a server: there are no files, HEAD's are read."""
    bare = clone(repo, tmp_path / "bare.git", "--bare")
    assert told(bare) == WHOLE
    assert Program(bare)(*AUDIT).returncode == 0


def test_a_second_working_tree(repo, tmp_path):
    """Its own branch, the same objects; main has more, and that is said."""
    repo.git("worktree", "add", "-q", str(tmp_path / "more"), "-b", "more", "HEAD~1")
    assert told(tmp_path / "more", note=behind(repo, "more")) == WHOLE[:2]
    assert told(repo.folder) == WHOLE


def test_a_workspace_that_is_a_submodule(repo, tmp_path):
    """It has a history of its own, and that is told; in parts it has none here."""
    above = Repo(tmp_path / "above")
    add = ("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(repo.folder))
    above.commit({"x": "x\n"})
    above.git(*add, "data")
    above.commit({})
    assert told(above.folder / "data") == WHOLE
    above.git(*add, "scores")
    above.commit({})
    refused(above.folder, 1, "thư mục scores là kho con", "the folder scores is a submodule")


def test_a_root_below_the_repositorys_top(repo):
    """The data in a folder, moved there in the last commit: its life before is told too."""
    (repo.folder / "số liệu").mkdir()
    for name in ("units", "criteria", "scores"):
        repo.git("mv", name, f"số liệu/{name}")
    repo.commit({}, "2020-11-03T08:00:00+07:00")
    assert told(repo.folder / "số liệu") == WHOLE
    assert Program(repo.folder / "số liệu")(*AUDIT).returncode == 0


def test_objects_named_by_sha256(tmp_path):
    """A repository of the newer kind."""
    root = tmp_path / "mini"
    shutil.copytree(MINI, root, ignore=shutil.ignore_patterns("expected", "README.md"))
    subprocess.run(["git", "init", "-q", "--object-format=sha256"], cwd=root, check=True)
    _committed(Repo(root, init=False))
    assert told(root) == WHOLE
    assert Program(root)(*AUDIT).returncode == 0


def test_what_git_is_told_to_pretend_is_reported(repo):
    """Replaced objects and grafts: the history is the committed one, both commands say so."""
    repo.git("replace", "HEAD~1", "HEAD~2")
    (repo.folder / ".git/info").mkdir(exist_ok=True)
    (repo.folder / ".git/info/grafts").write_text(f"{repo.head}\n")
    assert told(repo.folder) == WHOLE
    assert Program(repo.folder)(*TRACE).stdout.count("Lưu ý:") == 2
    done = Program(repo.folder)(*AUDIT)
    assert (done.returncode, done.stdout.count("H117")) == (1, 2)
    assert done.stderr == ""


# --- names and dates that are none ---

PEOPLE = {
    "latin 1 without saying so": (b"Jos\xe9 <j@x> 1600000000 +0700", b"", "Jos\ufffd"),
    "latin 1": (b"Jos\xe9 <j@x> 1600000000 +0700", b"encoding ISO-8859-1\n", "José"),
    "an encoding that is none": (b"A <a@x> 1600000000 +0700", b"encoding nonsense\n", "A"),
    "terminal codes": (b"\x1b[31mA\x07 <a@x> 1600000000 +0700", b"", "\x1b[31mA\x07"),
    "a NUL in the name": (b"A\0B <a@x> 1600000000 +0700", b"", None),
    "no mail and no date": (b"nobody", b"", None),
    "before 1970": (b"A <a@x> -5 +0700", b"", "A"),
    "far away": (b"A <a@x> 99999999999999999999 +9999", b"", "A"),
    "the year 10000": (b"A <a@x> 253402300800 +0700", b"", "A"),
}


@pytest.mark.parametrize("who", PEOPLE)
def test_a_commit_whose_writer_is_badly_written(repo, who):
    """It is told in its place with what can be read of it; pages and text have no raw codes."""
    person, encoding, name = PEOPLE[who]
    changed = (repo.folder / OWN).read_text("utf-8").replace("value: 1\n", "value: 0\n")
    repo.commit({OWN: changed})
    tree, parent = repo.git("rev-parse", "HEAD^{tree}"), repo.git("rev-parse", "HEAD~1")
    body = b"tree %s\nparent %s\nauthor %s\ncommitter %s\n%s\n\xff\xfe x\n" % (
        tree.encode(), parent.encode(), person, person, encoding,
    )  # fmt: skip
    words = ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"]
    made = subprocess.run(words, cwd=repo.folder, input=body, capture_output=True, check=True)
    repo.git("update-ref", "refs/heads/main", made.stdout.decode().strip())
    program = Program(repo.folder)
    found = json.loads(program(*TRACE, "--format", "json").stdout)
    assert [one["fields"]["value"]["new"] for one in found if one["step"] == "self"] == [
        *WHOLE,
        "0",
    ]
    assert name in (None, found[-1]["author"])
    for lang in ("vi", "en"):
        done = program("--lang", lang, *TRACE)
        assert (done.returncode, done.stderr) == (0, "")
        assert "\x1b" not in done.stdout
        assert program("--lang", lang, *AUDIT).returncode in (0, 1)


def test_names_in_the_repositorys_own_encoding(repo):
    """`i18n` settings change how Git prints, not what is told."""
    repo.git("config", "i18n.commitEncoding", "ISO-8859-1")
    repo.git("config", "i18n.logOutputEncoding", "UTF-16")
    assert told(repo.folder) == WHOLE


# --- objects that are spoilt ---


def _gone(path: Path, other: Path) -> None:
    path.unlink()


def _garbage(path: Path, other: Path) -> None:
    path.write_bytes(b"garbage")


def _torn(path: Path, other: Path) -> None:
    path.write_bytes(path.read_bytes()[:20])


def _empty(path: Path, other: Path) -> None:
    path.write_bytes(b"")


def _exchanged(path: Path, other: Path) -> None:
    path.write_bytes(other.read_bytes())


SPOIL: dict[str, Callable[[Path, Path], None]] = {
    "gone": _gone, "garbage": _garbage, "torn": _torn, "empty": _empty, "exchanged": _exchanged,
}  # fmt: skip


@pytest.mark.parametrize("how", SPOIL)
@pytest.mark.parametrize("of", ["", "^{tree}", ":scores"])
def test_a_spoilt_commit_or_tree_is_refused(repo, of, how):
    """Even one whose file holds another good object, with which Git itself tells less."""
    names = [repo.git("rev-parse", f"HEAD~{number}{of}") for number in (1, 2)]
    SPOIL[how](*(loose(repo, name) for name in names))
    refused(repo.folder, 1, *DAMAGED)


@pytest.mark.parametrize("how", SPOIL)
def test_a_spoilt_version_is_a_gap(repo, how):
    """The rest is told, the gap named, and the exit code says that it is there."""
    names = [repo.git("rev-parse", f"HEAD~{number}:{OWN}") for number in (1, 2)]
    SPOIL[how](*(loose(repo, name) for name in names))
    done = Program(repo.folder)(*TRACE)
    assert done.returncode == 1
    assert names[0][:12] in done.stdout
    assert "git fsck" in done.stderr
    audited = Program(repo.folder)(*AUDIT)
    assert (audited.returncode, audited.stderr) == (1, "")
    assert "H119" in audited.stdout


@pytest.mark.parametrize(
    ("of", "whole"),
    [("", False), ("^{tree}", False), (f":{OWN}", True)],
    ids=["commit", "tree", "blob"],
)
def test_a_spoilt_pack(repo, of, whole):
    """Bytes turned within one packed object: as if it stood alone."""
    name = repo.git("rev-parse", f"HEAD~1{of}")
    repo.git("gc", "-q")
    (pack,) = (repo.folder / ".git/objects/pack").glob("*.pack")
    listed = repo.git("verify-pack", "-v", str(pack)).splitlines()
    (offset,) = (int(line.split()[4]) for line in listed if line.startswith(name))
    data = bytearray(pack.read_bytes())
    data[offset + 2 : offset + 8] = bytes(byte ^ 0xFF for byte in data[offset + 2 : offset + 8])
    pack.chmod(0o644)
    pack.write_bytes(data)
    if whole:
        done = Program(repo.folder)(*TRACE)
        assert (done.returncode, name[:12] in done.stdout) == (1, True)
    else:
        refused(repo.folder, 1, *DAMAGED)


@pytest.mark.parametrize("what", ["HEAD", "branch", "tip", "pack"])
def test_a_head_that_leads_nowhere(repo, what):
    """Not an empty history but a damaged one."""
    git = repo.folder / ".git"
    if what == "HEAD":
        (git / "HEAD").write_text("garbage\n")
        refused(repo.folder, 1, "Git không đọc được như một kho", "Git cannot read it")
        return
    if what == "branch":
        (git / "refs/heads/main").write_text("garbage\n")
    elif what == "tip":
        loose(repo, repo.head).unlink()
    else:
        repo.git("gc", "-q")
        next((git / "objects/pack").glob("*.pack")).unlink()
    refused(repo.folder, 1, *DAMAGED)


def test_a_commit_graph_does_not_hide_a_lost_commit(repo):
    """Git's own short cut knows the parents of a commit that is gone."""
    repo.git("commit-graph", "write", "--reachable")
    loose(repo, repo.git("rev-parse", "HEAD~1")).unlink()
    refused(repo.folder, 1, *DAMAGED)


def test_what_is_spoilt_later_does_not_change_what_was_told(repo):
    """Versions read before are kept by their names; once their commits are gone it is said."""
    assert told(repo.folder) == WHOLE
    loose(repo, repo.git("rev-parse", f"HEAD~1:{OWN}")).unlink()
    assert told(repo.folder) == WHOLE


def test_only_reading_is_done(repo):
    """Neither command writes into Git's folder."""

    def state() -> list[tuple[str, int]]:
        files = sorted((repo.folder / ".git").rglob("*"))
        return [(os.fspath(path), path.stat().st_mtime_ns) for path in files if path.is_file()]

    before = state()
    Program(repo.folder)(*TRACE)
    Program(repo.folder)(*AUDIT)
    assert state() == before


# --- the site ---


def test_the_site_is_built_and_says_what_it_cannot_tell(repo):
    """Figures do not hang on the history; a spoilt one is said to whoever builds, and to readers.

    The reason, which may name places of this machine, stays on the terminal.
    """
    names = [repo.git("rev-parse", f"HEAD~{number}^{{tree}}") for number in (1, 2)]
    _exchanged(*(loose(repo, name) for name in names))
    done = Program(repo.folder)("site", "--edition", "internal")
    assert done.returncode == 0
    (line,) = (one for one in done.stderr.splitlines() if "không kể được" in one)
    assert names[0][:12] in line
    about = (repo.folder / "site-internal/about/index.html").read_text("utf-8")
    assert "không kể các lần thay đổi" in about
    assert names[0][:12] not in about
    assert not (repo.folder / f"site-internal/{CYCLE}/xa-a/trail").exists()


def test_the_site_of_a_partial_clone_names_the_command(repo, tmp_path):
    """Commits and dates are known, versions of files are not."""
    part = clone(repo, tmp_path / "part", "--filter=blob:none")
    done = Program(part)("--lang", "en", "site", "--edition", "internal")
    assert done.returncode == 0
    assert "does not tell how the values changed" in done.stderr
    assert "git fetch --refetch --no-filter" in done.stderr


def test_a_cycle_whose_own_file_cannot_be_read_is_not_left_out_in_silence(repo):
    """Nobody can say that it is open, so the public edition has nothing of it; it says why."""
    repo.commit({f"scores/{CYCLE}/cycle.yaml": "blocks: [\n"})
    done = Program(repo.folder)("history", "export")
    assert f"{CYCLE}," not in done.stdout
    assert f"scores/{CYCLE}/cycle.yaml:" in done.stderr


def test_names_that_history_knows_are_fit_for_a_terminal(repo):
    """A folder of an old commit may be called anything: no line and no colour of its own."""
    odd = f"scores/{CYCLE}/xa-q\n\x1b[31m/self.yaml"
    repo.commit({odd: 'scores: {"1.1": {value: true}}\n'})
    repo.commit({odd: None})
    done = Program(repo.folder)("trace", "xa-q1", "1.1")
    assert done.returncode == 2
    assert "xa-q" in done.stderr
    assert "\x1b" not in done.stderr
    assert done.stderr.count("\n") == 1
