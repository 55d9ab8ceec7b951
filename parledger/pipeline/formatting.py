"""`fmt`: files in their canonical form; a file with a syntax error is reported and left alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from parledger.outputs.writing import write_atomically
from parledger.pipeline.checking import is_within, path_in
from parledger.problems import Problem, Problems, UserError, sort_problems
from parledger.source import DiskWorkspace
from parledger.source.canonical import format_file
from parledger.source.yamltree import size_limit, too_large


@dataclass(frozen=True, slots=True)
class FmtRun:
    """The files that changed (or would), those that could not be read, and how many there are."""

    changed: tuple[str, ...]
    problems: Problems
    files: int


def run_fmt(root: Path, paths: Sequence[str], *, write: bool) -> FmtRun:
    """Bring the YAML files in these paths to canonical form. UserError for an unknown path."""
    workspace = DiskWorkspace(root)
    wanted = [path_in(root, path) for path in paths]
    found, outside = workspace.files()
    chosen = [
        file for file in found if file.path.endswith(".yaml") and is_within(file.path, wanted)
    ]
    problems: list[Problem] = [p for p in outside if is_within(p.place.path, wanted)]
    changed: list[str] = []
    for file in chosen:
        data = None if file.size > size_limit(file.path) else workspace.read(file.path)
        if data is None:
            problems.append(too_large(file.path, file.size))
            continue
        made, wrong = format_file(data, file.path)
        problems += wrong
        if made is not None and made != data:
            changed.append(file.path)
            if write:
                _write(root / file.path, made)
    return FmtRun(tuple(changed), sort_problems(problems), len(chosen))


def _write(path: Path, data: bytes) -> None:
    try:
        write_atomically(path, data)
    except OSError as wrong:
        raise UserError(
            f"không ghi được {path}: {wrong.strerror}", f"cannot write {path}: {wrong.strerror}"
        ) from wrong
