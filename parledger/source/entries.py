"""The entries of a score file: a map from a leaf's code to its fields.

Values are typed by the leaf's rule. An entry whose code the set lacks keeps its other fields:
that the code is unknown is said by the cross-checks.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from parledger.located import Fields, Map, Reading, Scalar, Tree
from parledger.located.scalars import read_code, straightened
from parledger.model.criteria import Node
from parledger.model.rule import Value
from parledger.problems import Place

E = TypeVar("E")
Nodes = Mapping[str, Node]


@dataclass(frozen=True, slots=True)
class Entry:
    """One code's fields while they are read."""

    code: str
    at: Place
    fields: Fields
    node: Node | None
    draft: bool = False
    # Something else stood where the fields should be, which was reported.
    lost: bool = False

    def place(self, key: str) -> Place | None:
        """Where a value stands, None where the key is absent."""
        return self.fields.value_place(key) if self.fields.has(key) else None

    def value(self, key: str) -> Value | None:
        """A value typed by the leaf's rule; in a draft it may still be empty."""
        node = self.fields.node.get(key)
        if self.draft and isinstance(node, Scalar) and node.empty:
            self.fields.skip(key)
            return None
        node = self.fields.tree(key)
        rule = self.node.rule if self.node is not None else None
        if node is None or rule is None or self.fields.is_cut(key):
            return None
        return rule.read_value(self.fields.reading, node, self.code)

    @property
    def judged(self) -> bool:
        """Whether the appraiser alone gives the points."""
        rule = self.node.rule if self.node is not None else None
        return rule is not None and not rule.takes_value


def read_entries(
    fields: Fields, nodes: Nodes, read: Callable[[Entry, int], E], *, draft: bool = False
) -> Mapping[str, E]:
    """Entries by code, in the order written."""
    return {
        entry.code: read(entry, before) for entry, before in _entries(fields, nodes, draft=draft)
    }


def _entries(fields: Fields, nodes: Nodes, *, draft: bool) -> Iterator[tuple[Entry, int]]:
    """Each entry, and how many problems there were before it."""
    reading = fields.reading
    if not isinstance(fields.node.get("scores"), Map):
        reading.incomplete = True
    for name, value in fields.entries("scores", required=True):
        before = len(reading.problems)
        code = read_code(reading, name, name.text) or straightened(name.text)
        found = _entry_map(reading, value, code, draft=draft)
        below, lost = Fields(reading, found, code), found is not value
        yield Entry(code, reading.place(name), below, nodes.get(code), draft, lost), before


def _entry_map(reading: Reading, value: Tree, code: str, *, draft: bool) -> Map:
    """The fields under a code; none where something else stands there, which is reported."""
    if isinstance(value, Scalar) and value.empty:
        if not draft:
            reading.report("105", value, code, key=code)
    elif reading.shape(value, Map, code) and isinstance(value, Map):
        return value
    return Map((), value.line, value.column)


def is_broken(entry: Entry, before: int) -> bool:
    """Finish an entry: whether anything in it was reported."""
    entry.fields.done()
    return len(entry.fields.reading.problems) > before


def forbid(entry: Entry, key: str, *others: str) -> None:
    """Say that a key does not go with another; the one that is too much is `others`."""
    for other in others:
        name = entry.fields.key_node(other)
        if name is not None:
            entry.fields.reading.report("126", name, entry.code, one=key, other=other)
            return


def require(entry: Entry, key: str) -> None:
    """Say that a key is missing, at the leaf's code."""
    if not entry.lost:
        entry.fields.require(key, entry.at)
