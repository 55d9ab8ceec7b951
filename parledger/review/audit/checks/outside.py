"""Changes that came to main without a merge, where main is otherwise made of merges."""

from collections.abc import Iterator

from parledger.review.audit.books import Books
from parledger.review.audit.check import AuditCheck
from parledger.review.audit.finding import Finding


def _look(books: Books) -> Iterator[Finding]:
    """H103, H104.

    Main is made of merges where, since the first merge that changed values of this cycle, at least
    half of the commits that did were merges. What came before the first one is how the repository was set up;
    a line of squashed commits has nothing to be outside of.
    """
    trail = books.trail
    names = dict.fromkeys(one.commit for one in books.changes())
    merges = [name for name in names if trail.commits[name].is_merge]
    first = trail.place(merges[0]) if merges else len(trail.places)
    since = [name for name in names if trail.place(name) >= first]
    by_merges = 2 * len(merges) >= len(since)
    for one in books.brought():
        if one.commit.is_merge:
            if any(one.commit.id in change.written for change in one.changes):
                yield books.find("H104", one)
        elif by_merges and trail.place(one.commit.id) > first:
            yield books.find("H103", one)


CHECK = AuditCheck("outside", ("H103", "H104"), _look)
