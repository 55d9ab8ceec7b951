"""What the Council sets itself."""

from collections.abc import Iterable, Mapping

from parledger.model.proceedings import Adjustment, Meeting

Adjustments = Mapping[tuple[str, str], Adjustment]
"""(unit, leaf) -> the adjustment that holds."""


def adjustments_of(meetings: Iterable[Meeting], block: str) -> Adjustments:
    """Of two meetings the later holds; one that does not stand adjusts nothing."""
    held = [meeting for meeting in meetings if meeting.stands and meeting.covers(block)]
    found: dict[tuple[str, str], Adjustment] = {}
    for meeting in sorted(held, key=lambda meeting: meeting.date):
        for adjustment in meeting.adjusts:
            found[adjustment.unit, adjustment.criterion] = adjustment
    return found


def approved(meetings: Iterable[Meeting], block: str) -> bool:
    """Whether a meeting that stands dealt with the block."""
    return any(meeting.stands and meeting.covers(block) for meeting in meetings)
