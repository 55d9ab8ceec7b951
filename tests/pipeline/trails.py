"""Repositories whose score files change, and what the trail says of one value in them."""

from pathlib import Path

from parledger.model.trail import Trail, ValueChange
from parledger.pipeline.trailing import read_trail
from tests.gitrepo import Repo

CYCLE = "c-2020"
SELF = f"scores/{CYCLE}/xa-a/self.yaml"
ROUND_1 = f"scores/{CYCLE}/xa-a/appraisal-1.yaml"


def own(**values: object) -> str:
    """A self-score file; `v5_7=97` is criterion 5.7 with the value 97."""
    lines = ["scores:"]
    for name, value in values.items():
        lines += [f'  "{name[1:].replace("_", ".")}":', f"    value: {value}"]
    return "\n".join(lines) + "\n"


class Told:
    """The changes of `xa-a`, criterion 5.7, in a few words each."""

    def __init__(self, root: Path, revision: str = "HEAD") -> None:
        self.trail: Trail = read_trail(root, revision)

    def changes(self, criterion: str = "5.7", unit: str = "xa-a") -> tuple[ValueChange, ...]:
        """All changes of a criterion."""
        return self.trail.of(unit, criterion)

    def values(self, criterion: str = "5.7", unit: str = "xa-a") -> list[tuple]:
        """Before and after of every change of the value."""
        return [
            (field.old, field.new)
            for one in self.changes(criterion, unit)
            if (field := one.field("value"))
        ]

    def commits(self) -> list[str]:
        """The commits with which each change became official."""
        return [one.commit for one in self.changes()]

    def written(self) -> list[tuple[str, ...]]:
        """The commits in which each change was typed."""
        return [one.written for one in self.changes()]


def authored(repo: Repo, author: str, text: str, path: str = SELF) -> str:
    """A commit by somebody of a name; answers its id."""
    repo.write({path: text})
    repo.git("add", "-A")
    repo.git("commit", "-q", "-m", f"by {author}", f"--author={author} <{author}@example.org>")
    return repo.head
