"""What a branch would make of another if it were merged now; nothing is written to the repository.

File by file, as Git does it: what only one side changed is that side's, what both changed is
merged line by line by `git merge-file`. Renames are not followed across the merge: a file that one
side renamed and the other changed is a conflict here, though Git might resolve it.
"""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from parledger.history.ancestry import Ancestry
from parledger.history.git import ask_git
from parledger.history.tree import CommitWorkspace
from parledger.model.workspace import File
from parledger.problems import Problem, Problems

ConflictKind = Literal["content", "deleted"]
"""Both changed the same lines; one deleted what the other changed."""

Read = Callable[[str], bytes | None]
_Key = tuple[object, ...]
_Entries = Mapping[_Key, File | Problem]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A file that cannot be merged as it stands; what the head says of it is taken."""

    path: str
    kind: ConflictKind


class MergedWorkspace:
    """The base with the head's own changes: those it made since it left the base.

    Reads objects only, of three commits. Close it when done.
    """

    def __init__(self, root: Path, ancestry: Ancestry) -> None:
        self._root = root
        self._origin = CommitWorkspace(root, ancestry.merge_base)
        self.base = CommitWorkspace(root, ancestry.base)
        self._head = CommitWorkspace(root, ancestry.head)
        self._straight = ancestry.merge_base == ancestry.base
        self._from: dict[str, Read] = {}
        self._found: tuple[tuple[File, ...], Problems] | None = None
        self.conflicts: tuple[Conflict, ...] = ()

    def files(self) -> tuple[tuple[File, ...], Problems]:
        """The merged files, sorted by path; `conflicts` is known after it."""
        if self._found is None:
            self._found = self._merge_all()
        return self._found

    def _merge_all(self) -> tuple[tuple[File, ...], Problems]:
        if self._straight:
            files, problems = self._head.files()
            self._from = dict.fromkeys((file.path for file in files), self._head.read)
            return files, problems
        merged: dict[_Key, File | Problem] = {}
        conflicts: list[Conflict] = []
        origin, base, head = (_entries(side) for side in (self._origin, self.base, self._head))
        for key in dict.fromkeys((*base, *head)):
            entry, conflict = self._merge(origin.get(key), base.get(key), head.get(key))
            if entry is not None:
                merged[key] = entry
            if conflict is not None:
                conflicts.append(conflict)
        self.conflicts = tuple(sorted(conflicts, key=lambda one: one.path))
        files_found = [one for one in merged.values() if isinstance(one, File)]
        problems_found = [one for one in merged.values() if isinstance(one, Problem)]
        return tuple(sorted(files_found, key=lambda file: file.path)), tuple(problems_found)

    def read(self, path: str) -> bytes | None:
        """The bytes of a file that `files` named; None where an object is missing."""
        source = self._from.get(path)
        return None if source is None else source(path)

    def kept_files(self) -> tuple[Mapping[str, str], Problems]:
        """Path -> SHA-256: what the head changed as the head has it, the rest as the base."""
        (origin, _), (base, wrong), (head, too) = (
            side.kept_blobs() for side in (self._origin, self.base, self._head)
        )
        merged = {
            path: base.get(path) if head.get(path) == origin.get(path) else head.get(path)
            for path in sorted({*base, *head})
        }
        digests = {path: self._head.digest_of(blob) for path, blob in merged.items() if blob}
        return digests, tuple(dict.fromkeys((*wrong, *too)))

    def close(self) -> None:
        """End the processes that read objects."""
        for side in (self._origin, self.base, self._head):
            side.close()

    def _merge(
        self,
        origin: File | Problem | None,
        base: File | Problem | None,
        head: File | Problem | None,
    ) -> tuple[File | Problem | None, Conflict | None]:
        if base in (origin, head):
            return self._taken(head, self._head), None
        if head == origin:
            return self._taken(base, self.base), None
        if isinstance(base, File) and isinstance(head, File):
            return self._both_changed(origin, base, head)
        path = next(one.path for one in (head, base) if isinstance(one, File))
        return self._taken(head, self._head), Conflict(path, "deleted")

    def _taken(self, entry: File | Problem | None, side: CommitWorkspace) -> File | Problem | None:
        if isinstance(entry, File):
            self._from[entry.path] = side.read
        return entry

    def _both_changed(
        self, origin: File | Problem | None, base: File, head: File
    ) -> tuple[File, Conflict | None]:
        before = self._origin.read(base.path) if isinstance(origin, File) else b""
        ours, theirs = self.base.read(base.path), self._head.read(head.path)
        merged = None
        if before is not None and ours is not None and theirs is not None:
            merged = _merge_lines(self._root, ours, before, theirs)
        if merged is None:
            self._from[head.path] = self._head.read
            return head, Conflict(head.path, "content")
        data = merged
        self._from[head.path] = lambda _: data
        return File(head.path, len(data)), None


def _entries(side: CommitWorkspace) -> _Entries:
    """Files by path; what is no file by all that is known of it."""
    files, problems = side.files()
    found: dict[_Key, File | Problem] = {(file.path,): file for file in files}
    found.update(((one.place.path, one.code, one.args), one) for one in problems)
    return found


def _merge_lines(root: Path, ours: bytes, before: bytes, theirs: bytes) -> bytes | None:
    """The three-way merge of a file's lines; None where they conflict or are no text."""
    with tempfile.TemporaryDirectory(prefix="parledger-") as folder:
        paths = list(_put(Path(folder), ours, before, theirs))
        said = ask_git(root, "merge-file", "-p", "--quiet", *paths)
    return said.out if said.code == 0 else None


def _put(folder: Path, *texts: bytes) -> Iterator[str]:
    for number, text in enumerate(texts):
        path = folder / str(number)
        path.write_bytes(text)
        yield str(path)
