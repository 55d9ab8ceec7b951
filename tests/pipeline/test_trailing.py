"""The history of all values, read from real repositories of every shape."""

import os
import subprocess
from datetime import datetime

import pytest

from parledger.model.trail import Handling
from parledger.problems import UserError
from tests.gitrepo import Repo
from tests.pipeline.trails import CYCLE, ROUND_1, SELF, Told, authored, own

LATER = "2020-11-20T09:00:00+07:00"


@pytest.fixture
def repo(tmp_path):
    """A repository with criterion 5.7 at 90 and 5.8 at 1."""
    made = Repo(tmp_path / "repo")
    made.commit(
        {SELF: own(v5_7=90, v5_8=1), "units/a.yaml": "units: []\n", ".gitignore": ".parledger/\n"}
    )
    return made


# --- how a change comes to main ---


def test_each_commit_on_main_is_one_change(repo):
    """First the value comes, then it changes; a commit that does not touch it is none."""
    first = repo.head
    second = repo.commit({SELF: own(v5_7=97, v5_8=1)})
    repo.commit({SELF: own(v5_7=97, v5_8=2)})
    told = Told(repo.folder)
    assert told.values() == [(None, "90"), ("90", "97")]
    assert told.commits() == [first, second]
    assert told.written() == [(first,), (second,)]
    assert told.values("5.8") == [(None, "1"), ("1", "2")]


def test_a_merge_makes_official_what_others_typed(repo):
    """The commit that counts is the merge; who typed it is the author inside, with both drafts."""
    repo.branch("work")
    draft = authored(repo, "to-1", own(v5_7=95, v5_8=1))
    final = authored(repo, "to-2", own(v5_7=97, v5_8=1))
    authored(repo, "to-3", own(v5_7=97, v5_8=9))
    merge = repo.merge("work", "merge", LATER)
    (_, change), told = Told(repo.folder).changes(), Told(repo.folder)
    assert told.values()[1] == ("90", "97")
    assert (change.commit, change.written) == (merge, (draft, final))
    assert told.trail.commits[final].author == "to-2"
    assert told.trail.commits[merge].committed == datetime.fromisoformat(LATER)


def test_a_draft_taken_back_inside_a_branch_never_was_official(repo):
    """Typed and undone before the merge: no change at all."""
    repo.branch("work")
    repo.commit({SELF: own(v5_7=1, v5_8=1)})
    repo.commit({SELF: own(v5_7=90, v5_8=2)})
    repo.merge("work", "merge")
    assert Told(repo.folder).values() == [(None, "90")]


def test_a_squash_is_its_own_writer(repo):
    """One commit with one parent: nobody else is known."""
    repo.branch("work")
    authored(repo, "to-1", own(v5_7=97, v5_8=1))
    squashed = repo.squash("work", "squash (#12)", LATER)
    told = Told(repo.folder)
    assert told.commits()[1:] == [squashed]
    assert told.written()[1:] == [(squashed,)]
    assert told.trail.handling(squashed).request == ""


def test_a_rebased_branch_is_told_commit_by_commit(repo):
    """Each of its commits stands on main itself."""
    repo.branch("work")
    authored(repo, "to-1", own(v5_7=95, v5_8=1))
    authored(repo, "to-2", own(v5_7=97, v5_8=1))
    repo.git("switch", "-q", "main")
    repo.commit({"units/a.yaml": "units:\n"})
    last = repo.rebase("work")
    told = Told(repo.folder)
    assert told.values() == [(None, "90"), ("90", "95"), ("95", "97")]
    assert told.commits()[-1] == last
    assert [told.trail.commits[name].author for name in told.commits()[1:]] == ["to-1", "to-2"]


def test_a_revert_is_a_change_back(repo):
    """What was reverted stays in the history, and so does the revert."""
    wrong = repo.commit({SELF: own(v5_7=97, v5_8=1)})
    repo.git("revert", "--no-edit", wrong)
    assert Told(repo.folder).values() == [(None, "90"), ("90", "97"), ("97", "90")]


def test_a_reverted_merge_is_a_change_back(repo):
    """The revert of a merge undoes all that it brought."""
    repo.branch("work")
    repo.commit({SELF: own(v5_7=97, v5_8=1)})
    merge = repo.merge("work", "merge")
    repo.git("revert", "--no-edit", "-m", "1", merge)
    told = Told(repo.folder)
    assert told.values() == [(None, "90"), ("90", "97"), ("97", "90")]
    assert told.written()[2] == (repo.head,)


def test_a_cherry_pick_keeps_its_author_and_counts_once(repo):
    """Picked to main, then merged with its branch: the merge changes nothing any more."""
    repo.branch("work")
    picked = authored(repo, "to-1", own(v5_7=97, v5_8=1))
    repo.git("switch", "-q", "main")
    repo.commit({"units/a.yaml": "units:\n"})
    repo.git("cherry-pick", picked)
    official = repo.head
    repo.merge("work", "merge")
    told = Told(repo.folder)
    assert told.commits()[1:] == [official]
    assert told.trail.commits[official].author == "to-1"


