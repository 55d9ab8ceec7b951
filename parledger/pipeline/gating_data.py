"""What the gate reads of a commit: roles, criteria, units, and the files that a request changes.

A medium workspace has thousands of score files; only those that the request touches are read.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from parledger.history import Change
from parledger.located import Map, Scalar, Tree
from parledger.model.workspace import File, Workspace
from parledger.problems import Problems, Severity, severity_of
from parledger.review.gate import Kind, Plain, Snapshot, target_of
from parledger.source import read_project
from parledger.source.yamltree import read_tree, size_limit

_ALWAYS = re.compile(r"(?:units|criteria)/[^/]+\.yaml|scores/[^/]+/cycle\.yaml")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The paths that a request changes, and those read as plain YAML: records and instruments."""

    paths: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()

    @classmethod
    def of(cls, changes: Iterable[Change]) -> "Wanted":
        """What these changes touch."""
        paths = frozenset(change.path for change in changes)
        plain: set[str] = set()
        for path in paths:
            target = target_of(path)
            if target.kind is Kind.PUBLICATION:
                plain.add(path)
            elif target.kind is Kind.SURVEY:
                plain.add(f"scores/{target.cycle}/survey/{target.survey}.yaml")
        return cls(paths, frozenset(plain))


@dataclass(frozen=True)
class _Narrowed:
    """A workspace that shows only the files the gate needs, and what is wrong with these."""

    whole: Workspace
    files_shown: tuple[File, ...]
    problems_shown: Problems

    def files(self) -> tuple[tuple[File, ...], Problems]:
        """The files shown."""
        return self.files_shown, self.problems_shown

    def read(self, path: str) -> bytes | None:
        """The bytes of one of them."""
        return self.whole.read(path)


def narrowed(workspace: Workspace, files: tuple[File, ...], problems: Problems) -> Workspace:
    """The workspace with these files and problems alone."""
    return _Narrowed(workspace, files, problems)


def read_snapshot(workspace: Workspace, wanted: Wanted) -> Snapshot:
    """The state of the data at a commit, as far as the request is concerned."""
    files, problems = workspace.files()
    shown = tuple(
        file
        for file in files
        if file.path not in wanted.plain
        and (_ALWAYS.fullmatch(file.path) or _is_scored(file.path, wanted))
    )
    project = read_project(narrowed(workspace, shown, problems)).project
    texts: dict[str, bytes] = {}
    plain: dict[str, Plain] = {}
    for file in files:
        if file.path in wanted.plain and file.size <= size_limit(file.path):
            data = workspace.read(file.path)
            if data is not None:
                texts[file.path] = data
                plain.update(_plain(file.path, data))
    return Snapshot(project, frozenset(file.path for file in files), texts, plain)


def _is_scored(path: str, wanted: Wanted) -> bool:
    """Changed files that read_project reads; ballots are large and are never read here."""
    return path in wanted.paths and target_of(path).kind is not Kind.SURVEY


def _plain(path: str, data: bytes) -> dict[str, Plain]:
    tree, problems = read_tree(data, path)
    broken = any(severity_of(found) is Severity.ERROR for found in problems)
    return {} if tree is None or broken else {path: _as_plain(tree)}


def _as_plain(tree: Tree) -> Plain:
    if isinstance(tree, Scalar):
        return tree.text
    if isinstance(tree, Map):
        return {key.text: _as_plain(value) for key, value in tree.entries}
    return [_as_plain(item) for item in tree.items]
