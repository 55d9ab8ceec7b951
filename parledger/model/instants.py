"""Points in time as forges, messages and people write them."""

from datetime import UTC, datetime

_YEARS = (1990, 2999)


def read_time(text: str) -> datetime | None:
    """An instant as `2020-11-15T23:59:00+07:00`, in UTC; None without a time zone or a real day."""
    try:
        instant = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if instant.tzinfo is None or not _YEARS[0] <= instant.year <= _YEARS[1]:
        return None
    return instant.astimezone(UTC)


def write_time(instant: datetime) -> str:
    """The same instant as `2020-11-15T16:59:00Z`, to the second."""
    return f"{instant.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
