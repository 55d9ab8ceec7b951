"""The gate over real repositories: a bare one for the forge, clones, branches, merges of each kind."""

import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from parledger.pipeline.gating import GateOrder, run_gate
from parledger.problems import UserError
from parledger.review.codeowners import owners_text
from tests.gitrepo import START, Repo
from tests.review.gate.world import (
    CYCLE,
    FILES,
    IN_TIME,
    PUBLICATION,
    PUBLISHED,
    ROUND_1,
    SCORES,
    SELF_A,
    SELF_B,
    SET,
    UNITS,
)  # fmt: skip

LATER = "2020-10-02T08:00:00+07:00"
BY_1 = 'scores:\n  "1.1": {decision: recognised}\n'
APPRAISAL = "scores/c-2020/xa-a/appraisal-1.noi-vu.yaml"


class Forge:
    """A bare repository that holds main, and the working clone of whoever sends a request."""

    def __init__(self, folder: Path) -> None:
        self.bare = folder / "forge.git"
        self.main = Repo(folder / "first")
        self.main.commit({**FILES, "README.md": "x\n", "parledger/review/gate/x.py": "x\n"})
        self.main.git("clone", "-q", "--bare", ".", str(self.bare))
        self.work = self.clone(folder / "work")

    def clone(self, folder: Path, *options: str) -> Repo:
        """A clone of the forge's repository."""
        subprocess.run(
            ["git", "clone", "-q", *options, self.bare.as_uri(), str(folder)], check=True
        )
        return Repo(folder, init=False)

    def send(self, files, name="request", when=LATER):
        """Commit the files on a branch of its own and push it, as a person does."""
        self.work.branch(name, "origin/main")
        self.work.commit(files, when)
        self.work.git("push", "-q", "origin", name)
        return self

    def ask(self, actor, at=IN_TIME, base="origin/main", head="HEAD"):
        """What the gate says in the clone: codes in the order of places."""
        run = self.run(actor, at=at, base=base, head=head)
        return [refusal.rule for refusal in run.refusals]

    def run(self, *actors, at=IN_TIME, base="origin/main", head="HEAD"):
        """The whole answer."""
        instant = datetime.fromisoformat(at) if at else None
        return run_gate(GateOrder(self.work.folder, base, head, tuple(actors), instant))

    def accept(self, name="request", when=LATER, kind="merge"):
        """Merge a branch into main on the forge's side, and fetch it."""
        self.main.git("fetch", "-q", str(self.bare), f"+{name}:{name}")
        getattr(self.main, kind)(name, "Merge\n\nMerge-Request: g/p!1", when)
        self.main.git("push", "-q", str(self.bare), "main")
        self.work.git("fetch", "-q", "origin")


@pytest.fixture
def forge(tmp_path):
    return Forge(tmp_path)


def test_a_request_is_judged_between_its_branch_point_and_its_head(forge):
    """Allowed for the unit; refused to another; late a second after the last day."""
    forge.send({SELF_A: SCORES})
    run = forge.run("to-xa-a")
    assert (run.is_allowed, run.changes, run.actors) == (True, 1, ("to-xa-a",))
    assert run.head == forge.work.head
    assert forge.ask("nhap-ho") == ["G120"]
    assert forge.ask("to-xa-a", "2020-11-16T00:00:00+07:00") == ["G141"]


def test_nothing_is_checked_out_and_nothing_is_written(forge):
    """The working tree, its index and the refs stay; what is edited and not committed is not read."""
    forge.send({SELF_A: SCORES})
    forge.work.write({SELF_A: "not: yaml: at all\n", "parledger/evil.py": "x\n"})
    before = forge.work.git("status", "--porcelain"), forge.work.git("for-each-ref")
    assert forge.ask("to-xa-a") == []
    assert before == (forge.work.git("status", "--porcelain"), forge.work.git("for-each-ref"))


def test_roles_are_those_of_the_base_and_never_of_the_request(forge):
    """A request that names its own account is judged as if it had not."""
    roles = (
        FILES[CYCLE].replace("[to-xa-a]", "[to-xa-a, ke-gian]").replace("[tk-1, tk-2]", "[ke-gian]")
    )
    forge.send({SELF_A: SCORES, CYCLE: roles})
    assert forge.ask("ke-gian") == ["G112"]
    assert forge.ask("to-xa-a") == ["G150"]


