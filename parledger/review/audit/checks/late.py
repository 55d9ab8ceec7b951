"""Changes received after their step's last day for the unit: by a receipt only."""

from collections.abc import Iterator

from parledger.compute.timing import timing_of
from parledger.compute.windows import window_of
from parledger.review.audit.books import Books
from parledger.review.audit.check import AuditCheck
from parledger.review.audit.finding import Finding


def _look(books: Books) -> Iterator[Finding]:
    """H101. What came after publication is an erratum, or H102: no step's last day is meant."""
    trail, cycle = books.trail, books.files.cycle
    record = trail.published.get(books.cycle)
    for one in books.brought():
        if record is not None and trail.place(one.commit.id) > trail.place(record):
            continue
        handling = trail.handling(one.commit.id)
        if timing_of(cycle, one.step, one.unit, one.commit, handling) != "late":
            continue
        window = window_of(cycle, one.step, one.unit)
        if window is not None and handling.received is not None:
            received = handling.received.astimezone(window.zone)
            last, when = window.last.isoformat(), received.isoformat(timespec="minutes")
            yield books.find("H101", one, last=last, received=when)


CHECK = AuditCheck("late", ("H101",), _look)
