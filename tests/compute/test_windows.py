"""Windows of the steps: last days, first days, reopening, and the cycle's own time zone."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from parledger.compute.windows import first_day, has_begun, window_of
from parledger.model.cycles import Cycle, Reopened, Window
from parledger.model.documents import NO_DOCUMENT
from parledger.problems import Place

AT = Place("scores/c/cycle.yaml")
SAIGON = timezone(timedelta(hours=7))


def cycle(schedule, reopened=(), time_zone="Asia/Ho_Chi_Minh"):
    """A cycle with this plan: step -> last day, or (first, last)."""
    windows = {
        step: Window(*(days if isinstance(days, tuple) else (None, days)), AT)
        for step, days in schedule.items()
    }
    opened = tuple(Reopened(unit, step, to, "vì", NO_DOCUMENT, AT) for unit, step, to in reopened)
    return Cycle(
        id="c", title="C", year=2020, authority="A", provenance="illustrative", blocks=(), at=AT,
        path=AT.path, schedule=windows, reopened=opened, time_zone=time_zone,
    )  # fmt: skip


PLAN = {
    "self": date(2020, 11, 15),
    "appraisal_1": date(2020, 12, 5),
    "explanation": (date(2020, 12, 8), date(2020, 12, 12)),
    "appraisal_2": date(2020, 12, 20),
    "survey": date(2020, 12, 30),
    "publication": date(2021, 1, 10),
}


@pytest.mark.parametrize(
    ("step", "first"),
    [
        ("self", None),
        ("appraisal_1", date(2020, 11, 16)),
        ("explanation", date(2020, 12, 8)),
        ("appraisal_2", date(2020, 12, 13)),
        ("survey", None),
        ("publication", date(2020, 12, 31)),
    ],
)
def test_a_step_without_a_first_day_opens_when_the_one_before_ends(step, first):
    """The survey waits for none; publication waits for the survey too."""
    assert first_day(cycle(PLAN), step) == first
    assert window_of(cycle(PLAN), step).first == first


def test_a_step_left_out_of_the_plan_is_skipped():
    """Without explanations round 2 follows round 1; a step not planned has no window."""
    plan = {"self": date(2020, 11, 15), "appraisal_2": date(2020, 12, 20)}
    assert first_day(cycle(plan), "appraisal_2") == date(2020, 11, 16)
    assert window_of(cycle(plan), "explanation") is None


@pytest.mark.parametrize(
    ("instant", "standing"),
    [
        (datetime(2020, 11, 15, 23, 59, 59, tzinfo=SAIGON), "open"),
        (datetime(2020, 11, 16, 0, 0, tzinfo=SAIGON), "over"),
        (datetime(2020, 11, 15, 16, 59, 59, tzinfo=UTC), "open"),
        (datetime(2020, 11, 15, 17, 0, tzinfo=UTC), "over"),
        (datetime(2020, 11, 15, 23, 59), "open"),  # noqa: DTZ001
    ],
)
def test_a_bare_date_is_the_last_day_to_its_last_second(instant, standing):
    """Judged in the cycle's time zone, wherever the server stands."""
    assert window_of(cycle(PLAN), "self").at(instant) == standing


def test_another_time_zone_has_other_days():
    """17:00 in London is still the fifteenth there."""
    there = cycle(PLAN, time_zone="Europe/London")
    assert window_of(there, "self").at(datetime(2020, 11, 15, 17, 0, tzinfo=UTC)) == "open"


def test_a_time_zone_that_nobody_knows_counts_as_vietnams():
    """The deadline does not vanish with a slip of the pen."""
    there = cycle(PLAN, time_zone="Asia/Hanoi-Moi")
    assert window_of(there, "self").at(datetime(2020, 11, 15, 17, 0, tzinfo=UTC)) == "over"


def test_before_the_first_day_a_step_is_ahead():
    """And has begun from that day on."""
    window = window_of(cycle(PLAN), "explanation")
    days = [date(2020, 12, day) for day in (7, 8, 12, 13)]
    assert [window.on(day) for day in days] == ["ahead", "open", "open", "over"]
    assert [has_begun(cycle(PLAN), "explanation", day) for day in days] == [False, True, True, True]


def test_reopening_moves_the_last_day_for_one_unit_alone():
    """Of two entries the later one counts; the plan's own day is kept beside it."""
    plan = cycle(PLAN, [("xa-a", "self", date(2020, 11, 18)), ("xa-a", "self", date(2020, 11, 20))])
    own, all_, other = (window_of(plan, "self", unit) for unit in ("xa-a", "", "xa-b"))
    assert (own.last, own.planned, own.reopened.to) == (
        date(2020, 11, 20), date(2020, 11, 15), date(2020, 11, 20),
    )  # fmt: skip
    assert all_.last == other.last == date(2020, 11, 15)
    assert other.reopened is None
    assert window_of(plan, "appraisal_1", "xa-a").first == date(2020, 11, 16)


def test_reopening_never_shortens():
    """A date before the plan's own changes nothing."""
    plan = cycle(PLAN, [("xa-a", "self", date(2020, 11, 1))])
    window = window_of(plan, "self", "xa-a")
    assert (window.last, window.reopened) == (date(2020, 11, 15), None)


def test_a_step_that_the_plan_lacks_may_be_opened_for_one_unit():
    """Then it has a last day for that unit and none for others."""
    plan = cycle({"self": date(2020, 11, 15)}, [("xa-a", "explanation", date(2020, 12, 1))])
    assert window_of(plan, "explanation", "xa-a").last == date(2020, 12, 1)
    assert window_of(plan, "explanation", "xa-b") is None


def test_the_last_day_of_the_calendar_breaks_nothing():
    """A plan may name 9999-12-31."""
    plan = cycle({"self": date.max, "appraisal_1": date.max})
    assert window_of(plan, "appraisal_1").on(date.max) == "open"