def test_an_octopus_brings_several_branches(repo):
    """One merge of three branches: each value is its own branch's."""
    drafts = []
    for number, name in enumerate(("one", "two", "three")):
        repo.branch(name)
        path = f"scores/{CYCLE}/xa-{number}/self.yaml"
        drafts.append(authored(repo, name, own(v5_7=number), path))
        repo.git("switch", "-q", "main")
    repo.git("merge", "-q", "--no-ff", "-m", "all", "one", "two", "three")
    told = Told(repo.folder)
    for number, draft in enumerate(drafts):
        (change,) = told.changes(unit=f"xa-{number}")
        assert (change.commit, change.written) == (repo.head, (draft,))


def test_two_requests_change_one_value_one_after_the_other(repo):
    """The second is resolved by hand inside its branch: two changes, each with its own merge."""
    repo.branch("one")
    mine = authored(repo, "to-1", own(v5_7=95, v5_8=1))
    repo.branch("two", "main")
    theirs = authored(repo, "to-2", own(v5_7=97, v5_8=1))
    first = repo.merge("one", "first")
    repo.git("switch", "-q", "two")
    repo.git("merge", "-q", "-s", "ours", "--no-edit", "main")
    second = repo.merge("two", "second")
    told = Told(repo.folder)
    assert told.values() == [(None, "90"), ("90", "95"), ("95", "97")]
    assert told.commits()[1:] == [first, second]
    assert told.written()[1:] == [(mine,), (theirs,)]


def test_two_requests_change_two_fields_of_one_value(repo):
    """Each merge names the writer of the field that it brought, though neither typed the whole."""
    note = '    note: "đã kiểm"\n'
    repo.branch("one")
    mine = authored(repo, "to-1", own(v5_7=97, v5_8=1))
    repo.branch("two", "main")
    text = own(v5_7=90, v5_8=1)
    theirs = authored(repo, "to-2", text + note)
    repo.merge("one", "first")
    second = repo.merge("two", "second")
    told = Told(repo.folder)
    assert [(one.commit, one.written) for one in told.changes("5.8")][1:] == [(second, (theirs,))]
    assert told.written()[1:] == [(mine,)]


def test_two_requests_bring_the_same_value(repo):
    """The first merge made it official; the second brings nothing that was not there."""
    repo.branch("one")
    mine = authored(repo, "to-1", own(v5_7=97, v5_8=1))
    repo.branch("two", "main")
    authored(repo, "to-2", own(v5_7=97, v5_8=1))
    first = repo.merge("one", "first")
    repo.merge("two", "second")
    told = Told(repo.folder)
    assert list(zip(told.commits(), told.written(), strict=True))[1:] == [(first, (mine,))]


def test_a_request_merged_without_its_contents_changes_nothing(repo):
    """`ours`: it stands in the history as merged, and no value of it ever was official."""
    repo.branch("work")
    authored(repo, "to-1", own(v5_7=97, v5_8=1))
    repo.git("switch", "-q", "main")
    repo.git("merge", "-q", "-s", "ours", "-m", "taken note of", "work")
    assert Told(repo.folder).values() == [(None, "90")]


def test_a_branch_fast_forwarded_is_told_commit_by_commit(repo):
    """Without a merge its commits are main's own."""
    repo.branch("work")
    drafts = [authored(repo, f"to-{n}", own(v5_7=90 + n, v5_8=1)) for n in (1, 2)]
    repo.git("switch", "-q", "main")
    repo.git("merge", "-q", "--ff-only", "work")
    assert Told(repo.folder).commits()[1:] == drafts


def test_a_revert_that_is_reverted_brings_the_value_back(repo):
    """Each of the three commits is told."""
    repo.commit({SELF: own(v5_7=97, v5_8=1)})
    for _ in range(2):
        repo.git("revert", "--no-edit", "HEAD")
    assert [new for _, new in Told(repo.folder).values()] == ["90", "97", "90", "97"]


def test_a_request_squashed_and_merged_again_counts_once(repo):
    """Its branch lives on after the squash; the later merge brings only what is new since."""
    repo.branch("work")
    authored(repo, "to-1", own(v5_7=97, v5_8=1))
    squashed = repo.squash("work", "squash (#12)", LATER)
    repo.git("switch", "-q", "work")
    more = authored(repo, "to-1", own(v5_7=97, v5_8=4))
    merge = repo.merge("work", "merge", LATER)
    told = Told(repo.folder)
    assert told.commits()[1:] == [squashed]
    (_, change) = told.changes("5.8")
    assert (change.commit, change.written) == (merge, (more,))


