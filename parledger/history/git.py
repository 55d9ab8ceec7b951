"""Calling Git: steady whatever the user's settings, never raising for what Git says.

All rooms read only; `upstream` alone writes, objects and one branch of a remote.

The one module that imports subprocess for Git.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha1, sha256
from pathlib import Path
from typing import BinaryIO, cast

# Set by Git itself while a hook runs: they would point at that hook's repository, not at the root.
_MISLEADING = frozenset(
    {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY",
     "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS",
     "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_EXTERNAL_DIFF", "GIT_TRACE",
     "GIT_GRAFT_FILE", "GIT_REPLACE_REF_BASE", "GIT_SHALLOW_FILE"}
)  # fmt: skip

_STEADY = (
    "--no-pager",
    "--no-replace-objects",
    "-c", "core.fsmonitor=false",
    "-c", "log.showSignature=false",
    "-c", "log.follow=false",
    "-c", "log.showRoot=true",
    "-c", "advice.graftFileDeprecated=false",
)  # fmt: skip


class GitMissing(Exception):  # noqa: N818 - a fact about the machine, not an error of the data
    """There is no program called git."""


@dataclass(frozen=True, slots=True)
class Said:
    """What Git answered: exit code, standard output, standard error."""

    code: int
    out: bytes
    err: str


def ask_git(
    root: Path, *arguments: str, given: bytes = b"", settings: Mapping[str, str] | None = None
) -> Said:
    """Run Git in the root, with `given` on its standard input and `settings` in its environment.

    Raises GitMissing where there is none.
    """
    try:
        done = subprocess.run(  # noqa: S603 - fixed words and paths of ours, no shell
            ["git", *_STEADY, *arguments],  # noqa: S607 - the user's own git, from PATH
            cwd=root,
            env={**_environment(), **(settings or {})},
            input=given,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise GitMissing from error
    return Said(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


class Objects:
    """Reads objects one after another through one `git cat-file --batch`.

    Raises GitMissing where there is no Git. Close it when done.
    """

    def __init__(self, root: Path) -> None:
        try:
            self._running = subprocess.Popen(  # noqa: S603 - fixed words of ours, no shell
                ["git", *_STEADY, "cat-file", "--batch"],  # noqa: S607 - the user's own git
                cwd=root,
                env=_environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except FileNotFoundError as error:
            raise GitMissing from error

    def read(self, name: str) -> bytes | None:
        """The bytes of an object by its id; None where it is missing or cannot be read."""
        told, given = self._running.stdout, self._running.stdin
        if told is None or given is None:
            return None
        try:
            given.write(f"{name}\n".encode())
            given.flush()
        except BrokenPipeError:
            return None
        header = told.readline().split()
        if len(header) != _HEADER_FIELDS or not header[2].isdigit():
            return None
        size = int(header[2])
        data = told.read(size + 1)
        return data[:size] if len(data) == size + 1 else None

    def close(self) -> None:
        """End the process."""
        for stream in (self._running.stdin, self._running.stdout):
            if stream is not None:
                stream.close()
        self._running.wait()


_HEADER_FIELDS = 3  # name, type, size


def read_many(root: Path, names: Sequence[str]) -> Iterator[bytes | None]:
    """The contents of objects in the order asked for, through one `git cat-file --batch`.

    None where the object is missing or spoilt. Raises GitMissing where there is no Git.
    """
    place = 0
    while place < len(names):
        for data in _batch(root, names[place:]):
            place += 1
            yield data
        if place < len(names):
            # Git gives up at an object that it cannot unpack: on with the one after it.
            place += 1
            yield None


def _batch(root: Path, names: Sequence[str]) -> Iterator[bytes | None]:
    """What one run of Git gives; shorter than asked for where it gave up."""
    with tempfile.TemporaryFile() as asked:
        asked.write("".join(f"{name}\n" for name in names).encode("ascii"))
        asked.seek(0)
        try:
            running = subprocess.Popen(  # noqa: S603 - fixed words of ours, no shell
                ["git", *_STEADY, "cat-file", "--batch", "--buffer"],  # noqa: S607
                cwd=root,
                env=_environment(),
                stdin=asked,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except FileNotFoundError as error:
            raise GitMissing from error
    told = cast("BinaryIO", running.stdout)
    try:
        for name in names:
            header = told.readline().split()
            if not header:
                return
            if len(header) != _HEADER_FIELDS:
                yield None
                continue
            size = int(header[2])
            data = told.read(size + 1)
            if len(data) <= size:
                return
            yield data[:size] if _is_named(name, header[1], data[:size]) else None
    finally:
        told.close()
        running.terminate()
        running.wait()


def _is_named(name: str, kind_of: bytes, data: bytes) -> bool:
    """Whether an object's contents are what its name says; Git itself looks only in fsck."""
    header = b"%s %d\0" % (kind_of, len(data))
    kind = sha1(header, usedforsecurity=False) if len(name) == _SHA1 else sha256(header)
    kind.update(data)
    return kind.hexdigest() == name


_SHA1 = 40  # digits


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _MISLEADING}
    steady = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    # Grafts, like replaced objects, show another history than the one committed.
    steady["GIT_GRAFT_FILE"] = os.devnull
    # Reading fetches nothing: what a partial clone lacks is said, not asked of the network.
    return kept | steady | {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}
