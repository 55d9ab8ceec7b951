"""`audit`: what is said around findings: commands to copy, who, how far the history goes."""

import json

import pytest

from tests.cli.test_audit import CYCLE, OWN, PLANTS, ROUND_1, ROUND_2, Audited


@pytest.fixture
def audited(mini):
    return Audited(mini)


def test_the_command_of_a_hint_names_the_folder_that_was_typed(audited, tmp_path):
    """Copied into the same shell it runs; in the folder itself nothing needs to be said."""
    PLANTS["H107"](audited)
    inside = audited.program("audit", "--cycle", CYCLE).stdout
    assert f"python build.py trace --cycle {CYCLE} xa-a " in inside
    spaced = tmp_path / "kho dữ liệu"
    audited.root.rename(spaced)
    for words in ((), ("--format", "json"), ("--format", "sarif")):
        done = audited.program.bare(
            "--root", "kho dữ liệu", "audit", "--cycle", CYCLE, *words, cwd=tmp_path
        )
        command = f"python build.py --root 'kho dữ liệu' trace --cycle {CYCLE} xa-a "
        assert command in done.stdout
        assert "…" not in done.stdout


def test_a_change_of_a_files_head_has_a_hint_that_runs(audited):
    """A criterion of the same file is named, never dots in its place."""
    audited.merge(OWN, "value: 1", "value: 2")
    audited.commit({OWN: "draft: true\n" + audited.text(OWN)})
    (found,) = audited()
    assert (found["code"], found["criteria"]) == ("H103", [])
    command = found["hint"].partition("python build.py ")[2]
    assert command.startswith(f"trace --cycle {CYCLE} xa-a ")
    assert audited.program(*command.split()).returncode == 0


def test_a_file_without_criteria_has_a_hint_without_trace(audited):
    """Nothing in it can be traced: the export tells it."""
    audited.merge(OWN, "value: 1", "value: 2")
    path = f"scores/{CYCLE}/xa-b/explanation.yaml"
    audited.commit({path: "draft: true\n"})
    found = [one for one in audited() if one["path"] == path]
    assert [one["code"] for one in found] == ["H103"]
    command = found[0]["hint"].partition("python build.py ")[2]
    assert command.startswith(f"history export --cycle {CYCLE} ")
    assert audited.program(*command.split()).returncode == 0


def test_an_unreadable_version_is_first_shown_in_words(audited):
    """Where to look on the pages, then the command for those who have one."""
    PLANTS["H118"](audited)
    (found,) = audited()
    page, command = found["hint"].split("; ")
    assert "trang lịch sử của đơn vị" in page
    assert "git show" in command


def test_a_tag_newer_than_head_is_no_rewritten_history(audited):
    """HEAD at an older commit of main: one note. Reset away from every branch: H115."""
    old = audited.repo.head
    audited.edit(OWN, "value: 1", "value: 2")
    audited.repo.git("tag", f"kq/{CYCLE}/2024")
    new = audited.repo.head
    audited.repo.git("checkout", "-q", "--detach", old)
    words = ("audit", "--cycle", CYCLE, "--seen", new)
    done = audited.program(*words)
    assert (done.returncode, "H11" in done.stdout) == (0, False)
    assert f"kq/{CYCLE}/2024" in done.stderr
    assert new[:12] in done.stderr
    audited.repo.git("branch", "-f", "main", old)
    done = audited.program(*words)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.count("H115") == done.stdout.count("H114") == 1


@pytest.mark.parametrize(
    "words",
    [
        ("audit", "--cycle", CYCLE),
        ("trace", "--cycle", CYCLE, "xa-a", "1.2"),
        ("history", "export", "--cycle", CYCLE, "--edition", "internal", "--out", "internal.csv"),
    ],
)
def test_a_history_that_ends_before_main_says_so(audited, words):
    """From an older commit, by main here or in the repository cloned; at main's end nothing."""
    old = audited.repo.head
    audited.edit(OWN, "value: 1", "value: 2")
    audited.edit(OWN, "value: 2", "value: 3")
    assert "HEAD" not in audited.program(*words).stderr
    audited.repo.git("checkout", "-q", "--detach", old)
    done = audited.program(*words)
    assert done.returncode == 0
    assert f"HEAD đang ở phiên bản cũ {old[:12]}, nhánh main còn 2 commit mới hơn" in done.stderr
    assert "the branch main has more commits (2)" in audited.program("--lang", "en", *words).stderr
    audited.repo.git("update-ref", "refs/remotes/origin/chinh", "main")
    audited.repo.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/chinh")
    audited.repo.git("branch", "-m", "main", "work/main")
    assert "nhánh origin/chinh còn 2 commit mới hơn" in audited.program(*words).stderr
    audited.repo.git("symbolic-ref", "-d", "refs/remotes/origin/HEAD")
    assert "HEAD" not in audited.program(*words).stderr


