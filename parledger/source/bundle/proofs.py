"""signatures/ of a bundle: its index, and objects of Git that prove what they say by their ids."""

import re
from hashlib import sha1, sha256
from typing import Any

from parledger.model.bundle import CommitProof, Proofs, TagProof
from parledger.source.bundle.fields import (
    OBJECT,
    OBJECT_OR_NONE,
    VERSION,
    Unfit,
    flag,
    members,
    path,
    read_json,
    text,
)

_PROMISE = re.compile(r"|tags|commits")
_SHA1 = 40
"""Digits of an object's id in a repository of the usual kind; twice as many bits are SHA-256."""


def read_proofs(data: bytes) -> Proofs:
    """The index. ValueError where it is none."""
    try:
        told = read_json(data)
        return Proofs(
            text(told, "require", _PROMISE),
            path(told, "path"),
            tuple(_tag(row) for row in members(told, "tags")),
            tuple(_commit(row) for row in members(told, "commits")),
        )
    except Unfit as wrong:
        raise ValueError(str(wrong)) from wrong


def _tag(row: Any) -> TagProof:
    return TagProof(
        text(row, "version", VERSION),
        path(row, "tag"),
        text(row, "object", OBJECT_OR_NONE),
        text(row, "commit", OBJECT_OR_NONE),
        flag(row, "signed"),
    )


def _commit(row: Any) -> CommitProof:
    return CommitProof(
        text(row, "commit", OBJECT), text(row, "blob", OBJECT_OR_NONE), flag(row, "signed")
    )


def object_id(kind: str, data: bytes, like: str) -> str:
    """Git's id of an object, by the hash that an id of the same repository shows."""
    whole = b"%s %d\0" % (kind.encode("ascii"), len(data)) + data
    if len(like) == _SHA1:
        return sha1(whole, usedforsecurity=False).hexdigest()
    return sha256(whole).hexdigest()


def named_in(data: bytes, key: str) -> str:
    """What a tag or commit says in the head under a key, empty where it says nothing."""
    head = data.partition(b"\n\n")[0]
    begin = f"{key} ".encode("ascii")
    line = next((line for line in head.split(b"\n") if line.startswith(begin)), b"")
    return line.removeprefix(begin).decode("utf-8", "replace")


def entry_in(tree: bytes, name: str, like: str) -> str:
    """The id of what a tree has under a name, empty where it has nothing."""
    size, place = len(like) // 2, 0
    while place < len(tree):
        end = tree.find(b"\0", place)
        if end < 0:
            break
        found = tree[place:end].partition(b" ")[2]
        if found == name.encode("utf-8"):
            return tree[end + 1 : end + 1 + size].hex()
        place = end + 1 + size
    return ""
