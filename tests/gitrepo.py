"""Real repositories for tests: commits at a given time, branches, clones, merges of each kind."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

START = "2020-10-01T08:00:00+07:00"


class Repo:
    """A repository in a folder of its own, with nobody's settings."""

    def __init__(self, folder: Path, *, init: bool = True) -> None:
        self.folder = folder
        if init:
            folder.mkdir(parents=True, exist_ok=True)
            self.git("init", "-q", "-b", "main")

    def git(self, *words: str, when: str = START) -> str:
        """Run Git at that moment; answers what it prints."""
        environment = os.environ | {
            "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
            "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "c", "GIT_COMMITTER_EMAIL": "c@example.org",
            "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when,
        }  # fmt: skip
        done = subprocess.run(
            ["git", *words], cwd=self.folder, env=environment, check=True, capture_output=True
        )
        return done.stdout.decode().strip()

    def write(self, files: Mapping[str, str | None]) -> None:
        """Files of the working tree; None takes one away."""
        for path, text in files.items():
            target = self.folder / path
            if text is None:
                target.unlink()
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")

    def commit(
        self, files: Mapping[str, str | None], when: str = START, message: str = "change"
    ) -> str:
        """Write and commit; answers the commit's id."""
        self.write(files)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message, when=when)
        return self.head

    @property
    def head(self) -> str:
        """The id of the commit checked out."""
        return self.git("rev-parse", "HEAD")

    def branch(self, name: str, start: str = "main") -> None:
        """Begin a branch and go to it."""
        self.git("switch", "-q", "-c", name, start)

    def merge(self, branch: str, message: str, when: str = START) -> str:
        """Merge a branch into main as a forge does, with a commit of its own; answers its id."""
        self.git("switch", "-q", "main")
        self.git("merge", "-q", "--no-ff", "-m", message, branch, when=when)
        return self.head

    def squash(self, branch: str, message: str, when: str = START) -> str:
        """Squash a branch into one commit on main."""
        self.git("switch", "-q", "main")
        self.git("merge", "-q", "--squash", branch)
        self.git("commit", "-q", "-m", message, when=when)
        return self.head

    def rebase(self, branch: str, when: str = START) -> str:
        """Put a branch's commits on main without a merge."""
        self.git("switch", "-q", branch)
        self.git("rebase", "-q", "main", when=when)
        self.git("switch", "-q", "main")
        self.git("merge", "-q", "--ff-only", branch)
        return self.head
