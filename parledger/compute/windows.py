"""When a step is open for a unit, and whether an instant was in time. Pure.

Days are days in the cycle's own time zone: 23:59 on the last day there is in time wherever the
server stands. A schedule's bare date is a step's last day; without a first day a step opens on
the day after the steps before it end. The survey runs beside the others: it waits for none, and
publication alone waits for it. `reopened` moves the last day of one step for one unit; the step
after it opens by the plan all the same, so that one late unit does not hold up its appraisers.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from parledger.model.cycles import STEPS, Cycle, Reopened

Standing = Literal["ahead", "open", "over"]
"""Before a window's first day, within it, after its last."""

_VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True)
class StepWindow:
    """The days of a step for one unit (or for all).

    `first` None: open from the beginning. `last` includes a reopening, `planned` does not;
    `reopened` is the entry that moved the last day, if one did.
    """

    step: str
    first: date | None
    last: date
    planned: date
    zone: tzinfo
    reopened: Reopened | None = None

    def on(self, day: date) -> Standing:
        """How the window stands on a day of the cycle's time zone."""
        if day > self.last:
            return "over"
        return "ahead" if self.first is not None and day < self.first else "open"

    def at(self, instant: datetime) -> Standing:
        """How it stands at an instant; one without a time zone is read in the cycle's own."""
        return self.on(local_day(instant, self.zone))


def window_of(cycle: Cycle, step: str, unit: str = "") -> StepWindow | None:
    """The window of a step, for one unit if it is named; None where the plan has no such step.

    Reopening a step that the plan does not have opens it for that unit alone.
    """
    planned = cycle.schedule.get(step)
    extended = max(
        (one for one in cycle.reopened if unit and (one.unit, one.step) == (unit, step)),
        key=lambda one: one.to,
        default=None,
    )
    zone = zone_of(cycle)
    if planned is None:
        if extended is None:
            return None
        return StepWindow(step, None, extended.to, extended.to, zone, extended)
    moved = extended is not None and extended.to > planned.end
    last = extended.to if extended is not None and moved else planned.end
    return StepWindow(
        step, first_day(cycle, step), last, planned.end, zone, extended if moved else None
    )


def first_day(cycle: Cycle, step: str) -> date | None:
    """The first day of a step of the schedule; None where it waits for nothing."""
    window = cycle.schedule[step]
    if window.start is not None:
        return window.start
    before = [cycle.schedule[one].end for one in _awaited(step) if one in cycle.schedule]
    return _day_after(max(before)) if before else None


def _day_after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def _awaited(step: str) -> tuple[str, ...]:
    if step == "survey":
        return ()
    earlier = STEPS[: STEPS.index(step)]
    return tuple(one for one in earlier if one != "survey" or step == "publication")


def has_begun(cycle: Cycle, step: str, day: date) -> bool:
    """Whether a step of the schedule has its first day behind it or is in it."""
    first = first_day(cycle, step)
    return first is None or day >= first


def zone_of(cycle: Cycle) -> tzinfo:
    """The cycle's time zone; one that this machine does not know counts as Vietnam's."""
    try:
        return ZoneInfo(cycle.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return _VIETNAM


def local_day(instant: datetime, zone: tzinfo) -> date:
    """The day an instant falls on there; one without a time zone is already local.

    A commit whose date is none stands at the end of time, where no zone adds hours.
    """
    try:
        return (instant if instant.tzinfo is None else instant.astimezone(zone)).date()
    except OverflowError:
        return instant.date()
