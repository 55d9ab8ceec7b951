"""How a check writes down what it found."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import islice

from parledger.located.fields import nearest
from parledger.model.words import plain_decimal
from parledger.problems import Place, Problem

_MANY = 200


def found(code: str, place: Place, subject: str = "", **args: object) -> Problem:
    """A problem; numbers among its arguments become plain decimals."""
    return Problem(place, code, subject, tuple((name, _shown(arg)) for name, arg in args.items()))


def _shown(value: object) -> str:
    return plain_decimal(value) if isinstance(value, Fraction) else str(value)


def hints(word: str, known: Iterable[str]) -> dict[str, str]:
    """The arguments `hint_vi` and `hint_en`: the nearest known word, or all where they are few."""
    vi, en = nearest(word, _likely(word, tuple(known)))
    return {
        "hint_vi": vi or f"sửa lại mã cho đúng, hoặc khai báo «{word}» trước khi dùng",
        "hint_en": en or f"write the id as declared, or declare '{word}' first",
    }


def _likely(word: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Comparing a word with thousands of others takes seconds: of many, those that begin alike."""
    if len(known) <= _MANY:
        return known
    alike = (one for one in known if one[:4] == word[:4] and abs(len(one) - len(word)) <= 2)
    return tuple(islice(alike, _MANY))


def where(places: Mapping[str, Place], key: str, default: Place) -> Place:
    """The place of a key's value, or of what holds it."""
    return places.get(key, default)
