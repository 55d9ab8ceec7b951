"""Real Git repositories for tests: made of texts, committed, branched, merged."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

DAY = "2024-11-01T08:00:00+07:00"
MINI = Path(__file__).parent / "golden" / "mini"


class Repository:
    """A working tree with its repository."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str) -> str:
        """Run Git as a stranger with a name, on one day of 2024; what it says."""
        who = ("-c", "user.name=N", "-c", "user.email=n@example.org")
        day = {"GIT_AUTHOR_DATE": DAY, "GIT_COMMITTER_DATE": DAY}
        done = subprocess.run(
            ["git", *who, *words],
            cwd=self.root,
            env={**os.environ, **day},
            check=True,
            capture_output=True,
        )
        return done.stdout.decode().strip()

    def write(self, texts: Mapping[str, str | None]) -> None:
        """Put files down; None takes one away."""
        for path, text in texts.items():
            target = self.root / path
            if text is None:
                target.unlink()
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")

    def commit(self, texts: Mapping[str, str | None] | None = None, message: str = "change") -> str:
        """Write files and commit everything; the commit's id."""
        self.write(texts or {})
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a text that stands exactly once."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, (path, old, text.count(old))
        self.write({path: text.replace(old, new)})

    def branch(self, name: str, start: str = "HEAD") -> None:
        """A new branch, checked out."""
        self.git("checkout", "-q", "-b", name, start)

    def switch(self, name: str) -> None:
        """Check out a branch."""
        self.git("checkout", "-q", name)


def mini_repository(root: Path) -> Repository:
    """The small project of two cycles and three units, committed on main."""
    made = Repository(root)
    texts = {
        path.relative_to(MINI).as_posix(): path.read_text(encoding="utf-8")
        for folder in ("units", "criteria", "scores")
        for path in sorted((MINI / folder).rglob("*.yaml"))
    }
    made.commit({**texts, ".gitignore": ".parledger/\n"}, "first")
    return made
