"""`review` over real repositories: branches, merges, clones, mistakes."""

import shutil
import subprocess
from datetime import UTC, datetime
from fractions import Fraction

import pytest

from parledger.compute import compute_results
from parledger.pipeline.reviewing import ReviewOrder, run_review
from parledger.problems import UserError
from parledger.source import DiskWorkspace, read_project
from tests.repositories import Repository, mini_repository

A, B, C = (f"scores/mini-2024/xa-{letter}" for letter in "abc")
CYCLE = "scores/mini-2024/cycle.yaml"


@pytest.fixture
def repository(tmp_path):
    """The small project on main, and a branch for the request."""
    made = mini_repository(tmp_path / "r")
    made.branch("request")
    return made


def review(repository, base="main", head="HEAD"):
    """The review of a branch."""
    return run_review(ReviewOrder(repository.root, base, head))


def unit_of(found, unit):
    """One of the units that the request changes."""
    return next(one for _, _, one in found.units() if one.unit == unit)


def leaf_of(found, unit, code):
    """One of a unit's changed leaves."""
    return next(one for one in unit_of(found, unit).leaves if one.criterion == code)


def unit_on_disk(repository, unit, cycle="mini-2024"):
    """What the work tree gives, computed without any of the review's short cuts."""
    project = read_project(DiskWorkspace(repository.root)).project
    return compute_results(project).cycles[cycle].unit(unit)


def test_a_changed_value_is_told_with_points_index_rank_and_class(repository):
    """Old and new, by unit and criterion; the figures are those of the two work trees."""
    before = unit_on_disk(repository, "xa-a")
    repository.edit(f"{A}/appraisal-2.yaml", "points: 1.5", "points: 0")
    repository.edit(f"{A}/appraisal-2.yaml", "ra sau hạn", "ra sau hạn một tháng")
    repository.commit()
    after = unit_on_disk(repository, "xa-a")
    found = review(repository)
    unit, leaf = unit_of(found, "xa-a"), leaf_of(found, "xa-a", "1.2")
    assert unit.name == "Xã An Bình"
    assert (unit.before.index, unit.after.index) == (before.index, after.index)
    assert (unit.before.rank, unit.after.rank) == (before.rank, after.rank) == (1, 2)
    assert (unit.before.class_id, unit.after.class_id) == (before.class_id, after.class_id)
    assert (leaf.before.points, leaf.after.points, leaf.maximum) == (Fraction(3, 2), 0, 3)
    (step,) = leaf.steps
    assert (step.before.vi, step.after.vi) == (
        "chấp nhận một phần, 1,5 điểm",
        "chấp nhận một phần, 0 điểm",
    )
    assert (step.said, step.unexplained) == ("Văn bản gia hạn ra sau hạn một tháng", "")
    assert [(area.code, area.points_before, area.points) for area in unit.areas] == [
        ("1", Fraction(7, 2), 2)
    ]


def test_other_units_that_move_are_named(repository):
    """Those whose own files nobody touched; a unit that stays where it was is not among them."""
    repository.edit(f"{A}/appraisal-2.yaml", "points: 1.5", "points: 0")
    repository.commit()
    moved = {unit.unit: unit for _, _, unit in review(repository).moved()}
    assert list(moved) == ["xa-b"]
    assert (moved["xa-b"].before.rank, moved["xa-b"].after.rank) == (2, 1)


def test_what_the_target_did_meanwhile_is_not_the_requests_change(repository):
    """A request that lags behind shows its own change alone, and its effect on main as it is."""
    repository.edit(f"{B}/self.yaml", 'value: 0\n  "2.1"', 'value: 3\n  "2.1"')
    repository.commit()
    repository.switch("main")
    repository.edit(CYCLE, "xa-c: 60", "xa-c: 100")
    repository.edit(f"{C}/appraisal-1.yaml", "points: 0.75", "points: 2")
    repository.commit()
    on_main = unit_on_disk(repository, "xa-b")
    found = review(repository, head="request")
    assert [unit.unit for _, _, unit in found.units()] == ["xa-b"]
    assert [one.path for one in found.files] == [f"{B}/self.yaml"]
    assert unit_of(found, "xa-b").before.rank == on_main.rank
    repository.git("merge", "-q", "--no-edit", "request")
    merged = unit_on_disk(repository, "xa-b")
    after = unit_of(found, "xa-b").after
    assert (after.index, after.rank) == (merged.index, merged.rank)
    assert (found.ahead, found.behind) == (1, 1)


