"""The workspace in a folder: sorted paths and bytes under units/, criteria/ and scores/."""

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from parledger.model.workspace import FOLDERS, KEPT, File, is_printable_name
from parledger.problems import Place, Problem, Problems, UserError

MAX_FILES = 1_000_000
MAX_FOLDER_DEPTH = 8


class DiskWorkspace:
    """The workspace in a folder; links are refused, so nothing outside it is ever read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        if not root.is_dir():
            raise UserError(f"không có thư mục {root}", f"there is no folder {root}")
        if not any((root / name).is_dir() for name in FOLDERS):
            raise UserError(
                f"trong {root} không có thư mục units, criteria hay scores; bắt đầu từ đầu thì tạo"
                " ba thư mục này: mkdir units criteria scores",
                f"{root} has none of the folders units, criteria and scores; to begin anew make"
                " them: mkdir units criteria scores",
            )

    def files(self) -> tuple[tuple[File, ...], Problems]:
        """Regular files below the three folders; links, devices and pipes are problems."""
        found: list[File] = []
        problems: list[Problem] = []
        for name in FOLDERS:
            top = self.root / name
            if top.is_symlink():
                problems.append(Problem(Place(name), "Y140"))
            elif top.is_dir():
                _walk(top, name, found, problems)
        found.sort(key=lambda file: file.path)
        return tuple(found), tuple(problems)

    def kept_files(self) -> tuple[Mapping[str, str], Problems]:
        """Path -> SHA-256 of what lies under evidence/; links, devices and pipes are problems."""
        top = self.root / KEPT
        found: list[File] = []
        problems: list[Problem] = []
        if top.is_symlink():
            problems.append(Problem(Place(KEPT), "Y140"))
        elif top.is_dir():
            _walk(top, KEPT, found, problems)
        digests = {file.path: self._digest(file.path) for file in found}
        return dict(sorted(digests.items())), tuple(problems)

    def _digest(self, path: str) -> str:
        """Empty where the file cannot be read."""
        try:
            handle = os.open(self.root / path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
            with os.fdopen(handle, "rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError:
            return ""

    def read(self, path: str) -> bytes | None:
        """The bytes; a link put in place of the file meanwhile is not followed."""
        try:
            handle = os.open(self.root / path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
            with os.fdopen(handle, "rb") as stream:
                return stream.read()
        except OSError:
            return None


def _walk(folder: Path, path: str, found: list[File], problems: list[Problem]) -> None:
    try:
        with os.scandir(folder) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        problems.append(Problem(Place(path), "Y101"))
        return
    for entry in inside:
        _take(entry, f"{path}/{entry.name}", found, problems)


def _take(entry: "os.DirEntry[str]", path: str, found: list[File], problems: list[Problem]) -> None:
    if not is_printable_name(entry.name):
        # The name itself may not be printed, so the problem stands at the folder.
        folder = path.rpartition("/")[0]
        shown = entry.name.encode("utf-8", "replace").decode("utf-8")
        problems.append(Problem(Place(folder), "Y141", "", (("name", shown),)))
    elif entry.is_symlink():
        problems.append(Problem(Place(path), "Y140"))
    elif entry.is_dir(follow_symlinks=False):
        if path.endswith((".yaml", ".yml")):
            # Passed over in silence it would look like a file that nobody has written yet.
            problems.append(Problem(Place(path), "Y142"))
        elif path.count("/") > MAX_FOLDER_DEPTH:
            problems.append(Problem(Place(path), "Y141", "", (("name", entry.name),)))
        elif not entry.name.startswith("."):
            _walk(Path(entry.path), path, found, problems)
    else:
        _take_file(entry, path, found, problems)


def _take_file(
    entry: "os.DirEntry[str]", path: str, found: list[File], problems: list[Problem]
) -> None:
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        problems.append(Problem(Place(path), "Y101"))
        return
    if not stat.S_ISREG(status.st_mode):
        problems.append(Problem(Place(path), "Y142"))
    else:
        found.append(File(path, status.st_size))


def walk_paths(files: tuple[File, ...], prefix: str) -> Iterator[File]:
    """The files below a folder, in order."""
    return (file for file in files if file.path.startswith(f"{prefix}/"))
