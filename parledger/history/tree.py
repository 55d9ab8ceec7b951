"""The workspace of a commit, read from Git's objects: nothing is checked out, nothing runs."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from parledger.history.git import Objects, ask_git
from parledger.model.workspace import FOLDERS, KEPT, File, is_printable_name
from parledger.problems import Place, Problem, Problems, UserError

_LINK, _SUBMODULE = "120000", "160000"


class CommitWorkspace:
    """units/, criteria/ and scores/ below the root as one commit has them.

    `commit` is a full id (`revisions.find_commit`). The root may be a folder inside the repository. Close
    it when done.
    """

    def __init__(self, root: Path, commit: str) -> None:
        self.root = root
        self.commit = commit
        self._objects: Objects | None = None
        self._blobs: dict[str, str] = {}

    def files(self) -> tuple[tuple[File, ...], Problems]:
        """Regular files with their blob ids; links and submodules are problems."""
        found, problems = self._listed(*FOLDERS)
        self._blobs = {file.path: file.blob for file in found}
        return found, problems

    def _listed(self, *folders: str) -> tuple[tuple[File, ...], Problems]:
        listed = ask_git(self.root, "ls-tree", "-r", "-z", "--long", self.commit, "--", *folders)
        if listed.code:
            raise UserError(
                f"không đọc được phiên bản {self.commit}", f"commit {self.commit} cannot be read"
            )
        found: list[File] = []
        problems: list[Problem] = []
        for mode, blob, size, path in _entries(listed.out):
            wrong = _misfit(mode, path)
            if wrong is not None:
                problems.append(wrong)
            else:
                found.append(File(path, size, blob))
        found.sort(key=lambda file: file.path)
        return tuple(found), tuple(problems)

    def read(self, path: str) -> bytes | None:
        """The bytes of a file that `files` named; None where the object is missing or broken."""
        blob = self._blobs.get(path)
        return None if blob is None else self._read(blob)

    def _read(self, blob: str) -> bytes | None:
        if self._objects is None:
            self._objects = Objects(self.root)
        return self._objects.read(blob)

    def kept_blobs(self) -> tuple[Mapping[str, str], Problems]:
        """Path -> blob id of what lies under evidence/; links and submodules are problems."""
        files, problems = self._listed(KEPT)
        return {file.path: file.blob for file in files}, problems

    def kept_files(self) -> tuple[Mapping[str, str], Problems]:
        """Path -> SHA-256 of the bytes in Git."""
        blobs, problems = self.kept_blobs()
        return {path: self.digest_of(blob) for path, blob in blobs.items()}, problems

    def digest_of(self, blob: str) -> str:
        """The SHA-256 of an object's bytes; empty where it is missing or broken."""
        data = self._read(blob)
        return "" if data is None else hashlib.sha256(data).hexdigest()

    def close(self) -> None:
        """End the process that reads objects."""
        if self._objects is not None:
            self._objects.close()
            self._objects = None


def _entries(listed: bytes) -> Iterator[tuple[str, str, int, str]]:
    """Mode, blob, size and path of every entry."""
    for entry in listed.split(b"\0"):
        if entry:
            meta, _, name = entry.partition(b"\t")
            mode, _, blob, size = meta.decode("ascii").split()
            yield mode, blob, int(size) if size.isdigit() else 0, os.fsdecode(name)


def _misfit(mode: str, path: str) -> Problem | None:
    if not all(is_printable_name(part) for part in path.split("/")):
        # The name itself may not be printed, so the problem stands at the topmost folder.
        shown = path.rpartition("/")[2].encode("utf-8", "replace").decode("utf-8")
        return Problem(Place(path.split("/", maxsplit=1)[0]), "Y141", "", (("name", shown),))
    if mode == _LINK:
        return Problem(Place(path), "Y140")
    if mode == _SUBMODULE:
        return Problem(Place(path), "Y142")
    return None
