"""Files on disk, whole or not at all."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO


def write_atomically(path: Path, data: bytes) -> None:
    """Replace or make a file in one step; its folder must exist. OSError where it cannot be."""
    stream_atomically(path, lambda held: held.write(data))


def stream_atomically(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """The same for what is written bit by bit; where `write` fails, nothing is left behind."""
    _through_temporary(path, write, lambda made: made.replace(path))


def write_new(path: Path, data: bytes) -> None:
    """Make a file that must not exist yet (else FileExistsError); folders are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_symlink():
        raise FileExistsError(path)
    _through_temporary(path, lambda held: held.write(data), lambda made: _place(made, path))


def _place(made: Path, path: Path) -> None:
    """A hard link never overwrites; where the file system has none, look first."""
    try:
        os.link(made, path)
    except FileExistsError:
        raise
    except OSError:
        if path.exists():
            raise FileExistsError(path) from None
        made.replace(path)


def _through_temporary(
    path: Path, write: Callable[[BinaryIO], object], place: Callable[[Path], object]
) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".parledger-")
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as held:
            write(held)
        made.chmod(_mode_of(path))
        place(made)
    finally:
        made.unlink(missing_ok=True)


def _mode_of(path: Path) -> int:
    """The mode of the file replaced, or that of any new file of this user."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
