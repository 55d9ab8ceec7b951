"""The whole site, twice: the same bytes anywhere, and never half of it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.site.building import ROOT, build, copy_mini, copy_repository, files_of, git, must_build

ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "tr_TR.UTF-8",
    "PYTHONHASHSEED": "4711",
    "HOME": "/nonexistent",
    "COLUMNS": "40",
}


def difference(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Files that are not the same in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def age(folder: Path) -> None:
    """Give every file another date, the newest first."""
    for turn, path in enumerate(sorted(folder.rglob("*"))):
        if path.is_file() and ".git" not in path.parts:
            os.utime(path, (10**9 - turn, 10**9 - turn))


def test_two_builds_elsewhere_are_the_same_to_the_byte(repository, tmp_path):
    """Another folder, time zone, locale, hash seed, umask, home, and other dates of all files."""
    other = copy_repository(tmp_path / "một thư mục khác, with spaces" / "repo")
    git(
        "checkout",
        "--quiet",
        "--detach",
        git("rev-parse", "HEAD", cwd=repository).strip(),
        cwd=other,
    )
    copy_over(repository, other)
    age(other)
    must_build(other, "site", engine=other, umask=0o077, **ELSEWHERE)
    here, there = files_of(repository / "site"), files_of(other / "site")
    assert len(here) > 1000
    assert difference(here, there) == []


def copy_over(source: Path, target: Path) -> None:
    """Bring the files that people write to what the first copy has, should they change meanwhile."""
    for name in git("ls-files", "-z", cwd=source).split("\0")[:-1]:
        if (source / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes((source / name).read_bytes())


def times(folder: Path) -> dict[str, int]:
    """When each file was last written."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def mini(tmp_path) -> Path:
    """The small golden project with its site."""
    root = copy_mini(tmp_path / "mini")
    must_build(root, "site")
    return root


def test_a_second_build_rewrites_nothing(mini):
    """With the cache and without it."""
    before, bytes_before = times(mini / "site"), files_of(mini / "site")
    must_build(mini, "site")
    assert times(mini / "site") == before
    subprocess.run(["rm", "-r", str(mini / ".parledger")], check=True)
    must_build(mini, "site")
    assert times(mini / "site") == before
    assert files_of(mini / "site") == bytes_before


def test_one_changed_score_gives_what_a_fresh_build_gives(mini, tmp_path):
    """Nothing that was kept from before is out of date; other units' years stay untouched."""
    path = "scores/mini-2024/xa-b/self.yaml"
    text = (mini / path).read_text(encoding="utf-8")
    assert text.count("value: true") == 1
    (mini / path).write_text(text.replace("value: true", "value: false"), encoding="utf-8")
    before = times(mini / "site")
    must_build(mini, "site")
    fresh = copy_mini(tmp_path / "fresh")
    (fresh / path).write_bytes((mini / path).read_bytes())
    must_build(fresh, "site")
    assert difference(files_of(mini / "site"), files_of(fresh / "site")) == []
    changed = {name for name, when in times(mini / "site").items() if before.get(name) != when}
    assert "mini-2024/xa-b/index.html" in changed
    assert "mini-2023/xa-b/index.html" not in changed


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_builds_that_are_killed_leave_a_whole_site(mini):
    """At several moments: every page is the old or the new one, whole, and the next build ends well."""
    old = files_of(mini / "site")
    units = mini / "units/xa.yaml"
    units.write_text(
        units.read_text(encoding="utf-8").replace("Xã An Bình", "Xã An Bình Mới"), encoding="utf-8"
    )
    began = time.monotonic()
    must_build(mini, "site", "--out", "other")
    whole = time.monotonic() - began
    new = files_of(mini / "other")
    assert difference(old, new)
    dice = random.Random(2023)  # noqa: S311 - moments, no secrets
    command = [sys.executable, str(ROOT / "build.py"), "--root", str(mini), "site"]
    killed = 0
    for turn in range(5):
        child = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(whole * (turn + dice.random()) / 5)
        killed += child.poll() is None
        # The whole group: the processes that render, too; it may have ended by itself.
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        left = files_of(mini / "site")
        assert set(old) <= set(left)
        for name, data in left.items():
            assert data in (old.get(name), new.get(name)) or ".tmp" in name, (turn, name)
    assert killed >= 2
    done = build(mini, "site")
    assert done.returncode == 0, done.stderr
    assert difference(files_of(mini / "site"), new) == []
