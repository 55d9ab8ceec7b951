"""Criteria and units: whose they are, and what is frozen once self-assessment has begun."""

import pytest

from tests.review.gate.world import CYCLE, FILES, IN_TIME, SET, UNITS, added, ask, changed, codes

BEFORE = "2020-10-20T09:00:00+07:00"
OTHER = "criteria/khac.yaml"
TITLE = ("title: Rà soát", "title: Rà soát văn bản")
ERRATUM = (
    'errata:\n  - {date: 2020-11-09, decision: 88/QĐ-UBND, what: Sửa tên, criteria: ["2.1"]}\n'
)


def test_the_secretary_corrects_a_set_until_self_assessment_begins():
    """Nobody else ever does."""
    assert codes(changed(SET, TITLE), "tk-1", BEFORE) == []
    assert codes(changed(SET, TITLE), "nv-1", BEFORE) == ["G150"]
    refused = ask(changed(SET, TITLE), "tk-1", IN_TIME)
    assert [(one.rule, one.place.line) for one in refused] == [("G160", 15)]
    assert "2.1" in refused[0].what.vi
    assert "errata" in refused[0].when.vi


def test_an_erratum_with_its_decision_corrects_criteria_in_force():
    """It names the criteria that change; a comment needs none."""
    corrected = changed(SET, TITLE)[SET] + ERRATUM
    assert codes({SET: corrected}, "tk-1", IN_TIME) == []
    assert codes({SET: FILES[SET] + "# ghi chú\n"}, "tk-1", IN_TIME) == []


@pytest.mark.parametrize(
    "erratum",
    [
        ERRATUM.replace("decision: 88/QĐ-UBND, ", ""),
        ERRATUM.replace('["2.1"]', '["1.1"]'),
        ERRATUM.replace(', criteria: ["2.1"]', ""),
    ],
)
def test_an_erratum_that_names_no_decision_or_another_criterion_does_not(erratum):
    """What changed beside what was decided stays refused."""
    corrected = changed(SET, TITLE)[SET] + erratum
    assert codes({SET: corrected}, "tk-1", IN_TIME) == ["G160"]


def test_an_erratum_of_before_covers_nothing_new():
    """Nor may one that stands be rewritten to cover more."""
    before = added(SET, ERRATUM)
    again = {SET: changed(SET, TITLE)[SET] + ERRATUM}
    assert codes(again, "tk-1", IN_TIME, before=before) == ["G160"]
    more = {
        SET: changed(SET, ("title: Kế hoạch", "title: Khác"))[SET]
        + ERRATUM.replace('"2.1"', '"1.1"')
    }
    assert codes(more, "tk-1", IN_TIME, before=before) == ["G160"]


def test_a_maximum_changes_with_the_sums_above_it():
    """The area of a corrected criterion and the set's own maximum need no code of their own."""
    change = changed(
        SET, ("max_points: 7", "max_points: 6"), ("title: Thể chế\n    max_points: 3", "title: Thể chế\n    max_points: 2"),
        ("title: Rà soát, max_points: 3", "title: Rà soát, max_points: 2"),
    )  # fmt: skip
    assert codes(change, "tk-1", IN_TIME) == ["G160"]
    assert codes({SET: change[SET] + ERRATUM}, "tk-1", IN_TIME) == []


def test_criteria_in_force_are_neither_deleted_nor_renamed():
    """A new name is a deletion and an addition."""
    assert codes({SET: None}, "tk-1", IN_TIME) == ["G160"]
    moved = {SET: None, "criteria/mau-2.yaml": FILES[SET].replace("id: mau", "id: mau-2")}
    assert codes(moved, "tk-1", IN_TIME) == ["G160"]


def test_a_frame_is_in_force_with_the_set_that_follows_it():
    """However deep."""
    frame = "id: khung\ntitle: Khung\nmax_points: 7\nframe: true\nareas:\n  - {id: '1', title: A, max_points: 4}\n  - {id: '2', title: B, max_points: 3}\n"
    before = {
        "criteria/khung.yaml": frame,
        SET: FILES[SET].replace("max_points: 7", "max_points: 7\nfollows: khung", 1),
    }
    after = {"criteria/khung.yaml": frame.replace("title: B", "title: C")}
    assert codes(after, "tk-1", IN_TIME, before=before) == ["G160"]


def test_a_set_that_no_running_cycle_uses_is_free_for_secretaries():
    """Next year's set is written while this year runs."""
    change = {OTHER: FILES[OTHER].replace("title: Một", "title: Hai")}
    assert codes(change, "tk-1") == []
    assert codes({"criteria/moi.yaml": FILES[OTHER].replace("khac", "moi")}, "tk-1") == []
    refused = ask(change, "nv-1")
    assert [one.rule for one in refused] == ["G150"]
    assert "tk-1" in refused[0].who.vi


def test_a_set_of_two_cycles_needs_the_secretary_of_both():
    """And a cycle without one blocks it."""
    second = FILES[CYCLE].replace("id: c-2020", "id: d-2020").replace("[tk-1, tk-2]", "[tk-2]")
    before = {"scores/d-2020/cycle.yaml": second}
    assert codes(changed(SET, TITLE), "tk-1", BEFORE, before=before) == ["G150"]
    assert codes(changed(SET, TITLE), "tk-2", BEFORE, before=before) == []
    nobody = {"scores/d-2020/cycle.yaml": second.replace("  secretary: {accounts: [tk-2]}\n", "")}
    assert codes(changed(SET, TITLE), "tk-2", BEFORE, before=nobody) == ["G110"]


# --- units


def test_units_of_a_running_cycle_are_the_secretarys():
    """Names, ends, successors: nobody else's."""
    change = changed(UNITS, ("name: Xã A", "name: Xã An"))
    assert codes(change, "tk-1") == []
    assert codes(change, "to-xa-a") == ["G150"]
    assert codes({UNITS: None}, "nv-1") == ["G150"]


def test_new_units_are_any_secretarys():
    """In a file of their own or in the old one."""
    new = "units:\n  - {id: xa-moi, name: Xã Mới, level: commune}\n"
    assert codes({"units/moi.yaml": new}, "tk-2") == []
    assert codes({"units/moi.yaml": new}, "to-xa-a") == ["G150"]


def test_a_units_entry_moved_to_another_file_is_judged_there_too():
    """The secretary of another cycle is none of this one's."""
    second = (
        FILES[CYCLE]
        .replace("id: c-2020", "id: d-2020")
        .replace("[tk-1, tk-2]", "[tk-9]")
        .replace("[xa-a, xa-b, xa-c]", "[xa-d]")
        .replace("units: [phong-noi-vu]", "units: [xa-c]")
    )
    before = {"scores/d-2020/cycle.yaml": second}
    gone = changed(UNITS, ("  - {id: xa-a, name: Xã A, level: commune}\n", ""))
    assert codes(gone, "tk-9", before=before) == ["G150"]
