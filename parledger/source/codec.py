"""Frozen records as plain JSON values and back, by their declared types.

Places are kept without their path, which is the file's own. JSON and no pickle: what is read
back can be wrong, but it can never run.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from parledger.model.rule import Done, Value
from parledger.problems import Place

Encode = Callable[[Any], Any]
Decode = Callable[[Any, str], Any]
Codec = tuple[Encode, Decode]


@lru_cache(maxsize=65536)
def _fraction(numerator: int, denominator: int) -> Fraction:
    return Fraction(numerator, denominator)


def _same(value: Any) -> Any:
    return value


def _same_back(value: Any, path: str) -> Any:  # noqa: ARG001
    return value


_PLAIN: Codec = (_same, _same_back)


@lru_cache(maxsize=256)
def codec_of(kind: Any) -> Codec:
    """How values of a type are written and read; TypeError for a type that has no form here."""
    if kind in (str, int, bool, type(None)) or get_origin(kind) is Literal:
        return _PLAIN
    if kind in _LEAVES:
        return _LEAVES[kind]
    origin = get_origin(kind)
    if origin is tuple:
        return _tuple_codec(get_args(kind))
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping_codec(codec_of(get_args(kind)[1]))
    if origin in (Union, types.UnionType):
        return _union_codec(get_args(kind))
    if is_dataclass(kind) and isinstance(kind, type):
        return _record_codec(kind)
    raise TypeError(f"no codec for {kind}")


def _record_codec(kind: type) -> Codec:
    hints = get_type_hints(kind)
    names = [one.name for one in fields(kind) if one.init]
    codecs = [codec_of(hints[name]) for name in names]
    encoders = [encode for encode, _ in codecs]
    # Most fields are written as they are: only the others cost a call when read.
    busy = [(place, decode) for place, (_, decode) in enumerate(codecs) if decode is not _same_back]

    def encode_record(record: Any) -> Any:
        return [encode(getattr(record, name)) for name, encode in zip(names, encoders, strict=True)]

    def decode_record(row: Any, path: str) -> Any:
        for place, decode in busy:
            value = row[place]
            if value is not None:
                row[place] = decode(value, path)
        return kind(*row)

    return encode_record, decode_record


def _tuple_codec(members: tuple[Any, ...]) -> Codec:
    if len(members) == 2 and members[1] is Ellipsis:
        encode, decode = codec_of(members[0])
        if decode is _same_back:
            return list, lambda row, _: tuple(row)
        return (
            lambda value: [encode(one) for one in value],
            lambda row, path: tuple(decode(one, path) for one in row),
        )
    codecs = [codec_of(member) for member in members]
    return (
        lambda value: [encode(one) for (encode, _), one in zip(codecs, value, strict=True)],
        lambda row, path: tuple(
            decode(one, path) for (_, decode), one in zip(codecs, row, strict=True)
        ),
    )


def _mapping_codec(inner: Codec) -> Codec:
    encode, decode = inner
    return (
        lambda value: {key: encode(one) for key, one in value.items()},
        lambda row, path: {key: decode(one, path) for key, one in row.items()},
    )


def _union_codec(members: tuple[Any, ...]) -> Codec:
    """`X | None`, or what a unit gives as a value: nothing else needs telling apart."""
    kinds = [member for member in members if member is not type(None)]
    if set(kinds) == set(get_args(Value)):
        encode, decode = _VALUE
    elif len(kinds) == 1:
        encode, decode = codec_of(kinds[0])
    else:
        raise TypeError(f"no codec for a choice of {members}")
    return (
        lambda value: None if value is None else encode(value),
        lambda row, path: None if row is None else decode(row, path),
    )


def _encode_value(value: Value) -> Any:
    """A value by a letter that says what it is; words and truth values stand for themselves."""
    if isinstance(value, (bool, str)):
        return value
    if isinstance(value, Fraction):
        return ["f", value.numerator, value.denominator]
    if isinstance(value, Done):
        return ["d", *_pair(value.done), *_pair(value.planned)]
    if value and isinstance(value[0], tuple):
        return ["c", *([name, *_pair(count)] for name, count in value)]
    return ["t", *value]


def _pair(value: Any) -> tuple[int, int]:
    return value.numerator, value.denominator


def _decode_value(row: Any, path: str) -> Any:  # noqa: ARG001
    if not isinstance(row, list):
        return row
    kind, *rest = row
    if kind == "f":
        return _fraction(*rest)
    if kind == "d":
        return Done(_fraction(*rest[:2]), _fraction(*rest[2:]))
    if kind == "c":
        return tuple((name, _fraction(top, below)) for name, top, below in rest)
    return tuple(rest)


_VALUE: Codec = (_encode_value, _decode_value)
_LEAVES: dict[Any, Codec] = {
    Fraction: (
        lambda value: [value.numerator, value.denominator],
        lambda row, _: _fraction(row[0], row[1]),
    ),
    date: (lambda value: value.toordinal(), lambda row, _: date.fromordinal(row)),
    Place: (
        lambda place: [place.line, place.column],
        lambda row, path: Place(path, row[0], row[1]),
    ),
}
