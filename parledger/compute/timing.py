"""Whether a change came in time, as far as anybody recorded it. Pure.

Late is only what a receipt says was received after the last day. Without one, a merge within the
window was in time all the same; of what was merged later, or came without a merge and so with
its author's own clock, nobody can tell. Nor where it is dated before what it merges was written.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from parledger.compute.windows import window_of
from parledger.model.cycles import STEPS, Cycle
from parledger.model.told import Timing
from parledger.model.trail import Handling, LogCommit

_SLACK = timedelta(hours=1)
"""Clocks of honest machines differ; by more than this somebody's is wrong or was turned."""

_NO_TIME = datetime.max.replace(tzinfo=UTC)


def runs_backwards(official: LogCommit, writers: Iterable[LogCommit]) -> bool:
    """Whether a commit on main is dated before one inside it was written; no date proves nothing."""
    return any(
        one.authored != _NO_TIME and one.authored - official.committed > _SLACK for one in writers
    )


def timing_of(cycle: Cycle, step: str, unit: str, commit: LogCommit, handling: Handling) -> Timing:
    """How a change of a step stands to the step's window for its unit, reopenings included."""
    window = window_of(cycle, step, unit) if step in STEPS else None
    if window is None:
        return ""
    if handling.received is not None:
        stands = window.at(handling.received)
        return "late" if stands == "over" else "early" if stands == "ahead" else "in_time"
    if not commit.is_merge or window.at(commit.committed) != "open":
        return "unrecorded"
    return "in_time"
