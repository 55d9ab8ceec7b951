"""Points in time as people type them after --at."""

from typing import TYPE_CHECKING

from parledger.problems import UserError

if TYPE_CHECKING:
    from datetime import datetime


def time_given(text: str) -> "datetime":
    """A point in time with its zone. UserError where the text is none."""
    from parledger.model.instants import read_time

    at = read_time(text)
    if at is None:
        raise UserError(
            f"--at «{text[:60]}»: ghi như 2020-11-15T23:59:00+07:00 (phải có múi giờ)",
            f"--at '{text[:60]}': write it as 2020-11-15T23:59:00+07:00 (with its time zone)",
        )
    return at
