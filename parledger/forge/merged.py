"""What a forge knows of a merged request, as a file of `trail/`."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from parledger.model.instants import write_time


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged request, by accounts of the forge.

    `commit`: the merge on main; `head`: what was merged; `merged`: when. `reviewers`: whoever
    submitted a review; `approvals`: those of them who approved this very head. `received`: when
    the forge received it, None where it kept no record.
    """

    number: int
    commit: str
    head: str
    author: str
    merged_by: str
    merged: datetime
    reviewers: tuple[str, ...] = ()
    approvals: tuple[str, ...] = ()
    received: datetime | None = None


def record_path(merged: Merged) -> str:
    """`trail/<year>/<number>.json`, the year of the merge in UTC."""
    return f"trail/{merged.merged.astimezone(UTC).year}/{merged.number}.json"


def as_record(merged: Merged) -> bytes:
    """The file: keys in one order, one a line, so that the same merge gives the same bytes."""
    said: dict[str, object] = {
        "number": merged.number,
        "commit": merged.commit,
        "head": merged.head,
        "author": merged.author,
        "reviewers": sorted(merged.reviewers),
        "approvals": sorted(merged.approvals),
        "merged_by": merged.merged_by,
        "merged": write_time(merged.merged),
    }
    if merged.received is not None:
        said["received"] = write_time(merged.received)
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
