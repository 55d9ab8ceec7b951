"""Write plain values as canonical YAML text.

One field a line, block style, two spaces, double quotes only where needed.
`Code` marks a text that is always quoted, such as a criterion's code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import TypeAlias

Value: TypeAlias = (
    "str | int | bool | Fraction | date | Mapping[str, Value] | Sequence[Value] | None"
)

_LOOKS_LIKE_OTHER = re.compile(
    r"(?i)^([-+]?[0-9][0-9_]*(\.[0-9_]*)?(e[-+]?[0-9]+)?|[-+]?\.[0-9]+|0[xo][0-9a-f]+"
    r"|\d{4}-\d{1,2}(-\d{1,2}.*)?|~|null|true|false|yes|no|on|off|y|n|=|<<|[-+]?\.(inf|nan))$"
)
_FIRST_CHARACTERS = frozenset("-?:,[]{}#&*!|>'\"%@` ")


class Code(str):
    """A text that is written in double quotes even where YAML would not ask for them."""

    __slots__ = ()


def document(value: Mapping[str, Value]) -> str:
    """Return the whole file, ending with one line feed."""
    return "\n".join(_mapping(value, 0)) + "\n"


def decimal(number: Fraction) -> str:
    """Return the plain decimal of a number that ends within six places."""
    scaled = number * 10**6
    if scaled.denominator != 1:
        raise ValueError(f"{number} has no short decimal")
    sign = "-" if scaled < 0 else ""
    whole, rest = divmod(abs(scaled.numerator), 10**6)
    digits = f"{rest:06d}".rstrip("0")
    return f"{sign}{whole}.{digits}" if digits else f"{sign}{whole}"


def _mapping(value: Mapping[str, Value], indent: int) -> Iterator[str]:
    for key, item in value.items():
        yield from _entry(f"{' ' * indent}{scalar(key)}:", item, indent)


def _entry(head: str, item: Value, indent: int) -> Iterator[str]:
    if isinstance(item, Mapping) and item:
        yield head
        yield from _mapping(item, indent + 2)
    elif isinstance(item, (list, tuple)) and item:
        yield head
        yield from _sequence(item, indent + 2)
    elif item is None:
        yield head
    else:
        yield f"{head} {scalar(item)}"


def _sequence(items: Sequence[Value], indent: int) -> Iterator[str]:
    for item in items:
        if isinstance(item, Mapping) and item:
            lines = list(_mapping(item, indent + 2))
            yield f"{' ' * indent}- {lines[0].lstrip()}"
            yield from lines[1:]
        else:
            yield f"{' ' * indent}- {scalar(item)}"


def scalar(value: Value) -> str:
    """Return one value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Fraction):
        return decimal(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return _quoted(value) if isinstance(value, Code) or _needs_quotes(value) else value
    if value in ({}, [], ()):
        return "{}" if isinstance(value, Mapping) else "[]"
    raise TypeError(f"cannot write {type(value).__name__}")


def _needs_quotes(text: str) -> bool:
    return (
        not text
        or text[0] in _FIRST_CHARACTERS
        or text[-1] in " :"
        or ": " in text
        or " #" in text
        or "\n" in text
        or _LOOKS_LIKE_OTHER.match(text) is not None
    )


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
