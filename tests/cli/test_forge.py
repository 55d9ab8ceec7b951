"""`forge` as a pipeline calls it: in a process of its own, by the forge's variables."""

import json
import shutil
import subprocess
import sys

import pytest

from tests.cli.conftest import ROOT, Program
from tests.forge.payloads import on_github, on_gitlab
from tests.forge.place import GITHUB_ROOT, PROJECT, site
from tests.forge.server import TOKEN
from tests.review.gate.world import SCORES, SELF_A

HEAD = "a" * 40


@pytest.fixture
def github(tmp_path):
    with site(tmp_path, "github") as found:
        yield found


def test_the_comment_needs_nothing_but_python(github, bare, tmp_path):
    """The step that holds the token installs nothing: without site-packages it runs as well."""
    run = {"event": "pull_request", "head_sha": HEAD,
           "html_url": f"{github.place.server}/{PROJECT}/actions/runs/55"}  # fmt: skip
    (tmp_path / "event.json").write_text(json.dumps({"workflow_run": run}), encoding="utf-8")
    folder = tmp_path / "artifact"
    folder.mkdir()
    (folder / "request.json").write_text('{"number": 12}\n', encoding="utf-8")
    (folder / "review.md").write_text("## Thay đổi\n", encoding="utf-8")
    github.api.answers[f"{GITHUB_ROOT}/pulls/12"] = {
        "number": 12, "state": "open", "head": {"sha": HEAD},
    }  # fmt: skip
    words = ("forge", "comment", "--event", str(tmp_path / "event.json"), "--folder", str(folder))
    said = bare(*words)
    assert (said.returncode, said.stdout, said.stderr) == (0, "đã ghi nhận xét\n", "")
    assert bare("--lang", "en", *words).stdout == "the note says so already\n"
    (folder / "request.json").write_text('{"number": 13}\n', encoding="utf-8")
    assert bare(*words).returncode == 1
    assert len(github.api.notes) == 1


@pytest.fixture
def bare(github, tmp_path):
    """build.py by a Python without any package, and no .venv to fall back to."""
    shutil.copytree(ROOT / "parledger", tmp_path / "alone/parledger")
    door = shutil.copy(ROOT / "build.py", tmp_path / "alone/build.py")

    def run(*words):
        return subprocess.run(
            [sys.executable, "-S", door, "--root", str(github.root), *words],
            env={"PATH": "/usr/bin:/bin", **github.variables},
            cwd=github.root,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def test_the_record_needs_nothing_but_python_and_git(github, bare):
    """The path of each record on standard output; the token nowhere."""
    head = github.request(12, {SELF_A: SCORES})
    commit = github.merge(12)
    kept = on_github(12, commit, head)
    github.api.answers |= {
        f"{GITHUB_ROOT}/commits/{commit}/pulls": [kept["pull_request"]],
        f"{GITHUB_ROOT}/pulls/12": kept["pull_request"],
        f"{GITHUB_ROOT}/pulls/12/reviews": kept["reviews"],
        f"{GITHUB_ROOT}/commits/{head}/statuses": kept["statuses"],
    }
    done = bare("forge", "record")
    assert (done.returncode, done.stdout, done.stderr) == (0, "trail/2020/12.json\n", "")
    assert bare("forge", "record").stdout == "Sổ đã đủ, không ghi thêm.\n"
    assert github.on_main("show", "main:trail/2020/12.json").startswith("{")


def test_the_verdict_is_the_exit_code(github, tmp_path):
    """0 and one line; 1 with rule, place, who and when."""
    program = Program(github.root)
    head = github.request(12, {SELF_A: SCORES})
    event = {
        "action": "opened", "sender": {"login": "to-xa-a"},
        "pull_request": {
            "number": 12, "user": {"login": "to-xa-a"}, "base": {"sha": head, "ref": "main"},
            "head": {"sha": head, "repo": {"pushed_at": "2020-11-15T16:59:59Z"}},
        },
    }  # fmt: skip
    path = tmp_path / "event.json"
    path.write_text(json.dumps(event), encoding="utf-8")
    done = program.process("forge", "judge", "--event", str(path), env=github.variables)
    assert (done.returncode, done.stdout) == (0, "Được phép: to-xa-a.\n")
    event["sender"]["login"] = "ke-gian"
    path.write_text(json.dumps(event), encoding="utf-8")
    done = program.process("forge", "judge", "--event", str(path), env=github.variables)
    assert done.returncode == 1
    assert "G112" in done.stdout
    assert TOKEN not in done.stdout + done.stderr


def test_every_open_request_is_answered_with_a_line(tmp_path):
    """GitLab's number and what became of it; 1 where one could not be."""
    with site(tmp_path, "gitlab") as gitlab:
        root = "projects/cchc%2Fso-cai/merge_requests"
        head = gitlab.request(12, {SELF_A: SCORES})
        gitlab.api.answers |= {
            "user": {"username": "so-cai-bot"},
            root: [{"iid": 12}, {"iid": 13}],
            f"{root}/12": {"sha": head, "author": {"username": "to-xa-a"}},
            f"{root}/12/versions": [
                {"head_commit_sha": head, "created_at": "2020-11-15T16:59:59Z"}
            ],
        }
        done = Program(gitlab.root).process("forge", "answer", env=gitlab.variables)
    assert done.stdout == "!12: đã ghi nhận xét\n"
    assert done.stderr.startswith("!13: máy chủ từ chối")
    assert done.returncode == 1


@pytest.mark.parametrize("made", [on_github, on_gitlab])
def test_a_record_from_a_file_is_written_once(empty, tmp_path, made):
    """Its path; a second time it is refused, and the file stays."""
    path = tmp_path / "merged.json"
    path.write_text(json.dumps(made()), encoding="utf-8")
    done = empty("forge", "record", "--payload", str(path))
    assert (done.returncode, done.stdout) == (0, "trail/2020/12.json\n")
    written = (empty.root / "trail/2020/12.json").read_bytes()
    (empty.root / "trail/2020/12.json").write_bytes(b"kept")
    done = empty("forge", "record", "--payload", str(path))
    assert (done.returncode, done.stdout) == (1, "")
    assert "không ghi đè" in done.stderr
    assert (empty.root / "trail/2020/12.json").read_bytes() == b"kept"
    assert json.loads(written)["number"] == 12


def test_a_payload_without_its_fields_writes_nothing(empty, tmp_path):
    """Refused with the field's name."""
    kept = on_github()
    del kept["pull_request"]["merged_by"]
    path = tmp_path / "merged.json"
    path.write_text(json.dumps(kept), encoding="utf-8")
    done = empty("forge", "record", "--payload", str(path))
    assert (done.returncode, done.stdout) == (1, "")
    assert "pull_request.merged_by.login" in done.stderr
    assert not (empty.root / "trail").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "TASK"),
        (("post",), "«post»"),
        (("judge",), "trong quy trình tự động"),
        (("comment",), "--folder"),
        (("comment", "--folder", "."), "trong quy trình tự động"),
        (("answer",), "trong quy trình tự động"),
        (("record",), "trong quy trình tự động"),
        (("record", "--last", "0"), "--last"),
        (("record", "--last", "many"), "--last"),
        (("record", "--payload", "no-such.json"), "no-such.json"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_2(empty, monkeypatch, words, said):
    """Outside of a pipeline nothing is posted by mistake."""
    for name in ("GITHUB_ACTIONS", "GITLAB_CI"):
        monkeypatch.delenv(name, raising=False)
    done = empty("forge", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_missing_event_is_named(github):
    """Exit 2."""
    done = Program(github.root).process("forge", "judge", env=github.variables)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--event" in done.stderr
