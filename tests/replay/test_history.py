"""The replayed city: its history is sound, always the same, and says what a plain reader of Git sees."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML, YAMLError

from parledger.pipeline.trailing import read_trail
from tests.cli.conftest import Program
from tools.replay.city import CYCLE, FOLDER, ROOT
from tools.replay.plants import (
    CLOCK,
    CORRECTED,
    ERRATUM,
    GAP,
    GAP_BESIDE,
    HEARING,
    OWN_ACCOUNT,
    PLANTS,
    REVERTED,
    SQUASHED,
    TIDIED,
    UNPAPERED,
    UNRECORDED,
)
from tools.replay.story import replay

STEPS = ("self", "appraisal-1", "explanation", "appraisal-2")


def git(root: Path, *words: str) -> str:
    """A command of Git and what it says."""
    done = subprocess.run(("git", *words), cwd=root, check=True, capture_output=True)
    return done.stdout.decode("utf-8")


@pytest.fixture(scope="session")
def program(city):
    """The commands, in the city's repository."""
    return Program(city)


@pytest.fixture(scope="session")
def trail(city):
    """What the program makes of the history."""
    return read_trail(city, "HEAD")


@pytest.fixture(scope="session")
def findings(program) -> list[dict[str, Any]]:
    """What `audit` says."""
    done = program("audit", "--cycle", CYCLE, "--format", "json")
    assert (done.returncode, done.stderr) == (1, "")
    return json.loads(done.stdout)


def test_a_second_replay_makes_the_same_commits(city, tmp_path):
    """Commits and tags alike, to the last id."""
    replay(tmp_path / "again")
    refs = ("for-each-ref", "--format=%(refname) %(objectname)")
    assert git(tmp_path / "again", *refs) == git(city, *refs)
    assert len(git(city, *refs).splitlines()) == 3


def test_the_repository_is_sound_and_its_data_without_fault(city, program):
    """By Git, by `check`, by `fmt`, and by `verify` against the record of publication."""
    assert git(city, "fsck", "--strict", "--no-dangling") == ""
    assert git(city, "status", "--porcelain") == ""
    assert [program(*words).returncode for words in (("check",), ("fmt", "--check"))] == [0, 0]
    assert program("verify", "--cycle", CYCLE).returncode == 0


def test_the_figures_are_the_illustrative_ones_but_for_an_erratum(city, program):
    """One unit's points differ, by the criterion that the appeal was about."""
    here = Program(ROOT)
    ours, theirs = (
        json.loads(
            run("results", "--cycle", CYCLE, "--table", "criteria", "--format", "json").stdout
        )
        for run in (here, program)
    )
    moved = [
        (one["unit"], one["criterion"], one["points"], two["points"])
        for one, two in zip(ours, theirs, strict=True)
        if one["points"] != two["points"]
    ]
    assert moved == [(ERRATUM.unit, ERRATUM.criterion, 0.5, 1)]


def test_every_person_is_invented_and_has_no_real_address(city):
    """Addresses of a domain that cannot be, and nobody with a full name."""
    people = set(git(city, "log", "--all", "--format=%an <%ae>%n%cn <%ce>").splitlines())
    assert len(people) > 50
    assert all(one.endswith("@example.invalid>") for one in people)


# --- the life of every value, by another way


def entries(text: str) -> Mapping[str, Any] | None:
    """Code -> fields, all as texts; None where it is no YAML."""
    try:
        return YAML(typ="base").load(text)["scores"] or {}
    except YAMLError:
        return None


