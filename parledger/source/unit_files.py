"""The files of one unit in one cycle."""

from collections.abc import Mapping
from typing import TypeVar

from parledger.located import Map, Reading
from parledger.model.criteria import CriteriaSet
from parledger.model.scores import (
    ExplanationFile,
    Improvement,
    Round1File,
    Round2File,
    SelfFile,
    UnitFiles,
)
from parledger.source.entries import Nodes
from parledger.source.improvement import read_improvement
from parledger.source.layout import office_of
from parledger.source.reader import Reader
from parledger.source.rounds import read_round_1, read_round_2
from parledger.source.scores import read_explanation, read_self
from parledger.source.workspace import File

T = TypeVar("T")
AnyFile = SelfFile | Round1File | ExplanationFile | Round2File | Improvement


def read_unit_files(
    reader: Reader, unit: str, files: Mapping[str, File], criteria: CriteriaSet | None
) -> UnitFiles:
    """A unit's files typed by its block's set; without the set only their syntax is checked."""
    read: list[AnyFile] = []
    for name, file in files.items():
        if criteria is None and name != "improvement.yaml":
            reader.skip(file)
            continue
        found = read_unit_file(reader, name, file, criteria.nodes if criteria else {})
        if found is not None:
            read.append(found)
    return UnitFiles(
        unit=unit,
        self_file=_only(read, SelfFile),
        round_1=tuple(one for one in read if isinstance(one, Round1File)),
        explanation=_only(read, ExplanationFile),
        round_2=tuple(one for one in read if isinstance(one, Round2File)),
        improvement=_only(read, Improvement),
    )


def _only(read: list[AnyFile], kind: type[T]) -> T | None:
    return next((one for one in read if isinstance(one, kind)), None)


def read_unit_file(reader: Reader, name: str, file: File, nodes: Nodes) -> AnyFile | None:
    """One file, by its name."""
    office = office_of(name)

    def read(reading: Reading, root: Map) -> AnyFile:
        if name == "self.yaml":
            return read_self(reading, root, nodes)
        if name == "explanation.yaml":
            return read_explanation(reading, root, nodes)
        if name == "improvement.yaml":
            return read_improvement(reading, root)
        if name.startswith("appraisal-1"):
            return read_round_1(reading, root, nodes, office)
        return read_round_2(reading, root, nodes, office)

    return reader.record(file, "S", read)
