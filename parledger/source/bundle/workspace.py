"""A workspace whose files are already in memory."""

from collections.abc import Mapping
from dataclasses import dataclass

from parledger.model.workspace import FOLDERS, File
from parledger.problems import Problems


@dataclass(frozen=True, slots=True)
class MemoryWorkspace:
    """Files by path, relative to the root."""

    held: Mapping[str, bytes]

    def files(self) -> tuple[tuple[File, ...], Problems]:
        """Those in the three folders."""
        paths = (path for path in sorted(self.held) if path.split("/")[0] in FOLDERS)
        return tuple(File(path, len(self.held[path])) for path in paths), ()

    def read(self, path: str) -> bytes | None:
        """The bytes of a file."""
        return self.held.get(path)
