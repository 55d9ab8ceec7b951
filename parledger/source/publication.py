"""publication.yaml of a cycle: what was published, and the digests it can be held to."""

import re
from hashlib import sha256
from io import BytesIO

from parledger.located import Fields, Map, Reading, Scalar
from parledger.located.scalars import plain_number
from parledger.model.publication import Erratum, Figures, Input, Publication, Stand
from parledger.model.units import Unit
from parledger.source.blobs import bytes_in_git
from parledger.source.documents import document_under, report_repeats
from parledger.source.units import read_unit

_BLOB = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")
_NOTHING = Stand()


def read_publication(reading: Reading, root: Map, name: str) -> Publication | None:
    """The record of the cycle `name`; None where it lacks what identifies it.

    `digests` is left to `version_digests`.
    """
    fields = Fields(reading, root)
    cycle = fields.id("cycle", required=True)
    if cycle not in (None, name):
        reading.report("131", fields.value_place("cycle"), "", found=cycle, wanted=name)
    decision = document_under(fields, "decision", required=True)
    day = fields.date("date", required=True)
    engine = fields.text("engine", required=True)
    results = _figures(fields, "results", required=True)
    read_inputs = (_read_input(record) for record in fields.records("inputs", required=True))
    inputs = tuple(found for found in read_inputs if found is not None)
    units = _units(fields, required=True)
    read_errata = (_read_erratum(record) for record in fields.records("errata"))
    errata = tuple(found for found in read_errata if found is not None)
    report_repeats(reading, [(one.unit, one.at) for one in results])
    report_repeats(reading, [(one.path, one.at) for one in inputs])
    key = fields.key_node("errata")
    fields.done()
    # What is compared with a record that was not read whole would be found to differ.
    reading.incomplete |= bool(reading.problems)
    if cycle is None or decision is None or day is None:
        return None
    return Publication(
        cycle=cycle,
        decision=decision,
        date=day,
        engine=engine,
        results=results,
        inputs=inputs,
        units=units,
        errata=errata,
        at=fields.at,
        places=fields.places(),
        errata_at=None if key is None else reading.place(key),
    )


def version_texts(data: bytes, record: Publication) -> tuple[bytes, ...]:
    """The record as first published, and as each version of errata left it.

    Errata stand at the end of the file and are only ever added, so every earlier record is a
    beginning of the present one: the lines above `errata:`, or those down to the last line of
    a version's entries. Of the bytes in Git, that is with line feeds alone.
    """
    lines = BytesIO(bytes_in_git(data)).readlines()
    ends = [len(lines) if record.errata_at is None else record.errata_at.line - 1]
    starts = [errata[0].at.line - 1 for _, errata in record.versions()]
    ends += [*starts[1:], len(lines)] if starts else []
    return tuple(b"".join(lines[:end]) for end in ends)


def version_digests(data: bytes, record: Publication) -> tuple[str, ...]:
    """The SHA-256 of each of them."""
    return tuple(sha256(text).hexdigest() for text in version_texts(data, record))


def _read_input(fields: Fields) -> Input | None:
    path = fields.text("path", required=True)
    fields.subject = path
    blob, digest = _blob(fields), fields.sha256("sha256")
    fields.require("blob", fields.at)
    fields.require("sha256", fields.at)
    at = fields.at
    fields.done()
    return Input(path, blob, digest, at) if path and blob and digest else None


def _blob(fields: Fields) -> str:
    """A Git blob id; empty where absent."""
    text = fields.text("blob")
    if text and not _BLOB.fullmatch(text):
        fields.reading.report("261", fields.value_place("blob"), fields.subject, found=text)
        return ""
    return text


def _figures(fields: Fields, key: str, *, required: bool = False) -> tuple[Figures, ...]:
    read = (_read_figures(record) for record in fields.records(key, required=required))
    return tuple(found for found in read if found is not None)


def _read_figures(fields: Fields) -> Figures | None:
    unit = fields.id("unit", required=True)
    fields.subject = unit or ""
    index, rank, class_id = _index(fields), fields.whole("rank"), fields.text("class")
    at = fields.at
    fields.done()
    return None if unit is None else Figures(unit, index, rank, class_id, at)


def _index(fields: Fields) -> str:
    """The index as printed, or empty: all its digits count."""
    if fields.number("index") is None:
        return ""
    node = fields.node.get("index")
    text = node.text.strip() if isinstance(node, Scalar) else ""
    return text if plain_number(text) is not None else ""


def _units(fields: Fields, *, required: bool = False) -> tuple[Unit, ...]:
    read = (read_unit(record) for record in fields.records("units", required=required))
    return tuple(found for found in read if found is not None)


def _read_erratum(fields: Fields) -> Erratum | None:
    version = fields.text("version", required=True)
    fields.subject = version
    day = fields.date("date", required=True)
    decision = document_under(fields, "decision", required=True)
    path = fields.text("path", required=True)
    what, reason = fields.text("what", required=True), fields.text("reason", required=True)
    before = _read_stand(fields.map("before", required=True))
    after = _read_stand(fields.map("after", required=True))
    at, places = fields.at, fields.places()
    fields.done()
    if day is None or decision is None or not version or not path:
        return None
    return Erratum(version, day, decision, path, what, reason, before, after, at, places)


def _read_stand(fields: Fields | None) -> Stand:
    if fields is None:
        return _NOTHING
    stand = Stand(
        _blob(fields), fields.sha256("sha256"), _figures(fields, "results"), _units(fields)
    )
    fields.done()
    return stand
