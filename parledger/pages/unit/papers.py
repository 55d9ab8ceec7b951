"""The signed papers that a unit's steps were handed in or decided with."""

from collections.abc import Iterator
from dataclasses import dataclass

from parledger.model.documents import Document
from parledger.model.scores import UnitFiles
from parledger.pages.shapes import DocumentText, show_given
from parledger.pages.unit.scope import BlockScope


@dataclass(frozen=True, slots=True)
class PaperText:
    """A step's paper; `step` is a key of the interface words, `office` a title or empty."""

    step: str
    office: str
    document: DocumentText


def step_papers(scope: BlockScope, files: UnitFiles) -> tuple[PaperText, ...]:
    """In the order of the steps, one per file; a file without a paper is left out."""
    return tuple(
        PaperText(step, scope.offices.get(office, ""), shown)
        for step, office, document in _papers(files)
        if (shown := show_given(document, scope.lang)) is not None
    )


def _papers(files: UnitFiles) -> Iterator[tuple[str, str, Document | None]]:
    if files.self_file is not None:
        yield "self", "", files.self_file.document
    for first in files.round_1:
        yield "appraisal_1", first.office, first.document
    if files.explanation is not None:
        yield "explanation", "", files.explanation.document
    for again in files.round_2:
        yield "appraisal_2", again.office, again.document
