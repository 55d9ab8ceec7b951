"""Moments of the city's working days."""

from datetime import date, datetime, time, timedelta, timezone

ZONE = timezone(timedelta(hours=7))
_FRIDAY = 4


def at(day: date, hour: float) -> datetime:
    """A moment of a day, to the second."""
    return datetime.combine(day, time(), ZONE) + timedelta(seconds=round(hour * 3600))


def next_day(moment: datetime, hour: float) -> datetime:
    """That hour of the next working day."""
    day = moment.date() + timedelta(days=1)
    while day.weekday() > _FRIDAY:
        day += timedelta(days=1)
    return at(day, hour)
