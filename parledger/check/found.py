"""How a check writes down what it found."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from parledger.located.fields import nearest
from parledger.model.words import plain_decimal
from parledger.problems import Place, Problem


def found(code: str, place: Place, subject: str = "", **args: object) -> Problem:
    """A problem; numbers among its arguments become plain decimals."""
    return Problem(place, code, subject, tuple((name, _shown(arg)) for name, arg in args.items()))


def _shown(value: object) -> str:
    return plain_decimal(value) if isinstance(value, Fraction) else str(value)


def hints(word: str, known: Iterable[str]) -> dict[str, str]:
    """The arguments `hint_vi` and `hint_en`: the nearest known word, or all where they are few."""
    vi, en = nearest(word, tuple(known))
    return {
        "hint_vi": vi or f"sửa lại mã cho đúng, hoặc khai báo «{word}» trước khi dùng",
        "hint_en": en or f"write the id as declared, or declare '{word}' first",
    }


def where(places: Mapping[str, Place], key: str, default: Place) -> Place:
    """The place of a key's value, or of what holds it."""
    return places.get(key, default)