def test_a_draft_that_cannot_be_read_names_both_who_may_have_typed_it(repo):
    """Broken inside a branch and mended there: the value may stand in either; main has no gap."""
    repo.branch("work")
    broken = authored(repo, "to-1", "scores: [\n")
    mended = authored(repo, "to-2", own(v5_7=97, v5_8=1))
    merge = repo.merge("work", "merge")
    told = Told(repo.folder)
    assert list(zip(told.commits(), told.written(), strict=True))[1:] == [(merge, (broken, mended))]
    assert told.trail.gaps == ()


def test_what_is_typed_while_merging_is_the_merges_own(repo):
    """An evil merge: neither side has the value, so the merge is among its writers."""
    repo.branch("work")
    draft = authored(repo, "to-1", own(v5_7=97, v5_8=1))
    repo.git("switch", "-q", "main")
    repo.git("merge", "-q", "--no-ff", "--no-commit", "work")
    merge = repo.commit({SELF: own(v5_7=99, v5_8=1)})
    told = Told(repo.folder)
    assert told.values()[1:] == [("90", "99")]
    assert told.written()[1:] == [(draft, merge)]


def test_branches_merged_crosswise_are_each_told_once(repo):
    """A criss-cross: what came over the first bridge is not told again at the second."""
    repo.branch("work")
    mine = authored(repo, "to-1", own(v5_7=97, v5_8=1))
    repo.git("switch", "-q", "main")
    repo.commit({"units/a.yaml": "units:\n"})
    repo.git("branch", "old-main")
    first = repo.merge("work", "first")
    repo.git("switch", "-q", "work")
    repo.git("merge", "-q", "--no-edit", "old-main")
    theirs = authored(repo, "to-2", own(v5_7=97, v5_8=5))
    second = repo.merge("work", "second")
    told = Told(repo.folder)
    assert list(zip(told.commits(), told.written(), strict=True))[1:] == [(first, (mine,))]
    (_, change) = told.changes("5.8")
    assert (change.commit, change.written) == (second, (theirs,))


def test_main_merged_into_a_branch_makes_nobody_a_writer(repo):
    """Bringing a branch up to date is no authorship of what others did on main."""
    repo.branch("work")
    mine = authored(repo, "to-1", own(v5_7=97, v5_8=1))
    repo.git("switch", "-q", "main")
    theirs = repo.commit({f"scores/{CYCLE}/xa-b/self.yaml": own(v5_7=3)})
    repo.git("switch", "-q", "work")
    repo.git("merge", "-q", "--no-edit", "main")
    repo.merge("work", "merge")
    told = Told(repo.folder)
    assert told.written()[1:] == [(mine,)]
    assert [one.commit for one in told.changes(unit="xa-b")] == [theirs]


# --- what is the same value ---


def test_writing_the_same_otherwise_changes_nothing(repo):
    """Quotes, CR LF, flow style, comments, order of keys, trailing zeros, truth words: no change."""
    repo.commit({SELF: 'scores:\n  "1":\n    value: 1.50\n    note: hoà\n  "2": {value: có}\n'})
    repo.git("config", "core.autocrlf", "false")
    other = "# chú thích\r\nscores:\r\n  '2':\r\n    value: true\r\n  '1': {note: \"hoa\u0300\", value: '1.5'}\r\n"
    (repo.folder / SELF).write_bytes(other.encode())
    repo.git("add", "-A")
    repo.git("commit", "-q", "-m", "formatted")
    told = Told(repo.folder)
    assert told.values("1") == [(None, "1.5")]
    assert told.values("2") == [(None, "true")]
    assert len(told.changes("1")) == 1


def test_an_appraisal_split_by_office_keeps_its_history(repo):
    """One file for all becomes one for each office: not a change of any value."""
    both = 'scores:\n  "5.7":\n    decision: recognised\n  "5.8":\n    decision: recognised\n'
    one, other = both.split('  "5.8"')
    first = repo.commit({ROUND_1: both})
    folder = ROUND_1.removesuffix(".yaml")
    repo.commit(
        {
            ROUND_1: None,
            f"{folder}.noi-vu.yaml": one,
            f"{folder}.tu-phap.yaml": f'scores:\n  "5.8"{other}',
        }
    )
    told = Told(repo.folder)
    assert [one.commit for one in told.changes() if one.step == "appraisal_1"] == [first]
    assert [one.commit for one in told.changes("5.8") if one.step == "appraisal_1"] == [first]


def test_an_opinion_of_another_office_is_told_beside_the_decision(repo):
    """The one that decides leads; the other's words stand under its name."""
    folder = ROUND_1.removesuffix(".yaml")
    repo.commit({f"{folder}.a.yaml": 'scores:\n  "5.7":\n    opinion: true\n    note: nên giảm\n'})
    repo.commit({f"{folder}.b.yaml": 'scores:\n  "5.7":\n    decision: recognised\n'})
    found = [one for one in Told(repo.folder).changes() if one.step == "appraisal_1"]
    assert [[field.name for field in one.fields] for one in found] == [
        ["a.note", "a.opinion"],
        ["decision"],
    ]


