"""What a typed value says, without where it stands: lines that only moved are no change."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from parledger.problems import Place


def meaning(value: object) -> object:
    """The value as nested tuples without places."""
    if is_dataclass(value) and not isinstance(value, type):
        return tuple(
            (one.name, meaning(getattr(value, one.name)))
            for one in fields(value)
            if one.compare and not _is_place(one.name, getattr(value, one.name))
        )
    if isinstance(value, Mapping):
        return tuple(sorted(((key, meaning(one)) for key, one in value.items()), key=repr))
    if isinstance(value, tuple | list):
        return tuple(meaning(one) for one in value)
    return value


def _is_place(name: str, value: object) -> bool:
    return isinstance(value, Place) or name in ("at", "places") or name.endswith(("_at", "_places"))


def differ(old: object, new: object) -> bool:
    """Whether two values say different things."""
    return meaning(old) != meaning(new)
