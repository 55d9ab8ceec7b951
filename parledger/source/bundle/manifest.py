"""manifest.json of a bundle, every field looked at: it was written by whoever made the archive."""

import re
from typing import Any

from parledger.located.scalars import is_id
from parledger.model.bundle import FORMAT, INPUTS, MANIFEST, Held, Manifest, Part, Removed
from parledger.problems import UserError
from parledger.source.bundle.fields import (
    HEX,
    OBJECT,
    VERSION,
    Unfit,
    count,
    flag,
    members,
    path,
    read_json,
    text,
)

_EDITIONS = ("public", "internal")
_ENGINE = re.compile(r"[0-9A-Za-z.+-]{1,40}")


def read_manifest(data: bytes) -> Manifest:
    """The manifest. UserError (exit 1) where it is none, or of another format."""
    try:
        told = read_json(data)
        if isinstance(told, dict) and told.get("format") != FORMAT:
            raise UserError(
                f"{MANIFEST}: gói thuộc dạng khác, chương trình này đọc {FORMAT}",
                f"{MANIFEST}: the bundle is of another format, this program reads {FORMAT}",
                exit_code=1,
            )
        return _manifest(told)
    except Unfit as wrong:
        raise UserError(
            f"{MANIFEST}: không đọc được ({wrong})",
            f"{MANIFEST}: cannot be read ({wrong})",
            exit_code=1,
        ) from wrong


def _manifest(told: Any) -> Manifest:
    cycle, edition = text(told, "cycle"), text(told, "edition")
    if not is_id(cycle) or edition not in _EDITIONS:
        raise Unfit("cycle, edition")
    return Manifest(
        edition=edition,
        cycle=cycle,
        version=text(told, "version", VERSION),
        commit=text(told, "commit", OBJECT),
        engine=text(told, "engine", _ENGINE),
        versions=tuple(
            (text(row, "version", VERSION), text(row, "sha256", HEX))
            for row in members(told, "versions")
        ),
        parts=tuple(_part(row) for row in members(told, "inputs")),
    )


def _part(row: Any) -> Part:
    state = text(row, "state")
    if state not in list(Held):
        raise Unfit("state")
    where, sha256, whole = path(row, "path"), text(row, "sha256", HEX), state == Held.WHOLE
    removed = row.get("removed")
    return Part(
        path=where,
        state=Held(state),
        blob=text(row, "blob", OBJECT),
        sha256=sha256,
        held=INPUTS + where if whole else path(row, "held"),
        digest=sha256 if whole else text(row, "held_sha256", HEX),
        removed=Removed() if removed is None else _removed(removed),
    )


def _removed(row: Any) -> Removed:
    return Removed(count(row, "documents"), flag(row, "accounts"), flag(row, "comments"))
