"""Reading one file after another: bytes, tree, record, and everything found on the way."""

from collections.abc import Callable
from typing import TypeVar

from parledger.located import Map, Reading, Seq, Tree
from parledger.problems import Place, Problem
from parledger.source.blobs import blob_id
from parledger.source.workspace import File, Workspace
from parledger.source.yamltree import read_tree, size_limit, too_large

T = TypeVar("T")


class Reader:
    """Gathers problems, digests and the names of files that could not be read whole."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.problems: list[Problem] = []
        self.unread: set[str] = set()
        self.digests: dict[str, str] = {}

    def record(self, file: File, family: str, read: Callable[[Reading, Map], T]) -> T | None:
        """The typed record of a file whose root is a map; None where nothing could be made."""

        def read_map(reading: Reading, root: Tree) -> T | None:
            if isinstance(root, Map):
                return read(reading, root)
            reading.problems.append(_not_a_map(reading, root, file.path))
            reading.incomplete = True
            return None

        return self.tree_record(file, family, read_map)

    def tree_record(
        self, file: File, family: str, read: Callable[[Reading, Tree], T | None]
    ) -> T | None:
        """The typed record of a file, whatever its root is."""
        root, bad_lines = self.tree(file)
        if root is None:
            self.unread.add(file.path)
            return None
        reading = Reading(file.path, family)
        found = read(reading, root)
        if reading.incomplete:
            self.unread.add(file.path)
        # What was mended in a line may have left it odd: one cause, one message.
        self.problems.extend(p for p in reading.problems if p.place.line not in bad_lines)
        return found

    def tree(self, file: File) -> tuple[Tree | None, frozenset[int]]:
        """The tree of a file and the lines in which its text was mended."""
        if file.size > size_limit(file.path):
            self.problems.append(too_large(file.path, file.size))
            return None, frozenset()
        data = self.workspace.read(file.path)
        if data is None:
            self.problems.append(Problem(Place(file.path), "Y101"))
            return None, frozenset()
        self.digests[file.path] = blob_id(data)
        root, problems = read_tree(data, file.path)
        self.problems.extend(problems)
        return root, frozenset(found.place.line for found in problems)

    def skip(self, file: File) -> None:
        """Check a file's syntax alone: what it hangs on could not be read."""
        self.tree(file)
        self.unread.add(file.path)


def _not_a_map(reading: Reading, root: Tree, path: str) -> Problem:
    example = "units" if path.startswith("units/") else "id"
    example = "scores" if reading.family == "S" else example
    place = Place(path, root.line, root.column) if isinstance(root, Seq) else Place(path, root.line)
    return Problem(place, "Y119", "", (("example", example),))
