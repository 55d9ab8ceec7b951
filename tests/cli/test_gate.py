"""`gate` and `codeowners` as a person or a pipeline calls them."""

import json

import pytest

from tests.cli.conftest import Program
from tests.gitrepo import Repo
from tests.review.gate.world import CYCLE, FILES, IN_TIME, SCORES, SELF_A

LATE = "2020-11-16T00:00:00+07:00"


@pytest.fixture
def sent(tmp_path):
    """A repository whose branch hands in xa-a's self-score."""
    repo = Repo(tmp_path / "repo")
    repo.commit(FILES)
    repo.branch("request")
    repo.commit({SELF_A: SCORES}, "2020-10-02T08:00:00+07:00")
    return Program(repo.folder)


def test_allowed_is_exit_0_and_one_line(sent):
    """In Vietnamese by default, in English when asked."""
    done = sent("gate", "--base", "main", "--actor", "to-xa-a", "--at", IN_TIME)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Được phép: to-xa-a, 1 tệp thay đổi.\n"
    done = sent("--lang", "en", "gate", "--base", "main", "--actor", "to-xa-a", "--at", IN_TIME)
    assert done.stdout == "Allowed: to-xa-a, files changed: 1.\n"


def test_refused_is_exit_1_with_rule_place_who_and_when(sent):
    """A line and its hint, as `check` prints them."""
    done = sent("gate", "--base", "main", "--actor", "to-xa-a", "--at", LATE)
    assert done.returncode == 1
    line, hint, last = done.stdout.splitlines()
    assert line.startswith(f"{SELF_A}:1:1: lỗi G141: bước «tự chấm» của đơn vị xa-a đã hết hạn")
    assert "ai được làm: tài khoản của đơn vị (to-xa-a)" in hint
    assert "Khi nào: từ ngày 01/11/2020 đến hết ngày 15/11/2020" in hint
    assert last == "Bị từ chối: to-xa-a, 1 lý do, 1 tệp thay đổi."
    english = sent("gate", "--lang", "en", "--base", "main", "--actor", "x", "--at", LATE).stdout
    assert "who may: the cycle's secretary (tk-1, tk-2). When: at any time" in english


def test_json_for_programs(sent):
    """Both commits by full id, the accounts, the instant, and each refusal in parts."""
    words = ("gate", "--base", "main", "--actor", "to-xa-a,tk-1", "--at", LATE, "--format", "json")
    done = sent(*words)
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert (told["allowed"], told["actors"], told["changes"]) == (False, ["to-xa-a", "tk-1"], 1)
    assert len(told["base"]) == len(told["head"]) == 40
    assert told["at"] == "2020-11-15T17:00:00+00:00"
    assert {one["rule"] for one in told["refusals"]} == {"G120", "G141"}
    for one in told["refusals"]:
        assert one["path"] == SELF_A
        assert all(one[key] for key in ("message", "who", "when", "line", "column"))


def test_github_shows_it_at_the_file(sent):
    """A workflow command; then the summary."""
    done = sent("gate", "--base", "main", "--actor", "x", "--at", IN_TIME, "--format", "github")
    assert done.returncode == 1
    assert done.stdout.startswith(f"::error file={SELF_A},line=1,col=1,title=G112::")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "cách dùng: gate --base REV --actor NAME"),
        (("--base", "main"), "cách dùng: gate"),
        (("--actor", "x"), "cách dùng: gate"),
        (("--base", "main", "--actor", ","), "chưa biết ai gửi"),
        (("--base", "no-such", "--actor", "x"), "no-such"),
        (("--base", "main", "--actor", "x", "--at", "2020-11-15"), "phải có múi giờ"),
        (("--base", "main", "--actor", "x", "--at", "2020-11-15T08:00:00"), "phải có múi giờ"),
        (("--base", "main", "--event", "e.json"), "--event thì không ghi"),
        (("--event", "no-such.json"), "không mở được no-such.json"),
        (("--base", "main", "--actor", "x", "--format", "xml"), "«xml»"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_2(sent, words, said):
    """Nothing is judged by half an order."""
    done = sent("gate", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_event_takes_the_place_of_the_options(sent):
    """From the file that GitHub hands to a workflow; without a field it is refused (exit 1)."""
    repo = Repo(sent.root, init=False)
    event = {
        "action": "opened",
        "sender": {"login": "to-xa-a"},
        "pull_request": {
            "user": {"login": "to-xa-a"},
            "base": {"sha": repo.git("rev-parse", "main")},
            "head": {"sha": repo.head, "repo": {"pushed_at": "2020-11-15T16:59:59Z"}},
        },
    }
    path = sent.root / "event.json"
    path.write_text(json.dumps(event), encoding="utf-8")
    assert sent("gate", "--event", str(path)).returncode == 0
    path.write_text(json.dumps(event | {"sender": None}), encoding="utf-8")
    done = sent("gate", "--event", str(path))
    assert (done.returncode, done.stdout) == (1, "")
    assert "sender.login" in done.stderr


def test_outside_of_a_repository_it_is_wrong_use(tmp_path, monkeypatch):
    """Exit 2, and why."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "data").mkdir()
    done = Program(tmp_path / "data")("gate", "--base", "main", "--actor", "x")
    assert done.returncode == 2
    assert "kho Git" in done.stderr


# --- codeowners


def test_codeowners_are_written_and_then_fresh(sent):
    """Both files, then none; a change of roles makes them stale, for either forge alone too."""
    done = sent("codeowners")
    assert (done.returncode, done.stdout) == (0, ".github/CODEOWNERS\n.gitlab/CODEOWNERS\n")
    text = (sent.root / ".github/CODEOWNERS").read_text("utf-8")
    assert "/scores/c-2020/xa-a/self.yaml @to-xa-a @tk-1 @tk-2\n" in text
    assert text == (sent.root / ".gitlab/CODEOWNERS").read_text("utf-8")
    assert sent("codeowners", "--check").returncode == 0
    assert "khớp" in sent("codeowners").stdout
    cycle = sent.root / CYCLE
    cycle.write_text(FILES[CYCLE].replace("[to-xa-a]", "[moi]"), encoding="utf-8")
    done = sent("codeowners", "--check", "--forge", "gitlab")
    assert (done.returncode, done.stdout.splitlines()[0]) == (1, ".gitlab/CODEOWNERS")
    assert "python build.py codeowners" in done.stdout
    assert (sent.root / ".github/CODEOWNERS").read_text("utf-8") == text


def test_a_published_cycle_asks_nobody_any_more(sent):
    """Its record stands: nothing of it is changed but by errata."""
    sent("codeowners")
    (sent.root / "scores/c-2020/publication.yaml").write_text("cycle: c-2020\n", encoding="utf-8")
    assert sent("codeowners", "--check").returncode == 1
    sent("codeowners")
    assert "c-2020" not in (sent.root / ".github/CODEOWNERS").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (FILES[CYCLE].replace("[to-xa-a]", "['hai từ']"), 2, "«hai từ»"),
        (FILES[CYCLE] + "roles: {}\n", 1, "không đọc được scores/c-2020/cycle.yaml"),
    ],
)
def test_what_cannot_be_written_is_told_and_nothing_is(sent, text, code, said):
    """An account that no forge can have; a cycle that cannot be read."""
    (sent.root / CYCLE).write_text(text, encoding="utf-8")
    done = sent("codeowners")
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert not (sent.root / ".github").exists()


def test_an_unknown_forge_is_wrong_use(sent):
    """With those there are."""
    done = sent("codeowners", "--forge", "x")
    assert (done.returncode, done.stdout) == (2, "")
    assert "github, gitlab" in done.stderr