def test_a_data_root_that_moves_keeps_its_history(repo):
    """All files go to a folder in one commit; the values do not change, and go on from there."""
    first = repo.head
    files = {
        SELF: None,
        "units/a.yaml": None,
        f"data/{SELF}": own(v5_7=90, v5_8=1),
        "data/units/a.yaml": "units: []\n",
    }
    repo.commit(files)
    last = repo.commit({f"data/{SELF}": own(v5_7=97, v5_8=1)})
    told = Told(repo.folder / "data")
    assert told.commits() == [first, last]
    assert told.changes()[-1].path == f"data/{SELF}"


def test_a_data_root_moved_by_a_request_keeps_its_history(repo):
    """Moved in a branch while main goes on, one value changed on the way, moved once more."""
    repo.commit({f"scores/{CYCLE}/xa-b/self.yaml": own(v5_7=3)})
    repo.branch("move")
    (repo.folder / "data").mkdir()
    repo.git("mv", "scores", "units", "data/")
    moved = authored(repo, "to-1", own(v5_7=95, v5_8=1), f"data/{SELF}")
    repo.git("switch", "-q", "main")
    theirs = repo.commit({"docs/x.md": "x\n"})
    merge = repo.merge("move", "move")
    repo.git("mv", "data", "so-lieu")
    again = repo.commit({})
    told = Told(repo.folder / "so-lieu")
    assert told.values() == [(None, "90"), ("90", "95")]
    assert list(zip(told.commits(), told.written(), strict=True))[1:] == [(merge, (moved,))]
    assert told.values(unit="xa-b") == [(None, "3")]
    assert {theirs, again}.isdisjoint(one.commit for one in told.trail.changes)


def test_an_appraisal_split_and_joined_again_tells_what_changed_on_the_way(repo):
    """By office, one value changed in the same commit, and back into one file."""
    entry = '  "{}":\n    decision: adjusted\n    points: {}\n    reason: R\n'
    folder = ROUND_1.removesuffix(".yaml")
    repo.commit({ROUND_1: "scores:\n" + entry.format("5.7", 1) + entry.format("5.8", 1)})
    split = repo.commit(
        {
            ROUND_1: None,
            f"{folder}.noi-vu.yaml": "scores:\n" + entry.format("5.7", 0.5),
            f"{folder}.tu-phap.yaml": "scores:\n" + entry.format("5.8", 1),
        }
    )
    repo.commit(
        {
            ROUND_1: "scores:\n" + entry.format("5.7", "0.50") + entry.format("5.8", 1),
            f"{folder}.noi-vu.yaml": None,
            f"{folder}.tu-phap.yaml": None,
        }
    )
    told = Told(repo.folder)
    points = [
        (one.commit, one.field("points").old, one.field("points").new)
        for one in told.changes()
        if one.step == "appraisal_1"
    ]
    assert points[1:] == [(split, "1", "0.5")]
    assert len([one for one in told.changes("5.8") if one.step == "appraisal_1"]) == 1


def test_a_copy_left_in_the_old_root_says_nothing(repo):
    """Where the data stands now leads; a backup beside it is not another history."""
    repo.commit({f"backup/{SELF}": own(v5_7=1)})
    repo.commit({f"backup/{SELF}": None, f"scores/{CYCLE}/xa-z/self.yaml": own(v5_7=1)})
    assert Told(repo.folder).values() == [(None, "90")]


def test_a_folder_renamed_to_another_unit_is_an_end_and_a_beginning(repo):
    """Ids are for ever: another id is another unit, whatever its folder holds."""
    repo.git("mv", f"scores/{CYCLE}/xa-a", f"scores/{CYCLE}/xa-moi")
    renamed = repo.commit({})
    told = Told(repo.folder)
    assert told.values() == [(None, "90"), ("90", None)]
    assert told.values(unit="xa-moi") == [(None, "90")]
    assert [one.commit for one in told.changes(unit="xa-moi")] == [renamed]
    assert told.changes()[-1].line == 0


def test_a_file_whose_name_only_looks_like_a_step_states_nothing(repo):
    """Copies that an editor leaves behind are no score files."""
    repo.commit(
        {
            f"scores/{CYCLE}/xa-a/self.backup.yaml": own(v5_7=1),
            f"scores/{CYCLE}/xa-a/myself.yaml": own(v5_7=2),
        }
    )
    assert Told(repo.folder).values() == [(None, "90")]


