"""Whether a change came in time, as far as anybody recorded it. Pure.

Late is only what a receipt says was received after the last day. Without one, a merge within the
window was in time all the same; of what was merged later, or came without a merge and so with
its author's own clock, nobody can tell.
"""

from parledger.compute.windows import window_of
from parledger.model.cycles import STEPS, Cycle
from parledger.model.told import Timing
from parledger.model.trail import Handling, LogCommit


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
