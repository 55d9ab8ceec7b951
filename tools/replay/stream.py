"""One `git fast-import`: commits, tags, and the ids of what was made."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

Files = Mapping[str, str | None]
"""Path -> what stands in it from now on; None: the file is taken away."""

_GIT = shutil.which("git") or "git"
_MAIN = "refs/heads/main"
_WORK = "refs/heads/work"


@dataclass(frozen=True, slots=True)
class Person:
    """Who writes: a role, as it stands in Git, with the account on the forge."""

    name: str
    account: str

    def at(self, when: datetime) -> str:
        """The person at a moment, as Git keeps it."""
        offset = when.strftime("%z")
        return f"{self.name} <{self.account}@example.invalid> {int(when.timestamp())} {offset}"


@dataclass(frozen=True, slots=True)
class Saved:
    """A commit to be made."""

    author: Person
    when: datetime
    message: str
    files: Files
    committer: Person | None = None


class Stream:
    """Writes to one repository; marks stand for commits until `id_of` asks for an id."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True)
        self.run("init", "--quiet", "--template=", "--object-format=sha1", "--initial-branch=main")
        words = (_GIT, "fast-import", "--quiet", "--date-format=raw")
        self._import = subprocess.Popen(  # noqa: S603 -- Git, with words of our own
            words, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_nobodys()
        )
        self._marks = 0

    def on_main(self, saved: Saved, before: int, *merged: int) -> int:
        """A commit on main, after `before` (0: the first one)."""
        return self._commit(_MAIN, saved, before, merged)

    def beside(self, saved: Saved, before: int) -> int:
        """A commit on a branch."""
        return self._commit(_WORK, saved, before, ())

    def id_of(self, mark: int) -> str:
        """The id of a commit made."""
        self._send(f"get-mark :{mark}\n")
        if self._import.stdin is None or self._import.stdout is None:
            raise BrokenPipeError
        self._import.stdin.flush()
        return self._import.stdout.readline().decode("ascii").strip()

    def tag(self, name: str, mark: int, message: str, who: str) -> None:
        """An annotated tag."""
        self._send(f"tag {name}\nfrom :{mark}\ntagger {who}\n")
        self._data(message)

    def finish(self) -> None:
        """Write all that was made, and check main out."""
        if self._import.stdin is not None:
            self._import.stdin.close()
        if self._import.wait():
            raise subprocess.SubprocessError("git fast-import failed")
        self.run("update-ref", "-d", _WORK)
        self.run("reset", "--quiet", "--hard", "main")

    def run(self, *words: str) -> str:
        """A command of Git in the repository; what it says."""
        done = subprocess.run(  # noqa: S603 -- likewise
            (_GIT, *words), cwd=self.root, env=_nobodys(), check=True, capture_output=True
        )
        return done.stdout.decode("utf-8")

    def _commit(self, ref: str, saved: Saved, before: int, merged: tuple[int, ...]) -> int:
        self._marks += 1
        author = saved.author.at(saved.when)
        committer = (saved.committer or saved.author).at(saved.when)
        self._send(f"commit {ref}\nmark :{self._marks}\nauthor {author}\ncommitter {committer}\n")
        self._data(saved.message)
        if before:
            self._send(f"from :{before}\n")
        for one in merged:
            self._send(f"merge :{one}\n")
        for path, text in saved.files.items():
            if text is None:
                self._send(f"D {path}\n")
            else:
                self._send(f"M 100644 inline {path}\n")
                self._data(text)
        return self._marks

    def _data(self, text: str) -> None:
        data = text.encode("utf-8")
        self._send(f"data {len(data)}\n")
        if self._import.stdin is not None:
            self._import.stdin.write(data + b"\n")

    def _send(self, line: str) -> None:
        if self._import.stdin is not None:
            self._import.stdin.write(line.encode("utf-8"))


def _nobodys() -> dict[str, str]:
    """Git with nobody's settings."""
    return {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
