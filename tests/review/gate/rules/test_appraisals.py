"""Appraisals: each office its own file and criteria, in its round, never for itself."""

import pytest

from tests.review.gate.world import CYCLE, FILES, IN_TIME, ROUND_1, ask, changed, codes

ROUND_2 = "2020-12-15T09:00:00+07:00"
BY_1 = 'scores:\n  "1.1": {decision: recognised}\n'
BY_2 = 'scores:\n  "2.1": {decision: recognised}\n'
ALL = "recognise_rest: true\nscores: {}\n"


def appraisal(office="", unit="xa-a", number=1):
    return f"scores/c-2020/{unit}/appraisal-{number}{'.' if office else ''}{office}.yaml"


def test_an_office_appraises_its_own_criteria_in_the_open_round():
    """Both rounds, accounts without case and @."""
    assert codes({appraisal("noi-vu"): BY_1}, "nv-1", ROUND_1) == []
    assert codes({appraisal("tu-phap"): BY_2}, "tp-1", ROUND_1) == []
    second = 'scores:\n  "1.1": {answer: accepted}\n'
    assert codes({appraisal("noi-vu", number=2): second}, "nv-1", ROUND_2) == []


@pytest.mark.parametrize(
    ("at", "found"), [(IN_TIME, ["G140"]), ("2020-12-06T00:00:00+07:00", ["G141"])]
)
def test_a_round_that_is_not_open_takes_nothing(at, found):
    """Round 1 opens when self-assessment ends, without a day of its own in the plan."""
    refused = ask({appraisal("noi-vu"): BY_1}, "nv-1", at)
    assert [one.rule for one in refused] == found
    assert "từ ngày 16/11/2020 đến hết ngày 05/12/2020" in refused[0].when.vi


@pytest.mark.parametrize("actor", ["tp-1", "tk-1", "to-xa-a", "nhap-ho"])
def test_nobody_writes_another_offices_file(actor):
    """Neither another office, nor the secretary, a unit, or a clerk."""
    refused = ask({appraisal("noi-vu"): BY_1}, actor, ROUND_1)
    assert [one.rule for one in refused] == ["G130"]
    assert refused[0].who.vi == "Phòng Nội vụ (nv-1)"


def test_an_entry_outside_of_the_offices_criteria_is_refused_at_its_line():
    """The place is the entry's own; who may is the office that has the criterion."""
    refused = ask(
        {appraisal("noi-vu"): BY_1 + '  "2.1": {decision: recognised}\n'}, "nv-1", ROUND_1
    )
    assert [(one.rule, one.subject, one.place.line) for one in refused] == [("G131", "2.1", 3)]
    assert "Phòng Tư pháp" in refused[0].who.vi


def test_an_entry_that_only_moved_is_no_change():
    """A wrong entry that stands already is not this request's; mending the rest is allowed."""
    old = 'scores:\n  "2.1": {decision: recognised}\n'
    new = 'scores:\n  "1.1": {decision: recognised}\n  "2.1": {decision: recognised}\n'
    before = {appraisal("noi-vu"): old}
    assert codes({appraisal("noi-vu"): new}, "nv-1", ROUND_1, before=before) == []
    worse = new.replace(
        '"2.1": {decision: recognised}', '"2.1": {decision: adjusted, points: 0, reason: x}'
    )
    assert codes({appraisal("noi-vu"): worse}, "nv-1", ROUND_1, before=before) == ["G131"]


def test_two_offices_may_share_a_criterion():
    """The one listed second gives its opinion."""
    shared = changed(CYCLE, ('appraises: ["1"], accounts', 'appraises: ["1", "2.1"], accounts'))
    opinion = {appraisal("tu-phap"): 'scores:\n  "2.1": {opinion: true, note: Nên trừ}\n'}
    assert codes(opinion, "tp-1", ROUND_1, before=shared) == []


# --- oneself


