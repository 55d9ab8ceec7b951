"""What a merge request touches: files, and the cycles whose figures or problems may differ."""

from collections.abc import Iterable, Iterator

from parledger.model.workspace import File, Workspace
from parledger.pipeline.concerns import what_they_use
from parledger.pipeline.sides import Part
from parledger.problems import Problems
from parledger.review import FileChange
from parledger.source import read_project


def changed_files(before: Iterable[File], after: Iterable[File]) -> Iterator[FileChange]:
    """Files that differ, by path; one that left and came under another name was renamed."""
    old, new = ({file.path: file for file in side} for side in (before, after))
    gone: dict[str, list[str]] = {}
    for path, file in old.items():
        if path not in new:
            gone.setdefault(file.blob, []).append(path)
    found: list[FileChange] = []
    for path, file in new.items():
        if path not in old:
            former = gone.get(file.blob, []) if file.blob else []
            found.append(
                FileChange(path, "renamed", former.pop(0)) if former else FileChange(path, "added")
            )
        elif (file.blob, file.size) != (old[path].blob, old[path].size) or not file.blob:
            found.append(FileChange(path, "changed"))
    found.extend(FileChange(path, "removed") for paths in gone.values() for path in paths)
    yield from sorted(found, key=lambda one: one.path)


def touched_cycles(
    files: Iterable[FileChange], misfits: Problems, sides: Iterable[Workspace]
) -> frozenset[str]:
    """Cycles of which a file differs, or a set or a survey that they use on one of the sides.

    A units file moves no figure: what is wrong with units is found without reading any score.
    """
    paths = {path for one in files for path in (one.path, one.old) if path}
    paths.update(problem.place.path for problem in misfits)
    names = (path.split("/") for path in paths)
    own = {parts[1] for parts in names if parts[0] == "scores" and len(parts) > 2}
    shared = {path for path in paths if path.startswith("criteria") or "/survey/" in path}
    if shared:
        for side in sides:
            own.update(_using(side, shared))
    return frozenset(own)


def _using(side: Workspace, shared: set[str]) -> Iterator[str]:
    """The cycles that use one of these sets or surveys; all where the folder itself is wrong."""
    project = read_project(Part(side, frozenset())).project
    for name in project.cycles:
        uses = what_they_use(project, (name,))
        sets = shared & uses.set_files or "criteria" in shared
        if sets or any(path.startswith(uses.surveys) for path in shared):
            yield name
