"""Branches that have a commit and go on behind it: what a head that stays behind does not tell."""

from dataclasses import dataclass
from pathlib import Path

from parledger.history.git import GitMissing, Said, ask_git
from parledger.problems import UserError

_MAIN = ("main", "master")


@dataclass(frozen=True, slots=True)
class Newer:
    """A branch, local (`main`) or of another repository (`origin/main`), and its last commit.

    `is_main`: called main or master, or the one that its repository names as its default.
    """

    name: str
    commit: str
    is_main: bool


def newer_branches(root: Path, commit: str) -> tuple[Newer, ...]:
    """Every branch whose history has the commit (a full id) below its last one; local ones first."""
    shape = "%(objectname) %(symref) %(refname)"
    told = _ask(
        root,
        "for-each-ref",
        f"--format={shape}",
        "--contains",
        commit,
        "refs/heads",
        "refs/remotes",
    )
    lines = told.out.decode("utf-8", "replace").splitlines()
    rows = [(last, symref, ref) for last, symref, ref in (line.split(" ", 2) for line in lines)]
    defaults = {symref for _, symref, _ in rows if symref}
    return tuple(
        Newer(ref.split("/", 2)[2], last, ref in defaults or _is_main(ref))
        for last, symref, ref in rows
        if last != commit and not symref
    )


def newer_main(root: Path, commit: str) -> Newer | None:
    """The main branch that goes on behind a commit; None where the commit is not behind one."""
    return next((one for one in newer_branches(root, commit) if one.is_main), None)


def commits_between(root: Path, old: str, new: str) -> int:
    """How many commits the newer of two has that the older lacks."""
    text = _ask(root, "rev-list", "--count", f"{old}..{new}").out.decode("ascii", "replace").strip()
    return int(text) if text.isdigit() else 0


def _is_main(ref: str) -> bool:
    """`refs/heads/main`, `refs/remotes/origin/main`; not `refs/heads/work/main`."""
    parts = ref.split("/")
    below = parts[2:] if parts[1] == "heads" else parts[3:]
    return "/".join(below) in _MAIN


def _ask(root: Path, *words: str) -> Said:
    try:
        return ask_git(root, *words)
    except GitMissing as missing:
        raise UserError("máy này chưa cài Git", "Git is not installed here") from missing
