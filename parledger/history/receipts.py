"""When each change of data was received, and by whom it was brought to main, in one `git log`.

A change is what one commit on main's first-parent line brings in: a merge stands for its whole
branch. Its receipt is the forge's record of the push that brought the branch's head: a trailer
`Received:` in the merge's own message, or an append-only file `trail/<year>/<number>.json`. What
has neither was *merged on* the merge's day, which nobody may call late. The dates and names that
an author puts on the commits of a branch never count, and neither do trailers on a commit with
one parent (squashed, rebased or pushed straight to main), whose words are its author's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from parledger.history.git import GitMissing, Objects, ask_git
from parledger.history.messages import Told, read_message
from parledger.history.stamps import DATA_FOLDERS, WhyNone
from parledger.history.trail import TRAIL, Record, read_record

_LOG = (
    "log", "--first-parent", "-m", "--raw", "-z", "--no-abbrev", "--no-renames", "--relative",
    "--no-color", "--no-ext-diff", "--no-notes", "--encoding=UTF-8",
    "--format=%x01%H%x1f%ct%x1f%P%x1f%B",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is known of one commit on main's line that changed data.

    `received` is the recorded time of the push; None without a record. People are accounts or
    names as the forge wrote them, without addresses; they never enter the public edition.
    `changed`: path -> the status letter of Git (A added, M modified, D deleted).
    """

    commit: str
    merged: datetime
    is_merge: bool
    request: str = ""
    author: str = ""
    reviewers: tuple[str, ...] = ()
    approvals: tuple[str, ...] = ()
    merged_by: str = ""
    received: datetime | None = None
    changed: Mapping[str, str] = field(default_factory=dict)

    @property
    def recorded(self) -> bool:
        """Whether the time of the push is known: only then may something be called late."""
        return self.received is not None

    @property
    def when(self) -> datetime:
        """The recorded time of the push, else that of the merge on main."""
        return self.merged if self.received is None else self.received


@dataclass(frozen=True, slots=True)
class Receipts:
    """The line, newest first; and of each file that stands now, who brought and changed it.

    `first`: path -> the commit that brought it to main (after a deletion: brought it back);
    `last`: path -> the commit that changed it last; `changes`: all since `first`, oldest first.
    Empty unless `available`.
    """

    available: bool = False
    why: WhyNone = ""
    line: tuple[Receipt, ...] = ()
    changes: Mapping[str, tuple[Receipt, ...]] = field(default_factory=dict)

    def first(self, path: str) -> Receipt | None:
        """The commit that brought a file to main; None where it does not stand."""
        return next(iter(self.changes.get(path, ())), None)

    def last(self, path: str) -> Receipt | None:
        """The commit that changed a file last."""
        return next(reversed(self.changes.get(path, ())), None)


def read_receipts(root: Path, revision: str = "HEAD") -> Receipts:
    """The receipts of a revision's first-parent line; a stated reason where Git shows none.

    `revision` is one that Git knows (`find_commit`).
    """
    try:
        return _read(root, revision)
    except GitMissing:
        return Receipts(why="no_git")


def _read(root: Path, revision: str) -> Receipts:
    shallow = ask_git(root, "rev-parse", "--is-shallow-repository")
    if shallow.code:
        outside = "not a git repository" in shallow.err
        return Receipts(why="no_repository" if outside else "unreadable")
    if shallow.out.strip() == b"true":
        return Receipts(why="shallow")
    log = ask_git(root, *_LOG, "--end-of-options", revision, "--", *DATA_FOLDERS, TRAIL)
    if log.code:
        return Receipts(why="unreadable")
    commits = tuple(_commits(log.out))
    records = _records(root, commits)
    line = tuple(
        _with_record(commit.receipt, records.get(commit.receipt.commit))
        for commit in commits
        if commit.receipt.changed
    )
    return Receipts(True, "", line, MappingProxyType(_changes(line)))


@dataclass(frozen=True, slots=True)
class _Commit:
    """A commit's receipt and the blobs of the records that it added."""

    receipt: Receipt
    added: tuple[tuple[str, str], ...]  # path, blob


def _commits(log: bytes) -> Iterator[_Commit]:
    """Newest first. Fields end with NUL; a change is two of them, the second is the path."""
    head: Receipt | None = None
    changed: dict[str, str] = {}
    added: list[tuple[str, str]] = []
    fields = iter(log.split(b"\0"))
    for text in fields:
        piece = text.lstrip(b"\n")
        if piece.startswith(b"\x01"):
            if head is not None:
                yield _Commit(replace(head, changed=changed), tuple(added))
            head, changed, added = _head(piece[1:]), {}, []
        elif piece.startswith(b":"):
            _, _, _, blob, status = piece.decode("ascii").split(" ")
            path = next(fields).decode("utf-8", "surrogateescape")
            if not path.startswith(f"{TRAIL}/"):
                changed[path] = status[0]
            elif status[0] == "A":
                added.append((path, blob))
    if head is not None:
        yield _Commit(replace(head, changed=changed), tuple(added))


def _head(piece: bytes) -> Receipt:
    commit, seconds, parents, message = piece.decode("utf-8", "replace").split("\x1f", 3)
    is_merge = len(parents.split()) > 1
    told = read_message(message, is_merge=is_merge)
    receipt = Receipt(commit, _instant(seconds), is_merge)
    return _with_told(receipt, told)


def _with_told(receipt: Receipt, told: Told) -> Receipt:
    return replace(
        receipt,
        request=told.request,
        author=told.author,
        reviewers=told.reviewers,
        approvals=told.approvals,
        merged_by=told.merged_by,
        received=_believed(told.received, receipt.merged),
    )


def _with_record(receipt: Receipt, record: Record | None) -> Receipt:
    """What a record says comes before what the message says: the step after the merge wrote it."""
    if record is None:
        return receipt
    return replace(
        receipt,
        request=record.number or receipt.request,
        author=record.author or receipt.author,
        reviewers=record.reviewers or receipt.reviewers,
        approvals=record.approvals or receipt.approvals,
        merged_by=record.merged_by or receipt.merged_by,
        received=_believed(record.received, receipt.merged) or receipt.received,
    )


def _believed(received: datetime | None, merged: datetime) -> datetime | None:
    """A push recorded after the merge that it led to is a broken clock, not a receipt."""
    return None if received is None or received > merged else received


def _instant(seconds: str) -> datetime:
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (OverflowError, OSError, ValueError):
        # Git keeps any number; a year beyond 9999 is a broken clock, not a date.
        return datetime.max.replace(tzinfo=UTC)


def _records(root: Path, commits: tuple[_Commit, ...]) -> Mapping[str, Record]:
    """Merge commit -> the record that was added first for it: what was written once stays."""
    found: dict[str, Record] = {}
    oldest_first = [one for commit in reversed(commits) for one in commit.added]
    if not oldest_first:
        return found
    objects = Objects(root)
    try:
        seen: set[str] = set()
        for path, blob in oldest_first:
            data = objects.read(blob) if path not in seen else None
            seen.add(path)
            record = read_record(path, data) if data is not None else None
            if record is not None:
                found.setdefault(record.commit, record)
    finally:
        objects.close()
    return found


def _changes(line: tuple[Receipt, ...]) -> dict[str, tuple[Receipt, ...]]:
    standing: dict[str, list[Receipt]] = {}
    for receipt in reversed(line):
        for path, status in receipt.changed.items():
            if status == "D":
                standing.pop(path, None)
            else:
                standing.setdefault(path, []).append(receipt)
    return {path: tuple(changes) for path, changes in standing.items()}