def test_files_that_both_sides_changed_are_merged(repository):
    """Another criterion of the same file, changed on main, is not undone."""
    repository.edit(f"{A}/self.yaml", '"1.1":\n    value: true', '"1.1":\n    value: false')
    repository.commit()
    repository.switch("main")
    repository.edit(f"{A}/self.yaml", '"4":\n    value: 1', '"4":\n    value: 2')
    repository.commit()
    found = review(repository, head="request")
    assert [leaf.criterion for leaf in unit_of(found, "xa-a").leaves] == ["1.1"]
    assert found.conflicts == ()


def test_a_conflict_is_told_and_the_request_is_compared(repository):
    """Both changed the same value."""
    repository.edit(f"{B}/appraisal-1.yaml", "points: 1", "points: 0.5")
    repository.commit()
    repository.switch("main")
    repository.edit(f"{B}/appraisal-1.yaml", "points: 1", "points: 1.5")
    repository.commit()
    found = review(repository, head="request")
    assert [(one.path, one.kind) for one in found.conflicts] == [
        (f"{B}/appraisal-1.yaml", "content")
    ]
    leaf = leaf_of(found, "xa-b", "2.2")
    assert (leaf.before.points, leaf.after.points) == (Fraction(3, 2), Fraction(1, 2))


def test_conflict_marks_in_a_file_are_an_error_that_stops_nothing(repository):
    """The file counts as missing, the rest is compared; the error comes with its place."""
    text = (repository.root / f"{B}/self.yaml").read_text(encoding="utf-8")
    marked = f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> main\n"
    repository.edit(f"{A}/appraisal-2.yaml", "points: 1.5", "points: 0")
    repository.commit({f"{B}/self.yaml": marked})
    found = review(repository)
    assert all(one.new and one.problem.place.path == f"{B}/self.yaml" for one in found.errors)
    assert found.errors
    assert unit_of(found, "xa-b").after.index is None
    assert leaf_of(found, "xa-a", "1.2").after.points == 0


def test_a_faulty_entry_counts_as_missing(repository):
    """It alone: the unit keeps its other figures and its index."""
    repository.edit(f"{C}/appraisal-1.yaml", "points: 0.75", "points: 7.5")
    repository.commit()
    found = review(repository)
    assert [one.problem.subject for one in found.errors] == ["2.2"]
    leaf = leaf_of(found, "xa-c", "2.2")
    assert (leaf.before.points, leaf.after.points, str(leaf.after.status)) == (
        Fraction(3, 4), None, "pending",
    )  # fmt: skip
    unit = unit_of(found, "xa-c")
    assert [one.criterion for one in unit.leaves] == ["2.2"]
    entry = '  "2.2":\n    points: 7.5\n    reason: Theo hồ sơ đã nộp\n'
    repository.edit(f"{C}/appraisal-1.yaml", entry, "")
    without = unit_on_disk(repository, "xa-c")
    assert (unit.after.index, unit.after.rank) == (without.index, without.rank)


def test_an_unreadable_cycle_is_said_and_the_others_are_compared(repository):
    """The head's errors come with it."""
    repository.edit(CYCLE, "id: mini-2024\n", "<<<<<<< HEAD\nid: mini-2024\n")
    repository.edit("scores/mini-2023/xa-a/appraisal-1.yaml", "points: 1.5", "points: 1")
    repository.commit()
    found = review(repository)
    told = {one.cycle: one for one in found.cycles}
    assert {one.problem.place.path for one in found.errors} == {CYCLE}
    assert (told["mini-2024"].presence, told["mini-2024"].blocks) == ("unreadable", ())
    assert [unit.unit for block in told["mini-2023"].blocks for unit in block.units] == ["xa-a"]


