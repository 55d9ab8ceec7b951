"""Decisions of the Council without a majority, and a result published before it met."""

from collections.abc import Iterator

from parledger.review.audit.books import Books
from parledger.review.audit.check import AuditCheck
from parledger.review.audit.finding import Finding


def _look(books: Books) -> Iterator[Finding]:
    """H109: half or fewer in favour. H110: the day of the record is before that of a decision."""
    record = books.files.publication
    for meeting in books.files.meetings:
        day = meeting.date.isoformat()
        if not meeting.stands:
            votes = {"approve": str(meeting.approve), "members": str(meeting.members)}
            yield books.find_in_file("H109", meeting.approve_at, "", day=day, **votes)
        elif record is not None and record.date < meeting.date:
            published = record.date.isoformat()
            yield books.find_in_file("H110", meeting.at, "", day=day, published=published)


CHECK = AuditCheck("council", ("H109", "H110"), _look)
