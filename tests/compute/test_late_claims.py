"""Self-scores changed after their own appraisal had begun."""

from parledger.compute.late_claims import after_appraisal
from tests.tolds import field, gap, told

LEADS = {"1.1": "noi-vu", "1.2": "tai-chinh"}


def found(*changes):
    """Unit and criterion of each, in order."""
    late = after_appraisal(changes, lambda _: LEADS)
    return [(one.change.unit, one.change.criterion, one.official.id) for one in late]


def rest(name, fields, unit="xa-a"):
    """Round 1 says that it recognises what it does not list."""
    return told(unit, "", "appraisal_1", name=name, fields=fields)


def test_a_self_score_is_late_once_round_1_lists_it():
    """Its own criterion and unit alone."""
    appraisal = told("xa-a", "1.1", "appraisal_1", name="m1")
    after = [
        told("xa-a", "1.1", name="m2"),
        told("xa-a", "1.2", name="m2"),
        told("xa-b", name="m2"),
    ]
    assert found(told(name="m0"), appraisal, *after) == [("xa-a", "1.1", after[0].commit)]


def test_what_came_with_the_appraisal_came_before_it():
    """One commit has no order inside, however its changes are listed."""
    both = told("xa-a", "1.1", "appraisal_1", name="m1"), told("xa-a", "1.1", name="m1")
    assert found(*both) == []
    assert found(*reversed(both)) == []


def test_recognising_the_rest_begins_every_appraisal():
    """Of the office that says so; without offices, of all."""
    own = [told("xa-a", "1.1", name="m2"), told("xa-a", "1.2", name="m2")]
    for_all = rest("m1", [field("recognise_rest", None, "true")])
    one_office = rest("m1", [field("noi-vu.recognise_rest", None, "true")])
    said_no = rest("m1", [field("recognise_rest", None, "false")])
    assert [code for _, code, _ in found(for_all, *own)] == ["1.1", "1.2"]
    assert [code for _, code, _ in found(one_office, *own)] == ["1.1"]
    assert found(said_no, *own) == []


def test_heads_gaps_and_later_steps_are_no_self_scores():
    """A paper added to the file's head changes no value."""
    begun = rest("m1", [field("recognise_rest", None, "true")])
    others = [told("xa-a", "", name="m2"), told("xa-a", "1.1", "explanation", name="m2"), gap()]
    assert found(begun, *others) == []
