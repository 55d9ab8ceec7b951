"""A file tried before it is written: what the workspace would say of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from parledger.check import check_project
from parledger.outputs.skeletons.skeleton import Skeleton
from parledger.problems import (
    Lang,
    Problem,
    Problems,
    Severity,
    UserError,
    hint_of,
    message_of,
    severity_of,
)
from parledger.source import DiskWorkspace, File, load_cache, read_project


@dataclass(frozen=True, slots=True)
class Overlay:
    """A workspace with one more file, or with another text in one."""

    below: DiskWorkspace
    path: str
    data: bytes

    def files(self) -> tuple[tuple[File, ...], Problems]:
        """All files, the new one in its place."""
        found, problems = self.below.files()
        others = [file for file in found if file.path != self.path]
        both = [*others, File(self.path, len(self.data))]
        return tuple(sorted(both, key=lambda file: file.path)), problems

    def kept_files(self) -> tuple[Mapping[str, str], Problems]:
        """What lies under evidence/ on the disk."""
        return self.below.kept_files()

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, or of the new one."""
        return self.data if path == self.path else self.below.read(path)


def refuse_broken(root: Path, made: Skeleton) -> None:
    """UserError where the new file would bring an error of its own (a reserved id, say)."""
    overlay = Overlay(DiskWorkspace(root), made.path, made.text.encode("utf-8"))
    loaded = read_project(overlay, load_cache(root))
    for problem in (*loaded.problems, *check_project(loaded.project)):
        if problem.place.path == made.path and severity_of(problem) is Severity.ERROR:
            raise UserError(_say(problem, "vi"), _say(problem, "en"))


def _say(problem: Problem, lang: Lang) -> str:
    hint, message = hint_of(problem, lang), message_of(problem, lang)
    return f"{message} ({hint})" if hint else message
