"""Whether a unit's files agree on which documents are public."""

from collections.abc import Iterator

from parledger.check.found import found
from parledger.model.documents import Document
from parledger.model.project import Project
from parledger.model.scores import UnitFiles
from parledger.problems import Place, Problem


def check_papers(project: Project) -> Iterator[Problem]:
    """S254: not public in one place, and public in another by the same digest; once a document.

    The public site would show in the second what the first keeps back.
    """
    for files in project.cycles.values():
        for unit in files.units.values():
            yield from _check_unit(unit)


def _check_unit(unit: UnitFiles) -> Iterator[Problem]:
    mentions = tuple(_mentions(unit))
    hidden: dict[str, Place] = {}
    for document, at, _ in mentions:
        if document.sha256 and not document.public:
            hidden.setdefault(document.sha256, at)
    for document, at, subject in mentions:
        other = hidden.pop(document.sha256, None) if document.public else None
        if other is not None:
            yield found("S254", at, subject, path=other.path, line=other.line)


def _mentions(unit: UnitFiles) -> Iterator[tuple[Document, Place, str]]:
    """Every document that the unit's files name, where, and for which criterion."""
    one = (unit.self_file, unit.explanation)
    for file in (*one, *unit.round_1, *unit.round_2):
        if file is None:
            continue
        if file.document is not None:
            yield file.document, Place(file.path), "document"
        for code, entry in file.entries.items():
            for document in entry.evidence:
                yield document, entry.at, code