def test_no_office_appraises_the_unit_that_it_is():
    """Phòng Nội vụ is assessed too: Tư pháp stands in, for its criteria, in a file of its own."""
    own = "phong-noi-vu"
    refused = ask({appraisal("noi-vu", own): BY_1}, "nv-1", ROUND_1)
    assert [one.rule for one in refused] == ["G132"]
    assert "Phòng Tư pháp" in refused[0].who.vi
    assert codes({appraisal("tu-phap", own): BY_1}, "tp-1", ROUND_1) == []
    assert codes({appraisal("tu-phap"): BY_1}, "tp-1", ROUND_1) == ["G131"]


def test_an_account_of_two_offices_does_not_appraise_its_own_by_the_other():
    """nv-1 may not sit on the other side of the table."""
    both = changed(CYCLE, ('accounts: ["@Tp-1"]', "accounts: [tp-1, nv-1]"))
    other = {appraisal("tu-phap", "phong-noi-vu"): BY_2}
    assert codes(other, "nv-1", ROUND_1, before=both) == ["G132"]
    assert codes(other, "tp-1", ROUND_1, before=both) == []


def test_a_units_own_account_does_not_appraise_it():
    """Even where it is an office's account as well."""
    both = changed(CYCLE, ("xa-a: {accounts: [to-xa-a]}", "xa-a: {accounts: [to-xa-a, nv-1]}"))
    assert codes({appraisal("noi-vu"): BY_1}, "nv-1", ROUND_1, before=both) == ["G132"]
    assert codes({appraisal("noi-vu", "xa-b"): BY_1}, "nv-1", ROUND_1, before=both) == []


# --- the secretary's


def test_a_file_for_all_is_the_secretarys():
    """No office writes it."""
    assert codes({appraisal(): ALL}, "tk-1", ROUND_1) == []
    assert codes({appraisal(): ALL}, "nv-1", ROUND_1) == ["G130"]
    assert codes({appraisal(): ALL}, "tk-1", IN_TIME) == ["G140"]


def test_without_offices_the_secretary_appraises():
    """Whatever the file is called."""
    text = FILES[CYCLE]
    without = {CYCLE: text[: text.index("offices:")] + text[text.index("roles:") :]}
    assert codes({appraisal(): ALL}, "tk-1", ROUND_1, before=without) == []
    assert codes({appraisal("noi-vu"): BY_1}, "tk-1", ROUND_1, before=without) == []
    assert codes({appraisal("noi-vu"): BY_1}, "to-xa-a", ROUND_1, before=without) == ["G130"]


def test_an_office_without_accounts_appraises_nothing_and_says_so():
    """Nobody can write its file until the secretary names an account."""
    refused = ask({appraisal("thanh-tra"): BY_2}, "tk-1", ROUND_1)
    assert [one.rule for one in refused] == ["G130"]
    assert "chưa có tài khoản nào" in refused[0].who.vi
    assert "no account yet" in refused[0].who.en


@pytest.mark.parametrize("actor", ["nv-1", "tk-1"])
def test_an_office_that_the_cycle_does_not_have_writes_nothing(actor):
    """Neither the secretary nor an office may invent one, nor a name with two points."""
    assert codes({appraisal("khong-co"): BY_1}, actor, ROUND_1) == ["G130"]
    assert "G106" in codes({appraisal("noi-vu.x"): BY_1}, actor, ROUND_1)


def test_a_unit_that_is_not_assessed_is_not_appraised():
    """xa-d has no folder in this cycle."""
    assert codes({appraisal("noi-vu", "xa-d"): BY_1}, "nv-1", ROUND_1) == ["G130"]


def test_a_renamed_appraisal_counts_at_both_paths():
    """Taking over another office's file is a deletion there and an addition here."""
    before = {appraisal("tu-phap"): BY_2}
    after = {appraisal("tu-phap"): None, appraisal("noi-vu"): BY_1}
    refused = ask(after, "nv-1", ROUND_1, before=before)
    assert [(one.rule, one.path) for one in refused] == [("G130", appraisal("tu-phap"))]
