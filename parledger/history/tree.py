"""The workspace of a commit, read from Git's objects: nothing is checked out, nothing runs."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from parledger.history.git import GitMissing, Objects, ask_git
from parledger.model.workspace import FOLDERS, File, is_printable_name
from parledger.problems import Place, Problem, Problems, UserError

_COMMIT_ID = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")
_LINK, _SUBMODULE = "120000", "160000"


def find_commit(root: Path, revision: str) -> str:
    """The full id of the commit that a revision names.

    UserError where there is no Git, no repository, or no such commit.
    """
    try:
        said = ask_git(root, "rev-parse", "--is-inside-git-dir")
        if said.code:
            raise _no_repository(root, said.err)
        found = ask_git(
            root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        )
    except GitMissing as missing:
        raise UserError("máy này chưa cài Git", "Git is not installed here") from missing
    name = found.out.decode("ascii", "replace").strip()
    if found.code or not _COMMIT_ID.fullmatch(name):
        shown = "".join(
            c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in revision[:120]
        )
        raise UserError(
            f"kho Git không có phiên bản «{shown}»; nếu ở máy chủ có thì lấy về: git fetch",
            f"the repository has no revision {shown}; where the server has it: git fetch",
        )
    return name


def _no_repository(root: Path, said: str) -> UserError:
    """Why Git finds none: there is none, or it belongs to somebody else."""
    if "dubious ownership" in said:
        trust = f'git config --global --add safe.directory "{root.resolve()}"'
        return UserError(
            f"kho Git ở {root} là của người khác; nếu tin được thì chạy: {trust}",
            f"the repository at {root} belongs to somebody else; where you trust it run: {trust}",
        )
    return UserError(f"{root} không nằm trong kho Git", f"{root} is not in a Git repository")


class CommitWorkspace:
    """units/, criteria/ and scores/ below the root as one commit has them.

    `commit` is a full id (`find_commit`). The root may be a folder inside the repository. Close
    it when done.
    """

    def __init__(self, root: Path, commit: str) -> None:
        self.root = root
        self.commit = commit
        self._objects: Objects | None = None
        self._blobs: dict[str, str] = {}

    def files(self) -> tuple[tuple[File, ...], Problems]:
        """Regular files with their blob ids; links and submodules are problems."""
        listed = ask_git(self.root, "ls-tree", "-r", "-z", "--long", self.commit, "--", *FOLDERS)
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
        self._blobs = {file.path: file.blob for file in found}
        return tuple(found), tuple(problems)

    def read(self, path: str) -> bytes | None:
        """The bytes of a file that `files` named; None where the object is missing or broken."""
        blob = self._blobs.get(path)
        if blob is None:
            return None
        if self._objects is None:
            self._objects = Objects(self.root)
        return self._objects.read(blob)

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
