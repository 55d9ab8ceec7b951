"""A chart on a page: the finding above it, the rows in it, the same numbers as a table below."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

Value = str | float | int | None


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows for a specification, column names said once; JSON-ready."""

    fields: tuple[str, ...]
    values: tuple[tuple[Value, ...], ...]

    def plain(self) -> Mapping[str, object]:
        """As it is written into the page."""
        return {"fields": self.fields, "rows": self.values}


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table's column; figures stand to the right."""

    title: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """`chart` names the specification, `key` tells two of a page apart.

    `height` is how much room the drawing takes, in pixels, so that nothing moves when it comes.
    `table` holds texts as shown; `marks` names the key's entries (`final`, `self`, ...);
    `narrow_key` says in full what a drawing on a phone shortens.
    """

    chart: str
    key: str
    title: str
    rows: Rows
    height: int
    heads: tuple[Head, ...]
    table: tuple[tuple[str, ...], ...]
    note: str = ""
    marks: tuple[tuple[str, str], ...] = ()
    narrow_key: tuple[str, ...] = ()


def rows_of(fields: tuple[str, ...], values: Iterable[tuple[Value | Fraction, ...]]) -> Rows:
    """Rows with exact figures turned into numbers a drawing can use (six decimals).

    Raises ValueError where a row does not have a value for each field.
    """
    made = tuple(tuple(_drawable(value) for value in row) for row in values)
    if any(len(row) != len(fields) for row in made):
        raise ValueError(f"a row does not have the fields {fields}")
    return Rows(fields, made)


def _drawable(value: Value | Fraction) -> Value:
    return round(float(value), 6) if isinstance(value, Fraction) else value
