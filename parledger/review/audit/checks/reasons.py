"""Adjustments that came to main without a reason."""

from collections.abc import Iterator

from parledger.report.course import lacks_reason
from parledger.review.audit.books import Books, Bringing
from parledger.review.audit.check import AuditCheck
from parledger.review.audit.finding import Finding


def _look(books: Books) -> Iterator[Finding]:
    """H107. One whose reason was written later is found too: the change was made without."""
    for change, fields in books.standing():
        if change.criterion and change.line and lacks_reason(change.step, fields):
            commit = books.trail.commits[change.commit]
            yield books.find("H107", Bringing(commit, change.unit, change.step, (change,)))


CHECK = AuditCheck("reasons", ("H107",), _look)
