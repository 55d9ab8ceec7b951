"""Changes after the cycle's record of publication that no erratum names."""

from collections.abc import Iterator

from parledger.review.audit.books import Books
from parledger.review.audit.check import AuditCheck
from parledger.review.audit.finding import Finding


def _look(books: Books) -> Iterator[Finding]:
    """H102. By the order on main: clocks do not count."""
    trail, record = books.trail, books.trail.published.get(books.cycle)
    if record is None:
        return
    publication = books.files.publication
    named = {one.path for one in publication.errata} if publication is not None else set()
    for one in books.brought():
        paths = {trail.below_root(change.path) for change in one.changes}
        if trail.place(one.commit.id) > trail.place(record) and not paths <= named:
            yield books.find("H102", one, record=record[:12])


CHECK = AuditCheck("published", ("H102",), _look)