def test_the_council_and_given_results_are_told_by_unit(repo):
    """Their files are the cycle's; each entry names its unit. Of two meetings the later stands."""
    meeting = "  - date: {day}\n    members: 10\n    approve: {approve}\n    adjusts:\n      - {{unit: xa-a, criterion: '5.7', points: {points}, reason: R}}\n"
    council = f"scores/{CYCLE}/council.yaml"
    one, two, three = (
        meeting.format(day=day, approve=approve, points=points)
        for day, approve, points in (
            ("2020-12-02", 8, 1.5),
            ("2020-12-01", 8, 1),
            ("2020-12-09", 5, 9),
        )
    )
    repo.commit({council: f"meetings:\n{one}{two}{three}"})
    repo.commit(
        {
            f"scores/{CYCLE}/cycle.yaml": "external:\n  - criterion: '7.1'\n    out_of: 100\n    points: {xa-a: 82.50, xa-b: none}\n"
        }
    )
    told = Told(repo.folder)
    (_, change) = told.changes()
    assert {field.name: field.new for field in change.fields} == {
        "points": "1.5", "reason": "R", "meeting": "2020-12-02", "approve": "8/10",
    }  # fmt: skip
    assert [(one.step, one.field("points").new) for one in told.changes("7.1")] == [
        ("external", "82.5")
    ]
    assert [one.field("points").new for one in told.changes("7.1", "xa-b")] == ["none"]


# --- versions that cannot be read ---


def test_a_version_that_cannot_be_read_is_one_gap(repo):
    """What was known stands; the next version is compared with it, and says that a gap lies between."""
    broken = repo.commit({SELF: "scores: [\n"})
    fixed = repo.commit({SELF: own(v5_7=97, v5_8=1)})
    told = Told(repo.folder)
    (gap,) = told.trail.gaps
    assert (gap.commit, gap.path, gap.why, gap.step) == (broken, SELF, "unreadable", "self")
    assert told.values() == [(None, "90"), ("90", "97")]
    assert [(one.commit, one.gap) for one in told.changes()][1:] == [(fixed, True)]
    assert told.values("5.8") == [(None, "1")]


def test_a_file_that_begins_unreadable_begins_when_it_can_be_read(repo):
    """Its first values are told with the gap before them."""
    path = f"scores/{CYCLE}/xa-b/self.yaml"
    repo.commit({path: "a: b: c\n"})
    fixed = repo.commit({path: own(v5_7=1)})
    (change,) = Told(repo.folder).changes(unit="xa-b")
    assert (change.commit, change.gap) == (fixed, True)


def test_a_missing_object_is_a_gap_and_is_looked_for_again(repo):
    """A blob that Git does not have is named; once it is back, the history is whole."""
    blob = repo.git("rev-parse", f"HEAD:{SELF}")
    repo.commit({SELF: own(v5_7=97, v5_8=1)})
    lost = repo.folder / ".git/objects" / blob[:2] / blob[2:]
    away = repo.folder / "kept-away"
    lost.rename(away)
    told = Told(repo.folder)
    assert [(gap.blob, gap.why) for gap in told.trail.gaps] == [(blob, "missing")]
    assert told.values() == [(None, "97")]
    away.rename(lost)
    assert Told(repo.folder).values() == [(None, "90"), ("90", "97")]
    assert Told(repo.folder).trail.gaps == ()


@pytest.mark.parametrize("how", ["garbage", "another"])
def test_a_spoilt_object_is_a_gap_and_the_others_are_read(repo, how):
    """Bytes that do not unpack, or that unpack to other contents than the name says."""
    blob = repo.git("rev-parse", f"HEAD:{SELF}")
    repo.commit({SELF: own(v5_7=97, v5_8=1)})
    last = repo.commit({SELF: own(v5_7=98, v5_8=1)})
    path = repo.folder / ".git/objects" / blob[:2] / blob[2:]
    other = repo.git("rev-parse", f"{last}:{SELF}")
    data = (
        b"garbage"
        if how == "garbage"
        else (repo.folder / ".git/objects" / other[:2] / other[2:]).read_bytes()
    )
    path.chmod(0o644)
    path.write_bytes(data)
    told = Told(repo.folder)
    assert [(gap.blob, gap.why) for gap in told.trail.gaps] == [(blob, "missing")]
    assert told.values() == [(None, "97"), ("97", "98")]


def test_a_damaged_history_is_refused(repo):
    """A commit that is gone would make the history silently short: exit 1 and git fsck."""
    first = repo.head
    repo.commit({SELF: own(v5_7=97, v5_8=1)})
    (repo.folder / ".git/objects" / first[:2] / first[2:]).unlink()
    with pytest.raises(UserError, match="git fsck") as refused:
        Told(repo.folder)
    assert refused.value.exit_code == 1


# --- odd repositories ---


