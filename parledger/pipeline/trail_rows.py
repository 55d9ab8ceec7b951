"""Commits, changes and versions as rows of the store and back; JSON, nothing that can run."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from parledger.history import Record
from parledger.model.trail import FieldChange, Gap, LogCommit, Stated, ValueChange

Row = Sequence[Any]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LAST = datetime.max.replace(tzinfo=UTC)
_NEVER = -(2**62)


def stated_text(said: Sequence[Stated]) -> bytes:
    """What a version says, as JSON."""
    told = [[one.unit, one.criterion, one.line, one.fields] for one in said]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def stated(told: Sequence[Row]) -> tuple[Stated, ...]:
    """The same, read back."""
    return tuple(Stated(unit, criterion, fields, line) for unit, criterion, line, fields in told)


def commit_row(place: int, commit: LogCommit) -> Row:
    """In the order of the table `commits`."""
    return (
        commit.id,
        place,
        " ".join(commit.parents),
        _kept(commit.author),
        _kept(commit.committer),
        _seconds(commit.authored),
        _seconds(commit.committed),
        _kept(commit.message),
    )


def commit(row: Row) -> LogCommit:
    """The same, read back; what it changed is not kept."""
    name, _, parents, author, committer, authored, committed, message = row
    who = author, committer
    return LogCommit(name, tuple(parents.split()), *who, _time(authored), _time(committed), message)


def change_row(place: int, change: ValueChange) -> Row:
    """In the order of the table `changes`."""
    fields = [[one.name, one.old, one.new] for one in change.fields]
    return (
        place, change.cycle, change.unit, change.criterion, change.step,
        json.dumps(fields, ensure_ascii=False), _kept(change.path), change.line, change.commit,
        " ".join(change.written), change.reason, int(change.gap),
    )  # fmt: skip


def changes(rows: Iterable[Row]) -> Iterator[ValueChange]:
    """The same, read back. Texts that come again are one text: hundreds of thousands of changes
    name the same units, criteria, files and commits, and often say the same.
    """
    held: dict[str, str] = {}
    groups: dict[str, tuple[str, ...]] = {}

    def one_of(text: str) -> str:
        return held.setdefault(text, text)

    for _, cycle, unit, criterion, step, fields, path, line, commit, written, reason, gap in rows:
        if written not in groups:
            groups[written] = tuple(one_of(name) for name in written.split())
        yield ValueChange(
            one_of(cycle), one_of(unit), one_of(criterion), one_of(step), _fields(fields, held),
            one_of(path), line, one_of(commit), groups[written], one_of(reason), bool(gap),
        )  # fmt: skip


def _fields(text: str, held: dict[str, str]) -> tuple[FieldChange, ...]:
    def one_of(part: str | None) -> str | None:
        return None if part is None else held.setdefault(part, part)

    told = json.loads(text)
    return tuple(
        FieldChange(held.setdefault(name, name), one_of(old), one_of(new))
        for name, old, new in told
    )


def gap_row(place: int, gap: Gap) -> Row:
    """In the order of the table `gaps`."""
    return (
        place, gap.cycle, gap.unit, gap.step, _kept(gap.path), gap.commit, gap.blob, gap.why,
    )  # fmt: skip


def record_text(told: Record) -> str:
    """A record of trail/, as JSON."""
    received = None if told.received is None else _seconds(told.received)
    people = told.author, told.reviewers, told.approvals, told.merged_by
    return json.dumps([told.number, told.commit, *people, received])


def record(text: str) -> Record:
    """The same, read back."""
    number, name, author, reviewers, approvals, merged_by, received = json.loads(text)
    when = None if received is None else _time(received)
    return Record(number, name, author, tuple(reviewers), tuple(approvals), merged_by, when)


def _kept(text: str) -> str:
    """Bytes of a path or a name that are no Unicode cannot stand in a database."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _seconds(moment: datetime) -> int:
    return _NEVER if moment == _LAST else int((moment - _EPOCH).total_seconds())


def _time(seconds: int) -> datetime:
    return _LAST if seconds == _NEVER else _EPOCH + timedelta(seconds=seconds)
