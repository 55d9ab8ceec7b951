"""Papers whose dates cannot be right: after the commit that cites them, or out of their order."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from parledger.compute.windows import local_day, zone_of
from parledger.model.trail_texts import unfolded
from parledger.problems import Place
from parledger.review.audit.books import Books, Bringing
from parledger.review.audit.check import AuditCheck
from parledger.review.audit.finding import Finding

_FIELDS = ("evidence", "document", "minutes")
_NO_TIME = datetime.max.replace(tzinfo=UTC)


def _look(books: Books) -> Iterator[Finding]:
    yield from _ahead(books)
    yield from _backwards(books)


def _ahead(books: Books) -> Iterator[Finding]:
    """H127: main had the paper cited before the day it is dated."""
    zone = zone_of(books.files.cycle)
    for change in books.changes():
        commit = books.trail.commits[change.commit]
        day = date.max if commit.committed == _NO_TIME else local_day(commit.committed, zone)
        for field in change.fields:
            if field.name.rpartition(".")[2] not in _FIELDS:
                continue
            before = _dated(field.old)
            for paper, dated in _dated(field.new).items():
                if dated > day and before.get(paper) != dated:
                    brought = Bringing(commit, change.unit, change.step, (change,))
                    yield books.find("H127", brought, paper=paper, dated=dated.isoformat())


def _backwards(books: Books) -> Iterator[Finding]:
    """H128: an explanation signed before what it explains, minutes written before the meeting."""
    for unit, own in books.files.units.items():
        first = own.self_file.document if own.self_file is not None else None
        last = own.explanation.document if own.explanation is not None else None
        if own.explanation is None or first is None or last is None:
            continue
        if first.date is not None and last.date is not None and last.date < first.date:
            told = {"paper": last.number or last.title, "dated": last.date.isoformat()}
            other = {"other": first.number or first.title, "than": first.date.isoformat()}
            place = Place(own.explanation.path)
            found = books.find_in_file("H128", place, unit, **told, **other)
            yield Finding(found.problem, unit, (), "explanation")
    for meeting in books.files.meetings:
        written = meeting.minutes.date
        if written is not None and written < meeting.date:
            told = {"paper": meeting.minutes.number, "dated": written.isoformat()}
            day = meeting.date.isoformat()
            yield books.find_in_file("H128", meeting.at, "", **told, other="council", than=day)


def _dated(text: str | None) -> Mapping[str, date]:
    """Papers by number, title and issuer -> their day; one without a day that can be is left out."""
    told = unfolded(text or "")
    found: dict[str, date] = {}
    for one in told if isinstance(told, list) else [told]:
        if isinstance(one, dict):
            name = " · ".join(
                str(one[key]) for key in ("number", "title", "issuer") if one.get(key)
            )
            try:
                found[name or "–"] = date.fromisoformat(str(one.get("date", "")))
            except ValueError:
                continue
    return found


CHECK = AuditCheck("papers_dates", ("H127", "H128"), _look)
