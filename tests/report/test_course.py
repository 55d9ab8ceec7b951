"""The course of a criterion: after its last turn the points are those of the results."""

from fractions import Fraction

import pytest

from parledger.compute.resting import rests_in
from parledger.model.told import Told
from parledger.pages.trail.scope import TrailScope
from parledger.pages.unit.scope import BlockScope
from parledger.pipeline.site import SiteOrder, make_site_report
from parledger.report.course import council_stands, course_of
from tests.gitrepo import Repo
from tests.pages import scene
from tests.pages.trail.story import told_story
from tests.repository import ROOT

YEAR = "mau-2020"


def courses(report, unit):
    """Leaf -> its turns, beside the unit's result and the block."""
    cycle = report.results.cycles[YEAR]
    block = cycle.blocks[0]
    told = report.chronicle.of_unit(YEAR, unit)
    rests = rests_in(cycle.cycle, block.block, block.criteria, unit)
    found = {}
    for leaf in block.leaves:
        own = [one for one in told if getattr(one.change, "criterion", None) in (leaf.id, "")]
        found[leaf.id] = course_of(leaf, own, rests.get(leaf.id, {}))
    return found, cycle.unit(unit), block


@pytest.fixture(scope="module")
def report():
    """The scene with its history."""
    return told_story().report()


@pytest.mark.parametrize("unit", ["xa-a", "xa-b", "xa-c"])
def test_the_last_turn_gives_the_points_of_the_results(report, unit):
    """Self-score, given result, adjustment, partial answer, the Council: each has one leaf."""
    found, result, block = courses(report, unit)
    for leaf, points in zip(block.leaves, result.points, strict=True):
        assert found[leaf.id], leaf.id
        assert found[leaf.id][-1].after == points, leaf.id


def test_each_step_moves_what_it_gives(report):
    """1.1 of xa-a: 2 by itself, 0 in round 1, asks for 2, is given 1."""
    turns = courses(report, "xa-a")[0]["1.1"]
    assert [(one.told.change.step, one.before, one.after, one.given) for one in turns] == [
        ("self", None, 2, 2),
        ("appraisal_1", 2, 0, 0),
        ("explanation", 0, 0, 2),
        ("appraisal_2", 0, 1, 1),
    ]
    assert all(one.first and not one.gone for one in turns)
    assert turns[1].found == 2


def test_the_rest_is_a_turn_of_what_is_not_listed(report):
    """Recognised without a line: the points stay."""
    turns = courses(report, "xa-b")[0]["2.2"]
    assert [one.told.change.step for one in turns] == ["self", "appraisal_1"]
    assert [name.name for name in turns[1].told.change.fields] == ["recognise_rest"]
    assert turns[1].before == turns[1].after == 2


def test_each_turn_keeps_what_is_known_of_its_change(report):
    """Day, request, role and office come with the change, also with the joined one."""
    turn = courses(report, "xa-a")[0]["1.1"][1].told
    assert isinstance(turn, Told)
    assert (turn.handling.request, turn.approvals, turn.office) == ("4", 2, "noi-vu")


@pytest.mark.parametrize(
    ("entry", "points"),
    [
        ("{answer: accepted}", 2),
        ("{answer: rejected, reason: x}", 0),
        ("{answer: partly, points: 0.5, reason: x}", Fraction(1, 2)),
    ],
)
def test_the_answers_of_round_2(entry, points):
    """What was asked for, what round 1 said, or a figure of its own; as the results say."""
    story = told_story()
    story.commit({f"scores/{YEAR}/xa-a/appraisal-2.yaml": f'scores:\n  "1.1": {entry}\n'})
    found, result, _ = courses(story.report(), "xa-a")
    assert found["1.1"][-1].after == points == result.points[0]


@pytest.mark.parametrize("asks", ["asks: 1.5", "asks_value: true", ""])
def test_an_accepted_explanation_gives_what_it_asked(asks):
    """Points, a value, or without either the self-score."""
    story, folder = told_story(), f"scores/{YEAR}/xa-a"
    text = f'scores:\n  "1.1": {{text: Có văn bản{", " if asks else ""}{asks}}}\n'
    story.commit({f"{folder}/explanation.yaml": text})
    story.commit({f"{folder}/appraisal-2.yaml": 'scores:\n  "1.1": {answer: accepted}\n'})
    found, result, _ = courses(story.report(), "xa-a")
    assert found["1.1"][-1].after == result.points[0] == (Fraction(3, 2) if "1.5" in asks else 2)


def test_an_appraiser_may_exclude_and_the_unit_may_claim():
    """What does not apply has no points."""
    story, folder = told_story(), f"scores/{YEAR}/xa-b"
    text = scene.ROUND_1.replace("value: false", "not_applicable: true")
    story.commit({f"{folder}/appraisal-1.yaml": text})
    found, result, _ = courses(story.report(), "xa-b")
    assert found["1.1"][-1].after is None
    assert result.points[0] is None


