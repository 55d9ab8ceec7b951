"""Fields of JSON that somebody else wrote: of the right type and shape, or refused."""

import json
import re
from typing import Any

from parledger.model.workspace import is_printable_name

HEX = re.compile(r"[0-9a-f]{64}")
OBJECT = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")
OBJECT_OR_NONE = re.compile(r"([0-9a-f]{40}([0-9a-f]{24})?)?")
VERSION = re.compile(r"[0-9]{1,4}(\.[0-9]{1,6})?")


class Unfit(Exception):  # noqa: N818 - a fact about the file, turned into words by its reader
    """A field that is not what it has to be."""


def read_json(data: bytes) -> Any:
    """What the text says. Unfit where it is no JSON."""
    try:
        return json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as wrong:
        raise Unfit("JSON") from wrong


def members(told: Any, key: str) -> list[Any]:
    """A list."""
    found = told.get(key) if isinstance(told, dict) else None
    if not isinstance(found, list):
        raise Unfit(key)
    return found


def text(told: Any, key: str, shape: re.Pattern[str] | None = None) -> str:
    """A text, of a certain shape where one is given."""
    found = told.get(key) if isinstance(told, dict) else None
    if not isinstance(found, str) or (shape is not None and not shape.fullmatch(found)):
        raise Unfit(key)
    return found


def flag(told: Any, key: str) -> bool:
    """Yes or no."""
    found = told.get(key) if isinstance(told, dict) else None
    if not isinstance(found, bool):
        raise Unfit(key)
    return found


def count(told: Any, key: str) -> int:
    """A whole number from 0."""
    found = told.get(key) if isinstance(told, dict) else None
    if type(found) is not int or found < 0:
        raise Unfit(key)
    return found


def path(told: Any, key: str) -> str:
    """A path that stays where it begins."""
    found = text(told, key)
    parts = found.split("/")
    if not all(part not in ("", ".", "..") and is_printable_name(part) for part in parts):
        raise Unfit(key)
    return found
