"""Commits of this cycle on main whose dates run backwards or lie in the future."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from parledger.problems import Place
from parledger.review.audit.books import Books
from parledger.review.audit.check import AuditCheck
from parledger.review.audit.finding import Finding

_SLACK = timedelta(hours=1)
"""Clocks of honest machines differ; by more than this somebody's is wrong or was turned."""


def _look(books: Books) -> Iterator[Finding]:
    """H112: dated before a commit that main had earlier. H113: dated after today."""
    trail, last = books.trail, datetime(1970, 1, 1, tzinfo=UTC)
    ours = dict.fromkeys(one.commit for one in books.changes())
    paths = {one.commit: one.path for one in books.changes()}
    for name in trail.line:
        day = trail.commits[name].committed
        future = day > books.now + _SLACK
        if name in ours and (future or day < last - _SLACK):
            told = {"commit": name[:12], "day": day.isoformat(), "before": last.isoformat()}
            place = Place(trail.below_root(paths[name]))
            found = books.find_in_file("H113" if future else "H112", place, "", **told)
            yield Finding(found.problem, commit=name)
        # One clock that runs ahead does not make all after it run backwards.
        last = last if future else max(last, day)


CHECK = AuditCheck("clocks", ("H112", "H113"), _look)
