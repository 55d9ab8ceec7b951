"""What reading a file gave, as a row of the cache and back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from parledger.located import Kept
from parledger.problems import Place, Problem, Problems
from parledger.source.cache import Row
from parledger.source.codec import codec_of
from parledger.source.packed import PackedEntries, pack

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """The record (None: there is none), the problems, and whether the file was read whole.

    `kept`: the documents for which the files under evidence/ have to be looked at.
    """

    record: T | None
    problems: Problems
    whole: bool
    kept: tuple[Kept, ...] = ()


def to_row(outcome: Outcome[T], kind: Any, stamp: str, path: str) -> tuple[Row, Outcome[T]]:
    """The row, and the same outcome with its entries packed."""
    record: Any = outcome.record
    shell, entries = record, getattr(record, "entries", None)
    packed: Mapping[str, object] = {}
    if isinstance(entries, Mapping):
        packed = pack(entries, path)
        shell = replace(record, entries={})
        record = replace(record, entries=packed)
    encode, _ = codec_of(kind)
    encode_kept, _ = codec_of(Kept)
    text = json.dumps(
        [
            outcome.whole,
            None if shell is None else encode(shell),
            [[p.place.line, p.place.column, p.code, p.subject, p.args] for p in outcome.problems],
            [encode_kept(one) for one in outcome.kept],
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )
    entry_kind, data = (
        (packed.kind, packed.data) if isinstance(packed, PackedEntries) else ("", b"")
    )
    return Row(stamp, entry_kind, text, data), replace(outcome, record=record)


def from_row(row: Row, kind: Any, path: str) -> Outcome[Any]:
    """What the file gave when the row was made."""
    _, decode = codec_of(kind)
    _, decode_kept = codec_of(Kept)
    whole, shell, problems, kept = json.loads(row.shell)
    record: Any = None if shell is None else decode(shell, path)
    if row.kind:
        record = replace(record, entries=PackedEntries(row.kind, path, row.entries))
    return Outcome(
        record,
        tuple(_problem(one, path) for one in problems),
        whole=whole,
        kept=tuple(decode_kept(one, path) for one in kept),
    )


def _problem(row: list[Any], path: str) -> Problem:
    line, column, code, subject, args = row
    return Problem(Place(path, line, column), code, subject, tuple((k, v) for k, v in args))
