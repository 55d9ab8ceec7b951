"""The cases in the YAML files beside this module, read by the product's own reader."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from parledger.located import Fields, Map, Reading, Scalar, Seq, Tree
from parledger.model.rule import Rule
from parledger.rules import RULES
from parledger.source.yamltree import read_tree

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Entry:
    """One rule of a file with what is expected of it."""

    name: str
    node: Map

    def read(self) -> tuple[Rule | None, Reading]:
        """The rule, read as a criteria set's reader reads it."""
        reading = Reading(f"{self.name}.yaml", "C")
        node = self.node.get("rule")
        assert isinstance(node, Map)
        fields = Fields(reading, node, "5.7")
        kind = fields.text("kind")
        rule = RULES[kind].read(fields)
        fields.done()
        return rule, reading

    def source(self, line: int, column: int) -> str:
        """The rest of a line of the file from a column on."""
        path = HERE / f"{self.name.rpartition('-')[0]}.yaml"
        return path.read_text(encoding="utf-8").splitlines()[line - 1][column - 1 :]

    @property
    def maximum(self) -> Fraction:
        """The leaf's maximum."""
        return Fraction(text(self.node, "maximum"))


def entries() -> Iterator[Entry]:
    """Every rule of every file."""
    for path in sorted(HERE.glob("*.yaml")):
        tree, problems = read_tree(path.read_bytes(), path.name)
        assert not problems, problems
        assert isinstance(tree, Seq)
        for number, node in enumerate(tree.items, start=1):
            assert isinstance(node, Map)
            yield Entry(f"{path.stem}-{number}", node)


def text(node: Map, key: str) -> str:
    """A scalar's text; empty where absent."""
    value = node.get(key)
    return value.text if isinstance(value, Scalar) else ""


def maps(node: Map, key: str) -> tuple[Map, ...]:
    """A list of maps; empty where absent."""
    value = node.get(key)
    items: tuple[Tree, ...] = value.items if isinstance(value, Seq) else ()
    return tuple(item for item in items if isinstance(item, Map))