def test_progress_of_main_is_not_the_requests(forge):
    """main moved on; the branch is old: only its own change counts, and main's new rules do."""
    forge.send({SELF_A: SCORES})
    forge.work.branch("other", "origin/main")
    moved = FILES[CYCLE].replace("2020-11-15", "2020-11-05")
    forge.work.commit({CYCLE: moved, SELF_B: SCORES}, LATER)
    forge.work.git("push", "-q", "origin", "other")
    forge.accept("other")
    forge.work.git("switch", "-q", "request")
    assert forge.run("to-xa-a").changes == 1
    assert forge.ask("to-xa-a") == ["G141"]
    assert forge.ask("to-xa-a", "2020-11-05T23:00:00+07:00") == []


@pytest.mark.parametrize("kind", ["merge", "squash"])
def test_what_was_merged_is_no_change_any_more(forge, kind):
    """However the forge merged it; a branch that goes on is judged by the rest."""
    forge.send({SELF_A: SCORES})
    forge.accept(kind=kind)
    if kind == "merge":
        assert forge.run("nguoi-la").changes == 0
        assert forge.ask("nguoi-la") == []
    forge.work.branch("more", "origin/main")
    forge.work.commit({SELF_A: None}, LATER)
    assert forge.ask("to-xa-a") == []
    assert forge.ask("nguoi-la") == ["G112"]


def test_a_branch_that_took_main_in_is_judged_by_its_own_change(forge):
    """Merging main into the branch brings nothing of main's into the request."""
    forge.send({SELF_A: SCORES})
    forge.work.branch("other", "origin/main")
    forge.work.commit({UNITS: FILES[UNITS] + "  - {id: xa-e, name: E, level: commune}\n"}, LATER)
    forge.work.git("push", "-q", "origin", "other")
    forge.accept("other")
    forge.work.git("switch", "-q", "request")
    forge.work.git("merge", "-q", "--no-edit", "origin/main")
    assert forge.run("to-xa-a").changes == 1
    assert forge.ask("to-xa-a") == []


def test_crossed_merges_hide_nothing(forge):
    """Two common bases: a change against either of them is judged.

    The request took the branch's first half in and main did too, each with a merge of its own;
    the half that it turned back then differs from one common base alone.
    """
    work = forge.work
    work.branch("one", "origin/main")
    work.commit({CYCLE: FILES[CYCLE] + "# một\n"}, LATER)
    work.branch("two", "origin/main")
    work.commit({SELF_B: SCORES}, LATER)
    work.branch("request", "one")
    work.git("merge", "-q", "--no-edit", "two")
    work.branch("target", "two")
    work.git("merge", "-q", "--no-edit", "one")
    work.git("switch", "-q", "request")
    work.commit({CYCLE: FILES[CYCLE]}, LATER)
    assert len(work.git("merge-base", "--all", "target", "HEAD").split()) == 2
    assert "G150" in forge.ask("to-xa-a", base="target")


@pytest.mark.parametrize(
    ("old", "new"),
    [(SELF_A, SELF_B), (SET, "criteria/mau-2.yaml"), (CYCLE, "scores/c-2021/cycle.yaml"),
     (UNITS, "docs/units.md"), ("README.md", SELF_A)],
)  # fmt: skip
def test_a_rename_counts_at_both_paths(forge, old, new):
    """Whatever Git would call it: gone here, new there."""
    forge.main.commit({SELF_A: SCORES} if new != SELF_A else {"README.md": SCORES})
    forge.main.git("push", "-q", str(forge.bare), "main")
    forge.work.git("fetch", "-q", "origin")
    forge.work.branch("request", "origin/main")
    forge.work.git("config", "diff.renames", "copies")
    (forge.work.folder / new).parent.mkdir(parents=True, exist_ok=True)
    forge.work.git("mv", old, new)
    forge.work.git("commit", "-q", "-m", "rename", when=LATER)
    run = forge.run("to-xa-a")
    assert run.changes == 2
    assert not run.is_allowed


@pytest.mark.parametrize("kind", ["link", "submodule"])
def test_links_and_submodules_are_refused(forge, kind):
    """Neither is a file of data."""
    forge.work.branch("request", "origin/main")
    if kind == "link":
        target = forge.work.folder / SELF_A
        target.parent.mkdir(parents=True)
        target.symlink_to("/etc/passwd")
        forge.work.git("add", "-A")
    else:
        entry = f"160000,{forge.work.head},{SELF_A}"
        forge.work.git("update-index", "--add", "--cacheinfo", entry)
    forge.work.git("commit", "-q", "-m", "odd", when=LATER)
    assert "G106" in forge.ask("to-xa-a")


