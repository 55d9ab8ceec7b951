"""`status`: the board on a terminal and for programs."""

import json
from datetime import date

import pytest

from tests.gitrepo import Repo

SCHEDULE = """\
schedule:
  self: 2024-11-15
  appraisal_1: 2024-11-27
  explanation: 2024-12-05
  appraisal_2: 2024-12-14
"""
CYCLE, OWN = "scores/mini-2024/cycle.yaml", "scores/mini-2024/xa-a/self.yaml"


def received(mini, when):
    """The small project in a repository whose merge says when A's self-score was received."""
    cycle = (mini.root / CYCLE).read_text(encoding="utf-8") + SCHEDULE
    own = (mini.root / OWN).read_text(encoding="utf-8")
    (mini.root / OWN).unlink()
    repo = Repo(mini.root)
    repo.commit({CYCLE: cycle}, "2024-10-01T08:00:00+07:00")
    repo.branch("work")
    repo.commit({OWN: own}, "2024-11-01T08:00:00+07:00")
    repo.merge(
        "work",
        f"Nộp bản tự chấm\n\nMerge-Request: !1\nReceived: {when}\n",
        "2024-11-20T09:00:00+07:00",
    )
    return mini


def unit_of(done, unit="xa-a"):
    """A unit of the one cycle asked for."""
    (cycle,) = json.loads(done.stdout)
    return next(one for one in cycle["units"] if one["unit"] == unit)


def test_text_says_how_far_each_unit_has_come(mini):
    """The cycle, the day, the finding, steps in numbers, units by state."""
    done = mini("status", "--cycle", "mini-2024")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "mini-2024: Đợt đánh giá nhỏ năm 2024"
    assert "Git" in lines[1]
    assert "Hội đồng đã thông qua kết quả của cả 3 đơn vị." in lines[2]
    assert any(line.split() == ["Tự", "chấm", "3/3"] for line in lines)
    assert any(line.startswith("Hội đồng đã thông qua (3)") for line in lines)


def test_all_cycles_come_in_short(mini):
    """Without --cycle: every cycle's head, no unit by name unless it owes something."""
    done = mini("--lang", "en", "status")
    assert [line.split(":")[0] for line in done.stdout.splitlines() if line.startswith("mini-")] == [
        "mini-2023", "mini-2024",
    ]  # fmt: skip
    assert "Unit" not in done.stdout
    assert "The Council has approved the results of all 3 units." in done.stdout


@pytest.mark.parametrize(
    ("when", "late"), [("2024-11-15T23:59:00+07:00", False), ("2024-11-16T00:01:00+07:00", True)]
)
def test_late_is_judged_by_the_receipt(mini, when, late):
    """Not by the merge, which came days later; the day is HEAD's."""
    received(mini, when)
    step = unit_of(mini("status", "--cycle", "mini-2024", "--format", "json"))["steps"]["self"]
    assert (step["standing"], step["late"], step["merged"]) == ("done", late, None)
    assert step["received"] == when
    text = mini("status", "--cycle", "mini-2024").stdout
    assert "Tính đến ngày 20/11/2024" in text
    assert ("muộn (nhận 16/11/2024, hạn 15/11/2024)" in text) == late
    assert ("xong (nhận 15/11/2024)" in text) == (not late)


def test_what_only_was_merged_is_never_late(mini):
    """B's self-score stands on main since long before its last day was even planned."""
    received(mini, "2024-11-15T08:00:00+07:00")
    unit = unit_of(mini("status", "--cycle", "mini-2024", "--format", "json"), "xa-b")
    assert unit["steps"]["self"]["received"] is None
    assert unit["steps"]["self"]["merged"].startswith("2024-10-01")
    assert unit["name"] == "Xã Bình Minh"


def test_missing_answers_name_file_and_line(mini):
    """An explanation that nobody answered, in both formats."""
    (mini.root / "scores/mini-2024/xa-a/appraisal-2.yaml").unlink()
    (mini.root / "scores/mini-2024/council.yaml").write_text("meetings: []\n", encoding="utf-8")
    text = mini("status", "--cycle", "mini-2024").stdout
    (cycle,) = json.loads(mini("status", "--cycle", "mini-2024", "--format", "json").stdout)
    assert cycle["missing"]
    for one in cycle["missing"]:
        assert one["what"] == "answer"
        assert f"giải trình chưa được trả lời; {one['path']}:{one['line']}" in text
    assert [one["explanations"] for one in unit_of(
        mini("status", "--cycle", "mini-2024", "--format", "json"))["to_answer"]
    ] == [len(cycle["missing"])]  # fmt: skip


def test_a_cycle_with_an_error_has_no_board(broken):
    """The problem on standard error and exit 1; the sound cycle is shown all the same."""
    done = broken("status")
    assert done.returncode == 1
    assert "S102" in done.stderr or "S103" in done.stderr
    assert "mini-2023" in done.stdout
    assert "mini-2024" not in done.stdout
    assert broken("status", "--cycle", "mini-2023").returncode == 0


def test_an_unknown_cycle_is_refused(mini):
    """With the nearest one, exit 2."""
    done = mini("status", "--cycle", "mini-2042")
    assert (done.returncode, done.stdout) == (2, "")
    assert "mini-2024" in done.stderr


def test_an_empty_workspace_has_no_cycle(empty):
    """A sentence, not a blank; an empty list for programs."""
    assert empty("status").stdout == "Chưa có kỳ đánh giá nào.\n"
    assert json.loads(empty("status", "--format", "json").stdout) == []


def test_days_are_iso(mini):
    """For programs, whatever the language."""
    received(mini, "2024-11-15T08:00:00+07:00")
    done = mini("--lang", "vi", "status", "--cycle", "mini-2024", "--format", "json")
    (cycle,) = json.loads(done.stdout)
    assert date.fromisoformat(cycle["today"]) == date(2024, 11, 20)
    assert cycle["schedule"]["appraisal_1"] == {
        "first": "2024-11-16", "last": "2024-11-27", "standing": "open",
    }  # fmt: skip
