"""Changes in numbers: over time, by role, against the cycle's dates."""

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from parledger.compute.activity import ROLES, activity_of, changes_of, gaps_of, totals_of
from tests.tolds import gap, told

STEPS = {"self": "unit", "appraisal_2": "appraiser", "council": "council", "external": "authority"}


def spread(days, seed=1):
    """A few hundred changes over so many days, by everybody."""
    chance = random.Random(seed)  # noqa: S311
    first = date(2020, 10, 1)
    return [
        told(
            unit=f"xa-{chance.randrange(9)}",
            step=chance.choice([*STEPS]),
            name=f"m{number}",
            day=(first + timedelta(days=chance.randrange(days))).isoformat(),
        )
        for number in range(300)
    ]


@pytest.mark.parametrize(
    ("days", "grain"), [(1, "day"), (150, "day"), (151, "week"), (732, "week"), (733, "month")]
)
def test_the_grain_follows_from_how_long_it_took(days, grain):
    """A cycle of five months by days, two years by weeks, more by months."""
    ends = [told(day="2020-01-01"), told(day=str(date(2020, 1, 1) + timedelta(days=days - 1)))]
    assert activity_of(ends).grain == grain


@pytest.mark.parametrize("days", [40, 300, 1500])
def test_every_change_is_in_the_stretch_of_its_day_and_role(days):
    """Counted again, change by change, by looking for the stretch that holds its day."""
    changes = spread(days)
    activity = activity_of(changes)
    for stretch in activity.stretches:
        held = [one for one in changes if stretch.first <= one.day <= stretch.last]
        assert stretch.total == len(held) > 0
        again = Counter(STEPS[one.change.step] for one in held)
        assert stretch.counts == {role: again[role] for role in ROLES}
    assert sum(stretch.total for stretch in activity.stretches) == len(changes)


def test_stretches_follow_each_other_and_do_not_overlap():
    """Weeks run from Monday to Sunday, months from the first to the last day."""
    weeks, months = activity_of(spread(300)), activity_of(spread(1500))
    assert {(one.first.weekday(), one.last.weekday()) for one in weeks.stretches} == {(0, 6)}
    assert {one.first.day for one in months.stretches} == {1}
    assert {(one.last + timedelta(days=1)).day for one in months.stretches} == {1}
    for activity in (weeks, months):
        pairs = zip(activity.stretches, activity.stretches[1:], strict=False)
        assert all(one.last < other.first for one, other in pairs)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_hold(day):
    """A week or month that the calendar cuts off ends with it."""
    far = "0003-06-01" if day < "0004" else "9998-06-01"
    farther = "0900-06-01" if day < "0004" else "9000-06-01"
    for other in (far, farther):
        activity = activity_of([told(day=day), told(day=other)])
        assert sum(one.total for one in activity.stretches) == 2


def test_a_change_without_a_usable_day_is_counted_apart():
    """It is told of, and drawn nowhere."""
    lost = [replace(told(), day=None), told(name="m2")]
    assert activity_of(lost).undated == 1
    assert totals_of(lost).first == date(2020, 11, 10)
    assert activity_of(lost[:1]).stretches == ()
    assert activity_of(lost[1:]).undated == 0


def test_gaps_are_no_changes():
    """What a version that cannot be read changed is not known."""
    both = [told(), gap()]
    assert [len(changes_of(both)), len(gaps_of(both))] == [1, 1]
    totals = totals_of(both)
    assert (totals.changes, totals.gaps, totals.commits) == (1, 1, 1)


def test_totals_tell_late_from_unrecorded_and_before_from_after():
    """Late is late; of what nobody recorded nobody says so."""
    timings = ["late", "late", "unrecorded", "early", "in_time", ""]
    changes = [
        told(unit=f"xa-{n}", name=f"m{n}", timing=timing, published="after" if n == 5 else "before")
        for n, timing in enumerate(timings)
    ]
    totals = totals_of(changes)
    assert (totals.late, totals.unrecorded, totals.early) == (2, 1, 1)
    assert (totals.after_publication, totals.units, totals.commits) == (1, 6, 6)


def test_nothing_is_nothing():
    """A cycle without a change has no days."""
    totals = totals_of([])
    assert (totals.changes, totals.first, totals.last) == (0, None, None)
