"""A request that changes one figure: both sides reviewed, against reading and computing one."""

import subprocess
import tempfile
from pathlib import Path

from bench.measuring import Row
from bench.stages import Said, followed
from bench.workspaces import Shape, change_one_score, write_workspace
from parledger.pipeline.reviewing import ReviewOrder, run_review
from parledger.pipeline.sides import Found, Part, make_side, read_side
from parledger.source import Cache, DiskWorkspace


def review_rows(shape: Shape) -> list[Row]:
    """One side alone, the review without anything kept, and again with what it kept."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_workspace(root, shape)
        (root / ".gitignore").write_text(".parledger/\n", encoding="utf-8")
        _git(root, "init", "-q", "-b", "main")
        _commit(root)
        _git(root, "checkout", "-q", "-b", "request")
        cycle = change_one_score(root).parent.parent.name
        _commit(root)
        rows = followed(lambda said: _one_side(root, cycle, said))
        for run in ("review, first run", "review, second run"):
            rows += followed(lambda said, run=run: _review(root, run, said))  # type: ignore[misc]
        return rows


def _one_side(root: Path, cycle: str, said: Said) -> None:
    cycles = frozenset({cycle})
    read = read_side(Part(DiskWorkspace(root), cycles), Cache())
    make_side(root, read, cycles, Found({}, {}, {}))
    said("one side: read, check, compute")


def _review(root: Path, what: str, said: Said) -> None:
    found = run_review(ReviewOrder(root, "main"))
    said(f"{what}: {sum(1 for _ in found.units())} unit changed")


def _commit(root: Path) -> None:
    _git(root, "add", "-A")
    _git(root, "-c", "user.name=B", "-c", "user.email=b@example.org", "commit", "-q", "-m", "bench")


def _git(root: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=root, check=True)
