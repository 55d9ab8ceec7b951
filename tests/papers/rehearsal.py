"""A repository in which the guides are played: their files laid down, their commands typed.

Each block of commands runs in a shell as it stands on the page, its output is held against the
block of output that follows it, and each example file goes where its first line says.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import Done, Program
from tests.papers.guides import COMMANDS, DOCS, FILE, OUTPUT, ROOT, Block, sections
from tests.papers.hands import Edit

IGNORED = ".parledger/\nsite/\nsite-internal/\n*.xlsx\n*.csv\n"


class Rehearsal:
    """A folder with a repository, the day it is there, and all that was said in it."""

    def __init__(self, root: Path, lang: str) -> None:
        self.root, self.lang, self.day = root, lang, ""
        self.said: list[str] = []
        self.played: set[tuple[str, int]] = set()
        self.bin = root.parent / "bin"
        self.bin.mkdir()
        python = self.bin / "python"
        python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
        python.chmod(0o755)
        root.mkdir()
        shutil.copy(ROOT / "build.py", root / "build.py")
        (root / ".gitignore").write_text(IGNORED, encoding="utf-8")

    def run(self, script: str) -> str:
        """Type lines into a shell; what both streams say, in turn."""
        day = self.day or "2026-10-20T08:00:00+07:00"
        environment = os.environ | {
            "PATH": f"{self.bin}{os.pathsep}{os.environ['PATH']}",
            "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
            "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": day,
            "GIT_COMMITTER_NAME": "c", "GIT_COMMITTER_EMAIL": "c@example.org",
            "GIT_COMMITTER_DATE": day, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1",
        }  # fmt: skip
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=self.root,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        said = done.stdout.decode("utf-8")
        self.said.append(said)
        return said

    def git(self, script: str) -> None:
        """Git commands that nobody reads about; they have to succeed."""
        said = self.run(f"set -e; {script}")
        assert "fatal" not in said, said

    def program(self, *words: str) -> Done:
        """One call of the program in the language of the rehearsal, in this process."""
        done = Program(self.root)("--lang", self.lang, *words)
        self.said.append(done.stdout + done.stderr)
        return done

    def gate(self, actor: str, received: str) -> int:
        """What the gate answers for what is committed here: 0 allowed, 1 refused."""
        return self.program("gate", "--base", "main", "--actor", actor, "--at", received).returncode

    def play(self, page: str, part: int, *, after: str = "", then: Edit | None = None) -> None:
        """Do what a section of a page says: files, commands, and what these print.

        `then` is done after the block that holds the text `after`: what a person does by hand.
        """
        section = sections(DOCS[self.lang] / f"{page}.md")[part]
        self.played.add((page, part))
        said = None
        for block in section.blocks:
            if block.mark == FILE:
                self._lay_down(block)
            elif block.mark == COMMANDS:
                said = self.run(block.text)
                assert "Traceback" not in said
                assert "usage:" not in said, said
            elif block.mark == OUTPUT and said is not None:
                assert fits(block.text, said), f"{page} {section.title}\n{block.text}\n---\n{said}"
                said = None
            if then and after in block.text:
                then(self.root)

    def _lay_down(self, block: Block) -> None:
        head, body = block.text.split("\n", 1)
        path = head.split()[1]
        target = self.root / path
        added = "(" in head
        target.write_text(
            (target.read_text(encoding="utf-8") if added else "") + body + "\n", encoding="utf-8"
        )

    def take(self, path: str) -> str:
        """The text of a file laid down and not committed; everything is then as on main."""
        text = (self.root / path).read_text(encoding="utf-8")
        self.git("git checkout -q -- . && git clean -q -f -d")
        return text

    def send(self, name: str, actor: str, received: str) -> None:
        """Bring what lies about to main as a request that the gate allows."""
        self.git(f"git switch -q -c {name} && git add -A && git commit -q -m {name}")
        assert self.gate(actor, received) == 0, self.said[-1]
        self.git(f"git switch -q main && git merge -q --no-ff -m {name} {name}")

    def refuse(self, edit: Edit, actor: str, received: str) -> None:
        """Try something on a branch that the gate has to refuse; what it says is kept."""
        self.git("git switch -q -c attempt")
        edit(self.root)
        self.git("git add -A && git commit -q -m attempt")
        assert self.gate(actor, received) == 1, self.said[-1]
        self.git("git switch -q main && git branch -q -D attempt")

    def complain(self, edit: Edit) -> None:
        """Make a mistake, let the check say so, and take it back."""
        edit(self.root)
        assert self.program("check").returncode == 1
        self.git("git checkout -q -- . && git clean -q -f -d")


def fits(shown: str, said: str) -> bool:
    """Whether a page shows what was said: `…` stands for the rest of a line, or for lines."""
    pattern = "".join(
        r"(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*") + "\n"
        for line in shown.split("\n")
    )
    return re.fullmatch(pattern, said.rstrip("\n") + "\n") is not None