def test_problems_are_new_old_or_mended(repository):
    """Told apart by what they say, not by the line on which they stand."""
    repository.switch("main")
    repository.edit(f"{C}/appraisal-1.yaml", "points: 0.75", "points: 7.5")
    repository.edit(f"{B}/appraisal-1.yaml", "points: 1", "points: 9")
    repository.commit()
    repository.branch("later")
    repository.edit(f"{B}/appraisal-1.yaml", "points: 9", "points: 1")
    repository.edit(f"{C}/appraisal-1.yaml", "recognise_rest", "# a line more\nrecognise_rest")
    repository.edit(f"{A}/self.yaml", '"1.1":\n    value: true', '"1.1":\n    value: maybe')
    repository.commit()
    found = review(repository)
    assert [(one.problem.place.path, one.new) for one in found.errors] == [
        (f"{A}/self.yaml", True),
        (f"{C}/appraisal-1.yaml", False),
    ]
    assert [one.place.path for one in found.resolved] == [f"{B}/appraisal-1.yaml"]


def test_states_are_told(repository):
    """Round 1 done; an explanation in; an answer given."""
    repository.switch("main")
    kept = (repository.root / f"{A}/appraisal-2.yaml").read_text(encoding="utf-8")
    council = "scores/mini-2024/council.yaml"
    repository.commit({f"{A}/appraisal-2.yaml": None, council: None})
    repository.branch("answers")
    repository.commit({f"{A}/appraisal-2.yaml": kept})
    unit = unit_of(review(repository), "xa-a")
    assert (str(unit.before.state), str(unit.after.state)) == ("explanation", "appraisal_2")
    assert unit.before.provisional
    assert not unit.after.provisional


def test_a_plain_recognition_is_counted_not_listed(repository):
    """Otherwise a first round would be a table of everything that stayed as it was."""
    repository.switch("main")
    kept = (repository.root / f"{C}/appraisal-1.yaml").read_text(encoding="utf-8")
    repository.commit({f"{C}/appraisal-1.yaml": None, "scores/mini-2024/council.yaml": None})
    repository.branch("round")
    repository.commit({f"{C}/appraisal-1.yaml": kept})
    unit = unit_of(review(repository), "xa-c")
    assert [leaf.criterion for leaf in unit.leaves] == ["2.1", "2.2"]
    assert unit.recognised == 3
    assert str(unit.after.state) == "appraisal_1"


def test_a_new_units_file_is_not_unexplained_and_a_removed_one_is(repository):
    """A first self-score says all there is to say; one that goes must be accounted for."""
    repository.switch("main")
    kept = (repository.root / f"{C}/self.yaml").read_text(encoding="utf-8")
    repository.commit({f"{C}/self.yaml": None})
    repository.branch("hand-in")
    repository.commit({f"{C}/self.yaml": kept})
    there = review(repository)
    assert [leaf.criterion for leaf in unit_of(there, "xa-c").leaves][:2] == ["1.1", "1.2"]
    assert list(there.unexplained()) == []
    gone = review(repository, base="hand-in", head="main")
    assert gone.files == ()
    repository.branch("takes-away")
    repository.commit({f"{C}/self.yaml": None})
    gone = review(repository, base="hand-in")
    told = {leaf.criterion for _, _, leaf in gone.unexplained()}
    assert told == {"1.1", "1.2", "2.1", "2.2", "4"}


