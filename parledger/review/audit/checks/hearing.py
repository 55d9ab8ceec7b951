"""Values changed in round 2 though the unit had not explained itself: without a hearing."""

from collections.abc import Iterator

from parledger.model.trail import ValueChange
from parledger.problems import Place
from parledger.review.audit.books import Books
from parledger.review.audit.check import AuditCheck
from parledger.review.audit.finding import Finding

_STEP = "appraisal_2"


def _look(books: Books) -> Iterator[Finding]:
    """H108, by the files as they stand; the commit is the last that set the decision or points."""
    last = {
        (one.unit, one.criterion): one
        for one in books.changes()
        if one.step == _STEP and any(one.field(name) for name in ("decision", "points"))
    }
    for unit, own in books.files.units.items():
        explained = own.explanation.entries if own.explanation is not None else {}
        for file in own.round_2:
            for code, entry in file.entries.items():
                if entry.decision == "adjusted" and not entry.opinion and code not in explained:
                    yield _found(books, entry.at, (unit, code), last.get((unit, code)))


def _found(books: Books, at: Place, value: tuple[str, str], change: ValueChange | None) -> Finding:
    unit, code = value
    told = books.evidence(change)
    found = books.find_in_file("H108", at, unit, criterion=code, **told)
    commit = "" if change is None else change.commit
    return Finding(found.problem, unit, (code,), _STEP, commit)


CHECK = AuditCheck("hearing", ("H108",), _look)
