"""Files that a clerk entered for a unit without naming the signed paper they copy."""

from collections.abc import Iterator

from parledger.model.scores import ExplanationFile, SelfFile, UnitFiles
from parledger.problems import Place
from parledger.review.audit.books import Books
from parledger.review.audit.check import AuditCheck
from parledger.review.audit.finding import Finding


def _look(books: Books) -> Iterator[Finding]:
    """H111.

    A clerk entered it where the request's author is one of the clerk's accounts; where nobody
    recorded the author, where clerks enter for the unit and it has no account of its own.
    """
    for unit, own in books.files.units.items():
        for step, file in _files(own):
            if file.document is None and _by_clerk(books, unit, step):
                found = books.find_in_file("H111", Place(file.path), unit)
                yield Finding(found.problem, unit, (), step)


def _files(own: UnitFiles) -> Iterator[tuple[str, SelfFile | ExplanationFile]]:
    if own.self_file is not None:
        yield "self", own.self_file
    if own.explanation is not None:
        yield "explanation", own.explanation


def _by_clerk(books: Books, unit: str, step: str) -> bool:
    roles = books.files.cycle.roles
    clerks = [one for one in roles.clerks if one.units is None or unit in one.units]
    authors = {
        author
        for change in books.changes()
        if (change.unit, change.step) == (unit, step)
        and (author := books.trail.handling(change.commit).author)
    }
    if authors:
        return any(author in clerk.accounts for clerk in clerks for author in authors)
    return bool(clerks) and unit not in roles.units


CHECK = AuditCheck("papers", ("H111",), _look)
