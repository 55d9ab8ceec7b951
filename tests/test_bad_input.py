"""Bad input through the front door: a clear message, the right exit code, nothing half-written.

Every case is a change to the small golden project, given to `build.py` in a process of its own.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.site.building import build, copy_mini, files_of, git, must_build

SELF = "scores/mini-2024/xa-a/self.yaml"
CYCLE = "scores/mini-2024/cycle.yaml"
BOMB = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [*{old}, *{old}]\n"
    for old, new in zip("abcdefghijk", "bcdefghijkl", strict=True)
)

Change = Callable[[Path], object]


@dataclass(frozen=True)
class Case:
    """A change to the project, and the problem it has to give: code, and how its line begins."""

    name: str
    change: Change
    code: str
    at: str


def written(path: str, data: bytes | str) -> Change:
    """That file with this content."""

    def change(root: Path) -> None:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))

    return change


def replaced(path: str, old: str, new: str) -> Change:
    """That file with one text instead of another."""

    def change(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text, old
        (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def folder_instead(path: str) -> Change:
    """A folder where a file should be: nobody can read it, not even root."""

    def change(root: Path) -> None:
        (root / path).unlink()
        (root / path).mkdir()

    return change


def linked(path: str, target: str) -> Change:
    """A symbolic link in place of a file or folder."""

    def change(root: Path) -> None:
        here = root / path
        if here.is_dir():
            shutil.rmtree(here)
        else:
            here.unlink(missing_ok=True)
        here.symlink_to(target)

    return change


def unit_called(name: str) -> Change:
    return replaced("units/xa.yaml", "name: Xã An Bình", f"name: {name}")


CASES = [
    Case("a folder called like a file", folder_instead(SELF), "Y", SELF),
    Case("binary", written(SELF, bytes(range(256)) * 40), "Y", SELF),
    Case("another encoding", written(SELF, "scores: {}\nghi chú".encode("utf-16")), "Y", SELF),
    Case("empty", written(SELF, b""), "Y", SELF),
    Case("50 MB", written(SELF, b"scores: {}\n# " + b"x" * 50_000_000), "Y", SELF),
    Case("alias bomb", written(SELF, BOMB), "Y", f"{SELF}:1:"),
    Case("100,000 brackets", written(SELF, "scores: " + "[" * 100_000), "Y", f"{SELF}:1:"),
    Case("100,000 closed brackets", written(CYCLE, "[" * 100_000 + "]" * 100_000), "Y", CYCLE),
    Case("100,000 braces", written(SELF, "{a: " * 100_000), "Y", f"{SELF}:1:"),
    Case("100,000 dashes", written(SELF, "- " * 100_000), "Y", f"{SELF}:1:"),
    Case("a tag", written(SELF, "scores: !!python/object/apply:os.system [true]\n"), "Y", SELF),
    Case("link out of the tree", linked(SELF, "/etc/hostname"), "Y", SELF),
    Case("linked folder", linked("scores/mini-2024/xa-a", "/etc"), "Y", "scores/mini-2024/xa-a"),
    Case("linked to itself", linked(SELF, "self.yaml"), "Y", SELF),
    Case("control character", unit_called('"Xã\\x07 A"'), "Y", "units/xa.yaml:"),
    Case("zero-width character", unit_called("Xã\u200b A"), "Y", "units/xa.yaml:"),
    Case("text that runs backwards", unit_called('"Xã \\u202E A"'), "Y", "units/xa.yaml:"),
    Case("decomposed letters", unit_called("Xa\u0303 A"), "Y", "units/xa.yaml:"),
    Case("reserved unit", replaced("units/xa.yaml", "id: xa-a", "id: nul"), "", "units/xa.yaml:"),
    Case("unit called like a page", replaced(CYCLE, "- xa-a", "- timetable"), "", CYCLE),
    Case("block called like a page", replaced(CYCLE, "id: communes", "id: methodology"), "", CYCLE),
    Case("path as an id", replaced("units/xa.yaml", "id: xa-a", "id: ../../etc"), "", "units/xa.yaml:"),
]  # fmt: skip


def refused(root: Path, *words: str, code: int, **more: str) -> str:
    """The messages of a run that must end so, without a traceback, leaving the root as it was."""
    before = snapshot(root)
    done = build(root, "--lang", "en", *words, **more)
    assert "Traceback" not in done.stderr + done.stdout
    assert done.returncode == code, done.stderr + done.stdout
    assert snapshot(root) == before
    said = done.stderr + done.stdout
    assert said.strip()
    assert len(said) < 10**6
    return said


def snapshot(root: Path) -> set[tuple[str, int, bytes]]:
    """Every file and folder but the cache: name, time of writing, small content."""
    found = set()
    for base, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in (".parledger", ".git")]
        for name in (*folders, *names):
            path = Path(base, name)
            state = path.lstat()
            small = path.is_file() and not path.is_symlink() and state.st_size < 10**6
            found.add((str(path), state.st_mtime_ns, path.read_bytes() if small else b""))
    return found


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """The small project with its site, as it was before the mistake."""
    root = copy_mini(tmp_path_factory.mktemp("before") / "mini")
    must_build(root, "site")
    return root


@pytest.fixture
def mini(built, tmp_path) -> Path:
    """A copy of it, its site and its cache."""
    return Path(shutil.copytree(built, tmp_path / "mini"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_bad_file_is_told_at_its_place_and_the_old_site_stays(mini, case):
    """`site` ends with 1, names the place, and touches neither the site nor the data."""
    case.change(mini)
    said = refused(mini, "site", code=1)
    lines = [line for line in said.splitlines() if line.startswith(case.at)]
    assert any(f"error {case.code}" in line for line in lines), said[:2000]


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.name in ("alias bomb", "50 MB", "linked folder")],
    ids=lambda case: case.name,
)  # fmt: skip
def test_check_and_results_tell_it_too(mini, case):
    """The same line; `results` writes no file."""
    case.change(mini)
    refused(mini, "check", code=1)
    words = ("results", "--cycle", "mini-2024", "--out", "table.csv")
    assert case.at in refused(mini, *words, code=1)


def test_what_a_page_could_run_is_no_mistake(mini):
    """HTML, scripts and braces in a name are text: they build (and do nothing: tests/site)."""
    name = '"<script>alert(1)</script> {{ 7*7 }} {% raw %} ]]> \' &"'
    unit_called(name)(mini)
    must_build(mini, "site")
    page = (mini / "site/mini-2024/xa-a/index.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }} {% raw %}" in page


@pytest.mark.parametrize(
    "words",
    [
        ("results", "--cycle", "nobody"),
        ("results", "--cycle", "mini-2024", "--table", "everything"),
        ("results", "--cycle", "../mini-2024"),
        ("check", "scores/nowhere"),
        ("new", "self", "mini-2024", "nobody"),
        ("new", "self", "nobody", "xa-a"),
        ("new", "self", "mini-2024", "xa-a"),
        ("new", "unit", "../../etc/passwd"),
        ("new", "unit", "CON"),
        ("fmt", "scores/nowhere"),
        ("site", "--out", "scores"),
        ("site", "--edition", "secret"),
        ("nothing",),
    ],
    ids=" ".join,
)
def test_what_does_not_exist_is_wrong_use(mini, words):
    """Exit 2 and a sentence; an existing file is never overwritten."""
    refused(mini, *words, code=2)


@pytest.mark.parametrize("command", ["site", "check", "fmt", "serve"])
def test_a_root_without_data_is_wrong_use(tmp_path, command):
    """None of units/, criteria/, scores/: an empty folder, or one with other things."""
    (tmp_path / "thesis.doc").write_text("years of work", encoding="utf-8")
    refused(tmp_path, command, code=2)


def test_a_root_that_is_missing_is_wrong_use(tmp_path):
    """Said in a sentence; nothing is made there."""
    refused(tmp_path, "--root", str(tmp_path / "nowhere"), "check", code=2)
    refused(tmp_path, "--root", str(tmp_path / "nowhere"), "site", code=2)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_repository_is_wrong_use(tmp_path):
    """`git init` and nothing more."""
    git("init", "--quiet", cwd=tmp_path)
    refused(tmp_path, "site", code=2)


def test_without_git_all_but_history_is_there(mini, tmp_path):
    """No git on the PATH: check, results and new work, and the site says what it lacks."""
    empty = tmp_path / "bin"
    empty.mkdir()
    bare = {"PATH": str(empty)}
    must_build(mini, "check", **bare)
    must_build(mini, "results", "--cycle", "mini-2024", **bare)
    must_build(mini, "new", "unit", "xa-moi", **bare)
    must_build(mini, "site", "--out", "bare", **bare)
    pages = {name for name in files_of(mini / "bare") if name.endswith(".html")}
    assert pages == {name for name in files_of(mini / "site") if name.endswith(".html")}


def test_a_shallow_clone_builds_and_says_that_history_is_missing(mini, tmp_path):
    """One commit deep: dates of files would be wrong, so none is shown."""
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    git("init", "--quiet", cwd=mini)
    for turn in range(2):
        (mini / "NOTE").write_text(str(turn), encoding="utf-8")
        git("add", "units", "criteria", "scores", "NOTE", cwd=mini)
        git(*who, "commit", "--quiet", "-m", f"turn {turn}", cwd=mini)
    shallow = tmp_path / "shallow"
    git("clone", "--quiet", "--depth", "1", mini.as_uri(), str(shallow), cwd=tmp_path)
    done = build(shallow, "--lang", "en", "site")
    assert done.returncode == 0, done.stderr
    assert "shallow" in done.stderr
    page = (shallow / "site/about/index.html").read_text(encoding="utf-8")
    commit = git("rev-parse", "HEAD", cwd=shallow).strip()
    unit = (shallow / "site/mini-2024/xa-a/index.html").read_text(encoding="utf-8")
    assert commit[:10] in page
    assert commit[:10] not in unit


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root reads every file")
def test_a_file_without_permission_is_told_at_its_place(mini):
    """Its name and a sentence."""
    (mini / SELF).chmod(0)
    assert SELF in refused(mini, "check", code=1)
    (mini / SELF).chmod(0o644)


def test_a_thousand_mistakes_are_a_thousand_messages(mini):
    """Each with its own line, in one run."""
    entries = "".join(f'  "9.{n}":\n    value: true\n' for n in range(1000))
    written(SELF, f"scores:\n{entries}")(mini)
    said = refused(mini, "check", code=1)
    lines = {line.split(":")[1] for line in said.splitlines() if line.startswith(f"{SELF}:")}
    assert len(lines) >= 1000
