"""The located tree: what a YAML text says, each node with its line and column (from 1).

Scalars stay text; nothing is guessed to be a number, a date or a truth value.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as written; `plain` is true where it stands without quotes or block marks."""

    text: str
    line: int
    column: int
    plain: bool = True

    @property
    def empty(self) -> bool:
        """Nothing was typed after the colon."""
        return self.plain and self.text == ""


@dataclass(frozen=True, slots=True)
class Seq:
    """A list; `flow` is true for `[a, b]`."""

    items: tuple["Tree", ...]
    line: int
    column: int
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Map:
    """Keys and values in the order written; `flow` is true for `{a: b}`. No key stands twice."""

    entries: tuple[tuple[Scalar, "Tree"], ...]
    line: int
    column: int
    flow: bool = False

    def get(self, key: str) -> "Tree | None":
        """The value under a key, or None."""
        return next((value for name, value in self.entries if name.text == key), None)


Tree = Scalar | Seq | Map
