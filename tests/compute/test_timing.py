"""In time, late, or nobody knows: by the receipt, else by a merge's own date."""

from datetime import UTC, date, datetime

import pytest

from parledger.compute.timing import timing_of
from parledger.model.cycles import Cycle, Window
from parledger.model.trail import Handling, LogCommit
from parledger.problems import Place

AT = Place("scores/c/cycle.yaml")
WINDOW = Window(date(2020, 11, 1), date(2020, 11, 15), AT)
CYCLE = Cycle("c", "C", 2020, "U", "illustrative", (), AT, AT.path, schedule={"self": WINDOW})
LAST_MINUTE = datetime(2020, 11, 15, 16, 59, tzinfo=UTC)  # 23:59 in Vietnam
MIDNIGHT = datetime(2020, 11, 15, 17, 0, tzinfo=UTC)
BEFORE = datetime(2020, 10, 31, 16, 59, tzinfo=UTC)


def judged(merged, received=None, parents=("a", "b"), step="self"):
    commit = LogCommit("m", parents, "", "", merged, merged, "")
    return timing_of(CYCLE, step, "xa-a", commit, Handling(received=received))


@pytest.mark.parametrize(
    ("merged", "received", "expected"),
    [
        (MIDNIGHT, LAST_MINUTE, "in_time"),
        (MIDNIGHT, MIDNIGHT, "late"),
        (MIDNIGHT, BEFORE, "early"),
        (LAST_MINUTE, None, "in_time"),
        (MIDNIGHT, None, "unrecorded"),
        (BEFORE, None, "unrecorded"),
    ],
)
def test_the_receipt_decides_and_a_merge_within_the_window_helps(merged, received, expected):
    """The last minute of the last day is in time; the next is late if it is a receipt's."""
    assert judged(merged, received) == expected


def test_a_commit_without_a_merge_proves_nothing_by_its_date():
    """Its clock is its author's."""
    assert judged(LAST_MINUTE, parents=("a",)) == "unrecorded"


def test_a_step_without_a_window_has_no_timing():
    """Nor has what is no step of the plan."""
    assert judged(MIDNIGHT, MIDNIGHT, step="appraisal_1") == ""
    assert judged(MIDNIGHT, MIDNIGHT, step="council") == ""
