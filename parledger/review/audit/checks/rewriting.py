"""Signs that the history is not what it was, or that Git is asked to show another."""

from collections.abc import Iterator, Mapping

from parledger.model.trail import OddKind
from parledger.problems import Place
from parledger.review.audit.books import Books
from parledger.review.audit.check import AuditCheck
from parledger.review.audit.finding import Finding

_CODES: Mapping[OddKind, str] = {
    "rewritten": "H114",
    "lost_record": "H115",
    "left_line": "H116",
    "replace": "H117",
    "graft": "H117",
}


def _look(books: Books) -> Iterator[Finding]:
    """H114 to H117: heads, records and tags that the history does not have; what Git pretends."""
    place = Place(f"scores/{books.cycle}/cycle.yaml")
    for odd in books.trail.oddities:
        named = "trail/" if odd.kind == "lost_record" else ""
        found = books.find_in_file(_CODES[odd.kind], place, "", name=odd.name[:12], by=named)
        yield Finding(found.problem, commit=odd.name)
    for tag, commit in (books.lost_tags or {}).items():
        place = Place(books.record_path)
        found = books.find_in_file("H115", place, "", name=commit[:12], by=tag)
        yield Finding(found.problem, commit=commit)


CHECK = AuditCheck("rewriting", ("H114", "H115", "H116", "H117"), _look)