def test_a_figure_given_from_elsewhere_is_compared_as_it_is(repository):
    """Frozen or not: whether it may be changed is the gate's question."""
    repository.edit(CYCLE, "xa-c: 60", "xa-c: 75")
    repository.commit()
    found = review(repository)
    leaf = leaf_of(found, "xa-c", "3")
    assert (leaf.before.points, leaf.after.points) == (Fraction(6, 5), Fraction(3, 2))
    (step,) = leaf.steps
    assert (step.step, step.before.vi, step.after.vi) == ("external", "60/100", "75/100")
    assert leaf.unexplained == "same"
    assert [cycle.settings for cycle in found.cycles] == [("external",)]


def test_a_changed_set_is_told_and_so_is_what_it_does(repository):
    """The units gave nothing new, and their points change all the same."""
    repository.edit("criteria/mini-2024.yaml", "each: 1\n", "each: 0.5\n")
    repository.commit()
    found = review(repository)
    assert [(one.criteria, one.changed) for one in found.sets] == [("mini-2024", ("1.2",))]
    leaf = leaf_of(found, "xa-c", "1.2")
    assert (leaf.before.points, leaf.after.points, leaf.steps) == (0, Fraction(1, 2), ())
    assert "Bộ tiêu chí" in leaf.why.vi


def test_a_renamed_file_is_one_change(repository):
    """Not one removed and one added."""
    repository.git("mv", "units/xa.yaml", "units/cac-xa.yaml")
    repository.commit()
    (change,) = review(repository).files
    assert (change.kind, change.old, change.path) == (
        "renamed", "units/xa.yaml", "units/cac-xa.yaml",
    )  # fmt: skip


def test_the_working_tree_is_never_read(repository):
    """Head is HEAD; what is not committed does not count, and nothing of it is disturbed."""
    repository.edit(f"{A}/appraisal-2.yaml", "points: 1.5", "points: 0")
    shutil.rmtree(repository.root / "criteria")
    status = repository.git("status", "--porcelain")
    found = review(repository)
    assert (found.files, found.cycles, found.errors) == ((), (), ())
    assert repository.git("status", "--porcelain") == status


def test_a_bare_repository_is_reviewed_and_stays_as_it_is(repository, tmp_path):
    """As on a forge's server."""
    repository.edit(f"{A}/appraisal-2.yaml", "points: 1.5", "points: 0")
    repository.commit()
    bare = tmp_path / "bare.git"
    subprocess.run(["git", "clone", "-q", "--bare", str(repository.root), str(bare)], check=True)
    before = sorted(path.name for path in bare.iterdir())
    found = run_review(ReviewOrder(bare, "main", "request"))
    assert [unit.unit for _, _, unit in found.units()] == ["xa-a"]
    assert sorted(path.name for path in bare.iterdir()) == before


@pytest.mark.parametrize("how", ["merge", "squash", "rebase"])
def test_every_kind_of_merge_gives_what_the_review_said(repository, how):
    """Of a request that lags behind, with a merge commit, squashed, or rebased."""
    repository.edit(f"{A}/appraisal-2.yaml", "points: 1.5", "points: 0.5")
    repository.commit()
    repository.switch("main")
    repository.edit(f"{C}/appraisal-1.yaml", "points: 0.75", "points: 2")
    repository.commit()
    said = unit_of(review(repository, head="request"), "xa-a").after
    if how == "merge":
        repository.git("merge", "-q", "--no-ff", "--no-edit", "request")
    elif how == "squash":
        repository.git("merge", "-q", "--squash", "request")
        repository.commit()
    else:
        repository.git("rebase", "-q", "main", "request")
    came = unit_on_disk(repository, "xa-a")
    assert (said.index, said.rank, said.shown_index) == (came.index, came.rank, came.shown_index)


def test_a_second_run_finds_the_same(repository):
    """With what the first one kept, and with what `check` kept of the work tree."""
    repository.edit(f"{A}/appraisal-2.yaml", "points: 1.5", "points: 0")
    repository.edit(f"{C}/appraisal-1.yaml", "points: 0.75", "points: 7.5")
    repository.commit()
    first = review(repository)
    assert (repository.root / ".parledger" / "read.sqlite").is_file()
    assert review(repository) == first


