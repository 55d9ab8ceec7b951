"""scores/<cycle>/survey/: instruments, and the ballots that lie beside them."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import Literal

from parledger.model.surveys import BallotFile, Survey
from parledger.model.workspace import File
from parledger.problems import Place, Problem
from parledger.source.reader import Job, Reader
from parledger.source.surveys import read_survey

MAX_BYTES: Mapping[Literal["csv", "parquet"], int] = {"csv": 64 << 20, "parquet": 256 << 20}
"""The largest ballot files; above 64 MB a CSV belongs into Parquet."""


def read_surveys(reader: Reader, files: Mapping[str, Mapping[str, File]]) -> Mapping[str, Survey]:
    """The surveys by id; ballots without an instrument are a problem at the ballots."""
    surveys: dict[str, Survey] = {}
    for name, found in files.items():
        instrument = found.get("yaml")
        if instrument is None:
            first = next(iter(found.values()))
            reader.problems.append(Problem(Place(first.path), "V202", "", (("name", name),)))
            continue
        survey = reader.record(instrument, Job("V", partial(read_survey, name=name)))
        ballots = _read_ballots(reader, found)
        if survey is not None:
            surveys[name] = replace(survey, ballots=ballots)
    return surveys


def _read_ballots(reader: Reader, found: Mapping[str, File]) -> BallotFile | None:
    """The ballots of a survey; of two files the CSV is read and the other reported."""
    if "csv" in found and "parquet" in found:
        reader.problems.append(Problem(Place(found["parquet"].path), "V203"))
    kind: Literal["csv", "parquet"] = "csv" if "csv" in found else "parquet"
    file = found.get(kind)
    data = reader.contents(file, MAX_BYTES[kind]) if file is not None else None
    if file is None or data is None:
        return None
    digest = sha256(as_in_git(data) if kind == "csv" else data).hexdigest()
    return BallotFile(file.path, kind, file.size, reader.digests[file.path], digest)


def as_in_git(data: bytes) -> bytes:
    """A text file's bytes as Git keeps them: lines end with LF, whatever Excel wrote."""
    return data.replace(b"\r\n", b"\n")
