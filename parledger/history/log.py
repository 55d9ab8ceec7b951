"""Every commit of a line with the score files that it changed, in one `git log --raw`.

Merges are compared with their first parent: what they brought to main. The order is Git's own,
children before parents. Replaced objects and grafts are never followed (`history.git`).
"""

import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from parledger.history.git import GitMissing, Said, ask_git
from parledger.history.revisions import damaged
from parledger.history.soundness import complaint, require_sound
from parledger.model.trail import LogCommit, Oddity, RawChange
from parledger.problems import UserError

_LOG = (
    "-c", "core.commitGraph=false",
    "log", "--topo-order", "--diff-merges=first-parent", "--raw", "-z", "--no-abbrev",
    "--no-renames", "--no-relative", "--no-color", "--no-ext-diff", "--no-notes", "--no-mailmap",
    "--encoding=UTF-8", "--format=%x01%H%x00%P%x00%an%x00%cn%x00%at%x00%ct%x00%B",
)  # fmt: skip
_KEPT = (b"scores/", b"trail/")
_REGULAR = b"100"


def read_log(root: Path, head: str, since: str = "") -> tuple[LogCommit, ...]:
    """Newest first; `since`: only what is not reachable from there. Paths from the top.

    `head`, `since`: full ids (`find_commit`).

    Only changes of files below a folder `scores` or `trail` are kept; the commits are all there,
    so that the shape of the history is. UserError (exit 1) where Git cannot read all of it, or
    where a commit or tree is not what its id says: it could cut the history short.
    """
    said = _ask(root, *_LOG, "--end-of-options", f"{since}..{head}" if since else head, "--")
    if said.code:
        raise complaint(said.err)
    commits = tuple(_commits(said.out))
    _require_closed(commits, head, since)
    require_sound(root, head, since)
    return commits


def _require_closed(commits: Sequence[LogCommit], head: str, since: str) -> None:
    """The head is there and every parent: what Git leaves out without a word is missed here."""
    known = {since, *(commit.id for commit in commits)}
    ends = {head} if since else {head, *(one for commit in commits for one in commit.parents)}
    for name in sorted(ends - known):
        raise damaged(f"không có commit {name[:12]}", f"commit {name[:12]} is missing")


def top_prefix(root: Path) -> str:
    """The root's path below the top of the repository, with a slash at the end; empty at the top."""
    return os.fsdecode(_ask(root, "rev-parse", "--show-prefix").out).rstrip("\n")


def branch_of(root: Path, revision: str) -> str:
    """The full name of the branch that a revision names; empty for anything else."""
    said = _ask(root, "rev-parse", "--symbolic-full-name", "--end-of-options", revision)
    lines = [line for line in _text(said).splitlines() if line.startswith("refs/")]
    return lines[-1] if lines else ""


def is_ancestor(root: Path, old: str, new: str) -> bool:
    """Whether a commit is in the history of another; one that is not there any more is not."""
    return _ask(root, "merge-base", "--is-ancestor", old, new).code == 0


def oddities(root: Path) -> tuple[Oddity, ...]:
    """Replaced objects and grafts: what Git would show in place of what was committed."""
    replaced = _text(_ask(root, "for-each-ref", "--format=%(refname:lstrip=2)", "refs/replace/"))
    found = [Oddity("replace", name) for name in replaced.split()]
    folder = os.fsdecode(_ask(root, "rev-parse", "--git-common-dir").out.rstrip(b"\n"))
    path = root / folder / "info" / "grafts"
    if path.is_file():
        lines = path.read_bytes().decode("utf-8", "replace").splitlines()
        grafts = (line.split()[0] for line in lines if line.strip() and line[0] != "#")
        found += [Oddity("graft", name) for name in grafts]
    return tuple(found)


def _commits(log: bytes) -> Iterator[LogCommit]:
    """A commit is seven fields; a change is two, of which the second is the path."""
    head: tuple[bytes, ...] | None = None
    changes: list[RawChange] = []
    fields = iter(log.split(b"\0"))
    for text in fields:
        piece = text.lstrip(b"\n")
        if piece.startswith(b"\x01"):
            if head is not None:
                yield _commit(head, changes)
            head, changes = (piece[1:], *(next(fields) for _ in range(6))), []
        elif piece.startswith(b":"):
            old_mode, new_mode, old, new, _ = piece[1:].split(b" ")
            path = next(fields)
            if any(folder in path for folder in _KEPT):
                changes.append(
                    RawChange(os.fsdecode(path), _blob(old_mode, old), _blob(new_mode, new))
                )
    if head is not None:
        yield _commit(head, changes)


def _commit(head: tuple[bytes, ...], changes: list[RawChange]) -> LogCommit:
    name, parents, author, committer, authored, committed, message = (
        text.decode("utf-8", "replace") for text in head
    )
    return LogCommit(
        name,
        tuple(parents.split()),
        author,
        committer,
        _instant(authored),
        _instant(committed),
        message.strip("\n"),
        tuple(changes),
    )


def _blob(mode: bytes, name: bytes) -> str:
    """Links and submodules are no files to any reader here."""
    return name.decode("ascii") if mode.startswith(_REGULAR) else ""


def _instant(seconds: str) -> datetime:
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (OverflowError, OSError, ValueError):
        # Git keeps any number; a year beyond 9999 is a broken clock, not a date.
        return datetime.max.replace(tzinfo=UTC)


def _text(said: Said) -> str:
    return said.out.decode("utf-8", "replace")


def _ask(root: Path, *words: str) -> Said:
    try:
        return ask_git(root, *words)
    except GitMissing as missing:
        raise UserError("máy này chưa cài Git", "Git is not installed here") from missing