def test_data_that_come_with_the_request_are_all_new(tmp_path):
    """Main has none yet."""
    empty = Repository(tmp_path / "r")
    empty.commit({"README.md": "nothing\n"})
    with pytest.raises(UserError, match="neither commit has units"):
        run_review(ReviewOrder(empty.root, "main"))
    empty.branch("data")
    other = mini_repository(tmp_path / "other")
    for folder in ("units", "criteria", "scores"):
        shutil.copytree(other.root / folder, empty.root / folder)
    empty.commit()
    found = run_review(ReviewOrder(empty.root, "main"))
    assert [(one.cycle, one.presence) for one in found.cycles] == [
        ("mini-2023", "added"),
        ("mini-2024", "added"),
    ]
    assert {one.kind for one in found.files} == {"added"}


def test_a_cycle_that_is_removed_is_said(repository):
    """With its units, which are no longer anywhere."""
    repository.git("rm", "-rq", "scores/mini-2024")
    repository.commit()
    (cycle,) = review(repository).cycles
    assert (cycle.cycle, cycle.presence) == ("mini-2024", "removed")


def test_shallow_clones_strangers_and_unknown_names_are_refused(repository, tmp_path):
    """Each with its reason; only the shallow clone can be mended by a command."""
    clone = tmp_path / "clone"
    where = f"file://{repository.root}"
    subprocess.run(["git", "clone", "-q", "--depth", "1", where, str(clone)], check=True)
    with pytest.raises(UserError, match="git fetch --unshallow") as shallow:
        run_review(ReviewOrder(clone, "HEAD"))
    assert shallow.value.exit_code == 1
    with pytest.raises(UserError, match="no revision nowhere") as unknown:
        review(repository, base="nowhere")
    assert unknown.value.exit_code == 2
    repository.git("checkout", "-q", "--orphan", "stranger")
    repository.commit()
    with pytest.raises(UserError, match="no commit in common"):
        review(repository)
    with pytest.raises(UserError, match="not in a Git repository"):
        run_review(ReviewOrder(tmp_path, "main"))


def test_a_base_that_was_pushed_anew_shows_what_the_request_brings_back(repository):
    """Commits that main dropped come again with a branch that was made from them."""
    repository.switch("main")
    repository.edit(f"{B}/appraisal-1.yaml", "points: 1", "points: 1.5")
    repository.commit()
    repository.branch("from-old-main")
    repository.edit(f"{A}/appraisal-2.yaml", "points: 1.5", "points: 0")
    repository.commit()
    repository.git("branch", "-f", "main", "main~1")
    found = review(repository)
    assert (found.ahead, found.behind) == (2, 0)
    assert [unit.unit for _, _, unit in found.units()] == ["xa-a", "xa-b"]


def test_the_gate_is_asked_where_an_account_is_named(repository):
    """Its refusals stand in the review with rule, path, who may and when; they stop nothing."""
    repository.switch("main")
    roles = "roles:\n  secretary:\n    accounts: [thu-ky]\ncouncil:\n"
    repository.edit(CYCLE, "council:\n", roles)
    repository.commit()
    repository.branch("appraises")
    repository.edit(f"{A}/appraisal-2.yaml", "points: 1.5", "points: 0")
    repository.commit()
    at = datetime(2024, 12, 1, tzinfo=UTC)
    refused = run_review(ReviewOrder(repository.root, "main", "HEAD", ("nguoi-la",), at))
    assert {one.path for one in refused.gate} == {f"{A}/appraisal-2.yaml"}
    assert all(one.rule.startswith("G") and one.what.vi and one.who.vi for one in refused.gate)
    assert unit_of(refused, "xa-a").leaves
    allowed = run_review(ReviewOrder(repository.root, "main", "HEAD", ("thu-ky",), at))
    assert allowed.gate == ()
    assert review(repository).gate == ()
