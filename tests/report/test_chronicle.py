"""Everything that is known of each change: by order on main, by receipts, by today's rules."""

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from parledger.model.trail import Gap, Oddity, ValueChange
from parledger.report import make_chronicle
from parledger.report.chronicle_cut import cut_chronicle
from tests.compute.workspaces import project_of
from tests.pages import scene
from tests.pages.trail.story import Story, request, told_story

YEAR = "mau-2020"
FOLDER = f"scores/{YEAR}"
SCHEDULE = "\nschedule: {{self: 2020-11-15, appraisal_1: {{from: 2020-11-20, to: 2020-12-05}}}}"
CYCLE = scene.CYCLE.replace("provenance: illustrative", f"provenance: illustrative{SCHEDULE}")


def chronicle(story, **changed):
    """Told whole, as the internal edition has it."""
    project = project_of({**scene.texts(**changed), **story.files})
    return make_chronicle(project, story.trail(), story.seals())


def of(found, unit, criterion, step):
    """The changes of a value."""
    return [
        one
        for one in found.of_unit(YEAR, unit)
        if isinstance(one.change, ValueChange)
        and (one.change.criterion, one.change.step) == (criterion, step)
    ]


@pytest.fixture(scope="module")
def told():
    """The scene's history."""
    return chronicle(told_story())


def test_changes_come_in_the_order_of_main(told):
    """Whatever their clocks say."""
    story = told_story()
    late = story.commit(
        {
            f"{FOLDER}/xa-b/self.yaml": scene.texts()[f"{FOLDER}/xa-b/self.yaml"].replace(
                "100", "90"
            )
        },
        "2019-01-01T00:00:00",
    )
    found = chronicle(story).told
    assert found[-1].commit == late
    names = list(story.commits)
    assert [names.index(one.commit) for one in found] == sorted(
        names.index(one.commit) for one in found
    )


def test_the_indexes_hold_every_change_once(told):
    """By cycle, by unit, by commit: nothing is lost and nothing told twice."""
    cycles = {one.change.cycle for one in told.told}
    assert cycles == {"mau-2019", YEAR}
    by_cycle = [one for name in cycles for one in told.of_cycle(name)]
    units = [
        one
        for name in cycles
        for unit in ("xa-a", "xa-b", "xa-c")
        for one in told.of_unit(name, unit)
    ]
    commits = [
        one
        for name in cycles
        for commit in told.commits(name)
        for one in told.of_commit(name, commit)
    ]
    for found in (by_cycle, units, commits):
        assert sorted(map(id, found)) == sorted(map(id, told.told))
    assert told.of_unit(YEAR, "xa-z") == told.of_cycle("khac") == told.of_commit(YEAR, "x") == ()


def test_an_unreadable_version_of_the_cycles_own_file_concerns_every_unit():
    """One of a unit's file concerns that unit alone."""
    story = told_story()
    story.gap(f"{FOLDER}/xa-a/self.yaml")
    name = story.commit({})
    story.gaps.append(Gap(YEAR, "", "council", f"{FOLDER}/council.yaml", name, "c" * 40, "missing"))
    found = chronicle(story)
    gaps = {
        unit: [one.change.step for one in found.of_unit(YEAR, unit) if isinstance(one.change, Gap)]
        for unit in ("xa-a", "xa-b")
    }
    assert gaps == {"xa-a": ["self", "council"], "xa-b": ["council"]}


def test_before_and_after_publication_goes_by_the_order_on_main():
    """What came with the record came before; a clock set back changes nothing."""
    story, path = told_story(), f"{FOLDER}/xa-b/self.yaml"
    text = scene.texts()[path]
    assert {one.published for one in chronicle(story).of_cycle(YEAR)} == {""}
    story.commit({path: text.replace("value: 100", "value: 90"), f"{FOLDER}/publication.yaml": ""})
    story.files.pop(f"{FOLDER}/publication.yaml")
    story.commit({path: text.replace("value: 100", "value: 80")}, "2019-01-01T00:00:00")
    found = of(chronicle(story), "xa-b", "1.2", "self")
    assert [one.published for one in found] == ["before", "before", "after"]
    assert {one.published for one in chronicle(story).of_cycle("mau-2019")} == {""}


