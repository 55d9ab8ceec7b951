"""The life of a value: its own changes, and what its files said for all their values."""

import pytest

from parledger.model.trail import FieldChange, Gap, Trail, ValueChange
from parledger.trail.life import life_of

LINE = ("a", "b", "c", "d")


def change(commit, step, criterion="1", cycle="y", **fields):
    """A change in which each field goes from nothing to a text, or (None) to nothing."""
    told = tuple(
        FieldChange(name.replace("__", "."), None if text else "x", text)
        for name, text in fields.items()
    )
    return ValueChange(cycle, "u", criterion, step, told, "p", 1, commit, (commit,))


def trail(*changes, gaps=()):
    places = {name: place for place, name in enumerate(LINE)}
    return Trail("d", "", "", places, {}, changes, tuple(gaps))


def told(found):
    """Commit, step and fields of each."""
    return [
        (one.commit, one.step, [field.name for field in getattr(one, "fields", ())])
        for one in found
    ]


def test_steps_of_one_commit_come_in_their_own_order():
    """However the changes are sorted."""
    found = life_of(
        trail(change("a", "appraisal_1", points="1"), change("a", "self", value="1")), "u", "1"
    )
    assert told(found) == [("a", "self", ["value"]), ("a", "appraisal_1", ["points"])]


def test_the_end_of_a_draft_concerns_what_it_lists():
    """In the commit of the value it is told with it; alone it is a turn of its own."""
    changes = (
        change("a", "self", "", draft="true"),
        change("a", "self", value="1"),
        change("b", "self", "", draft=None),
    )
    assert told(life_of(trail(*changes), "u", "1")) == [
        ("a", "self", ["value", "draft"]), ("b", "self", ["draft"]),
    ]  # fmt: skip
    assert life_of(trail(*changes), "u", "2") == ()


REST = (
    change("a", "self", value="1"),
    change("b", "appraisal_1", "", recognise_rest="true", nv__recognise_rest="true"),
)


@pytest.mark.parametrize(
    ("rests", "fields"),
    [
        ({"y": ""}, ["recognise_rest"]),
        ({"y": "nv"}, ["recognise_rest", "nv.recognise_rest"]),
        ({"y": "tp"}, ["recognise_rest"]),
        ({}, None),
        ({"other": ""}, None),
    ],
)
def test_the_rest_is_told_where_it_may_cover_the_criterion(rests, fields):
    """Of the leading office, or of a file for all; never where the caller says that it may not."""
    found = life_of(trail(*REST), "u", "1", rests=rests)
    assert told(found)[1:] == ([] if fields is None else [("b", "appraisal_1", fields)])


def test_the_rest_covers_nothing_that_is_listed_or_claimed_not_applicable():
    """A line of its own decides, and a claim needs one."""
    listed = change("a", "appraisal_1", decision="adjusted")
    assert told(life_of(trail(REST[0], listed, REST[1]), "u", "1", rests={"y": ""})) == [
        ("a", "self", ["value"]), ("a", "appraisal_1", ["decision"]),
    ]  # fmt: skip
    claim = change("a", "self", not_applicable="true")
    assert told(life_of(trail(claim, REST[1]), "u", "1", rests={"y": ""})) == [
        ("a", "self", ["not_applicable"])
    ]


def test_gaps_of_the_units_files_and_of_the_cycles_stand_among_the_changes():
    """Those of other units and other cycles do not."""
    gaps = [
        Gap(cycle, unit, step, "p", commit, "blob", "unreadable")
        for cycle, unit, step, commit in (
            ("y", "u", "self", "b"), ("y", "", "council", "c"), ("y", "v", "self", "b"), ("z", "u", "self", "b"),
        )
    ]  # fmt: skip
    found = life_of(
        trail(change("a", "self", value="1"), change("d", "self", value=None), gaps=gaps), "u", "1"
    )
    assert [one.commit for one in found] == ["a", "b", "c", "d"]


def test_one_cycle_may_be_asked_for():
    """The others are left out."""
    both = trail(change("a", "self", value="1"), change("b", "self", value="1", cycle="z"))
    assert [one.cycle for one in life_of(both, "u", "1", "z")] == ["z"]
