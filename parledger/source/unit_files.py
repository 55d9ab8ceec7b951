"""The files of one unit in one cycle."""

from collections.abc import Mapping
from functools import partial
from typing import TypeVar

from parledger.model.criteria import CriteriaSet
from parledger.model.scores import (
    ExplanationFile,
    Improvement,
    Round1File,
    Round2File,
    SelfFile,
    UnitFiles,
)
from parledger.model.workspace import File
from parledger.source.entries import Nodes
from parledger.source.improvement import read_improvement
from parledger.source.layout import office_of
from parledger.source.reader import Job, Reader
from parledger.source.rounds import read_round_1, read_round_2
from parledger.source.scores import read_explanation, read_self

T = TypeVar("T")
AnyFile = SelfFile | Round1File | ExplanationFile | Round2File | Improvement


def read_unit_files(
    reader: Reader, unit: str, files: Mapping[str, File], criteria: CriteriaSet | None
) -> UnitFiles:
    """A unit's files typed by its block's set; without the set only their syntax is checked."""
    read: list[AnyFile] = []
    nodes = criteria.nodes if criteria else {}
    # A record depends on the set that types its values, not on its own bytes alone.
    context = reader.digests.get(criteria.at.path, "") if criteria else ""
    for name, file in files.items():
        if criteria is None and name != "improvement.yaml":
            reader.skip(file)
            continue
        found = reader.record(file, _job(name, nodes, context))
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


def _job(name: str, nodes: Nodes, context: str) -> Job[AnyFile]:
    """How a file of this name is read."""
    office = office_of(name)
    if name == "self.yaml":
        return Job("S", partial(read_self, nodes=nodes), SelfFile, context)
    if name == "explanation.yaml":
        return Job("S", partial(read_explanation, nodes=nodes), ExplanationFile, context)
    if name == "improvement.yaml":
        return Job("S", read_improvement, Improvement)
    if name.startswith("appraisal-1"):
        return Job("S", partial(read_round_1, nodes=nodes, office=office), Round1File, context)
    return Job("S", partial(read_round_2, nodes=nodes, office=office), Round2File, context)
