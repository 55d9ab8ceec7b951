"""cycle.yaml, field by field: what the secretary may change in a running cycle, and how."""

from dataclasses import fields

import pytest

from parledger.model.cycles import Cycle
from parledger.review.gate.rules.cycle_file import DERIVED, FIXED, FREE, JUDGED
from tests.review.gate.world import (
    CYCLE,
    FILES,
    IN_TIME,
    SCORES,
    SELF_A,
    added,
    ask,
    changed,
    codes,
)

BEFORE = "2020-10-20T09:00:00+07:00"
REOPENED = "reopened:\n  - {unit: xa-a, step: self, to: 2020-11-20, why: Bão, document: {number: 5/UBND}}\n"
DECISION = (
    "documents:\n  - {title: Quyết định sửa kế hoạch, number: 77/QĐ-UBND, date: 2020-11-05}\n"
)


def test_every_field_of_a_cycle_is_judged():
    """A field added to the model has to be put into one of the lists."""
    lists = (FREE, JUDGED, FIXED, DERIVED)
    names = [name for one in lists for name in one]
    assert sorted(names) == sorted(one.name for one in fields(Cycle))


@pytest.mark.parametrize("actor", ["to-xa-a", "nhap-ho", "nv-1"])
def test_nobody_else_touches_a_running_cycle(actor):
    """Not even a comment."""
    for change in (added(CYCLE, REOPENED), added(CYCLE, "# ghi chú\n")):
        refused = ask(change, actor)
        assert [one.rule for one in refused] == ["G150"]
        assert "tk-1, tk-2" in refused[0].who.vi


EXTERNAL = 'external:\n  - {criterion: "1.2", points: {xa-a: 1}}\n'


@pytest.mark.parametrize(
    "more",
    [REOPENED, EXTERNAL, DECISION, "council: {chair: Phó Chủ tịch}\n", "# chỉ là ghi chú\n",
     "visibility: public\n", "working_group: {head: Trưởng phòng Nội vụ}\n"],
)  # fmt: skip
def test_what_the_secretary_keeps_up_to_date(more):
    """Reopening, results, papers, bodies: at any time while the cycle runs."""
    assert codes(added(CYCLE, more), "tk-1") == []


FIXED_CHANGES = [
    (("  self: {from: 2020-11-01, to: 2020-11-15}", "  self: {from: 2020-11-01, to: 2020-11-25}"), "schedule"),
    (("units: [xa-a, xa-b, xa-c]", "units: [xa-a, xa-b]"), "blocks"),
    (("criteria: mau, units: [phong", "criteria: khac, units: [phong"), "blocks"),
    (("provenance: illustrative", "provenance: illustrative\nindex: {decimals: 1}"), "index"),
    (("provenance: illustrative", 'provenance: illustrative\nnot_scored: [{criterion: "1.2"}]'), "not_scored"),
    (("provenance: illustrative", "provenance: illustrative\ntime_zone: Pacific/Honolulu"), "time_zone"),
    (("provenance: illustrative", "provenance: illustrative\nclasses: [{id: tot, title: Tốt, from: 1}]"), "classes"),
    (("year: 2020", "year: 2021"), "year"),
]  # fmt: skip


@pytest.mark.parametrize(("pair", "field"), FIXED_CHANGES)
def test_what_decides_figures_and_dates_is_fixed_once_it_has_begun(pair, field):
    """Free before; afterwards with the amending decision in the same request."""
    change = changed(CYCLE, pair)
    assert codes(change, "tk-1", BEFORE) == []
    refused = ask(change, "tk-1", IN_TIME)
    assert [(one.rule, one.subject) for one in refused] == [("G151", field)]
    assert refused[0].place.path == CYCLE
    decided = {CYCLE: change[CYCLE] + DECISION}
    assert codes(decided, "tk-1", IN_TIME) == []
    old = added(CYCLE, DECISION)
    assert codes(decided, "tk-1", IN_TIME, before=old) == ["G151"]
    assert codes({CYCLE: change[CYCLE] + DECISION.replace(", number: 77/QĐ-UBND", "")}, "tk-1") == [
        "G151"
    ]


@pytest.mark.parametrize(
    "pair",
    [
        ("unit: phong-noi-vu, for_own_unit: tu-phap, ", ""),
        ("unit: phong-noi-vu", "unit: xa-d"),
        ("for_own_unit: tu-phap", "for_own_unit: thanh-tra"),
    ],
)
def test_the_bar_on_an_offices_own_unit_is_lifted_by_a_decision_alone(pair):
    """Not even by a secretary whom it gives nothing; before anybody has begun it is the plan's."""
    change = changed(CYCLE, pair)
    refused = ask(change, "tk-1", IN_TIME)
    assert [(one.rule, one.subject) for one in refused] == [("G151", "offices")]
    assert codes(change, "tk-1", BEFORE) == []
    assert codes({CYCLE: change[CYCLE] + DECISION}, "tk-1", IN_TIME) == []


@pytest.mark.parametrize("before", ["", "council: {chair: Chủ tịch}\n"])
def test_no_cycle_does_without_its_council_half_way(before):
    """`council: none` would let a result be published that no meeting has approved."""
    old = added(CYCLE, before)
    change = {CYCLE: FILES[CYCLE] + "council: none\n"}
    refused = ask(change, "tk-1", IN_TIME, before=old)
    assert [(one.rule, one.subject) for one in refused] == [("G151", "council")]
    assert codes(change, "tk-1", BEFORE, before=old) == []
    assert codes({CYCLE: change[CYCLE] + DECISION}, "tk-1", IN_TIME, before=old) == []
    assert codes({CYCLE: change[CYCLE] + "# x\n"}, "tk-1", IN_TIME, before=change) == []