def test_late_is_what_a_receipt_says():
    """Without one a merge within the window is in time; nobody can tell of the others."""
    path, text = f"{FOLDER}/xa-a/self.yaml", scene.texts()[f"{FOLDER}/xa-a/self.yaml"]
    timings = []
    for when, handling, merge in (
        ("2020-11-10T00:00:00", request("1", received="2020-11-10T00:00:00"), True),
        ("2020-11-10T00:00:00", request("1", received="2020-11-16T00:00:00"), True),
        ("2020-11-10T00:00:00", None, True),
        ("2020-11-16T00:00:00", None, True),
        ("2020-11-10T00:00:00", None, False),
    ):
        story = Story()
        story.commit({path: text}, when, handling, merge=merge)
        timings += [one.timing for one in of(chronicle(story, CYCLE=CYCLE), "xa-a", "1.1", "self")]
    assert timings == ["in_time", "late", "in_time", "unrecorded", "unrecorded"]


def test_a_step_may_come_before_it_opens_or_have_no_window():
    """Said as it is: early, or nothing."""
    path, text = f"{FOLDER}/xa-a/appraisal-1.yaml", scene.ROUND_1
    story = Story()
    story.commit({path: text}, handling=request("1", received="2020-11-18T00:00:00"))
    assert {one.timing for one in chronicle(story, CYCLE=CYCLE).told} == {"early"}
    assert {one.timing for one in chronicle(story).told} == {""}


def test_the_day_is_that_of_the_cycles_time_zone():
    """Half past five in the evening in UTC is the next day in Việt Nam."""
    path, text = f"{FOLDER}/xa-a/self.yaml", scene.texts()[f"{FOLDER}/xa-a/self.yaml"]
    story = Story()
    story.commit({path: text}, "2020-11-15T17:30:00")
    assert {one.day for one in chronicle(story).told} == {date(2020, 11, 16)}
    other = CYCLE.replace("provenance", "time_zone: Europe/Paris\nprovenance", 1)
    assert {one.day for one in chronicle(story, CYCLE=other).told} == {date(2020, 11, 15)}


def test_a_time_that_is_none_has_no_day():
    """Git keeps any number; a day is not made up from it."""
    story = told_story()
    name = next(reversed(story.commits))
    never = datetime.max.replace(tzinfo=UTC)
    story.commits[name] = replace(story.commits[name], committed=never)
    assert {one.day for one in chronicle(story).of_commit(YEAR, name)} == {None}


def test_a_step_is_the_role_whose_file_it_is(told):
    """The unit's, the appraiser's with its office, the Council's, the authority's."""
    roles = {
        (one.change.step, one.role, one.office)
        for one in told.of_unit(YEAR, "xa-a")
        if one.change.criterion
    }
    assert roles == {
        ("external", "authority", ""),
        ("self", "unit", ""),
        ("appraisal_1", "appraiser", "noi-vu"),
        ("explanation", "unit", ""),
        ("appraisal_2", "appraiser", "noi-vu"),
        ("council", "council", ""),
    }


def test_an_office_stands_in_for_the_one_that_is_appraised():
    """For an office's own unit its stand-in leads; a file of an office is that office's."""
    offices = '{{id: noi-vu, title: NV, unit: xa-a, for_own_unit: van-phong, appraises: ["1", "2"]}}, {{id: van-phong, title: VP, appraises: []}}'
    cycle = scene.CYCLE.replace('{{id: noi-vu, title: Phòng Nội vụ, appraises: ["1", "2"]}}', "X")
    cycle = cycle.replace("  - X", f"  [{offices}]")
    story = told_story()
    story.files.clear()
    found = chronicle(story, CYCLE=cycle)
    assert {one.office for one in of(found, "xa-a", "1.1", "appraisal_1")} == {"van-phong"}
    assert {one.office for one in of(found, "xa-b", "1.1", "appraisal_1")} == {"noi-vu"}


def test_points_follow_what_stands_of_a_value():
    """A change of one field is reckoned with the fields that stay; an end gives nothing."""
    story, path = Story(), f"{FOLDER}/xa-a/self.yaml"
    for value in ("value: 97", "value: 100", "value: 100, note: Đủ", "points: 1, value: 60"):
        story.commit({path: f'scores:\n  "1.2": {{{value}}}\n'})
    story.commit({path: "scores: {}\n"})
    story.files.clear()
    found = of(chronicle(story), "xa-a", "1.2", "self")
    assert [one.points for one in found] == [(None, 2), (2, 3), (3, 3), (3, 0), (0, None)]


