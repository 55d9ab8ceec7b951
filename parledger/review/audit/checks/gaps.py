"""Versions on main that cannot be read: nobody knows what they said."""

from collections.abc import Iterator

from parledger.problems import Place
from parledger.review.audit.books import Books
from parledger.review.audit.check import AuditCheck
from parledger.review.audit.finding import Finding


def _look(books: Books) -> Iterator[Finding]:
    """H118: no YAML. H119: Git lacks the object, or has it spoilt."""
    for gap in books.trail.gaps:
        if gap.cycle == books.cycle:
            code = "H119" if gap.why == "missing" else "H118"
            place = Place(books.trail.below_root(gap.path))
            told = {"commit": gap.commit[:12], "blob": gap.blob[:12]}
            found = books.find_in_file(code, place, gap.unit, **told)
            yield Finding(found.problem, gap.unit, (), gap.step, gap.commit)


CHECK = AuditCheck("gaps", ("H118", "H119"), _look)