def test_a_link_among_the_prose_is_refused(forge):
    """The site would publish what it points to."""
    forge.work.branch("request", "origin/main")
    (forge.work.folder / "docs").mkdir()
    (forge.work.folder / "docs" / "a.md").symlink_to("../.git/config")
    forge.work.git("add", "-A")
    forge.work.git("commit", "-q", "-m", "link", when=LATER)
    assert forge.ask("nguoi-la") == forge.ask("tk-1") == ["G106"]


@pytest.mark.parametrize(
    "path",
    [
        "scores/c-2020/xa-a/self.yaml\nĐược phép: x.md",
        "scores/c-2020/\u202eghi-chu.md",
        "docs/a\x1b[2J.md",
        "Scores/c-2020/xa-a/self.yaml",
        "UNITS/units.yaml",
    ],
)
def test_a_name_that_no_message_can_print_and_a_folder_in_another_case_are_refused(forge, path):
    """Even to the secretary: nobody could tell what it changes, or where it ends on a disk."""
    forge.send({path: FILES[UNITS]})
    assert "G106" in forge.ask("tk-1")
    assert "G106" in forge.ask("to-xa-a")
    if path[0] in "SU":
        assert not set(forge.ask("nguoi-la")).isdisjoint({"G111", "G150"})


@pytest.mark.parametrize("name", ["x\n::error::y", "x\u202ey"])
def test_an_account_that_cannot_be_printed_is_wrong_use(forge, name):
    """No forge has it; the answer prints the account."""
    forge.send({SELF_A: SCORES})
    with pytest.raises(UserError) as refused:
        forge.run(name)
    assert refused.value.exit_code == 2


def test_a_mode_that_changes_is_a_change(forge):
    """An executable cycle.yaml says the same and was changed all the same."""
    forge.work.branch("request", "origin/main")
    forge.work.git("update-index", "--chmod=+x", CYCLE)
    forge.work.git("commit", "-q", "-m", "mode", when=LATER)
    assert forge.ask("to-xa-a") == ["G150"]
    assert forge.ask("tk-1") == []


def test_conflict_marks_left_in_a_file_are_refused(forge):
    """A merge with main that was committed unfinished."""
    forge.send({SELF_A: SCORES})
    forge.work.branch("other", "origin/main")
    forge.work.commit({SELF_A: SCORES.replace("true", "false")}, LATER)
    forge.work.git("push", "-q", "origin", "other")
    forge.accept("other")
    forge.work.git("switch", "-q", "request")
    with pytest.raises(subprocess.CalledProcessError):
        forge.work.git("merge", "-q", "origin/main")
    forge.work.git("commit", "-q", "-am", "unfinished", when=LATER)
    assert "<<<<<<<" in (forge.work.folder / SELF_A).read_text("utf-8")
    assert forge.ask("to-xa-a") == ["G106"]


def test_dates_of_commits_never_count(forge):
    """A commit dated within the window and received after it is late; the other way round in time."""
    forge.send({SELF_A: SCORES}, when="2020-11-10T08:00:00+07:00")
    assert forge.ask("to-xa-a", "2020-11-16T08:00:00+07:00") == ["G141"]
    forge.work.commit({SELF_A: SCORES + "# x\n"}, "2020-12-30T08:00:00+07:00")
    assert forge.ask("to-xa-a", IN_TIME) == []


def test_a_clock_before_the_branch_point_is_refused(forge):
    """The branch began on the first of October."""
    forge.send({"docs/x.md": "x\n"})
    assert forge.ask("ky-su", "2020-10-01T07:59:59+07:00") == ["G101"]
    assert forge.ask("ky-su", START) == []


def test_everybody_who_brought_the_request_has_to_be_allowed(forge):
    """A secretary who pushes to a unit's request lends it nothing."""
    forge.send({SELF_A: SCORES, CYCLE: FILES[CYCLE] + "# x\n"})
    refused = {one.rule for one in forge.run("to-xa-a", "tk-1").refusals}
    assert refused == {"G120", "G150"}
    forge.work.commit({CYCLE: FILES[CYCLE]}, LATER)
    assert [one.rule for one in forge.run("to-xa-a", "tk-1").refusals] == ["G120"]


# --- the judge

WEAKER = [
    "parledger/review/gate/x.py", ".github/workflows/check.yml", ".github/CODEOWNERS",
    ".gitlab/CODEOWNERS", "CODEOWNERS", ".gitattributes", "scores/.gitattributes", "mkdocs.yml",
    "parledger/website/hook.py", ".gitlab-ci.yml",
]  # fmt: skip


