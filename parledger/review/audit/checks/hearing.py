"""Values changed in round 2 though the unit had not explained itself: without a hearing."""

from collections.abc import Iterator

from parledger.review.audit.books import Books
from parledger.review.audit.check import AuditCheck
from parledger.review.audit.finding import Finding


def _look(books: Books) -> Iterator[Finding]:
    """H108, by the files as they stand."""
    for unit, own in books.files.units.items():
        explained = own.explanation.entries if own.explanation is not None else {}
        for file in own.round_2:
            for code, entry in file.entries.items():
                if entry.decision == "adjusted" and not entry.opinion and code not in explained:
                    found = books.find_in_file("H108", entry.at, unit, criterion=code)
                    yield Finding(found.problem, unit, (code,), "appraisal_2")


CHECK = AuditCheck("hearing", ("H108",), _look)
