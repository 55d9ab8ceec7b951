"""Entries of a score file kept small: a million entries as objects would fill the memory."""

import json
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Generic, TypeVar, cast

from parledger.model.scores import Explanation, Round1Entry, Round2Entry, SelfEntry
from parledger.source.codec import codec_of

E = TypeVar("E")

_KINDS: Mapping[str, type] = {
    kind.__name__: kind for kind in (SelfEntry, Round1Entry, Explanation, Round2Entry)
}


class PackedEntries(Mapping[str, E], Generic[E]):
    """Code -> entry, unpacked when asked for; the last few files stay unpacked."""

    __slots__ = ("data", "kind", "path")

    def __init__(self, kind: str, path: str, data: bytes) -> None:
        self.kind = kind
        self.path = path
        self.data = data

    def __getitem__(self, code: str) -> E:
        return self._open()[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._open())

    def __len__(self) -> int:
        return len(self._open())

    def _open(self) -> Mapping[str, E]:
        return cast("Mapping[str, E]", _unpack(self.kind, self.path, self.data))

    def __reduce__(self) -> tuple[type, tuple[str, str, bytes]]:
        return type(self), (self.kind, self.path, self.data)


def pack(entries: Mapping[str, E], path: str) -> Mapping[str, E]:
    """The same entries, packed; an empty map stays as it is."""
    if not entries:
        return entries
    kind = type(next(iter(entries.values()))).__name__
    encode, _ = codec_of(_KINDS[kind])
    rows = {code: encode(entry) for code, entry in entries.items()}
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return PackedEntries(kind, path, zlib.compress(text.encode("utf-8"), 1))


@lru_cache(maxsize=64)
def _unpack(kind: str, path: str, data: bytes) -> Mapping[str, object]:
    _, decode = codec_of(_KINDS[kind])
    rows = json.loads(zlib.decompress(data))
    return {code: decode(row, path) for code, row in rows.items()}
