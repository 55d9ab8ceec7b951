"""publication.yaml as text: the record of a cycle, and an erratum added to its end."""

from collections.abc import Iterable, Iterator
from datetime import date

from parledger.model.documents import Document
from parledger.model.publication import Erratum, Figures, Input, Publication, Stand
from parledger.model.units import Unit


def publication_text(record: Publication) -> str:
    """The record without errata; to be brought to the canonical form."""
    return "\n".join(_record_lines(record)) + "\n"


def errata_text(errata: Iterable[Erratum]) -> str:
    """The key `errata` with these entries; to be brought to the canonical form."""
    return "\n".join(["errata:", *(line for one in errata for line in _erratum_lines(one))]) + "\n"


def with_errata(text: str, errata: str, *, first: bool) -> str:
    """The file with canonical errata added: nothing that stands there changes by a byte."""
    return text + (errata if first else errata.partition("\n")[2])


def _record_lines(record: Publication) -> Iterator[str]:
    yield f"cycle: {_quoted(record.cycle)}"
    yield from _decision(record.decision, "")
    yield f"date: {record.date}"
    yield f"engine: {_quoted(record.engine)}"
    yield "results:"
    yield from _figures(record.results, "  ")
    yield "inputs:"
    yield from _inputs(record.inputs)
    yield "units:"
    yield from _units(record.units, "  ")


def _erratum_lines(erratum: Erratum) -> Iterator[str]:
    yield f"  - version: {_quoted(erratum.version)}"
    yield f"    date: {erratum.date}"
    yield from _decision(erratum.decision, "    ")
    for key in ("path", "what", "reason"):
        yield f"    {key}: {_quoted(getattr(erratum, key))}"
    for key, stand in (("before", erratum.before), ("after", erratum.after)):
        lines = list(_stand(stand))
        yield f"    {key}:" if lines else f"    {key}: {{}}"
        yield from lines


def _stand(stand: Stand) -> Iterator[str]:
    if stand.blob:
        yield f"      blob: {_quoted(stand.blob)}"
        yield f"      sha256: {_quoted(stand.sha256)}"
    if stand.results:
        yield "      results:"
        yield from _figures(stand.results, "        ")
    if stand.units:
        yield "      units:"
        yield from _units(stand.units, "        ")


def _decision(decision: Document, indent: str) -> Iterator[str]:
    yield f"{indent}decision:"
    for key, text in (("title", decision.title), ("number", decision.number)):
        if text:
            yield f"{indent}  {key}: {_quoted(text)}"
    if decision.date is not None:
        yield f"{indent}  date: {decision.date}"


def _figures(results: Iterable[Figures], indent: str) -> Iterator[str]:
    for one in results:
        yield f"{indent}- unit: {_quoted(one.unit)}"
        if one.index:
            yield f"{indent}  index: {one.index}"
        if one.rank is not None:
            yield f"{indent}  rank: {one.rank}"
        if one.class_id:
            yield f"{indent}  class: {_quoted(one.class_id)}"


def _inputs(inputs: Iterable[Input]) -> Iterator[str]:
    for one in inputs:
        yield f"  - path: {_quoted(one.path)}"
        yield f"    blob: {_quoted(one.blob)}"
        yield f"    sha256: {_quoted(one.sha256)}"


def _units(units: Iterable[Unit], indent: str) -> Iterator[str]:
    for unit in units:
        yield f"{indent}- id: {_quoted(unit.id)}"
        for key, value in (
            ("name", unit.name),
            ("level", unit.level),
            ("parent", unit.parent),
            ("code", unit.code),
            ("from", unit.start),
            ("to", unit.end),
        ):
            if value:
                yield f"{indent}  {key}: {value if isinstance(value, date) else _quoted(value)}"
        if unit.succeeded_by:
            yield f"{indent}  succeeded_by:"
        for heir in unit.succeeded_by:
            yield f"{indent}    - unit: {_quoted(heir.unit)}"
            yield f"{indent}      relation: {_quoted(heir.relation)}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
