"""Documents that stayed the same by number and title while their digest changed."""

from collections.abc import Iterator, Mapping

from parledger.model.trail_texts import unfolded
from parledger.review.audit.books import Books, Bringing
from parledger.review.audit.check import AuditCheck
from parledger.review.audit.finding import Finding

_FIELDS = ("evidence", "document", "minutes")
_SAME_BY = ("number", "title", "date", "issuer")


def _look(books: Books) -> Iterator[Finding]:
    """H120"""
    for change in books.changes():
        for field in change.fields:
            if field.name.rpartition(".")[2] not in _FIELDS:
                continue
            before, after = _digests(field.old), _digests(field.new)
            for name, digest in before.items():
                if digest and digest != after.get(name, digest):
                    commit = books.trail.commits[change.commit]
                    brought = Bringing(commit, change.unit, change.step, (change,))
                    told = {"old": digest[:12], "new": after[name][:12] or "–"}
                    yield books.find("H120", brought, paper=" · ".join(filter(None, name)), **told)


def _digests(text: str | None) -> Mapping[tuple[str, ...], str]:
    """What tells a document from others -> its digest, empty where it has none."""
    told = unfolded(text or "")
    papers = told if isinstance(told, list) else [told]
    return {
        tuple(str(one.get(key, "")) for key in _SAME_BY): str(one.get("sha256", "")).lower()
        for one in papers
        if isinstance(one, dict)
    }


CHECK = AuditCheck("digests", ("H120",), _look)
