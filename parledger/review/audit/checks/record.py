"""The published result against what its inputs give, and the record against itself."""

from collections.abc import Iterator, Mapping

from parledger.model.publication import Change
from parledger.problems import Place
from parledger.review.audit.books import Books
from parledger.review.audit.check import AuditCheck
from parledger.review.audit.finding import Finding

_CODES: Mapping[Change, str] = {
    Change.RESULT: "H121",
    Change.INPUT: "H122",
    Change.GONE: "H122",
    Change.NEW: "H122",
    Change.ENTRY: "H122",
    Change.VALUE: "H122",
    Change.SEAL: "H122",
    Change.REMOVED: "H123",
    Change.REWRITTEN: "H123",
    Change.TAG: "H123",
    Change.PRINTED: "H123",
    Change.UNSIGNED: "H124",
    Change.UNKNOWN: "H125",
    Change.BACKDATED: "H125",
    Change.BROKEN: "H125",
}


def _look(books: Books) -> Iterator[Finding]:
    """H121 to H125: what `verify` finds, and promised signatures that are not there."""
    told_of: set[str] = set()
    for one in books.differences:
        told_of.add(one.key)
        told = {
            "key": one.key or one.path,
            "recorded": one.recorded or "–",
            "found": one.found or "–",
            "kind": one.change.value,
            "root": books.root_words,
        }
        found = books.find_in_file(_CODES[one.change], one.place, one.unit, **told)
        criteria = (one.criterion,) if one.criterion else ()
        yield Finding(found.problem, one.unit, criteria)
    for name in books.unsigned:
        if name not in told_of:
            told = {"key": name, "recorded": "–", "found": "–", "kind": "unsigned"}
            yield books.find_in_file("H124", Place(books.record_path), "", **told)


CHECK = AuditCheck("record", ("H121", "H122", "H123", "H124", "H125"), _look)
