"""The broken examples: a tiny valid project, with one file or two put over it for each code.

`python -m tests.problems.examples` writes every `expected.txt` anew; read the difference before
you commit it.
"""

import functools
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from parledger.check import check_project, check_results
from parledger.cli.printers.text import print_problems
from parledger.compute import compute_results
from parledger.pipeline.counting import count_surveys
from parledger.problems import Problems, Severity, severity_of, sort_problems
from parledger.source import DiskWorkspace, File, Workspace, check_kept_files, read_project

HERE = Path(__file__).parent
EXPECTED = "expected.txt"


@dataclass(frozen=True)
class Overlay:
    """A workspace in memory: the files of some folders, later ones over earlier ones."""

    content: Mapping[str, bytes | None]

    @classmethod
    def of(cls, *folders: Path) -> "Overlay":
        """All files of the folders but the expectations."""
        found: dict[str, bytes] = {}
        for folder in folders:
            for file in sorted(folder.rglob("*")):
                if file.is_file() and file.name != EXPECTED:
                    found[file.relative_to(folder).as_posix()] = file.read_bytes()
        return cls(dict(sorted(found.items())))

    def files(self) -> tuple[tuple[File, ...], Problems]:
        """Every file with its size."""
        inputs = (item for item in self.content.items() if not item[0].startswith("evidence/"))
        return tuple(File(path, len(data or b"")) for path, data in inputs), ()

    def kept_files(self) -> tuple[Mapping[str, str], Problems]:
        """What lies under evidence/, by its digest."""
        kept = (item for item in self.content.items() if item[0].startswith("evidence/"))
        return {path: hashlib.sha256(data or b"").hexdigest() for path, data in kept}, ()

    def read(self, path: str) -> bytes | None:
        """The bytes."""
        return self.content.get(path)


UNIT = "scores/nam-2020/xa-a"


def _make_too_large(root: Path) -> None:
    own = root / UNIT / "self.yaml"
    own.write_text(own.read_text(encoding="utf-8") + "# " + "x" * 300_000 + "\n", encoding="utf-8")


def _make_link(root: Path) -> None:
    (root / "units/khac.yaml").symlink_to(root / "units/units.yaml")


def _make_pipe(root: Path) -> None:
    os.mkfifo(root / "units/khac.yaml")


MADE: Mapping[str, Callable[[Path], None]] = {
    "Y102": _make_too_large,
    "Y140": _make_link,
    "Y142": _make_pipe,
}
"""What Git cannot keep, or should not: made on the spot over a copy of the base project."""

UNREADABLE = "Y101"
"""A file that is listed and cannot be opened; made in memory, since root opens everything."""


@functools.cache
def find(code: str) -> Problems:
    """What is found in a code's broken project."""
    if code == UNREADABLE:
        overlay = Overlay.of(HERE / "base")
        shut = {**overlay.content, f"{UNIT}/improvement.yaml": None}
        return problems_in(Overlay(shut))
    if code not in MADE:
        return problems_in(Overlay.of(*bases(code), HERE / code))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        shutil.copytree(HERE / "base", root)
        MADE[code](root)
        return problems_in(DiskWorkspace(root))


def bases(code: str) -> tuple[Path, ...]:
    """The valid project under an example: those of family V stand on one with a survey."""
    below = (HERE / "base",)
    return (*below, HERE / "base-survey") if code.startswith("V") else below


def codes() -> list[str]:
    """Every code that has a folder here."""
    return sorted(path.parent.name for path in HERE.glob(f"*/{EXPECTED}"))


def problems_in(workspace: Workspace) -> Problems:
    """All that `check` finds: in single files, between files, in ballots, against printed results."""
    loaded = read_project(workspace)
    surveys, in_ballots = count_surveys(workspace, loaded.project)
    in_kept = check_kept_files(workspace, loaded.project)
    found = sort_problems((*loaded.problems, *in_ballots, *in_kept, *check_project(loaded.project)))
    if any(severity_of(one) is Severity.ERROR for one in found):
        return found
    results = compute_results(loaded.project, surveys=surveys)
    return sort_problems((*found, *check_results(loaded.project, results)))


def said(problems: Problems) -> str:
    """The problems as printed, in Vietnamese and then in English."""
    return f"{print_problems(problems, 'vi')}\n{print_problems(problems, 'en')}"


def renew() -> None:
    """Write what is found today."""
    folders = {path.name for path in HERE.iterdir() if path.is_dir()} - {
        "base",
        "base-survey",
        "__pycache__",
    }
    for code in sorted({*folders, *MADE, UNREADABLE}):
        (HERE / code).mkdir(exist_ok=True)
        (HERE / code / EXPECTED).write_text(said(find(code)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    renew()