@pytest.mark.parametrize("path", WEAKER)
def test_a_request_that_weakens_the_judge_is_refused(forge, path):
    """By whoever is judged, alone or beside his data, which is judged all the same."""
    forge.send({path: "# weaker\n"})
    assert "G104" in forge.ask("to-xa-a")
    forge.work.commit({SELF_A: SCORES}, LATER)
    late = forge.ask("to-xa-a", ROUND_1)
    assert {"G102", "G104", "G141"} <= set(late)


def test_weaker_roles_by_their_own_beneficiary_are_refused(forge):
    """The secretary gives himself an office."""
    forge.send({CYCLE: FILES[CYCLE].replace("[nv-1]", "[nv-1, tk-1]")})
    assert forge.ask("tk-1") == ["G153"]
    assert forge.ask("tk-2") == []


def test_codeowners_come_with_the_roles_they_are_written_from(forge):
    """To the letter; a hand in it is seen."""
    kept = "* @ky-su\n"
    forge.main.commit({".github/CODEOWNERS": owners_text(kept, cycles(forge.main.folder))})
    forge.main.git("push", "-q", str(forge.bare), "main")
    forge.work.git("fetch", "-q", "origin")
    roles = FILES[CYCLE].replace("[to-xa-a]", "[to-xa-a, moi]")
    forge.work.branch("request", "origin/main")
    forge.work.write({CYCLE: roles})
    text = owners_text(kept, cycles(forge.work.folder))
    assert "@moi" in text
    forge.work.commit({".github/CODEOWNERS": text}, LATER)
    assert forge.ask("tk-1") == []
    for spoilt in (
        text.replace("@moi", "@ke-gian"),
        text + "* @ke-gian\n",
        text.replace("@ky-su", "@ke-gian"),
        None,
    ):
        forge.work.commit({".github/CODEOWNERS": spoilt}, LATER)
        assert "G102" in forge.ask("tk-1"), spoilt


def cycles(root):
    """The cycles that run in a working tree."""
    from parledger.pipeline.owning import _running_cycles

    return _running_cycles(root)


# --- what cannot be judged


def test_no_common_base_is_told(forge):
    """An orphan branch, or a main that was written anew."""
    forge.work.git("switch", "-q", "--orphan", "request")
    forge.work.commit({SELF_A: SCORES}, LATER)
    with pytest.raises(UserError) as error:
        forge.ask("to-xa-a")
    assert error.value.exit_code == 2
    assert "không có lịch sử chung" in error.value.vi
    assert "share no history" in error.value.en


def test_a_force_pushed_base_is_judged_from_what_both_still_share(forge):
    """What main threw away and the branch still carries is the branch's change now."""
    forge.main.commit({SELF_B: SCORES})
    forge.main.git("push", "-q", str(forge.bare), "main")
    forge.work.git("fetch", "-q", "origin")
    forge.send({SELF_A: SCORES})
    assert forge.ask("to-xa-a") == []
    forge.main.git("reset", "-q", "--hard", "HEAD~1")
    forge.main.git("push", "-qf", str(forge.bare), "main")
    forge.work.git("fetch", "-q", "origin")
    assert forge.ask("to-xa-a") == ["G120"]


def test_a_shallow_clone_is_told_what_to_do(forge, tmp_path):
    """It cannot know what the request changes."""
    forge.send({SELF_A: SCORES})
    shallow = forge.clone(tmp_path / "shallow", "--depth", "1", "--branch", "request")
    with pytest.raises(UserError) as error:
        run_gate(GateOrder(shallow.folder, "HEAD", "HEAD", ("to-xa-a",)))
    assert error.value.exit_code == 1
    assert "git fetch --unshallow" in error.value.vi


@pytest.mark.parametrize("revision", ["no-such", "", "--upload-pack=x", "HEAD:units", "0" * 40])
def test_an_unknown_revision_is_told(forge, revision):
    """At either end; an option is no revision."""
    for ends in ({"base": revision}, {"head": revision}):
        with pytest.raises(UserError) as error:
            forge.run("to-xa-a", **ends)
        assert error.value.exit_code == 2


@pytest.mark.parametrize("actor", ["", " ", "@"])
def test_nobody_is_no_actor(forge, actor):
    """An empty account is wrong use, not a stranger."""
    with pytest.raises(UserError) as error:
        forge.ask(actor)
    assert error.value.exit_code == 2


