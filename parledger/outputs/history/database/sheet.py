"""What a table of the database is: declared columns, keys, meanings, and where its rows come from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from parledger.model.words import Words
from parledger.outputs.history.database.stock import Stock
from parledger.tables.table import Column, Kind, Row

_TYPES = {
    Kind.TEXT: "TEXT",
    Kind.DECIMAL: "NUMERIC",
    Kind.WHOLE: "INTEGER",
    Kind.FLAG: "INTEGER",
}


@dataclass(frozen=True, slots=True)
class Field:
    """A column; `to`: the table whose primary key it names. `internal`: in that edition alone."""

    column: Column
    to: str = ""
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of the database; its first field is its primary key.

    `rows` gives the internal edition's; in the others what is internal is left out.
    """

    name: str
    meaning: Words
    fields: tuple[Field, ...]
    rows: Callable[[Stock], Iterator[Row]]

    def shown(self, *, internal: bool) -> tuple[Field, ...]:
        """The edition's fields."""
        return tuple(one for one in self.fields if internal or not one.internal)

    def statements(self, *, internal: bool) -> Iterator[str]:
        """SQL that makes it."""
        shown = self.shown(internal=internal)
        lines = [_declared(one, first=not place) for place, one in enumerate(shown)]
        yield f'CREATE TABLE "{self.name}" (\n  ' + ",\n  ".join(lines) + "\n)"

    def indexes(self) -> Iterator[str]:
        """SQL of an index on each reference, made when the rows are in."""
        for one in self.fields:
            if one.to:
                name = one.column.name
                yield f'CREATE INDEX "{self.name}_{name}" ON "{self.name}" ("{name}")'

    def insertion(self, *, internal: bool) -> str:
        """SQL that puts in a row."""
        shown = self.shown(internal=internal)
        names = ", ".join(f'"{one.column.name}"' for one in shown)
        marks = ", ".join("?" * len(shown))
        return f'INSERT INTO "{self.name}" ({names}) VALUES ({marks})'  # noqa: S608 - declared

    def kept(self, stock: Stock) -> Iterator[Row]:
        """The rows cut to the edition's fields."""
        places = [n for n, one in enumerate(self.fields) if stock.internal or not one.internal]
        if len(places) == len(self.fields):
            yield from self.rows(stock)
        else:
            yield from (tuple(row[place] for place in places) for row in self.rows(stock))


def _declared(one: Field, *, first: bool) -> str:
    kind = _TYPES[one.column.kind]
    key = " PRIMARY KEY" if first else ""
    # Of a text a key alone does not say that it is never empty.
    sure = " NOT NULL" if first and kind == "TEXT" else ""
    refers = f' REFERENCES "{one.to}" ("id")' if one.to else ""
    return f'"{one.column.name}" {kind}{key}{sure}{refers}'


def text(name: str, vi: str, en: str, *, internal: bool = False) -> Field:
    """A text."""
    return Field(Column(name, Kind.TEXT, "", Words(vi, en)), internal=internal)


def whole(name: str, vi: str, en: str, unit: str = "") -> Field:
    """A whole number."""
    return Field(Column(name, Kind.WHOLE, unit, Words(vi, en)))


def decimal(name: str, vi: str, en: str, unit: str = "points") -> Field:
    """A figure: an integer where it is whole, else a number with all its digits."""
    return Field(Column(name, Kind.DECIMAL, unit, Words(vi, en)))


def flag(name: str, vi: str, en: str) -> Field:
    """1 or 0."""
    return Field(Column(name, Kind.FLAG, "", Words(vi, en)))


def to(table: str, name: str, vi: str, en: str) -> Field:
    """A reference to another table's row."""
    return Field(Column(name, Kind.TEXT, "", Words(vi, en)), to=table)


def to_number(table: str, name: str, vi: str, en: str) -> Field:
    """A reference to a row that has a number."""
    return Field(Column(name, Kind.WHOLE, "", Words(vi, en)), to=table)
