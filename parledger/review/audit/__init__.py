"""What an auditor should look at in a cycle: findings with their evidence. Pure."""

from parledger.review.audit.books import Books, Bringing
from parledger.review.audit.checks import CHECKS
from parledger.review.audit.finding import Finding

__all__ = ["CHECKS", "Books", "Bringing", "Finding", "audit"]


def audit(books: Books) -> tuple[Finding, ...]:
    """Every finding: by the order of the checks, then by place on main, then by file."""
    found = {one for check in CHECKS for one in check.look(books)}
    order = {code: place for place, check in enumerate(CHECKS) for code in check.codes}

    def when(one: Finding) -> tuple[int, int, str, int, str]:
        place = books.trail.places.get(one.commit, -1)
        at = one.problem.place
        return order[one.problem.code], place, at.path, at.line, one.problem.subject

    return tuple(sorted(found, key=when))