def test_without_a_time_it_is_now(forge):
    """A cycle of 2020 is over."""
    forge.send({SELF_A: SCORES})
    assert forge.ask("to-xa-a", None) == ["G141"]


def test_the_root_may_be_a_folder_inside_the_repository(tmp_path):
    """Data below it, the program beside it: paths and classes are told apart all the same."""
    repo = Repo(tmp_path / "repo")
    repo.commit({f"data/{path}": text for path, text in FILES.items()} | {"engine.py": "x\n"})
    repo.branch("request")
    repo.commit({f"data/{SELF_A}": SCORES}, LATER)
    order = GateOrder(
        repo.folder / "data", "main", "HEAD", ("to-xa-a",), datetime.fromisoformat(IN_TIME)
    )
    assert run_gate(order).is_allowed
    repo.commit({"engine.py": "y\n"}, LATER)
    assert {one.rule for one in run_gate(order).refusals} == {"G102", "G104"}


def test_a_publication_on_main_freezes_a_request_that_began_before_it(forge):
    """The branch is older than the publication; main's state decides."""
    forge.send({SELF_A: SCORES})
    forge.work.branch("other", "origin/main")
    forge.work.commit({PUBLICATION: PUBLISHED}, LATER)
    forge.work.git("push", "-q", "origin", "other")
    forge.accept("other")
    forge.work.git("switch", "-q", "request")
    assert forge.ask("to-xa-a") == ["G171"]


def test_a_cycle_from_the_first_score_to_the_frozen_result(forge):
    """Each step by its own account through real merges; each forbidden hand on the way."""
    at = {"self": IN_TIME, "round": ROUND_1, "end": "2020-12-30T09:00:00+07:00"}
    steps = [
        ("a", {SELF_A: SCORES}, "to-xa-a", at["self"], ["nv-1", "nhap-ho", "tk-1", "tp-1"]),
        ("b", {SELF_B: SCORES}, "nhap-ho", at["self"], ["to-xa-a", "nv-1", "tk-1"]),
        ("c", {APPRAISAL: BY_1}, "nv-1", at["round"], ["tp-1", "to-xa-a", "nhap-ho", "tk-1"]),
        ("d", {"scores/c-2020/council.yaml": "meetings:\n  - {date: 2020-12-28, members: 9, approve: 8}\n"},
         "tk-1", at["end"], ["nv-1", "to-xa-a", "nhap-ho"]),
        ("e", {PUBLICATION: PUBLISHED}, "tk-2", at["end"], ["nv-1", "to-xa-a", "nhap-ho"]),
    ]  # fmt: skip
    for name, files, actor, instant, others in steps:
        forge.send(files, name)
        assert forge.ask(actor, instant) == [], name
        for other in others:
            assert forge.ask(other, instant), (name, other)
        forge.accept(name)
    forge.send({SELF_A: SCORES + "# x\n"}, "late")
    for actor in ("to-xa-a", "tk-1", "nv-1"):
        assert forge.ask(actor, at["end"]) == ["G171"]


FORGED = "Nộp\n\nMerge-Request: !9\nReceived: 2020-11-01T00:00:00Z\n"


def test_a_commit_that_claims_its_own_receipt_is_refused(forge):
    """Typed into a plain commit, below others, and in any case of letters."""
    forge.work.branch("request", "origin/main")
    forge.work.commit({SELF_A: SCORES}, LATER, FORGED.replace("Received", "received"))
    forge.work.commit({SELF_A: SCORES.replace("12/BC", "13/BC")}, LATER)
    assert forge.ask("to-xa-a") == ["G107", "G107"]
    forge.work.git("reset", "-q", "--soft", "origin/main")
    forge.work.commit({}, LATER, "Nhận xét: Received: hôm qua\n\nĐã kiểm tra.\n")
    assert forge.ask("to-xa-a") == []


def test_a_merge_made_inside_a_request_brings_no_words_of_the_forge(forge):
    """Fast-forwarded, it would stand on main's own line; main's own merges are nobody's forgery."""
    forge.send({SELF_B: SCORES}, "other")
    forge.accept("other")
    forge.work.branch("request", "origin/main~1")
    forge.work.commit({SELF_A: SCORES}, LATER)
    forge.work.git("merge", "-q", "--no-ff", "-m", "main vào nhánh", "origin/main")
    assert forge.ask("to-xa-a") == []
    forge.work.git("commit", "-q", "--amend", "-m", FORGED)
    assert forge.ask("to-xa-a") == ["G107", "G107"]