def test_no_repository_an_empty_one_and_a_shallow_one_are_refused(repo, tmp_path):
    """Exit 2 without a repository or a commit; a shallow clone exit 1 with the command."""
    (tmp_path / "bare").mkdir()
    with pytest.raises(UserError) as none:
        Told(tmp_path / "bare")
    empty = Repo(tmp_path / "empty")
    with pytest.raises(UserError) as nothing:
        Told(empty.folder)
    repo.commit({SELF: own(v5_7=97)})
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", repo.folder.as_uri(), tmp_path / "shallow"],
        check=True,
    )
    with pytest.raises(UserError, match="git fetch --unshallow") as shallow:
        Told(tmp_path / "shallow")
    codes = [refused.value.exit_code for refused in (none, nothing, shallow)]
    assert codes == [2, 2, 1]


def test_a_main_branch_of_another_name_and_a_detached_head_are_followed(repo):
    """The branch is the one checked out; without one it is the commit."""
    repo.git("branch", "-m", "main", "chinh")
    told = Told(repo.folder)
    assert (told.trail.ref, told.values()) == ("refs/heads/chinh", [(None, "90")])
    repo.git("checkout", "-q", "--detach")
    told = Told(repo.folder)
    assert (told.trail.ref, told.values()) == ("", [(None, "90")])


def test_replaced_objects_and_grafts_are_told_and_not_followed(repo):
    """The history is the one that was committed, whatever Git is asked to pretend."""
    first = repo.head
    second = repo.commit({SELF: own(v5_7=95, v5_8=1)})
    third = repo.commit({SELF: own(v5_7=97, v5_8=1)})
    before = Told(repo.folder).trail.changes
    repo.git("replace", second, first)
    (repo.folder / ".git/info").mkdir(exist_ok=True)
    (repo.folder / ".git/info/grafts").write_text(f"{third} {first}\n")
    (repo.folder / ".parledger/trail.sqlite").unlink()
    told = Told(repo.folder)
    assert told.trail.changes == before
    assert {(odd.kind, odd.name) for odd in told.trail.oddities} == {
        ("replace", second),
        ("graft", third),
    }


def test_names_in_other_encodings_and_broken_bytes_are_shown_somehow(repo):
    """An author's name in Latin 1 without saying so does no harm; one that says so is read."""
    tree, parent = repo.git("rev-parse", "HEAD^{tree}"), repo.head
    for head, name in ((b"", b"Jos\xe9"), (b"encoding ISO-8859-1\n", b"Jos\xe9")):
        person = name + b" <j@example.org> 1600000000 +0700\n"
        body = (
            f"tree {tree}\nparent {parent}\n".encode()
            + b"author "
            + person
            + b"committer "
            + person
            + head
            + b"\nx\n"
        )
        made = subprocess.run(
            ["git", "hash-object", "-t", "commit", "-w", "--stdin"],
            cwd=repo.folder, input=body, capture_output=True, check=True,
        )  # fmt: skip
        parent = made.stdout.decode().strip()
    repo.git("reset", "-q", "--hard", parent)
    told = Told(repo.folder)
    assert [told.trail.commits[name].author for name in told.trail.line[1:]] == [
        "Jos\ufffd",
        "José",
    ]


def test_clocks_do_not_order_the_history(repo):
    """Commits from the future and from before their parents stand where main has them."""
    repo.commit({SELF: own(v5_7=95, v5_8=1)}, "2099-01-01T00:00:00+07:00")
    repo.commit({SELF: own(v5_7=97, v5_8=1)}, "2001-01-01T00:00:00+07:00")
    assert Told(repo.folder).values() == [(None, "90"), ("90", "95"), ("95", "97")]


def test_hostile_paths_and_messages_are_taken_as_they_are(repo):
    """Line breaks and marks of our own in names and messages do not disturb the reading."""
    repo.commit({"scores/\n:100644 x/a\x01b.yaml": "1\n"}, message="\x01first\x1f\n\n:000 000 line")
    last = repo.commit({SELF: own(v5_7=97, v5_8=1)})
    told = Told(repo.folder)
    assert told.commits()[-1] == last
    assert told.trail.commits[told.trail.line[1]].summary == "\x01first\x1f"


def test_settings_of_the_user_do_not_shorten_the_history(repo):
    """Relative diffs, renames and hidden roots in somebody's configuration change nothing."""
    repo.commit({SELF: own(v5_7=97, v5_8=1)})
    (repo.folder / "other").mkdir()
    for setting in (
        "diff.relative=true",
        "diff.renames=copies",
        "log.showRoot=false",
        "log.date=human",
    ):
        repo.git("config", *setting.split("="))
    assert Told(repo.folder).values() == [(None, "90"), ("90", "97")]


# --- what is kept between runs ---


