"""The status board: what each unit has done, by when it came, and who has to act now."""

from datetime import UTC, date, datetime

import pytest

from parledger.compute import compute_results
from parledger.compute.board import Stand, make_board
from parledger.model.arrivals import Arrival
from parledger.model.results import State
from tests.compute.workspaces import SELF, cycle, project_of, units, workspace

SCHEDULE = """\
schedule:
  self: 2020-11-15
  appraisal_1: 2020-11-27
  explanation: 2020-12-05
  appraisal_2: 2020-12-14
  publication: 2020-12-25
"""
FOLDER = "scores/year/a"
FIRST = """\
scores:
  "1.1": {decision: adjusted, value: false, reason: Muộn}
  "1.3": {points: 0.5}
recognise_rest: true
"""
ASKED = 'scores:\n  "1.1": {text: Ban hành ngày 10 tháng 1}\n'
AGAIN = 'scores:\n  "1.1": {answer: accepted}\n'


def board_of(texts, today=None, **arrivals):
    """The board of a workspace; `arrivals` by file name without its ending."""
    project = project_of(texts)
    found = {f"{FOLDER}/{name.replace('_', '-')}.yaml": one for name, one in arrivals.items()}
    result = compute_results(project).cycles["year"]
    return make_board(project.cycles["year"], result, today, found)


def stands_of(today, more=SCHEDULE, **files):
    """How unit `a` stands in each step."""
    (unit,) = board_of(workspace(more=more, **files), today).units
    return {one.step: one.stand for one in unit.steps}


def came(day, recorded=True, hour=8):
    """A file's arrival."""
    return Arrival(datetime(2020, 11, day, hour, tzinfo=UTC), recorded)


@pytest.mark.parametrize(
    ("today", "files", "self_stand", "round_1"),
    [
        (date(2020, 11, 15), {}, Stand.DUE, Stand.WAITS),
        (date(2020, 11, 16), {}, Stand.OVERDUE, Stand.WAITS),
        (date(2020, 11, 15), {"self": "draft: true\n" + SELF}, Stand.BEGUN, Stand.WAITS),
        (date(2020, 11, 16), {"self": "draft: true\n" + SELF}, Stand.OVERDUE, Stand.WAITS),
        (date(2020, 11, 15), {"self": SELF}, Stand.DONE, Stand.AHEAD),
        (date(2020, 11, 16), {"self": SELF}, Stand.DONE, Stand.DUE),
        (date(2020, 11, 28), {"self": SELF}, Stand.DONE, Stand.OVERDUE),
        (None, {"self": SELF}, Stand.DONE, Stand.WAITS),
        (None, {}, Stand.WAITS, Stand.WAITS),
    ],
)
def test_a_step_is_due_until_its_last_day_is_over(today, files, self_stand, round_1):
    """The last day counts; an appraisal waits for the self-score; without a day nothing is late."""
    stands = stands_of(today, **files)
    assert (stands["self"], stands["appraisal_1"]) == (self_stand, round_1)


def test_a_started_appraisal_says_what_is_left():
    """One leaf listed, three to go; judged and own leaves alike, the survey's not."""
    texts = workspace(more=SCHEDULE, self=SELF)
    texts[f"{FOLDER}/appraisal-1.yaml"] = 'scores:\n  "1.1": {decision: recognised}\n'
    (unit,) = board_of(texts, date(2020, 11, 20)).units
    found = unit.step("appraisal_1")
    assert (found.stand, found.left, unit.left) == (Stand.BEGUN, 3, {"": 3})


def test_explaining_is_a_right():
    """Open while its days last; afterwards a unit without one has simply not explained."""
    files = {"self": SELF, "appraisal_1": FIRST}
    during, after = (stands_of(date(2020, 12, day), **files) for day in (5, 6))
    assert (during["explanation"], during["appraisal_2"]) == (Stand.DUE, Stand.WAITS)
    assert (after["explanation"], after["appraisal_2"]) == (Stand.NOTHING, Stand.NOTHING)


def test_where_nothing_was_changed_nothing_is_explained():
    """Round 1 recognised all and judged nothing away: there is no question."""
    more = SCHEDULE + 'not_scored: [{criterion: "1.3", why: Không có}]\n'
    files = {"self": SELF.replace('  "1.3": {note: Có mô tả}\n', "")}
    files["appraisal_1"] = "scores: {}\nrecognise_rest: true\n"
    assert stands_of(date(2020, 12, 1), more, **files)["explanation"] is Stand.NOTHING


