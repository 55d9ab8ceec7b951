"""`trace`: the life of one value, for people and for programs."""

import json
import subprocess

import pytest

from tests.cli.conftest import Program
from tests.gitrepo import Repo

CYCLE, OWN = "scores/mini-2024/cycle.yaml", "scores/mini-2024/xa-a/self.yaml"
ROUND_1 = "scores/mini-2024/xa-a/appraisal-1.yaml"
SCHEDULE = "schedule:\n  self: 2024-11-15\n  appraisal_1: 2024-11-27\n"
MERGE = """\
Nộp bản tự chấm

Merge-Request: !12
MR-Author: to-xa-a
Reviewed-by: Phòng Nội vụ <nv@example.org>
Approved-by: Chủ tịch <ct@example.org>
Merged-by: Thư ký <tk@example.org>
Received: {received}
"""


@pytest.fixture
def told(mini):
    """The small project: the self-score of A comes by a merge, is appraised, then changed late."""
    texts = {path: (mini.root / path).read_text("utf-8") for path in (CYCLE, OWN, ROUND_1)}
    for path in (OWN, ROUND_1):
        (mini.root / path).unlink()
    repo = Repo(mini.root)
    repo.commit(
        {CYCLE: texts[CYCLE] + SCHEDULE, ".gitignore": ".parledger/\n"}, "2024-10-01T08:00:00+07:00"
    )
    repo.branch("work")
    mini.draft = repo.commit({OWN: texts[OWN]}, "2024-11-01T08:00:00+07:00")
    text = MERGE.format(received="2024-11-15T23:59:00+07:00")
    mini.merge = repo.merge("work", text, "2024-11-20T09:00:00+07:00")
    mini.round_1 = repo.commit({ROUND_1: texts[ROUND_1]}, "2024-11-21T09:00:00+07:00")
    changed = texts[OWN].replace(
        '"1.2":\n    value: 1\n', '"1.2":\n    value: 0\n    note: đã gia hạn\n'
    )
    assert changed != texts[OWN]
    repo.branch("late")
    repo.commit({OWN: changed}, "2024-11-22T09:00:00+07:00")
    text = MERGE.format(received="2024-11-22T10:00:00+07:00").replace("!12", "!13")
    mini.late = repo.merge("late", text, "2024-11-23T09:00:00+07:00")
    mini.repo = repo
    return mini


def objects(done):
    """The list on standard output."""
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_one_object_for_each_commit_and_step_oldest_first(told):
    """Each with the commit that counts and the fields that changed, before and after."""
    found = objects(told("trace", "--cycle", "mini-2024", "xa-a", "1.2", "--format", "json"))
    assert [(one["commit"], one["step"]) for one in found][:2] == [
        (told.repo.git("rev-list", "--max-parents=0", "HEAD"), step)
        for step in ("explanation", "appraisal_2")
    ]
    assert [(one["commit"], one["step"], one["fields"]) for one in found][2:] == [
        (told.merge, "self", {"value": {"old": None, "new": "1"}}),
        (told.round_1, "appraisal_1", {
            "decision": {"old": None, "new": "adjusted"},
            "points": {"old": None, "new": "1"},
            "reason": {"old": None, "new": "Kiểm tra thấy hai nhiệm vụ chậm"},
        }),
        (told.late, "self", {
            "value": {"old": "1", "new": "0"}, "note": {"old": None, "new": "đã gia hạn"},
        }),
    ]  # fmt: skip


def test_a_merge_tells_people_times_and_the_way(told):
    """Author inside, committer, request, reviewers, approvals, receipt, and the place in the file."""
    merged, _, late = objects(
        told("trace", "xa-a", "1.2", "--cycle", "mini-2024", "--format", "json")
    )[2:]
    assert merged["author"] == "a"
    assert [one["commit"] for one in merged["written"]] == [told.draft]
    assert merged["date"] == "2024-11-20T02:00:00Z"
    assert (merged["request"], merged["requested_by"]) == ("12", "to-xa-a")
    assert (merged["reviewers"], merged["approvals"]) == (["Phòng Nội vụ"], ["Chủ tịch"])
    assert (merged["merged_by"], merged["received"]) == ("Thư ký", "2024-11-15T16:59:00Z")
    assert (merged["path"], merged["line"]) == (OWN, 4)
    assert (merged["timing"], late["timing"]) == ("in_time", "late")
    assert (merged["signature"], merged["published"], merged["gap"]) == ("unsigned", "", None)


