"""`check`: what it prints, where, and its exit codes."""

import json

import pytest

PLACE = "scores/mini-2024/xa-a/self.yaml:4:13"


def test_clean_project_prints_nothing_and_ends_well(mini):
    """Standard output is for problems; the count stands on standard error."""
    done = mini("check")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "Đã đọc 20 tệp: 0 lỗi, 0 cảnh báo.\n"


def test_problem_line_in_english_is_exactly_as_promised(broken):
    """PATH:LINE:COL: error CODE: subject: sentence, then an indented hint."""
    done = broken("--lang", "en", "check")
    first, hint = done.stdout.splitlines()[:2]
    assert first == f"{PLACE}: error S103: 1.1: points 3 exceed the maximum 2"
    assert hint.startswith("    hint: ")
    assert done.returncode == 1
    assert done.stderr == "20 files read: 1 error, 0 warnings.\n"


def test_problem_line_in_vietnamese_has_the_same_shape(broken):
    """Words are translated, code and place are not."""
    done = broken("check")
    first, hint = done.stdout.splitlines()[:2]
    assert first.startswith(f"{PLACE}: lỗi S103: 1.1: ")
    assert hint.startswith("    gợi ý: ")


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("scores/mini-2024", True),
        ("scores/mini-2024/xa-a/self.yaml", True),
        (".", True),
        ("scores/mini-2023", False),
        ("units", False),
        ("scores/mini-2024/xa-a/appraisal-1.yaml", False),
    ],
)
def test_paths_choose_what_is_printed(broken, path, found):
    """Everything is read; what stands elsewhere is neither printed nor counted."""
    done = broken("check", path)
    assert (done.stdout != "") is found
    assert done.returncode == int(found)


def test_path_is_taken_from_here_too(broken):
    """A path may be relative to the folder one stands in."""
    done = broken("check", "self.yaml", cwd=broken.root / "scores/mini-2024/xa-a")
    assert done.returncode == 1
    assert done.stdout.startswith(PLACE)


@pytest.mark.parametrize("path", ["scores/nowhere", "../..", "/etc/passwd", "scores/x\ny"])
def test_unknown_path_is_wrong_use(mini, path):
    """A path that is not there, or lies outside, gives one sentence and exit 2."""
    done = mini("check", path)
    assert (done.returncode, done.stdout) == (2, "")
    assert path.split("\n")[0] in done.stderr
    assert done.stderr.count("\n") == 1


def test_strict_counts_warnings_as_errors(mini):
    """An adjustment to the very figures of the self-score is a warning."""
    path = mini.root / "scores/mini-2024/xa-a/appraisal-1.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("points: 1\n", "points: 2\n"))
    plain, strict = mini("check"), mini("check", "--strict")
    assert "cảnh báo S219" in plain.stdout
    assert (plain.returncode, strict.returncode) == (0, 1)


def test_json_has_the_promised_fields(broken):
    """One object for each problem."""
    (found,) = json.loads(broken("--lang=en", "check", "--format", "json").stdout)
    assert list(found) == [
        "path", "line", "column", "severity", "code", "subject", "message", "hint",
    ]  # fmt: skip
    assert (found["path"], found["line"], found["column"]) == tuple(
        int(part) if part.isdigit() else part for part in PLACE.split(":")
    )
    assert (found["severity"], found["code"], found["subject"]) == ("error", "S103", "1.1")
    assert found["message"] == "1.1: points 3 exceed the maximum 2"


def test_json_and_gitlab_of_a_clean_project_are_empty_lists(mini):
    """A program that reads the output always finds valid JSON."""
    assert json.loads(mini("check", "--format", "json").stdout) == []
    assert json.loads(mini("check", "--format", "gitlab").stdout) == []


def test_github_annotates_the_line(broken):
    """The workflow command names file, line, column and code; the hint is on a line below."""
    done = broken("--lang", "en", "check", "--format", "github")
    head = "::error file=scores/mini-2024/xa-a/self.yaml,line=4,col=13,title=S103::"
    assert done.stdout.startswith(head + "1.1: points 3 exceed the maximum 2%0A")
    assert done.stdout.count("\n") == 1


def test_github_format_is_never_chosen_by_itself(broken):
    """Only --format decides, whatever the environment says."""
    done = broken.process("check", env={"GITHUB_ACTIONS": "true"})
    assert done.stdout.startswith(PLACE)


def test_a_thousand_mistakes_give_a_thousand_problems(mini):
    """All problems in one run, sorted by place, no traceback."""
    units = "".join(
        f"  - id: x-{n}\n    name: Xã {n}\n    level: commune\n    nmae: x\n" for n in range(1000)
    )
    mini.write("units/many.yaml", f"units:\n{units}")
    done = mini("check")
    lines = [line for line in done.stdout.splitlines() if not line.startswith(" ")]
    assert len(lines) == 1000
    assert [int(line.split(":")[1]) for line in lines] == [5 + 4 * n for n in range(1000)]
    assert done.returncode == 1
