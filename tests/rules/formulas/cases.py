"""The cases in the YAML files beside this module, read by the product's own reader."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from parledger.located import Fields, Map, Reading, Scalar, Seq
from parledger.model.formula import Formula, Tally
from parledger.model.questions import Option, Question
from parledger.problems import Place
from parledger.rules.formulas import FORMULAS
from parledger.source.yamltree import read_tree
from tests.rules.cases import maps, text

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Entry:
    """One formula of a file with what is expected of it."""

    name: str
    node: Map

    def read(self) -> tuple[Formula | None, Reading]:
        """The formula, read as a survey's reader reads it."""
        reading = Reading(f"{self.name}.yaml", "V")
        node = self.node.get("formula")
        assert isinstance(node, Map)
        fields = Fields(reading, node, "8.1")
        formula = FORMULAS[fields.text("kind")].read(fields)
        fields.done()
        return formula, reading

    def source(self, line: int, column: int) -> str:
        """The rest of a line of the file from a column on."""
        path = HERE / f"{self.name.rpartition('-')[0]}.yaml"
        return path.read_text(encoding="utf-8").splitlines()[line - 1][column - 1 :]

    @property
    def maximum(self) -> Fraction:
        """The criterion's maximum."""
        return Fraction(text(self.node, "maximum"))

    def question(self, number: int = 1) -> Question:
        """A question with the options of the file."""
        options = tuple(
            Option(name, name, None if value == "none" else Fraction(value))
            for name, value in numbers(self.node, "options").items()
        )
        satisfied = frozenset(words(self.node, "satisfied"))
        at = Place("x", number)
        return Question(f"q{number}", "scale", f"Câu {number}", options, satisfied, False, at)

    def tallies(self, case: Map) -> tuple[Tally, ...]:
        """The counts of a case: blank is who is not among them."""
        ballots = int(text(case, "ballots"))
        found = []
        for number, counts in enumerate(maps(case, "questions"), start=1):
            given = {name.text: int(node.text) for name, node in counts.entries}
            question = self.question(number)
            whole = {option.id: given.get(option.id, 0) for option in question.options}
            assert set(given) <= set(whole)
            found.append(Tally(question, whole, sum(given.values()), ballots))
        return tuple(found)


def numbers(node: Map, key: str) -> dict[str, str]:
    """A map of texts; empty where absent."""
    value = node.get(key)
    pairs = value.entries if isinstance(value, Map) else ()
    return {name.text: one.text for name, one in pairs if isinstance(one, Scalar)}


def words(node: Map, key: str) -> list[str]:
    """A list of texts; empty where absent."""
    value = node.get(key)
    return [one.text for one in value.items] if isinstance(value, Seq) else []


def entries() -> Iterator[Entry]:
    """Every formula of every file."""
    for path in sorted(HERE.glob("*.yaml")):
        tree, problems = read_tree(path.read_bytes(), path.name)
        assert not problems, problems
        assert isinstance(tree, Seq)
        for number, node in enumerate(tree.items, start=1):
            assert isinstance(node, Map)
            yield Entry(f"{path.stem}-{number}", node)
