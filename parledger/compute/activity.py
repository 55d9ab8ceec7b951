"""What happened to a cycle's values, in numbers: over time, by role, against its dates. Pure.

A change is one criterion of a unit (or the head of its file) in one step, by one commit on main.
Versions that nobody can read are counted apart: what they changed is not known.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from parledger.model.told import Role, Told
from parledger.model.trail import Gap, ValueChange

Grain = Literal["day", "week", "month"]

ROLES: tuple[Role, ...] = ("unit", "appraiser", "council", "authority")
MOST_DAYS = 150
"""A longer time is counted by weeks, which hide on which side of a deadline a change came."""
MOST_WEEKS_DAYS = 2 * 366
"""A longer one by months."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A day, a week from Monday or a month in which something changed; how many, by role."""

    first: date
    last: date
    counts: Mapping[Role, int]

    @property
    def total(self) -> int:
        """By everybody."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Activity:
    """Changes over time, oldest first. `undated`: changes whose commit has no usable time."""

    grain: Grain
    stretches: tuple[Stretch, ...]
    undated: int = 0


@dataclass(frozen=True, slots=True)
class Totals:
    """A cycle's changes in numbers; `commits` on main, `first` and `last` days of these."""

    changes: int
    units: int
    commits: int
    gaps: int
    first: date | None
    last: date | None
    late: int
    early: int
    unrecorded: int
    after_publication: int


def changes_of(told: Iterable[Told]) -> tuple[Told, ...]:
    """Without the gaps."""
    return tuple(one for one in told if isinstance(one.change, ValueChange))


def gaps_of(told: Iterable[Told]) -> tuple[Told, ...]:
    """The gaps alone."""
    return tuple(one for one in told if isinstance(one.change, Gap))


def totals_of(told: Sequence[Told]) -> Totals:
    """All of it in one line."""
    changes = changes_of(told)
    days = [one.day for one in changes if one.day is not None]
    timing = Counter(one.timing for one in changes)
    return Totals(
        changes=len(changes),
        units=len({one.change.unit for one in changes}),
        commits=len({one.commit for one in changes}),
        gaps=len(told) - len(changes),
        first=min(days, default=None),
        last=max(days, default=None),
        late=timing["late"],
        early=timing["early"],
        unrecorded=timing["unrecorded"],
        after_publication=sum(one.published == "after" for one in changes),
    )


def activity_of(told: Sequence[Told]) -> Activity:
    """Changes by stretch of time and role; the grain follows from how long it all took."""
    changes = changes_of(told)
    days = [(one.day, one.role) for one in changes if one.day is not None]
    if not days:
        return Activity("day", (), len(changes))
    grain = _grain(min(day for day, _ in days), max(day for day, _ in days))
    counts: dict[date, Counter[Role]] = defaultdict(Counter)
    for day, role in days:
        counts[_begin(day, grain)][role] += 1
    stretches = tuple(
        Stretch(first, _end(first, grain), {role: counts[first][role] for role in ROLES})
        for first in sorted(counts)
    )
    return Activity(grain, stretches, len(changes) - len(days))


def _grain(first: date, last: date) -> Grain:
    span = (last - first).days + 1
    return "day" if span <= MOST_DAYS else "week" if span <= MOST_WEEKS_DAYS else "month"


def _begin(day: date, grain: Grain) -> date:
    if grain == "month":
        return day.replace(day=1)
    # The first week of the calendar has no Monday.
    back = day.weekday() if grain == "week" else 0
    return day - timedelta(days=min(back, day.toordinal() - 1))


def _end(first: date, grain: Grain) -> date:
    """The stretch's last day; the calendar's own last where it has no more."""
    if grain == "day":
        return first
    further = 6 if grain == "week" else _month_days(first) - 1
    return date.fromordinal(min(first.toordinal() + further, date.max.toordinal()))


def _month_days(first: date) -> int:
    if first.month == 12:
        return 31
    return (first.replace(month=first.month + 1) - first).days