def test_without_a_cycle_all_cycles_are_told(told):
    """The year before has the unit and the criterion too."""
    found = objects(told("trace", "xa-a", "1.2", "--format", "json"))
    assert {one["cycle"] for one in found} == {"mini-2023", "mini-2024"}


def test_text_is_for_people_in_both_languages(told):
    """Names, the value before and after, who, in time or late; figures with a decimal comma."""
    done = told("trace", "--cycle", "mini-2024", "xa-a", "1.2")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "Xã An Bình (xa-a) · 1.2 Nhiệm vụ chậm hạn"
    assert lines[1].endswith("(main): 5 lần thay đổi.")
    assert "3. 20/11/2024 · mini-2024 · Tự chấm · trong hạn" in lines
    assert "5. 23/11/2024 · mini-2024 · Tự chấm · quá hạn" in lines
    assert "   quyết định: (không có) → điều chỉnh" in lines
    assert "   điểm: (không có) → 1,5" in lines
    assert any("người duyệt: Chủ tịch" in line for line in lines)
    assert any("yêu cầu 13" in line for line in lines)
    english = told("--lang", "en", "trace", "--cycle", "mini-2024", "xa-a", "1.2").stdout
    assert "   points: (none) → 1.5" in english.splitlines()
    assert "late" in english


def test_what_round_1_recognises_without_naming_is_told(told):
    """A criterion that the appraisal does not list is recognised with the rest, in that commit."""
    found = objects(told("trace", "xa-a", "1.1", "--cycle", "mini-2024", "--format", "json"))
    assert [(one["commit"], list(one["fields"])) for one in found] == [
        (told.merge, ["value"]),
        (told.round_1, ["recognise_rest"]),
    ]


def test_after_publication_is_told(told):
    """By the order on main: what comes after the record."""
    told.repo.commit({"scores/mini-2024/publication.yaml": "x: 1\n"})
    text = (told.root / OWN).read_text("utf-8").replace("value: true", "value: false")
    told.repo.commit({OWN: text})
    found = objects(told("trace", "xa-a", "1.1", "--cycle", "mini-2024", "--format", "json"))
    assert [one["published"] for one in found] == ["before", "before", "after"]
    assert "SAU CÔNG BỐ" in told("trace", "xa-a", "1.1", "--cycle", "mini-2024").stdout


def test_a_draft_and_its_end_are_told(told):
    """A value in a draft is not handed in; taking the mark away is a change of its own."""
    own = (told.root / OWN).read_text("utf-8")
    told.repo.commit({OWN: "draft: true\n" + own})
    told.repo.commit({OWN: own})
    found = objects(told("trace", "xa-a", "1.1", "--cycle", "mini-2024", "--format", "json"))
    assert [one["fields"]["draft"]["new"] for one in found[2:]] == ["true", None]


def test_a_gap_stands_among_the_changes(told):
    """A version that cannot be read is marked, and so is the change after it."""
    broken = told.repo.commit({OWN: "scores: [\n"})
    own = told.repo.git("show", f"HEAD~1:{OWN}") + "\n"
    told.repo.commit({OWN: own.replace("value: true", "value: false")})
    done = told("trace", "xa-a", "1.1", "--cycle", "mini-2024", "--format", "json")
    found = objects(done)
    assert [one["gap"] for one in found] == [None, None, "unreadable", "before"]
    assert (found[2]["commit"], found[2]["fields"]) == (broken, {})
    assert "không đọc được" in told("trace", "xa-a", "1.1").stdout


