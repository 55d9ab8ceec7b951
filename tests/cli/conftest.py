"""Running the program as a person does: words in, two streams and an exit code out."""

import io
import os
import shutil
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from parledger.cli import main
from tests.polls import write_poll

ROOT = Path(__file__).parent.parent.parent
MINI = ROOT / "tests" / "golden" / "mini"


@dataclass(frozen=True)
class Done:
    """What a run left behind."""

    returncode: int
    stdout: str
    stderr: str


class Program:
    """`program("check", "--strict")` in a workspace; text in UTF-8."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def __call__(self, *words: str, cwd: Path | None = None) -> Done:
        """One run with --root, in this process: quick."""
        return self.bare("--root", str(self.root), *words, cwd=cwd)

    def bare(self, *words: str, cwd: Path | None = None) -> Done:
        """One run with these words alone, in this process."""
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="ascii") for _ in range(2))
        with redirect_stdout(out), redirect_stderr(err), chdir(cwd or self.root):
            try:
                code = main(words)
            except SystemExit as asked:
                code = asked.code or 0
        return Done(code, *(_said(stream) for stream in (out, err)))

    def process(self, *words: str, env: dict[str, str] | None = None):
        """One run of build.py with --root, in a process of its own."""
        return subprocess.run(
            [sys.executable, str(ROOT / "build.py"), "--root", str(self.root), *words],
            cwd=self.root,
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


def _said(stream: io.TextIOWrapper) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode("utf-8")


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


@pytest.fixture
def polled(tmp_path):
    """A workspace with a survey and four ballots."""
    from tests.cli.survey_program import Polled

    return Polled(write_poll(tmp_path / "polled"))
