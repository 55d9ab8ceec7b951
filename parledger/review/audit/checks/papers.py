"""Files that a clerk entered for a unit without naming the signed paper they copy."""

from collections.abc import Iterator, Sequence

from parledger.model.cycles import Clerk
from parledger.model.scores import ExplanationFile, SelfFile, UnitFiles
from parledger.model.trail import ValueChange
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
                change = _entered(books, unit, step)
                told = books.evidence(change)
                found = books.find_in_file("H111", Place(file.path), unit, **told)
                commit = "" if change is None else change.commit
                yield Finding(found.problem, unit, (), step, commit)


def _entered(books: Books, unit: str, step: str) -> ValueChange | None:
    """The first change that a clerk's account brought, or else the first of all."""
    ours = [one for one in books.changes() if (one.unit, one.step) == (unit, step)]
    accounts = {name for clerk in _clerks(books, unit) for name in clerk.accounts}
    entered = (one for one in ours if books.trail.handling(one.commit).author in accounts)
    return next(entered, ours[0] if ours else None)


def _files(own: UnitFiles) -> Iterator[tuple[str, SelfFile | ExplanationFile]]:
    if own.self_file is not None:
        yield "self", own.self_file
    if own.explanation is not None:
        yield "explanation", own.explanation


def _by_clerk(books: Books, unit: str, step: str) -> bool:
    clerks = _clerks(books, unit)
    authors = {
        author
        for change in books.changes()
        if (change.unit, change.step) == (unit, step)
        and (author := books.trail.handling(change.commit).author)
    }
    if authors:
        return any(author in clerk.accounts for clerk in clerks for author in authors)
    return bool(clerks) and unit not in books.files.cycle.roles.units


def _clerks(books: Books, unit: str) -> Sequence[Clerk]:
    clerks = books.files.cycle.roles.clerks
    return [one for one in clerks if one.units is None or unit in one.units]


CHECK = AuditCheck("papers", ("H111",), _look)