def test_a_file_of_a_unit_begins_a_cycle_before_its_day():
    """Whoever has handed in early is not judged by other rules later."""
    change = changed(CYCLE, ("year: 2020", "year: 2021"))
    assert codes(change, "tk-1", BEFORE, before={SELF_A: SCORES}) == ["G151"]


def test_a_plan_with_last_days_alone_is_in_force_at_once():
    """Without a first day self-assessment is open from the beginning."""
    bare = changed(CYCLE, ("self: {from: 2020-11-01, to: 2020-11-15}", "self: 2020-11-15"))
    assert codes(
        {CYCLE: bare[CYCLE].replace("year: 2020", "year: 2021")}, "tk-1", BEFORE, before=bare
    ) == ["G151"]


def test_a_cycle_is_not_deleted():
    """Neither by its secretary nor by way of a new name."""
    assert codes({CYCLE: None}, "tk-1") == ["G151"]
    moved = {
        CYCLE: None,
        "scores/c-2021/cycle.yaml": FILES[CYCLE].replace("id: c-2020", "id: c-2021"),
    }
    assert codes(moved, "tk-1") == ["G151"]


# --- reopening


@pytest.mark.parametrize(
    "missing", [", why: Bão", ", document: {number: 5/UBND}", "number: 5/UBND"]
)
def test_a_reopening_names_its_reason_and_its_paper(missing):
    """Why, and a document with its number."""
    text = REOPENED.replace(missing, "title: Công văn" if missing.startswith("number") else "")
    refused = ask(added(CYCLE, text), "tk-1")
    assert [(one.rule, one.subject) for one in refused] == [("G152", "xa-a")]


def test_a_reopening_stays_as_it_was_written():
    """More may be added, in any order; none is changed or taken away."""
    before = added(CYCLE, REOPENED)
    more = REOPENED.replace("reopened:\n", "").replace("xa-a", "xa-b")
    first = REOPENED.replace("reopened:\n", "")
    both = {CYCLE: FILES[CYCLE] + "reopened:\n" + more + first}
    assert codes(both, "tk-1", before=before) == []
    assert codes({CYCLE: FILES[CYCLE]}, "tk-1", before=before) == ["G152"]
    later = {CYCLE: before[CYCLE].replace("2020-11-20", "2020-11-30")}
    assert codes(later, "tk-1", before=before) == ["G152"]


def test_nobody_reopens_for_his_own_unit():
    """A secretary whose account is a unit's too asks the other one."""
    both = changed(CYCLE, ("accounts: [to-xa-a]", "accounts: [to-xa-a, tk-1]"))
    after = {CYCLE: both[CYCLE] + REOPENED}
    assert codes(after, "tk-1", before=both) == ["G153"]
    assert codes(after, "tk-2", before=both) == []


# --- rights

GAINS = [
    ("accounts: [to-xa-a]", "accounts: [to-xa-a, TK-1]"),
    ("xa-a: {accounts: [to-xa-a]}", "xa-a: {accounts: [to-xa-a]}\n    xa-c: {accounts: ['@tk-1']}"),
    ("accounts: [nhap-ho], units: [xa-b]", "accounts: [nhap-ho, tk-1], units: [xa-b]"),
    ("accounts: [nv-1]", "accounts: [nv-1, tk-1]"),
]


@pytest.mark.parametrize("pair", GAINS)
def test_no_change_of_roles_by_who_gains_by_it(pair):
    """The other secretary may make it."""
    change = changed(CYCLE, pair)
    refused = ask(change, "tk-1")
    assert [one.rule for one in refused] == ["G153"]
    assert "tk-1" in refused[0].what.vi
    assert codes(change, "tk-2") == []


OFFICE = ("accounts: [nv-1]", "accounts: [nv-1, tk-1]")


@pytest.mark.parametrize(
    "pair",
    [
        ('appraises: ["1"], accounts', 'appraises: ["1", "2.1"], accounts'),
        ("unit: phong-noi-vu, for_own_unit: tu-phap, ", ""),
        (
            "title: Phòng Tư pháp, appraises",
            "title: Phòng Tư pháp, unit: xa-c, for_own_unit: noi-vu, appraises",
        ),
    ],
)
def test_an_office_does_not_widen_its_own_rights(pair):
    """More criteria, the bar on its own unit taken away, standing in for another."""
    before = changed(CYCLE, OFFICE)
    after = {CYCLE: changed(CYCLE, pair, files=before)[CYCLE] + DECISION}
    assert codes(after, "tk-1", before=before) == ["G153"]
    assert codes(after, "tk-2", before=before) == []


def test_giving_rights_to_others_or_giving_them_up_is_allowed():
    """A new account for a unit; a secretary who steps down."""
    assert codes(changed(CYCLE, ("accounts: [to-xa-a]", "accounts: [to-xa-a, moi]")), "tk-1") == []
    assert codes(changed(CYCLE, ("accounts: [tk-1, tk-2]", "accounts: [tk-2]")), "tk-1") == []
