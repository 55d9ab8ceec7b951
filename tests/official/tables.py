"""Published tables kept beside the tests, and blocks built from them for the engine."""

import csv
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from parledger.compute import compute_results
from parledger.model.criteria import CriteriaSet, Node
from parledger.model.cycles import Block, Cycle, External, Published
from parledger.model.documents import NO_DOCUMENT
from parledger.model.project import CycleFiles, Project
from parledger.model.results import CycleResult
from parledger.problems import Place
from parledger.rules.external import External as Given

HERE = Path(__file__).parent / "data"
AT = Place("table.csv")


def rows(name: str) -> list[dict[str, str]]:
    """A table's rows; lines that begin with # say where it comes from."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def leaf(code: str, maximum: Fraction, parent: str = "") -> Node:
    """A leaf whose results are given."""
    return Node(code, code, maximum, 1 if parent else 0, parent, (), Given(), AT, AT, AT)


def area(code: str, leaves: Sequence[Node]) -> Node:
    """An area with its leaves."""
    total = sum((node.max_points for node in leaves), Fraction(0))
    return Node(code, code, total, 0, "", tuple(leaves), None, AT, AT, AT)


def compute(
    areas: Sequence[Node],
    table: Mapping[str, Mapping[str, Fraction]],
    out_of: Fraction | None = None,
    published: Published | None = None,
) -> CycleResult:
    """One block through the whole engine; `table`: unit -> leaf -> number."""
    total = sum((node.max_points for node in areas), Fraction(0))
    criteria = CriteriaSet("set", "Bảng công bố", total, tuple(areas), AT, AT)
    block = Block("units", "Đơn vị", "set", tuple(table), (), (), AT, AT, {})
    external = tuple(
        External(
            node.id,
            "units",
            out_of,
            NO_DOCUMENT,
            {unit: figures[node.id] for unit, figures in table.items()},
            {},
            AT,
        )
        for node in criteria.leaves
    )
    cycle = Cycle(
        "cycle",
        "Bảng công bố",
        2023,
        "-",
        "official",
        (block,),
        AT,
        "-",
        external=external,
        published=published,
    )
    project = Project(sets={"set": criteria}, cycles={"cycle": CycleFiles(cycle)})
    return compute_results(project).cycles["cycle"]


def same_digits(value: Fraction, printed: str) -> bool:
    """Whether the value, rounded to the digits printed, is the printed figure."""
    digits = len(printed.partition(".")[2])
    scaled = abs(value - Fraction(printed)) * 10**digits
    return scaled <= Fraction(1, 2)
