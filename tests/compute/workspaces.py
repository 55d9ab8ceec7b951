"""A workspace written as YAML in the test, read by the product's own reader."""

from collections.abc import Mapping
from textwrap import dedent

from parledger.compute import compute_results
from parledger.model.project import Project
from parledger.model.results import BlockResult, CycleResult, UnitResult
from parledger.problems import Problem
from parledger.source import File, read_project


class Pages:
    """A workspace in memory: path -> text."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = {path: dedent(text).encode() for path, text in texts.items()}

    def files(self) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
        """Sorted by path, as a disk gives them."""
        return tuple(File(path, len(self.texts[path])) for path in sorted(self.texts)), ()

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return self.texts[path]


def project_of(texts: Mapping[str, str]) -> Project:
    """The typed project; the texts of a test must read without a problem."""
    loaded = read_project(Pages(texts))
    assert not loaded.problems, loaded.problems
    return loaded.project


def cycle_of(texts: Mapping[str, str], cycle: str = "year") -> CycleResult:
    """The results of one cycle."""
    return compute_results(project_of(texts)).cycles[cycle]


def block_of(texts: Mapping[str, str], cycle: str = "year") -> BlockResult:
    """The results of a cycle's first block."""
    return cycle_of(texts, cycle).blocks[0]


def leaf(block: BlockResult, unit: UnitResult, code: str, column: str = "points"):
    """A leaf's entry in one of the unit's columns."""
    index = [node.id for node in block.leaves].index(code)
    return getattr(unit, column)[index]


def units(*names: str) -> str:
    """units.yaml for so many units."""
    lines = [f"  - {{id: {name}, name: {name.upper()}, level: commune}}" for name in names]
    return "units:\n" + "\n".join(lines) + "\n"


def cycle(names: str, more: str = "", criteria: str = "set") -> str:
    """A cycle of one block."""
    head = f"""\
id: year
title: Một năm
year: 2020
authority: UBND huyện
provenance: illustrative
blocks:
  - {{id: communes, title: Các xã, criteria: {criteria}, units: [{names}]}}
"""
    return head + dedent(more)


SET = """\
id: set
title: Bộ tiêu chí
max_points: 10
areas:
  - id: "1"
    title: Chỉ đạo
    max_points: 6
    criteria:
      - {id: "1.1", title: Kế hoạch, max_points: 2, rule: {kind: yes_no}}
      - id: "1.2"
        title: Cán bộ đạt chuẩn
        max_points: 3
        rule:
          kind: bands
          measure: percent
          bands: [{from: 100, points: 3}, {from: 80, points: 2}, {from: 0, points: 0}]
      - {id: "1.3", title: Sáng kiến, max_points: 1, rule: {kind: judged, step: 0.25}}
  - id: "2"
    title: Kết quả
    max_points: 4
    criteria:
      - {id: "2.1", title: Hồ sơ đúng hạn, max_points: 1, rule: {kind: ratio, target: 1}}
      - {id: "2.2", title: Người dân hài lòng, max_points: 3, rule: {kind: survey}}
"""

SELF = """\
scores:
  "1.1": {value: true}
  "1.2": {value: 97}
  "1.3": {note: Có mô tả}
  "2.1": {value: {done: 1, planned: 3}}
"""


def workspace(*, more: str = "", criteria: str = SET, **files: str) -> dict[str, str]:
    """One commune `a` with its files by name: `self`, `appraisal_1`, ...; `council` too."""
    texts = {
        "units/units.yaml": units("a"),
        "criteria/set.yaml": criteria,
        "scores/year/cycle.yaml": cycle("a", more),
    }
    for name, text in files.items():
        file = name.replace("_", "-") if name != "council" else name
        folder = "scores/year" if name == "council" else "scores/year/a"
        texts[f"{folder}/{file}.yaml"] = text
    return texts
