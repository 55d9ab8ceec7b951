"""Where files come from: a folder on disk, or the tree of a commit. The readers know no more."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from parledger.problems import Problems

FOLDERS = ("units", "criteria", "scores")
KEPT = "evidence"
"""Where files that documents name lie: `evidence/<cycle>/[<unit>/]<name>`."""


@dataclass(frozen=True, slots=True)
class File:
    """A file by its path relative to the root, with forward slashes, and its size in bytes.

    `blob`: its Git blob id where that is known before reading; else empty.
    """

    path: str
    size: int
    blob: str = ""


class Workspace(Protocol):
    """A folder, or the tree of a commit, that holds units/, criteria/ and scores/."""

    def files(self) -> tuple[tuple[File, ...], Problems]:
        """All regular files, sorted by path, and what is no file at all."""

    def read(self, path: str) -> bytes | None:
        """The bytes of a file that `files` named; None where it cannot be read."""


@runtime_checkable
class KeepsFiles(Protocol):
    """A workspace that knows the files under evidence/ too; an archive of inputs does not."""

    def kept_files(self) -> tuple[Mapping[str, str], Problems]:
        """Path -> SHA-256 of every regular file there, sorted, and what is no file at all."""


def is_printable_name(name: str) -> bool:
    """Whether a file's name can stand in a message: proper Unicode, no controls, not endless."""
    return name.isprintable() and len(name) <= 128 and "\\" not in name
