"""manifest.json of a bundle, every field looked at: it was written by whoever made the archive."""

import json
import re
from typing import Any

from parledger.located.scalars import is_id
from parledger.model.bundle import FORMAT, Held, Manifest, Part, Removed
from parledger.model.workspace import is_printable_name
from parledger.problems import UserError

_EDITIONS = ("public", "internal")
_HEX = re.compile(r"[0-9a-f]{64}")
_BLOB = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")
_VERSION = re.compile(r"[0-9]{1,4}(\.[0-9]{1,6})?")
_ENGINE = re.compile(r"[0-9A-Za-z.+-]{1,40}")


class _Unfit(Exception):  # noqa: N818 - a fact about the file, turned into words at once
    """A field that is not what it has to be."""


def read_manifest(data: bytes) -> Manifest:
    """The manifest. UserError (exit 1) where it is none, or of another format."""
    try:
        told = json.loads(data.decode("utf-8"))
        if isinstance(told, dict) and told.get("format") not in (None, FORMAT):
            raise UserError(
                f"manifest.json: gói thuộc dạng khác, chương trình này đọc {FORMAT}",
                f"manifest.json: the bundle is of another format, this program reads {FORMAT}",
                exit_code=1,
            )
        return _manifest(told)
    except (ValueError, RecursionError) as wrong:
        raise _unfit("JSON") from wrong
    except _Unfit as wrong:
        raise _unfit(str(wrong)) from wrong


def _unfit(field: str) -> UserError:
    return UserError(
        f"manifest.json: không đọc được ({field})",
        f"manifest.json: cannot be read ({field})",
        exit_code=1,
    )


def _manifest(told: Any) -> Manifest:
    cycle = _text(told, "cycle")
    edition = _text(told, "edition")
    if not is_id(cycle) or edition not in _EDITIONS:
        raise _Unfit("cycle, edition")
    versions = _list(told, "versions")
    return Manifest(
        edition=edition,
        cycle=cycle,
        version=_text(told, "version", _VERSION),
        commit=_text(told, "commit", _BLOB),
        engine=_text(told, "engine", _ENGINE),
        versions=tuple((_text(v, "version", _VERSION), _text(v, "sha256", _HEX)) for v in versions),
        parts=tuple(_part(row) for row in _list(told, "inputs")),
    )


def _part(row: Any) -> Part:
    path, state = _path(row, "path"), _text(row, "state")
    if state not in list(Held):
        raise _Unfit("state")
    sha256 = _text(row, "sha256", _HEX)
    whole = state == Held.WHOLE
    return Part(
        path=path,
        state=Held(state),
        blob=_text(row, "blob", _BLOB),
        sha256=sha256,
        held=f"inputs/{path}" if whole else _path(row, "held"),
        digest=sha256 if whole else _text(row, "held_sha256", _HEX),
        removed=_removed(row.get("removed")),
    )


def _removed(row: Any) -> Removed:
    if row is None:
        return Removed()
    documents = row.get("documents") if isinstance(row, dict) else None
    accounts = row.get("accounts") if isinstance(row, dict) else None
    comments = row.get("comments") if isinstance(row, dict) else None
    if type(documents) is not int or type(accounts) is not bool or type(comments) is not bool:
        raise _Unfit("removed")
    return Removed(documents, accounts, comments)


def _list(told: Any, key: str) -> list[Any]:
    found = told.get(key) if isinstance(told, dict) else None
    if not isinstance(found, list):
        raise _Unfit(key)
    return found


def _text(told: Any, key: str, shape: re.Pattern[str] | None = None) -> str:
    found = told.get(key) if isinstance(told, dict) else None
    if not isinstance(found, str) or (shape is not None and not shape.fullmatch(found)):
        raise _Unfit(key)
    return found


def _path(told: Any, key: str) -> str:
    found = _text(told, key)
    parts = found.split("/")
    if not all(part not in ("", ".", "..") and is_printable_name(part) for part in parts):
        raise _Unfit(key)
    return found