class Reader:
    """`git cat-file --batch`, one after the other."""

    def __init__(self, root: Path) -> None:
        self.running = subprocess.Popen(
            ("git", "cat-file", "--batch"), cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def __call__(self, name: str) -> str:
        """The text of an object."""
        self.running.stdin.write(f"{name}\n".encode())
        self.running.stdin.flush()
        size = int(self.running.stdout.readline().split()[2])
        return self.running.stdout.read(size + 1)[:-1].decode("utf-8")

    def close(self) -> None:
        """End the process."""
        self.running.stdin.close()
        self.running.wait()
        self.running.stdout.close()


def changed_files(root: Path) -> Iterator[tuple[str, list[str]]]:
    """Of each commit on main, oldest first: the score files that differ from its first parent."""
    words = ("log", "--first-parent", "-m", "--reverse", "--no-renames", "--name-only")
    for told in git(root, *words, "--format=%x00%H", "main").split("\0")[1:]:
        commit, _, names = told.partition("\n")
        named = [one for one in names.splitlines() if one.startswith(f"{FOLDER}/")]
        yield commit, [one for one in named if one.split("/")[-1].split(".")[0] in STEPS]


def lives(root: Path) -> set[tuple[str, str, str, str]]:
    """Commit, unit, step and criterion of every change, by reading whole files of every merge.

    A version that is no YAML counts as the one before it.
    """
    read, found = Reader(root), set()
    stands: dict[tuple[str, str], dict[str, Mapping[str, Any]]] = {}
    for commit, paths in changed_files(root):
        tree = set(git(root, "ls-tree", "-r", "--name-only", commit, *paths).splitlines())
        before: dict[tuple[str, str], dict[str, Any]] = {}
        for path in paths:
            unit, name = path.split("/")[2:]
            files = stands.setdefault((unit, name.split(".")[0]), {})
            before.setdefault((unit, name.split(".")[0]), merged(files))
            now = entries(read(f"{commit}:{path}")) if path in tree else {}
            if now is not None:
                files[path] = now
        for (unit, step), old in before.items():
            new = merged(stands[unit, step])
            codes = {code for code in (*old, *new) if old.get(code) != new.get(code)}
            found |= {(commit, unit, step.replace("-", "_"), code) for code in codes}
    read.close()
    return found


def merged(files: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """What the files of a step say together, each criterion once."""
    return {code: entry for one in files.values() for code, entry in one.items()}


def test_the_trail_tells_every_change_and_no_other(city, trail):
    """Against whole files read commit by commit, without knowledge of how the trail is made."""
    told = {
        (one.commit, one.unit, one.step, one.criterion)
        for one in trail.changes
        if one.criterion and one.step in {step.replace("-", "_") for step in STEPS}
    }
    assert len(told) > 2500
    assert told == lives(city)


def test_what_a_branch_held_back_is_on_no_line(city, trail):
    """Drafts name their writers only: main's commits are all that made a value official."""
    inside = set(git(city, "rev-list", "main").split()) - set(trail.line)
    written = {name for one in trail.changes for name in one.written}
    assert not {one.commit for one in trail.changes} & inside
    assert written & inside


# --- what was planted


def test_the_audit_finds_what_was_planted_and_nothing_else(findings):
    """Unit and code of every finding, as often as planted; by the table alone."""
    # A clock is the server's and no unit's.
    planted = [("" if code == "H112" else one.unit, code) for one in PLANTS for code in one.codes]
    planted += [(unit, "H108") for unit in HEARING]
    assert sorted((one["unit"], one["code"]) for one in findings) == sorted(planted)


@pytest.mark.parametrize("plant", [one for one in PLANTS if one.criterion and one.codes])
def test_a_finding_names_the_criterion(findings, plant):
    """Where the plant is about one."""
    codes = {
        code
        for one in findings
        if (one["unit"], one["code"]) in {(plant.unit, code) for code in plant.codes}
        for code in one["criteria"]
    }
    assert codes == {plant.criterion}


def changes_of(trail, plant, criterion="") -> list[Any]:
    """The changes of a plant's step, oldest first."""
    step = plant.step.split(".")[0].replace("-", "_")
    found = [one for one in trail.changes if (one.unit, one.step) == (plant.unit, step)]
    return [one for one in found if criterion in ("", one.criterion)]


def test_reformatting_changed_bytes_and_no_value(city, trail):
    """Two commits on main for the file, one in the trail."""
    path = f"{FOLDER}/{TIDIED.unit}/self.yaml"
    both = git(city, "log", "--first-parent", "--format=%H", "main", "--", path).split()
    assert len(both) == 2
    assert git(city, "diff", "--stat", *both[::-1], "--", path) != ""
    assert {one.commit for one in changes_of(trail, TIDIED)} == {both[1]}


@pytest.mark.parametrize("plant", CORRECTED, ids=lambda plant: plant.unit)
def test_a_slip_and_its_correction_are_two_changes_of_one_value(trail, plant):
    """The second has the first one's value as its old one; digits the other way round."""
    commits = list(dict.fromkeys(one.commit for one in changes_of(trail, plant)))
    assert len(commits) == 2
    (last,) = [one for one in changes_of(trail, plant) if one.commit == commits[1]]
    value = last.field("value")
    assert sorted(value.old) == sorted(value.new)
    assert value.old != value.new


def test_a_version_that_is_no_yaml_is_one_gap(city, trail):
    """On main it is marked; on a branch it hides nothing, though it is there."""
    (gap,) = trail.gaps
    assert (gap.unit, gap.why) == (GAP.unit, "unreadable")
    assert entries(git(city, "cat-file", "blob", gap.blob)) is None
    path = f"{FOLDER}/{GAP_BESIDE.unit}/self.yaml"
    versions = [
        git(city, "show", f"{commit}:{path}")
        for commit in git(city, "log", "--format=%H", "main", "--", path).split()
    ]
    assert [entries(one) is None for one in versions].count(True) >= 1
    assert not any(one.gap for one in changes_of(trail, GAP_BESIDE))


def test_a_request_with_the_forges_own_message_has_a_number_and_no_receipt(trail):
    """GitLab's default says which request, and not when it was received."""
    (commit,) = {one.commit for one in changes_of(trail, UNRECORDED)}
    assert trail.handling(commit).request
    assert trail.handling(commit).received is None


def test_a_squash_is_one_commit_without_a_record(trail):
    """Its author's commit, with one parent; nothing is known of who approved it."""
    (commit,) = {one.commit for one in changes_of(trail, SQUASHED)}
    assert len(trail.commits[commit].parents) == 1
    assert trail.handling(commit).approvals == ()


def test_every_other_request_is_on_record_with_its_approval(city, trail):
    """As many records as merges with a number, but for those of the forge's own message."""
    records = git(city, "ls-tree", "-r", "--name-only", "main", "trail").splitlines()
    merges = git(city, "rev-list", "--first-parent", "--min-parents=2", "main").split()
    approved = [one for one in merges if trail.handling(one).approvals]
    assert len(records) == len(approved) == len(merges) - 3


def test_the_clock_ran_backwards_once(city):
    """By Git's own dates of main's line; the recorder's commits of the evening included."""
    told = git(city, "log", "--first-parent", "--reverse", "--format=%ct %s", "main").splitlines()
    stamps = [(int(one.split(" ", 1)[0]), one) for one in told]
    back = [two[1] for one, two in pairwise(stamps) if two[0] < one[0] - 3600]
    assert len(back) == 1
    assert CLOCK.unit in back[0]


def test_a_change_after_publication_was_taken_back(city, trail):
    """The value is today what it was at the tag, and in between it was another."""
    path, tag = f"{FOLDER}/{REVERTED.unit}/self.yaml", f"kq/{CYCLE}/2023"
    assert git(city, "show", f"main:{path}") == git(city, "show", f"{tag}:{path}")
    fields = [one.field("value") for one in changes_of(trail, REVERTED, REVERTED.criterion)]
    assert [one.new for one in fields] == ["13", "12", "13"]
    record = trail.place(trail.published[CYCLE])
    after = [trail.place(one.commit) > record for one in changes_of(trail, REVERTED, "1.1.1")]
    assert after == [False, True, True]


def test_the_erratum_is_in_the_record_and_under_a_tag_of_its_own(city):
    """The first version's bytes are the beginning of the second's."""
    record = f"{FOLDER}/publication.yaml"
    first, second = (
        git(city, "show", f"kq/{CYCLE}/{name}:{record}") for name in ("2023", "2023.1")
    )
    assert second.startswith(first)
    (erratum,) = YAML(typ="base").load(second)["errata"]
    assert erratum["path"] == f"{FOLDER}/{ERRATUM.unit}/{ERRATUM.step}.yaml"


def test_the_accounts_behind_two_plants_are_those_of_the_plan(city, trail):
    """The unit's own account; the clerk's."""
    roles = YAML(typ="base").load((city / FOLDER / "cycle.yaml").read_text("utf-8"))["roles"]
    last = changes_of(trail, OWN_ACCOUNT, OWN_ACCOUNT.criterion)[-1]
    assert [trail.handling(last.commit).author] == roles["units"][OWN_ACCOUNT.unit]["accounts"]
    first = changes_of(trail, UNPAPERED)[0]
    assert [trail.handling(first.commit).author] == roles["clerks"][0]["accounts"]