def count_reads(monkeypatch):
    """How many versions are parsed from now on."""
    from parledger.pipeline import trail_versions

    parsed, real = [], trail_versions.read_stated
    monkeypatch.setattr(
        trail_versions, "read_stated", lambda kind, data: parsed.append(kind) or real(kind, data)
    )
    return parsed


def test_only_what_is_new_is_read_again(repo, monkeypatch):
    """A second run parses nothing; after one more commit it parses one version."""
    first = Told(repo.folder)
    parsed = count_reads(monkeypatch)
    assert Told(repo.folder).trail == first.trail
    assert parsed == []
    repo.commit({SELF: own(v5_7=97, v5_8=1)})
    assert Told(repo.folder).values() == [(None, "90"), ("90", "97")]
    assert parsed == ["unit"]


def test_step_by_step_gives_what_all_at_once_gives(repo):
    """Looking after every commit, through merges and gaps, or once at the end: the same trail."""
    Told(repo.folder)
    repo.branch("work")
    authored(repo, "to-1", own(v5_7=97, v5_8=1))
    repo.merge("work", "merge\n\nMerge-Request: !3\nReviewed-by: B <b@x>\n")
    Told(repo.folder)
    repo.commit({SELF: ":\n- ["})
    Told(repo.folder)
    repo.commit({SELF: own(v5_7=98), f"scores/{CYCLE}/publication.yaml": "x: 1\n"})
    merge = repo.git("rev-parse", "HEAD~2")
    repo.commit({"trail/2020/3.json": f'{{"number": 3, "commit": "{merge}"}}'})
    stepwise = Told(repo.folder).trail
    (repo.folder / ".parledger/trail.sqlite").unlink()
    assert Told(repo.folder).trail == stepwise
    assert len(stepwise.gaps) == 1


def test_a_force_push_begins_anew_and_is_remembered(repo):
    """The kept head is gone from the history: nothing of it stays but that it was there."""
    lost = repo.commit({SELF: own(v5_7=97, v5_8=1)})
    Told(repo.folder)
    repo.git("reset", "-q", "--hard", "HEAD~1")
    repo.commit({SELF: own(v5_7=91, v5_8=1)})
    for _ in range(2):
        told = Told(repo.folder)
        assert told.values() == [(None, "90"), ("90", "91")]
        assert [(odd.kind, odd.name) for odd in told.trail.oddities] == [("rewritten", lost)]


def test_a_history_begun_anew_has_nothing_of_the_old(repo):
    """A force push of commits that share none with what was kept; and back to the old ones."""
    old = repo.commit({SELF: own(v5_7=97, v5_8=1)})
    before = Told(repo.folder).trail
    repo.git("checkout", "-q", "--orphan", "other")
    new = repo.commit({SELF: own(v5_7=50)})
    repo.git("branch", "-q", "-M", "other", "main")
    told = Told(repo.folder)
    assert list(zip(told.commits(), told.values(), strict=True)) == [(new, (None, "50"))]
    assert [(odd.kind, odd.name) for odd in told.trail.oddities] == [("rewritten", old)]
    repo.git("reset", "-q", "--hard", old)
    back = Told(repo.folder).trail
    assert back.changes == before.changes
    assert [(odd.kind, odd.name) for odd in back.oddities] == [("rewritten", new)]


def test_a_force_push_that_leaves_no_trace_in_git_is_noticed(repo):
    """The lost commits are pruned: what was kept of them is dropped all the same."""
    lost = repo.commit({SELF: own(v5_7=97, v5_8=1)})
    Told(repo.folder)
    repo.git("reset", "-q", "--hard", "HEAD~1")
    repo.git("reflog", "expire", "--expire=now", "--all")
    repo.git("gc", "-q", "--prune=now")
    told = Told(repo.folder)
    assert told.values() == [(None, "90")]
    assert [(odd.kind, odd.name) for odd in told.trail.oddities] == [("rewritten", lost)]


def test_a_file_that_several_units_begin_with_is_read_once(repo, monkeypatch):
    """The same bytes in three folders, not next to each other by name: each has its own life."""
    blank, other = own(v5_7=7), own(v5_7=8)
    first = {f"scores/{CYCLE}/xa-{name}/self.yaml": blank for name in ("b", "d", "f")}
    repo.commit(first | {f"scores/{CYCLE}/xa-c/self.yaml": other})
    repo.commit({f"scores/{CYCLE}/xa-d/self.yaml": other})
    parsed = count_reads(monkeypatch)
    told = Told(repo.folder)
    assert [told.values(unit=f"xa-{name}") for name in "bcdf"] == [
        [(None, "7")], [(None, "8")], [(None, "7"), ("7", "8")], [(None, "7")],
    ]  # fmt: skip
    assert len(parsed) == 3