def test_an_explanation_waits_for_its_answer():
    """Counted for the office that leads; overdue once round 2 is over; done when answered."""
    offices = 'offices: [{id: noi-vu, title: Nội vụ, appraises: ["1", "2"]}]\n'
    texts = workspace(more=SCHEDULE + offices, self=SELF, explanation=ASKED)
    texts[f"{FOLDER}/appraisal-1.noi-vu.yaml"] = FIRST
    (unit,) = board_of(texts, date(2020, 12, 14)).units
    assert (unit.unanswered, unit.step("appraisal_2").left) == ({"noi-vu": 1}, 1)
    assert unit.step("appraisal_2").stand is Stand.DUE
    (unit,) = board_of(texts, date(2020, 12, 15)).units
    assert unit.step("appraisal_2").stand is Stand.OVERDUE
    texts[f"{FOLDER}/appraisal-2.noi-vu.yaml"] = AGAIN
    (unit,) = board_of(texts, date(2020, 12, 15)).units
    assert (unit.unanswered, unit.step("appraisal_2").stand) == ({}, Stand.DONE)


@pytest.mark.parametrize(
    ("arrival", "late"),
    [
        (came(15, hour=16), False),  # 23:00 in Vietnam
        (came(15, hour=17), True),  # midnight there
        (came(20), True),
        (came(20, recorded=False), False),
        (None, False),
    ],
)
def test_late_is_what_a_receipt_says(arrival, late):
    """After the last day in the cycle's own time; a merge alone never makes anybody late."""
    arrivals = {"self": arrival} if arrival else {}
    board = board_of(workspace(more=SCHEDULE, self=SELF), date(2021, 1, 1), **arrivals)
    step = board.units[0].step("self")
    assert (step.stand, step.late, step.arrival) == (Stand.DONE, late, arrival)


def test_a_reopened_step_has_its_own_last_day():
    """For that unit alone: what came on the 20th is in time for it, and it is not overdue."""
    reopened = "reopened: [{unit: a, step: self, to: 2020-11-20, why: Mất điện, document: {number: 1/CV}}]\n"
    texts = workspace(more=SCHEDULE + reopened, self=SELF)
    assert not board_of(texts, self=came(20)).units[0].step("self").late
    assert stands_of(date(2020, 11, 18), SCHEDULE + reopened)["self"] is Stand.DUE


def test_a_step_nobody_plans_or_takes_is_left_out():
    """A cycle of self-scores alone has one step; a Council adds its own."""
    assert list(stands_of(None, "", self=SELF)) == ["self"]
    assert board_of(workspace(self=SELF)).units[0].left == {}
    council = "meetings: [{date: 2020-12-20, minutes: {number: 1/BB}, members: 3, approve: 2}]\n"
    (unit,) = board_of(workspace(self=SELF, council=council)).units
    assert [(one.step, one.met) for one in unit.steps] == [
        ("self", None), ("council", date(2020, 12, 20)),
    ]  # fmt: skip


def test_a_meeting_that_does_not_stand_approves_nothing():
    """Half in favour is not enough."""
    council = "meetings: [{date: 2020-12-20, minutes: {number: 1/BB}, members: 4, approve: 2}]\n"
    assert stands_of(None, "", self=SELF, council=council)["council"] is Stand.WAITS


def test_a_unit_with_nothing_to_hand_in_is_not_overdue():
    """All its leaves are judged: it hands nothing in, and its appraisal is due."""
    criteria = """\
id: set
title: Bộ tiêu chí
max_points: 1
areas:
  - {id: "1", title: Chung, max_points: 1, rule: {kind: judged}}
"""
    (unit,) = board_of(workspace(more=SCHEDULE, criteria=criteria), date(2020, 11, 20)).units
    assert unit.step("self").stand is Stand.NOTHING
    assert (unit.step("appraisal_1").stand, unit.left) == (Stand.DUE, {"": 1})


def test_the_board_agrees_with_the_states():
    """Round 1 is done on the board exactly where the unit's state says so, case by case."""
    cases = {
        "a": {},
        "b": {"self": SELF},
        "c": {"self": SELF, "appraisal-1": FIRST},
        "d": {"self": SELF, "appraisal-1": FIRST.replace("recognise_rest: true\n", "")},
        "e": {"self": SELF, "appraisal-1": "scores: {}\nrecognise_rest: true\n"},
        "f": {"self": SELF.replace("{value: true}", "{not_applicable: true, note: Không có}"),
              "appraisal-1": 'scores:\n  "1.3": {points: 1}\nrecognise_rest: true\n'},
    }  # fmt: skip
    texts = workspace() | {
        "units/units.yaml": units(*cases),
        "scores/year/cycle.yaml": cycle(", ".join(cases), SCHEDULE),
    }
    for unit, files in cases.items():
        texts |= {f"scores/year/{unit}/{name}.yaml": text for name, text in files.items()}
    found = board_of(texts).units
    done = {one.unit for one in found if one.step("appraisal_1").stand is Stand.DONE}
    assert done == {one.unit for one in found if one.state is State.APPRAISAL_1} == {"c"}
    assert {one.unit for one in found if one.left} == {"b", "d", "e", "f"}