def test_a_meeting_without_a_majority_moves_nothing():
    """Five of ten is not more than half."""
    assert not council_stands({"approve": "5/10"})
    assert council_stands({"approve": "6/10"})
    assert council_stands({"meeting": "2020-12-20"})


def test_a_judged_leaf_needs_no_decision():
    """Its points alone settle it; an opinion settles nothing."""
    story, path = told_story(), f"scores/{YEAR}/xa-b/appraisal-1.yaml"
    story.commit({path: 'scores:\n  "1.3": {points: 0.25, reason: Một phần}\n'})
    found, result, _ = courses(story.report(), "xa-b")
    assert found["1.3"][-1].after == Fraction(1, 4) == result.points[2]
    story.commit({path: 'scores:\n  "1.3": {opinion: true, points: 1, reason: x}\n'})
    found, result, _ = courses(story.report(), "xa-b")
    assert found["1.3"][-1].after is None is result.points[2]


def test_a_draft_gives_no_points_until_it_is_handed_in():
    """What stands in it is told, and is in force from the day it is no draft any more."""
    story, path = told_story(), f"scores/{YEAR}/xa-b/self.yaml"
    text = scene.texts()[path]
    story.commit({f"scores/{YEAR}/xa-b/appraisal-1.yaml": "scores: {}\n"})
    story.commit({path: f"draft: true\n{text}"})
    found, result, _ = courses(story.report(), "xa-b")
    assert found["1.1"][-1].after is None is result.points[0]
    story.commit({path: text})
    turn = courses(story.report(), "xa-b")[0]["1.1"][-1]
    assert (turn.before, turn.after) == (None, 2)


def test_a_value_taken_out_is_gone():
    """The turn says so, and the points go back to what the steps before gave."""
    story = told_story()
    text = scene.ROUND_2.replace(
        '  "1.1": {answer: partly, points: 1, reason: Muộn mười ngày}\n', ""
    )
    story.commit({f"scores/{YEAR}/xa-a/appraisal-2.yaml": text.replace("scores:", "scores: {}")})
    turn = courses(story.report(), "xa-a")[0]["1.1"][-1]
    assert turn.gone
    assert not turn.first
    assert (turn.before, turn.after) == (1, 0)
    again = told_story()
    again.commit({f"scores/{YEAR}/xa-a/appraisal-2.yaml": text.replace("scores:", "scores: {}")})
    again.commit({f"scores/{YEAR}/xa-a/appraisal-2.yaml": scene.ROUND_2})
    assert courses(again.report(), "xa-a")[0]["1.1"][-1].first


def test_without_a_leaf_nothing_is_reckoned(report):
    """A criterion of an old version has turns, and no points by today's rules."""
    told = [
        one
        for one in report.chronicle.of_unit(YEAR, "xa-a")
        if getattr(one.change, "criterion", "") == "1.1"
    ]
    turns = course_of(None, told, {})
    assert [one.after for one in turns] == [None] * 4


ACCEPTED = sorted(path for path in (ROOT / "tests" / "acceptance").iterdir() if path.is_dir())
PROJECTS = [path for path in ACCEPTED if (path / "scores").is_dir()]


@pytest.mark.parametrize("project", PROJECTS, ids=lambda path: path.name)
def test_the_course_ends_where_the_results_are(project, tmp_path):
    """Of every leaf of every acceptance case, committed step by step to a real repository.

    But for what ballots give, what is rounded leaf by leaf, and leaves without points.
    """
    repo = Repo(tmp_path)
    files = {
        path.relative_to(project).as_posix(): path.read_bytes()
        for folder in ("units", "criteria", "scores")
        for path in sorted((project / folder).rglob("*"))
        if path.is_file()
    }
    late = ("appraisal-1", "explanation", "appraisal-2", "council")
    for part in ("", *late):
        for path, data in files.items():
            stem = path.rpartition("/")[2].partition(".")[0]
            if stem == part or (not part and stem not in late):
                (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / path).write_bytes(data)
        repo.commit({})
    report, _ = make_site_report(SiteOrder(tmp_path, tmp_path / "site", "internal"))
    compared = 0
    for cycle, block in report.blocks():
        if cycle.cycle.index.stage == "leaf":
            continue
        for unit in block.units:
            scope = TrailScope(BlockScope(report, "vi", cycle, block), unit)
            for leaf, points in zip(block.leaves, unit.points, strict=True):
                turns = scope.courses[leaf.id]
                if turns and points is not None and leaf.id not in scope.block.ballots:
                    assert turns[-1].after == points, (unit.unit, leaf.id)
                    compared += 1
    assert compared or project.name in ("not-started", "nothing-in-force", "stage-leaf", "surveys")
