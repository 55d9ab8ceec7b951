"""What a request changes: between the last commit it shares with the base, and its head.

Renames count as a deletion and an addition, modes and submodules as changes, whatever the user's
settings say. Nothing is checked out.
"""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from parledger.history.ancestry import require_all_objects, require_whole_history
from parledger.history.git import GitMissing, Objects, Said, ask_git
from parledger.history.messages import reserved_in
from parledger.problems import UserError

_ABSENT = "000000"
_REGULAR = ("100644", "100755")


@dataclass(frozen=True, slots=True)
class Change:
    """One path that differs; a blob is empty and a mode `000000` where there is none.

    `path` is relative to the root, with forward slashes; what lies outside of the root begins
    with `../` and goes on from the top of the repository.
    """

    path: str
    old: str
    new: str
    old_mode: str
    new_mode: str

    @property
    def is_deletion(self) -> bool:
        """Whether the path is gone in the head."""
        return self.new_mode == _ABSENT

    @property
    def is_addition(self) -> bool:
        """Whether the path was not there before."""
        return self.old_mode == _ABSENT

    @property
    def is_plain(self) -> bool:
        """Whether the path is a regular file in the head, or gone: no link, no submodule."""
        return self.new_mode in (_ABSENT, *_REGULAR)


def common_bases(root: Path, base: str, head: str) -> tuple[str, ...]:
    """The last commits that both share: one, or several where branches were merged crosswise.

    UserError where there is none, and in a shallow clone, which cannot tell.
    """
    require_whole_history(root)
    require_all_objects(root, base, head)
    said = _ask(root, "merge-base", "--all", base, head)
    found = tuple(said.out.decode("ascii", "replace").split())
    if said.code or not found:
        raise UserError(
            f"hai phiên bản {base[:12]} và {head[:12]} không có lịch sử chung; "
            "hãy lập lại nhánh từ nhánh chính",
            f"{base[:12]} and {head[:12]} share no history; begin the branch anew from main",
        )
    return found


def changes_between(root: Path, old: str, new: str) -> tuple[Change, ...]:
    """Every path that differs between two commits, in the order of paths."""
    prefix = os.fsdecode(_ask(root, "rev-parse", "--show-prefix").out).rstrip("\n")
    said = _ask(
        root, "diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--no-ext-diff",
        "--no-relative", "--ignore-submodules=none", old, new,
    )  # fmt: skip
    if said.code:
        raise UserError(
            f"không so sánh được {old[:12]} với {new[:12]}",
            f"{old[:12]} and {new[:12]} cannot be compared",
        )
    found: list[Change] = []
    fields = iter(said.out.split(b"\0"))
    for text in fields:
        if text.startswith(b":"):
            old_mode, new_mode, before, after, _ = text[1:].decode("ascii").split(" ")
            path = _below(os.fsdecode(next(fields)), prefix)
            found.append(Change(path, _blob(before), _blob(after), old_mode, new_mode))
    return tuple(sorted(found, key=lambda change: change.path))


def forged_trailers(root: Path, base: str, head: str) -> tuple[tuple[str, str], ...]:
    """Commits that head brings to base and that carry the forge's own trailers: id and trailer.

    Merges too: where main is fast-forwarded, one of the branch would become main's own, and its
    words would be believed. Newest first.
    """
    said = _ask(
        root, "log", "-z", "--no-color", "--no-notes", "--encoding=UTF-8", "--format=%H%n%B",
        "--end-of-options", f"{base}..{head}", "--",
    )  # fmt: skip
    if said.code:
        raise UserError(
            f"không đọc được các commit từ {base[:12]} đến {head[:12]} (git fsck)",
            f"the commits from {base[:12]} to {head[:12]} cannot be read (git fsck)",
        )
    found: list[tuple[str, str]] = []
    for entry in filter(None, said.out.decode("utf-8", "replace").split("\0")):
        name, _, message = entry.partition("\n")
        found += ((name, trailer) for trailer in reserved_in(message))
    return tuple(found)


def read_blob(root: Path, blob: str) -> bytes | None:
    """The bytes of one side of a change; None where there is none or it cannot be read."""
    if not blob:
        return None
    objects = Objects(root)
    try:
        return objects.read(blob)
    finally:
        objects.close()


def commit_time(root: Path, commit: str) -> datetime:
    """When a commit was made by its committer's clock; only good to notice a wrong clock."""
    said = _ask(root, "log", "-1", "--format=%ct", commit)
    try:
        return datetime.fromtimestamp(int(said.out), UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.min.replace(tzinfo=UTC)


def _below(path: str, prefix: str) -> str:
    if not prefix:
        return path
    return path.removeprefix(prefix) if path.startswith(prefix) else f"../{path}"


def _blob(name: str) -> str:
    return "" if set(name) == {"0"} else name


def _ask(root: Path, *words: str) -> Said:
    try:
        return ask_git(root, *words)
    except GitMissing as missing:
        raise UserError("máy này chưa cài Git", "Git is not installed here") from missing
