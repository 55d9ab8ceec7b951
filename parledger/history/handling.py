"""How each request on main's line was handled: its merge's message, and trail/ before it.

The same rules as for receipts: trailers count on merges alone, a record in trail/ comes before
them, what was recorded first stays, and a push recorded after its merge is a broken clock.
"""

from datetime import datetime

from parledger.history.messages import read_message
from parledger.history.trail import Record
from parledger.model.trail import Handling, LogCommit


def handling_of(commit: LogCommit, record: Record | None = None) -> Handling:
    """What is known of the request that a commit on the line brought."""
    told = read_message(commit.message, is_merge=commit.is_merge)
    if record is None:
        record = Record("", commit.id)
    return Handling(
        request=record.number or told.request,
        author=record.author or told.author,
        reviewers=record.reviewers or told.reviewers,
        approvals=record.approvals or told.approvals,
        merged_by=record.merged_by or told.merged_by,
        received=_believed(record.received, commit) or _believed(told.received, commit),
    )


def _believed(received: datetime | None, commit: LogCommit) -> datetime | None:
    return None if received is None or received > commit.committed else received
