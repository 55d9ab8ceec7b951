"""Where files come from: a folder on disk, or the tree of a commit. The readers know no more."""

from dataclasses import dataclass
from typing import Protocol

from parledger.problems import Problems

FOLDERS = ("units", "criteria", "scores")


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


def is_printable_name(name: str) -> bool:
    """Whether a file's name can stand in a message: proper Unicode, no controls, not endless."""
    return name.isprintable() and len(name) <= 128 and "\\" not in name