def test_programs_are_told_the_same_writer_as_the_sentence(audited):
    """The one who sent the request, or who typed it; the merger stands under a key of its own."""
    PLANTS["H106"](audited)
    audited.repo.branch("work")
    text = audited.text(ROUND_1).replace("    reason: Kiểm tra thấy hai nhiệm vụ chậm\n", "", 1)
    audited.commit({ROUND_1: text})
    audited.repo.git("commit", "-q", "--amend", "--no-edit", "--author", "Viết <v@example.org>")
    audited.bring("Merged-by: nv-9\n")
    found = {one["code"]: one for one in audited()}
    assert {code: one["author"] for code, one in found.items()} == {
        "H106": "to-xa-a",
        "H107": "Viết",
    }
    assert (found["H106"]["merged_by"], found["H107"]["merged_by"]) == ("a", "nv-9")
    sarif = json.loads(audited.program("audit", "--cycle", CYCLE, "--format", "sarif").stdout)
    told = {one["ruleId"]: one["properties"] for one in sarif["runs"][0]["results"]}
    for code, one in found.items():
        assert told[code]["author"] == one["author"] == one["evidence"]["who"]
        assert told[code]["merged_by"] == one["merged_by"] != ""
        assert one["author"] in one["message"]


def test_a_cycle_without_requests_is_not_simply_clean(audited):
    """Nothing found, but nothing to hold it against either; one request, and the line is gone."""
    line = "Kỳ này không lần nào đi qua yêu cầu hợp nhất"
    audited.edit(OWN, "value: 1", "value: 2")
    words = ("audit", "--cycle", CYCLE)

    def by_requests():
        (run,) = json.loads(audited.program(*words, "--format", "sarif").stdout)["runs"]
        return run["properties"]["cycle_by_requests"]

    assert line in audited.program(*words).stdout
    assert (
        "No change of this cycle came by a merge" in audited.program("--lang", "en", *words).stdout
    )
    assert by_requests() is False
    PLANTS["H107"](audited)
    assert [one["cycle_by_requests"] for one in audited()] == [False]
    audited.merge(OWN, "value: 2", "value: 3")
    assert line not in audited.program(*words).stdout
    assert by_requests() is True
    assert [one["cycle_by_requests"] for one in audited()] == [True]


def test_a_change_without_a_hearing_names_its_commit(audited):
    """The one that adjusted the criterion, not a later one that only reworded the reason."""
    audited.repo.branch("work")
    PLANTS["H108"](audited)
    brought = audited.bring("MR-Author: nv-1\n")
    audited.edit(ROUND_2, "reason: Kiểm tra lại\n", "reason: Kiểm tra lại lần nữa\n")
    found = next(one for one in audited() if one["code"] == "H108")
    assert (found["commit"], found["author"], found["criteria"]) == (brought, "nv-1", ["1.1"])
    assert found["date"] is not None
    assert f"commit {brought[:12]} ngày 2024-11-0" in found["message"]
    assert f"yêu cầu {found['request']}, người viết nv-1" in found["message"]
    assert found["request"] == str(audited.day - 1)


def test_a_file_without_its_paper_names_the_commit_that_entered_it(audited):
    """A clerk's own request where one is recorded; else the first that brought the file."""
    PLANTS["H111"](audited)
    (found,) = audited()
    path = f"scores/{CYCLE}/xa-b/self.yaml"
    first = audited.repo.git("log", "--format=%H", "--diff-filter=A", "--", path)
    assert (found["path"], found["commit"]) == (path, first)
    assert f"commit {first[:12]} ngày 2024-10-01, yêu cầu –, người viết a" in found["message"]
    audited.repo.branch("work")
    audited.commit({path: "draft: true\n" + audited.text(path)})
    entered = audited.bring("MR-Author: nhap\n")
    found = next(one for one in audited() if one["code"] == "H111")
    assert (found["commit"], found["author"]) == (entered, "nhap")
