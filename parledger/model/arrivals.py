"""When a file came to main, as far as anybody recorded it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Arrival:
    """`when` is the recorded time of the push (`recorded`), else that of the merge on main.

    Only a recorded time says whether somebody was late: how long a request waited to be merged
    is not the sender's doing.
    """

    when: datetime
    recorded: bool