def test_another_branch_is_no_rewriting(repo):
    """Looking at a branch and back at main finds nothing strange."""
    repo.branch("work")
    repo.commit({SELF: own(v5_7=97, v5_8=1)})
    assert Told(repo.folder).values()[-1] == ("90", "97")
    repo.git("switch", "-q", "main")
    repo.commit({SELF: own(v5_7=91, v5_8=1)})
    told = Told(repo.folder)
    assert told.values() == [(None, "90"), ("90", "91")]
    assert told.trail.oddities == ()


def test_a_head_that_came_in_from_the_side_begins_anew(repo):
    """Main merged into a branch, and main set to it: the line is another, and this is told."""
    old = repo.commit({SELF: own(v5_7=91, v5_8=1)})
    Told(repo.folder)
    repo.branch("work", "HEAD~1")
    repo.commit({"units/a.yaml": "units:\n"})
    repo.git("merge", "-q", "--no-edit", "main")
    merge = repo.head
    repo.git("switch", "-q", "main")
    repo.git("merge", "-q", "--ff-only", "work")
    told = Told(repo.folder)
    assert told.commits()[-1] == merge
    assert [(odd.kind, odd.name) for odd in told.trail.oddities] == [("left_line", old)]


@pytest.mark.parametrize("how", ["garbage", "elsewhere", "another version", "torn"])
def test_what_is_kept_is_made_anew_where_it_does_not_fit(repo, how, monkeypatch):
    """Damaged, copied from another folder, or another program's: it says nothing here."""
    want = Told(repo.folder).trail
    kept = repo.folder / ".parledger/trail.sqlite"
    if how == "garbage":
        kept.write_bytes(b"no database" * 100)
    elif how == "elsewhere":
        (repo.folder / ".parledger").rename(repo.folder / "away")
        (repo.folder / ".parledger").mkdir()
        (repo.folder / "away/trail.sqlite").rename(kept)
        os.utime(kept)
    elif how == "torn":
        data = bytearray(kept.read_bytes())
        data[4096:] = b"\xff" * (len(data) - 4096)
        kept.write_bytes(bytes(data))
    else:
        from parledger.pipeline import trail_store

        monkeypatch.setattr(trail_store, "_program", lambda: "another")
    parsed = count_reads(monkeypatch)
    assert Told(repo.folder).trail == want
    assert parsed == ["unit"]


def test_a_disk_that_refuses_is_no_error(repo):
    """Nothing can be kept: the trail is the same."""
    (repo.folder / ".parledger").write_text("in the way")
    assert Told(repo.folder).values() == [(None, "90")]


# --- requests and publication ---


def test_a_record_in_trail_tells_more_than_the_message(repo):
    """Number, people and the time of the push; what was written first stays."""
    repo.branch("work")
    repo.commit({SELF: own(v5_7=97, v5_8=1)})
    merge = repo.merge("work", "Merge pull request #12 from a/b\n\nx", LATER)
    record = '{"number": 12, "commit": "%s", "author": "to-1", "reviewers": ["nv"], "approvals": ["nv"], "received": "%s"}'
    repo.commit({"trail/2020/12.json": record % (merge, "2020-11-15T16:59:00Z")})
    repo.commit({"trail/2020/12.json": record % (merge, "2001-01-01T00:00:00Z")})
    told = Told(repo.folder).trail.handling(merge)
    assert (told.request, told.author, told.reviewers, told.approvals) == (
        "12",
        "to-1",
        ("nv",),
        ("nv",),
    )
    assert told.received == datetime.fromisoformat("2020-11-15T16:59:00+00:00")


def test_trailers_count_on_merges_of_main_alone(repo):
    """In a commit of a branch, in a merge inside it, in a squash or a push they are only words."""
    words = "x\n\nMerge-Request: !{}\nReceived: 2020-10-01T00:00:00Z\nApproved-by: B <b@x>\n"
    repo.branch("work")
    typed = repo.commit({SELF: own(v5_7=95, v5_8=1)}, LATER, words.format(1))
    repo.git("switch", "-q", "main")
    pushed = repo.commit({"units/a.yaml": "units:\n"}, LATER, words.format(2))
    repo.git("switch", "-q", "work")
    repo.git("merge", "-q", "-m", words.format(3), "main", when=LATER)
    inside = repo.head
    merge = repo.merge("work", words.format(4), LATER)
    told = Told(repo.folder).trail
    assert {told.handling(name) for name in (typed, pushed, inside)} == {Handling()}
    (_, change) = told.of("xa-a", "5.7")
    assert (change.commit, told.handling(merge).request) == (merge, "4")
    assert told.handling(merge).approvals == ("B",)


def test_the_first_record_of_publication_counts(repo):
    """A later erratum to it does not make what came between a change before publication."""
    record = f"scores/{CYCLE}/publication.yaml"
    published = repo.commit({record: "version: 1\n"})
    repo.commit({record: "version: 2\n"})
    assert Told(repo.folder).trail.published == {CYCLE: published}
