"""Copies of this repository and other workspaces, built by the program as people run it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
MINI = ROOT / "tests" / "golden" / "mini"


def git(*words: str, cwd: Path) -> str:
    """A command of Git and what it says."""
    done = subprocess.run(["git", *words], cwd=cwd, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def copy_repository(target: Path) -> Path:
    """A clone that holds the files as they lie here, committed or not, and nothing ignored."""
    git("clone", "--quiet", "--shared", str(ROOT), str(target), cwd=ROOT)
    listed = git("ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    for name in filter(None, listed.split("\0")):
        here, there = ROOT / name, target / name
        if here.is_symlink():
            continue
        if not here.exists():
            there.unlink(missing_ok=True)
        elif not there.exists() or here.read_bytes() != there.read_bytes():
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(here, there)
    return target


def copy_mini(target: Path) -> Path:
    """The small golden project, without history."""
    return Path(
        shutil.copytree(MINI, target, ignore=shutil.ignore_patterns("expected", "README.md"))
    )


def build(
    root: Path, *words: str, engine: Path = ROOT, umask: int = -1, **environment: str
) -> subprocess.CompletedProcess[str]:
    """`build.py --root <root> ...` in a process of its own."""
    return subprocess.run(
        [sys.executable, str(engine / "build.py"), "--root", str(root), *words],
        cwd=root,
        env={**os.environ, **environment},
        umask=umask,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def must_build(root: Path, *words: str, **more: object) -> None:
    """The same, where nothing may go wrong."""
    done = build(root, *words, **more)  # type: ignore[arg-type]
    assert done.returncode == 0, done.stderr


def files_of(folder: Path) -> dict[str, bytes]:
    """Path within the folder -> bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that the first test to ask for it fills, shared by all processes of a run."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder, done = base / name, base / f"{name}.done"
    with (base / f"{name}.lock").open("w") as lock:
        _hold(lock.fileno())
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder


def _hold(lock: int) -> None:
    if os.name == "posix":
        import fcntl

        fcntl.flock(lock, fcntl.LOCK_EX)
