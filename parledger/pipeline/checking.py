"""`check`: all problems of the workspace, or those in the paths asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from parledger.pipeline.names import shown
from parledger.pipeline.stages import check_workspace
from parledger.problems import Problems, UserError


@dataclass(frozen=True, slots=True)
class CheckRun:
    """What `check` found, and how many files it read."""

    problems: Problems
    files: int


def run_check(root: Path, paths: Sequence[str]) -> CheckRun:
    """Read everything, keep what stands in these paths. UserError for an unknown path."""
    wanted = [path_in(root, path) for path in paths]
    checked = check_workspace(root)
    kept = tuple(found for found in checked.problems if is_within(found.place.path, wanted))
    return CheckRun(kept, len(checked.project.digests))


def path_in(root: Path, path: str) -> str:
    """A typed path relative to the root, `.` for the root; relative to the root or to here."""
    base = root.resolve()
    for start in (root, Path()):
        try:
            target = (start / path).resolve(strict=True)
        except (OSError, ValueError, RuntimeError):
            continue
        if target.is_relative_to(base):
            return target.relative_to(base).as_posix()
    raise UserError(
        f"không có tệp hay thư mục {shown(path)}", f"no such file or folder: {shown(path)}"
    )


def is_within(path: str, wanted: Sequence[str]) -> bool:
    """Whether a path is one of those wanted or lies in one of them; none wanted: all are."""
    return not wanted or any(
        where in (".", path) or path.startswith(f"{where}/") for where in wanted
    )
