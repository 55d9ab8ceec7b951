"""The reading of one file: where it is, which family its problems belong to, what was found."""

from dataclasses import dataclass

from parledger.located.tree import Map, Scalar, Seq, Tree
from parledger.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Kept:
    """A document that names a file kept in the repository, or one that must not be kept there.

    `path`: the file, below evidence/; empty for a document that is not public and has a digest.
    """

    at: Place
    path: str
    sha256: str
    public: bool
    subject: str = ""


class Reading:
    """Collects the problems of one file while its fields are read.

    `family` is the letter of the file's kind: U units, C criteria, K cycles, S scores,
    V surveys.
    """

    def __init__(self, path: str, family: str) -> None:
        self.path = path
        self.family = family
        self.problems: list[Problem] = []
        # A record was lost (its id is wrong, its place unknown): what names it stays unchecked.
        self.incomplete = False
        # What only the files under evidence/ can answer.
        self.kept: list[Kept] = []

    def place(self, node: Tree) -> Place:
        """Where a node stands."""
        return Place(self.path, node.line, node.column)

    def report(self, number: str, node: Tree | Place, subject: str = "", **args: object) -> None:
        """Add a problem of this file's family: `report("107", node, "5.7", found="1,5")`."""
        place = node if isinstance(node, Place) else self.place(node)
        filled = tuple((name, str(value)) for name, value in args.items())
        self.problems.append(Problem(place, f"{self.family}{number}", subject, filled))

    def shape(self, node: Tree, expected: type[Tree], subject: str, hint: str = "") -> bool:
        """Whether the node has the expected shape; if not, says so."""
        if isinstance(node, expected):
            return True
        self.report(
            "104",
            node,
            subject,
            expected_vi=_SHAPES[expected][0],
            expected_en=_SHAPES[expected][1],
            found_vi=_SHAPES[type(node)][0],
            found_en=_SHAPES[type(node)][1],
            hint_vi=hint,
            hint_en=hint,
        )
        return False


_SHAPES: dict[type[Tree], tuple[str, str]] = {
    Scalar: ("một giá trị", "a single value"),
    Seq: (
        "một danh sách (mỗi dòng bắt đầu bằng dấu gạch)",
        "a list (each line begins with a dash)",
    ),
    Map: ("các cặp «mục: giá trị»", "a map of 'key: value' lines"),
}
