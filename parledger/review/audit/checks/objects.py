"""Objects of the repository that are missing or are not what their names say."""

from collections.abc import Iterator

from parledger.problems import Place
from parledger.review.audit.books import Books
from parledger.review.audit.check import AuditCheck
from parledger.review.audit.finding import Finding

_SHOWN = 8


def _look(books: Books) -> Iterator[Finding]:
    """H126, once for all of them; versions of this cycle's files are told by H119, each in place."""
    told = {gap.blob for gap in books.trail.gaps if gap.cycle == books.cycle}
    found = [one for one in books.unsound if one.name not in told]
    if not found:
        return
    names = [one.name[:12] for one in found if one.name]
    args = {
        "number": str(len(found)),
        "names": ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "") or "–",
        "told": found[0].told,
    }
    place = Place(f"scores/{books.cycle}/cycle.yaml")
    yield Finding(books.find_in_file("H126", place, "", **args).problem, commit=found[0].name)


CHECK = AuditCheck("objects", ("H126",), _look)
