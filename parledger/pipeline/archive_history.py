"""history/ of a bundle against its inputs: every value's changes hang together, and end where the
inputs stand.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from parledger.model.bundle import Files, Manifest
from parledger.model.publication import Change, Difference
from parledger.model.trail import LogCommit, RawChange
from parledger.model.trail_texts import unfolded
from parledger.model.workspace import Workspace
from parledger.outputs.formulas import guarded
from parledger.pipeline.bundle_history import history_path
from parledger.problems import Place
from parledger.source import read_stated
from parledger.source.blobs import blob_id
from parledger.trail import OnLine, Says, Version, events_of, follow

Key = tuple[str, str, str, str]
"""Unit, criterion (empty: the file itself), step, field."""

_PAPERS = frozenset({"evidence", "document", "minutes", "source"})
_KNOWN_BY = ("number", "date", "sha256")
_LINES, _TABLE = history_path("jsonl"), history_path("csv")
_ONCE = datetime(1970, 1, 1, tzinfo=UTC)


def compare_history(files: Files, manifest: Manifest, workspace: Workspace) -> Iterator[Difference]:
    """Rows that do not follow from the ones before, values that differ from the inputs, and a
    table that differs from the lines.
    """
    for path in (_LINES, _TABLE):
        if path not in files:
            yield Difference(Change.MISSING, Place(path), path)
    rows = _rows(files.get(_LINES, b""))
    if rows is None:
        yield Difference(Change.HISTORY, Place(_LINES), _LINES)
        return
    known: dict[Key, tuple[int, str]] = {}
    for line, row in enumerate(rows, start=1):
        if row.get("cycle") != manifest.cycle:
            yield _broken(line, row, manifest.cycle, row.get("cycle") or "")
        elif row.get("field"):
            key, old = _key(row), row.get("old") or ""
            before = known.get(key, (0, ""))[1]
            if before != old:
                yield _broken(line, row, before, old)
            known[key] = line, row.get("new") or ""
    standing = standing_values(workspace, manifest.cycle)
    yield from _compare_end(known, standing, whole=manifest.edition == "internal")
    if _TABLE in files and not _is_the_same(files[_TABLE], rows):
        yield Difference(Change.HISTORY, Place(_TABLE), _TABLE)


def standing_values(workspace: Workspace, cycle: str) -> Mapping[Key, str]:
    """What the inputs of a cycle state, as the history tells it."""
    contents: dict[str, bytes] = {}
    changes = []
    for file in workspace.files()[0]:
        if file.path.startswith(f"scores/{cycle}/"):
            data = workspace.read(file.path) or b""
            contents[blob_id(data)] = data
            changes.append(RawChange(file.path, "", blob_id(data)))
    commit = LogCommit("now", (), "", "", _ONCE, _ONCE, "", tuple(changes))

    def read(version: Version) -> Says:
        stated = read_stated(version[0], contents[version[1]]) or ()
        return {(one.unit, one.criterion): one for one in stated}

    found: dict[Key, str] = {}
    for group, events in events_of((OnLine(commit, ()),), ("",)).items():
        for one in follow(group, events, (), ("",), read).changes:
            for field in one.fields:
                found[one.unit, one.criterion, one.step, field.name] = field.new or ""
    return found


def _compare_end(
    known: Mapping[Key, tuple[int, str]], standing: Mapping[Key, str], *, whole: bool
) -> Iterator[Difference]:
    """`whole`: the edition keeps nothing back, neither there nor here."""
    for key in sorted({*known, *standing}):
        line, last = known.get(key, (1, ""))
        now = standing.get(key, "")
        if last != now and (whole or not _same(key, last, now)):
            unit, criterion, _, field = key
            place = Place(_LINES, line)
            yield Difference(
                Change.HISTORY, place, _LINES, unit, field, now, last, criterion=criterion
            )


def _broken(line: int, row: Mapping[str, str | None], recorded: str, found: str) -> Difference:
    return Difference(
        Change.HISTORY,
        Place(_LINES, line),
        _LINES,
        row.get("unit") or "",
        row.get("field") or "",
        recorded,
        found,
        criterion=row.get("criterion") or "",
    )


def _key(row: Mapping[str, str | None]) -> Key:
    unit, criterion, step, field = (
        row.get(k) or "" for k in ("unit", "criterion", "step", "field")
    )
    return unit, criterion, step, field


def _same(key: Key, one: str, other: str) -> bool:
    """Whether two values are the same; a paper that is not public by what it is known by."""
    if one == other:
        return True
    if key[3].rpartition(".")[2] not in _PAPERS or not (one and other):
        return False
    some, others = _papers(one), _papers(other)
    return len(some) == len(others) and all(map(_is_one_paper, some, others))


def _is_one_paper(one: object, other: object) -> bool:
    """What one edition hides is told by another: then number, date and digest have to agree."""
    if one == other:
        return True
    return (_is_closed(one) or _is_closed(other)) and _known_by(one) == _known_by(other)


def _is_closed(paper: object) -> bool:
    return isinstance(paper, dict) and paper.get("public") == "false"


def _known_by(paper: object) -> Sequence[str]:
    return [str(paper.get(name, "")) if isinstance(paper, dict) else "" for name in _KNOWN_BY]


def _papers(text: str) -> Sequence[object]:
    """Each paper of a field; one line of text is one."""
    told = unfolded(text)
    return told if isinstance(told, list) else [told]


def _rows(data: bytes) -> list[Mapping[str, str | None]] | None:
    """The lines as texts; None where one is no object of texts and figures."""
    try:
        lines = data.decode("utf-8").split("\n")
        told: list[Any] = [
            json.loads(line, parse_float=str, parse_int=str) for line in lines if line
        ]
    except (ValueError, RecursionError):
        return None
    if not all(
        isinstance(row, dict) and all(isinstance(v, str | None) for v in row.values())
        for row in told
    ):
        return None
    return told


def _is_the_same(data: bytes, rows: Sequence[Mapping[str, str | None]]) -> bool:
    """Whether the CSV has the very same cells; texts like formulas are guarded in it."""
    try:
        table = list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))
    except (ValueError, csv.Error):
        return False
    if len(table) != len(rows):
        return False
    return all(
        list(cells) == list(row) and all(_is_cell(cells[name], text) for name, text in row.items())
        for cells, row in zip(table, rows, strict=True)
    )


def _is_cell(cell: str | None, text: str | None) -> bool:
    plain = (text or "").replace("\r\n", "\n").replace("\r", "\n")
    return cell in (plain, guarded(plain))
