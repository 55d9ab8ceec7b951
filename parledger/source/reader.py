"""Reading one file after another: bytes, tree, record, and everything found on the way."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from parledger.located import Kept, Map, Reading, Seq
from parledger.model.workspace import File, Workspace
from parledger.problems import Place, Problem
from parledger.source.blobs import blob_id, bytes_in_git
from parledger.source.cache import Cache, Row
from parledger.source.records import Outcome, from_row, to_row
from parledger.source.yamltree import not_a_map, read_tree, size_limit, too_large

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Job(Generic[T]):
    """How a file is read: `family` of its problems, `read` its root, `kind` the record's type.

    `context` names what else the record depends on (the set that types its values). Without
    `kind` the record is never kept.
    """

    family: str
    read: Callable[[Reading, Map], T]
    kind: Any = None
    context: str = ""
    read_list: Callable[[Reading, Seq], T] | None = None


class Reader:
    """Gathers problems, digests and the names of files that could not be read whole."""

    def __init__(self, workspace: Workspace, cache: Cache | None = None) -> None:
        self.workspace = workspace
        self.cache = cache
        self.problems: list[Problem] = []
        self.unread: set[str] = set()
        self.digests: dict[str, str] = {}
        self.git_digests: dict[str, str] = {}
        self.kept: list[Kept] = []

    def record(self, file: File, job: Job[T]) -> T | None:
        """The typed record of a file; None where nothing could be made."""
        row = self._known(file, job, file.blob)
        data = self._bytes(file) if row is None else None
        if row is None and data is not None:
            row = self._known(file, job, self.digests[file.path])
        if row is not None:
            return self._take(file, from_row(row, job.kind, file.path))
        if data is None:
            self.unread.add(file.path)
            return None
        stamp = f"{self.digests[file.path]} {job.context}"
        outcome = _read(data, file.path, job)
        if job.kind is not None:
            row, outcome = to_row(outcome, job.kind, stamp, file.path)
            if self.cache is not None:
                self.cache.put(file.path, row)
        return self._take(file, outcome)

    def contents(self, file: File, limit: int) -> bytes | None:
        """The bytes of a file that is no YAML, at most `limit`; None where there are none."""
        if file.size > limit:
            self.problems.append(too_large(file.path, file.size, limit))
            self.unread.add(file.path)
            return None
        data = self.workspace.read(file.path)
        if data is None:
            self.problems.append(Problem(Place(file.path), "Y101"))
            self.unread.add(file.path)
            return None
        self._note(file, data)
        return data

    def _note(self, file: File, data: bytes) -> None:
        self.digests[file.path] = blob_id(data)
        if (stored := bytes_in_git(data)) is not data:
            self.git_digests[file.path] = blob_id(stored)

    def skip(self, file: File) -> None:
        """Check a file's syntax alone: what it hangs on could not be read."""
        data = self._bytes(file)
        if data is not None:
            self.problems.extend(read_tree(data, file.path)[1])
        self.unread.add(file.path)

    def _take(self, file: File, outcome: Outcome[T]) -> T | None:
        self.problems.extend(outcome.problems)
        self.kept.extend(outcome.kept)
        if not outcome.whole:
            self.unread.add(file.path)
        return outcome.record

    def _known(self, file: File, job: Job[T], blob: str) -> Row | None:
        """What the cache has of these very contents; nothing is read where Git names them."""
        if self.cache is None or job.kind is None or not blob:
            return None
        row = self.cache.get(file.path, f"{blob} {job.context}")
        if row is not None:
            self.digests[file.path] = blob
        return row

    def _bytes(self, file: File) -> bytes | None:
        if file.size > size_limit(file.path):
            self.problems.append(too_large(file.path, file.size))
            return None
        data = self.workspace.read(file.path)
        if data is None:
            self.problems.append(Problem(Place(file.path), "Y101"))
            return None
        self._note(file, data)
        return data


def _read(data: bytes, path: str, job: Job[T]) -> Outcome[T]:
    root, problems = read_tree(data, path)
    if root is None:
        return Outcome(None, problems, whole=False)
    reading = Reading(path, job.family)
    record: T | None = None
    if isinstance(root, Map):
        record = job.read(reading, root)
    elif isinstance(root, Seq) and job.read_list is not None:
        record = job.read_list(reading, root)
    else:
        reading.incomplete = True
        problems = (*problems, not_a_map(root, path))
    # The second value of a key written twice is lost, and a record with it where a dash is missing.
    reading.incomplete |= any(found.code == "Y111" for found in problems)
    # What was mended in a line may have left it odd: one cause, one message.
    mended = {found.place.line for found in problems}
    found = (problem for problem in reading.problems if problem.place.line not in mended)
    return Outcome(
        record, (*problems, *found), whole=not reading.incomplete, kept=tuple(reading.kept)
    )
