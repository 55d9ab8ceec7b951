"""Which commit last changed each file, in one pass over the first-parent line.

On that line a merge stands for everything it brought in: the commit beside a figure is the one
with which the figure became official, not the draft it was typed in.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from parledger.history.git import GitMissing, Said, ask_git
from parledger.problems import UserError

WhyNone = Literal["", "no_git", "no_repository", "unreadable", "empty", "shallow"]
"""Why there is no history: no program, no repository, one that Git refuses, no commit, cut off."""

DATA_FOLDERS = ("units", "criteria", "scores")

# A commit's day is the day in Vietnam, wherever it was made and wherever the site is built.
_VIETNAM = timezone(timedelta(hours=7))

_COMMIT = b"\x01"
LOG = (
    "log", "--first-parent", "-m", "--raw", "-z", "--no-abbrev", "--no-renames", "--relative",
    "--no-color", "--no-ext-diff", "--no-notes", "--format=%x01%H %ct",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FileStamp:
    """The last commit that changed a file, its day, and the blob id it left there."""

    commit: str
    day: date
    blob: str


@dataclass(frozen=True, slots=True)
class History:
    """HEAD and the files' stamps.

    `today` is HEAD's day, or SOURCE_DATE_EPOCH's where that is set; None where neither is known.
    `stamps` is empty unless `available`; paths are relative to the root, with forward slashes.
    """

    commit: str = ""
    today: date | None = None
    available: bool = False
    why: WhyNone = ""
    stamps: Mapping[str, FileStamp] = field(default_factory=dict)

    def stamps_of(self, digests: Mapping[str, str]) -> Mapping[str, FileStamp]:
        """The stamps of files that stand now as their commit left them.

        `digests`: path -> Git blob id of the bytes read. A file with changes that are not
        committed has no stamp: no commit vouches for its figures.
        """
        return {
            path: self.stamps[path]
            for path, blob in digests.items()
            if path in self.stamps and self.stamps[path].blob == blob
        }


def read_stamps(root: Path) -> History:
    """Everything the site says of commits and dates; a stated reason where Git shows none.

    Raises UserError alone, for a SOURCE_DATE_EPOCH that is not a number of seconds.
    """
    given = _source_date()
    try:
        return _read(root, given)
    except GitMissing:
        return History(today=given, why="no_git")


def _read(root: Path, given: date | None) -> History:
    shallow = ask_git(root, "rev-parse", "--is-shallow-repository")
    if shallow.code:
        return History(today=given, why=_refusal(shallow))
    head = ask_git(root, "log", "-1", "--format=%H %ct", "HEAD")
    if head.code or not head.out:
        named = ask_git(root, "rev-parse", "--verify", "--quiet", "HEAD")
        return History(today=given, why="empty" if named.code else "unreadable")
    commit, day = _commit(head.out)
    today = given or day
    if shallow.out.strip() == b"true":
        return History(commit, today, why="shallow")
    log = ask_git(root, *LOG, "HEAD", "--", *DATA_FOLDERS)
    if log.code:
        return History(commit, today, why="unreadable")
    return History(commit, today, True, "", MappingProxyType(_stamps(log.out)))


def _refusal(said: Said) -> WhyNone:
    return "no_repository" if "not a git repository" in said.err else "unreadable"


def _stamps(log: bytes) -> dict[str, FileStamp]:
    """Newest first, so the first mention of a path is its last change."""
    stamps: dict[str, FileStamp] = {}
    gone: set[str] = set()
    for commit, day, status, blob, path in changes_in(log):
        if path in stamps or path in gone:
            continue
        if status == "D":
            gone.add(path)
        else:
            stamps[path] = FileStamp(commit, day, blob)
    return stamps


def changes_in(log: bytes) -> Iterator[tuple[str, date, str, str, str]]:
    """Commit, its day, status letter, new blob and path of every change, newest first.

    Fields end with NUL. A change is two of them, of which the second is the path, whatever it
    looks like.
    """
    fields = iter(log.split(b"\0"))
    commit, day = "", date.min
    for text in fields:
        piece = text.lstrip(b"\n")
        if piece.startswith(_COMMIT):
            commit, day = _commit(piece.removeprefix(_COMMIT))
        elif piece.startswith(b":"):
            _, _, _, blob, status = piece.decode("ascii").split(" ")
            yield commit, day, status[0], blob, os.fsdecode(next(fields))


def _commit(line: bytes) -> tuple[str, date]:
    commit, _, seconds = line.decode("ascii").strip().partition(" ")
    return commit, _day(seconds)


def _day(seconds: str) -> date:
    """The last day that there is for what is no date, as in a commit whose author has none."""
    try:
        return datetime.fromtimestamp(int(seconds), UTC).astimezone(_VIETNAM).date()
    except (OverflowError, OSError, ValueError):
        # Git keeps any number; a year beyond 9999 is a broken clock, not a date.
        return date.max


def _source_date() -> date | None:
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit()):
        raise UserError(
            f"SOURCE_DATE_EPOCH phải là số giây tính từ 01/01/1970, không phải «{text}»",
            f"SOURCE_DATE_EPOCH must be a number of seconds since 1970-01-01, not '{text}'",
        )
    return _day(text)