def test_a_missing_version_is_said_and_exits_1(told):
    """Git lacks a blob: the history is shown with its gap, never silently short."""
    blob = told.repo.git("rev-parse", f"{told.merge}:{OWN}")
    (told.root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    done = told("trace", "xa-a", "1.1")
    assert done.returncode == 1
    assert blob[:12] in done.stdout
    assert "git fsck" in done.stderr


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (("xa-aa", "1.1"), "xa-a"),
        (("xa-a", "1.12"), "1.1"),
        (("xa-a", "1.1", "--cycle", "mini-2042"), "mini-2024"),
        (("xa-a", "1"), "1.1, 1.2"),
    ],
)
def test_unknown_names_are_answered_with_the_nearest(told, words, near):
    """Unit, criterion, cycle, and an area that has no value of its own: exit 2."""
    done = told("trace", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert near in done.stderr


def test_a_criterion_is_found_whatever_its_case(told):
    """Codes are unique without case; what history alone knows is found too."""
    own = (told.root / OWN).read_text("utf-8")
    told.repo.commit({OWN: own + '  "VIII":\n    value: 1\n'})
    told.repo.commit({OWN: own})
    found = objects(told("trace", "xa-a", "viii", "--format", "json"))
    assert [(one["criterion"], one["fields"]["value"]["new"]) for one in found] == [
        ("VIII", "1"), ("VIII", None),
    ]  # fmt: skip


def test_no_change_yet_is_an_empty_list(mini):
    """A unit that has not begun: nothing, said so; an uncommitted file is no history."""
    folder = mini.root / "scores/mini-2024/xa-c"
    texts = {path: path.read_text("utf-8") for path in folder.iterdir()}
    for path in texts:
        path.unlink()
    Repo(mini.root).commit({})
    for path, text in texts.items():
        path.write_text(text, "utf-8")
    assert objects(mini("trace", "xa-c", "1.1", "--cycle", "mini-2024", "--format", "json")) == []
    assert "chưa có thay đổi nào" in mini("trace", "xa-c", "1.1", "--cycle", "mini-2024").stdout


def test_no_repository_and_a_shallow_clone_are_refused(mini, tmp_path):
    """Exit 2 without Git's history; exit 1 with the command that deepens."""
    none = mini("trace", "xa-a", "1.1")
    assert (none.returncode, none.stdout) == (2, "")
    repo = Repo(mini.root)
    repo.commit({})
    repo.commit({CYCLE: (mini.root / CYCLE).read_text("utf-8") + SCHEDULE})
    clone = tmp_path / "clone"
    words = ["git", "clone", "-q", "--depth", "1", repo.folder.as_uri(), str(clone)]
    subprocess.run(words, check=True)
    shallow = Program(clone)("trace", "xa-a", "1.1")
    assert (shallow.returncode, shallow.stdout) == (1, "")
    assert "git fetch --unshallow" in shallow.stderr


def test_hostile_words_stay_on_their_line(told):
    """Control characters and terminal codes in notes, names and messages are shown as harmless."""
    own = (told.root / OWN).read_text("utf-8")
    hostile = own.replace('"1.1":\n', '"1.1":\n    note: "a\\u001b[2Jb\\nc"\n')
    told.repo.commit({OWN: hostile}, message="\x1b[31mđỏ\r\n\nx")
    done = told("trace", "xa-a", "1.1", "--cycle", "mini-2024")
    assert "\x1b" not in done.stdout
    assert "\r" not in done.stdout
    assert "b c" in done.stdout


def test_the_forge_is_linked_where_mkdocs_names_it(told):
    """Commit, writers' commits, request and the line at that commit, in JSON and in text."""
    words = ("trace", "xa-a", "1.2", "--cycle", "mini-2024")
    for one in objects(told(*words, "--format", "json")):
        assert (one["url"], one["path_url"], one["request_url"]) == ("", "", "")
    assert "https:" not in told(*words).stdout
    forge = "https://forge.example/so/cchc"
    told.write("mkdocs.yml", f"site_name: x\nrepo_url: {forge}  # máy chủ của tỉnh\n")
    merged = objects(told(*words, "--format", "json"))[2]
    assert merged["url"] == f"{forge}/commit/{told.merge}"
    assert merged["written"][0]["url"] == f"{forge}/commit/{told.draft}"
    assert merged["path_url"] == f"{forge}/blob/{told.merge}/{OWN}#L4"
    assert merged["request_url"] == f"{forge}/pull/12"
    lines = told(*words).stdout.splitlines()
    for key in ("url", "path_url", "request_url"):
        assert f"   {merged[key]}" in lines
    told.write("mkdocs.yml", "repo_url: https://gitlab.example/so/cchc.git\n")
    merged = objects(told(*words, "--format", "json"))[2]
    assert merged["request_url"] == "https://gitlab.example/so/cchc/-/merge_requests/12"


def test_a_value_that_was_taken_away_has_no_line_to_link_to(told):
    """The commit is linked, the file that is gone there is not."""
    told.write("mkdocs.yml", "repo_url: https://forge.example/x\n")
    told.repo.commit({OWN: None})
    last = objects(told("trace", "xa-a", "1.2", "--cycle", "mini-2024", "--format", "json"))[-1]
    assert (last["fields"]["value"]["new"], last["path_url"]) == (None, "")
    assert last["url"] == f"https://forge.example/x/commit/{told.repo.head}"