def test_points_of_a_given_result_follow_its_scale():
    """80 of 100, for a leaf of 4 points."""
    found = of(chronicle(told_story()), "xa-a", "2.1", "external")
    assert [one.points for one in found] == [(None, Fraction(16, 5))]


def test_a_criterion_or_a_cycle_that_is_no_more_has_no_points():
    """Its changes are told all the same."""
    story = told_story()
    text = 'scores:\n  "9.9": {points: 1}\n'
    story.commit(
        {
            f"{FOLDER}/xa-a/explanation.yaml": scene.EXPLANATION,
            "scores/cu-2010/xa-a/self.yaml": text,
        }
    )
    story.files = {path: one for path, one in story.files.items() if "cu-2010" not in path}
    (gone,) = chronicle(story).of_cycle("cu-2010")
    assert (gone.points, gone.day, gone.timing) == ((None, None), None, "")


def test_writers_are_told_oldest_first_and_the_last_typed_it():
    """The author of a change is whoever typed it last; without writers, the one on main."""
    story = told_story()
    names = list(story.commits)
    first = story.changes[0]
    story.changes[0] = replace(first, written=(names[1], names[0]))
    one = next(one for one in chronicle(story).told if one.change == story.changes[0])
    assert [writer.id for writer in one.writers] == [names[1], names[0]]
    assert one.author.id == names[0]
    assert replace(one, writers=()).author is one.official


def test_reviews_and_approvals_are_counted(told):
    """As many as the forge recorded."""
    (one,) = of(told, "xa-a", "1.1", "appraisal_1")
    assert (one.handling.request, one.reviews, one.approvals) == ("4", 1, 2)


@pytest.mark.parametrize("sender", ["Người Gửi", "ai-khac"])
def test_an_appraisal_sent_by_the_units_own_account_is_marked(sender):
    """By the account that sent the request; its own self-score is its own to send."""
    roles = f"roles: {{{{units: {{{{xa-a: {{{{accounts: [{sender}]}}}}}}}}}}}}\nprovenance: "
    story = told_story()
    story.files.clear()
    whole = chronicle(story, CYCLE=scene.CYCLE.replace("provenance: ", roles))
    mine = {"appraisal_1", "appraisal_2", "council"} if sender == "Người Gửi" else set()
    for found in (whole, cut_chronicle(whole, ())):
        marked = [one for one in found.of_cycle(YEAR) if one.own_account]
        assert {one.change.step for one in marked} == mine
        assert {one.change.unit for one in marked} <= {"xa-a"}


@pytest.mark.parametrize(
    ("written", "received", "timing"),
    [
        ("2020-11-10T00:30:00", "", "in_time"),
        ("2020-11-10T09:00:00", "", "unrecorded"),
        ("2020-11-10T09:00:00", "2020-11-10T10:00:00", "in_time"),
        ("9999-12-31T23:59:59.999999", "", "in_time"),
    ],
)
def test_a_merge_dated_before_it_was_written_is_not_in_time_by_its_own_clock(
    written, received, timing
):
    """A receipt is believed all the same; clocks that differ by less than an hour are honest."""
    path, story = f"{FOLDER}/xa-a/self.yaml", Story()
    handling = request("1", received=received)
    name = story.commit({path: scene.texts()[path]}, "2020-11-10T00:00:00", handling)
    typed = datetime.fromisoformat(written).replace(tzinfo=UTC)
    story.commits["f" * 40] = replace(story.commits[name], id="f" * 40, authored=typed)
    story.changes[:] = [replace(one, written=("f" * 40,)) for one in story.changes]
    story.files.clear()
    found = of(chronicle(story, CYCLE=CYCLE), "xa-a", "1.1", "self")
    assert [one.timing for one in found] == [timing]


@pytest.mark.parametrize("kind", ["rewritten", "left_line", "replace", "graft"])
def test_what_one_copy_alone_shows_is_not_part_of_what_pages_tell(kind):
    """Same commit, same bytes: another machine has seen other heads."""
    story = told_story()
    story.oddities = (Oddity(kind, "d" * 40), Oddity("lost_record", "e" * 40))
    found = chronicle(story)
    assert [odd.kind for odd in found.oddities] == ["lost_record"]
    assert [odd.kind for odd in found.here] == [kind]
