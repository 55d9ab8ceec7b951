"""The life of a value for programs: a list, one object for each commit on main and step."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from parledger.model.told import Told
from parledger.model.trail import Gap, LogCommit, ValueChange
from parledger.pipeline.tracing import TraceRun

_NO_TIME = datetime.max.replace(tzinfo=UTC)


def print_trace(run: TraceRun) -> str:
    """Oldest first; `fields` holds what changed, before and after, null where it is not said."""
    told = [_object(run, one) for one in run.traced]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _object(run: TraceRun, one: Told) -> Mapping[str, object]:
    """Times are in UTC; `date` is that of the commit on main, which is the one that counts."""
    change, official, handling = one.change, one.official, one.handling
    return {
        "cycle": change.cycle,
        "unit": run.unit,
        "criterion": run.criterion,
        "step": change.step,
        "commit": official.id,
        "url": run.change_url(official.id),
        "date": _time(official.committed),
        **_said(change),
        "path": one.path,
        "path_url": run.source_url(one),
        "author": one.author.author,
        "committer": official.committer,
        "written": [_written(run, commit) for commit in one.writers],
        "message": official.summary,
        "request": handling.request,
        "request_url": run.request_url(one),
        "requested_by": handling.author,
        "reviewers": list(handling.reviewers),
        "approvals": list(handling.approvals),
        "merged_by": handling.merged_by,
        "received": None if handling.received is None else _time(handling.received),
        "timing": one.timing,
        "published": one.published,
        "signature": one.seal,
    }


def _said(change: ValueChange | Gap) -> Mapping[str, object]:
    """`gap`: why this version cannot be read, or `before` where one just before it cannot."""
    if isinstance(change, Gap):
        told: Mapping[str, object] = {"fields": {}, "reason": ""}
        return {**told, "line": None, "gap": change.why, "blob": change.blob}
    return {
        "fields": {field.name: {"old": field.old, "new": field.new} for field in change.fields},
        "reason": change.reason,
        "line": change.line or None,
        "gap": "before" if change.gap else None,
    }


def _written(run: TraceRun, commit: LogCommit) -> Mapping[str, object]:
    return {
        "commit": commit.id,
        "url": run.change_url(commit.id),
        "author": commit.author,
        "committer": commit.committer,
        "date": _time(commit.authored),
    }


def _time(moment: datetime) -> str | None:
    """In UTC; null for a time that is none."""
    if moment == _NO_TIME:
        return None
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
