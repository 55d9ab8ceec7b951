"""Running the program as a person does: a process of its own, its streams and its exit code."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
MINI = ROOT / "tests" / "golden" / "mini"


class Program:
    """`program("check", "--strict")` in a workspace; text in UTF-8."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def __call__(self, *words: str, cwd: Path | None = None, env: dict[str, str] | None = None):
        """One run of build.py with --root."""
        return self.bare("--root", str(self.root), *words, cwd=cwd, env=env)

    def bare(self, *words: str, cwd: Path | None = None, env: dict[str, str] | None = None):
        """One run of build.py with these words alone."""
        return subprocess.run(
            [sys.executable, str(ROOT / "build.py"), *words],
            cwd=cwd or self.root,
            env={**os.environ, **(env or {})},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def write(self, path: str, text: str) -> Path:
        """A file of the workspace."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return target


@pytest.fixture
def mini(tmp_path):
    """A copy of the small golden project."""
    root = tmp_path / "mini"
    shutil.copytree(MINI, root, ignore=shutil.ignore_patterns("expected", "README.md"))
    return Program(root)


@pytest.fixture
def empty(tmp_path):
    """A workspace with the three folders and nothing in them."""
    root = tmp_path / "empty"
    for name in ("units", "criteria", "scores"):
        (root / name).mkdir(parents=True)
    return Program(root)


@pytest.fixture
def broken(mini):
    """The small project with one error (points above the maximum) in mini-2024."""
    path = mini.root / "scores/mini-2024/xa-a/self.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('"1.1":\n    value: true\n', '"1.1":\n    value: true\n    points: 3\n')
    )
    return mini
