"""The pipelines' rights and scripts: what may hold a token runs main's code; the request's never runs."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.gitrepo import Repo
from tests.review.gate.world import CYCLE, FILES, SCORES, SELF_A

ROOT = Path(__file__).parent.parent
WORKFLOWS = {path.name: path for path in sorted((ROOT / ".github/workflows").glob("*.yml"))}
ABOUT_MAIN = ("gate.yml", "comment.yml", "record.yml", "site.yml")
"""Those that GitHub takes from the main branch, whatever a request says of them."""

RIGHTS = {
    "check.yml": {"tests": {"contents": "read"}},
    "comment.yml": {
        "comment": {"actions": "read", "contents": "read", "pull-requests": "write"},
    },
    "gate.yml": {"judge": {"contents": "read", "statuses": "write"}},
    "record.yml": {
        "record": {"contents": "read", "pull-requests": "read", "statuses": "read"},
    },
    "request.yml": {"data": {"contents": "read"}},
    "site.yml": {
        "build": {"contents": "read"},
        "publish": {"pages": "write", "id-token": "write"},
    },
}  # fmt: skip


def read(path: Path) -> dict[str, Any]:
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in read(WORKFLOWS[name])["jobs"].values() for step in job["steps"]]


GITLAB = read(ROOT / ".gitlab-ci.yml")
JOBS = {
    name: job
    for name, job in GITLAB.items()
    if name not in ("workflow", "variables", "default") and not name.startswith(".")
}


# --- rights ---


def test_each_job_has_the_rights_it_needs_and_no_other():
    """Nothing by default; a right that is added has to be added here."""
    found = {}
    for name, path in WORKFLOWS.items():
        said = read(path)
        assert said["permissions"] == {}, name
        found[name] = {job: told.get("permissions") for job, told in said["jobs"].items()}
    assert found == RIGHTS


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_expression_is_pasted_into_a_script(name):
    """What a title or a branch is called reaches a script as a variable, or not at all."""
    for step in steps(name):
        assert "${{" not in step.get("run", ""), step["name"]


def test_no_workflow_that_main_lends_its_rights_to_touches_the_head():
    """`pull_request_target` and `workflow_run` check out main alone, by its name."""
    for name in ("gate.yml", "comment.yml", "record.yml"):
        checkouts = [
            one for one in steps(name) if one.get("uses", "").startswith("actions/checkout@")
        ]
        assert [one["with"]["ref"] for one in checkouts] == ["main"], name
        text = WORKFLOWS[name].read_text(encoding="utf-8")
        assert not re.search(r"head\.(sha|ref)|head_sha|head_ref|github\.ref\b|merge_commit", text)
    triggers = {name: set(read(path)["on"]) for name, path in WORKFLOWS.items()}
    lent = {name for name, on in triggers.items() if on & {"pull_request_target", "workflow_run"}}
    assert lent == {"gate.yml", "comment.yml"}


def test_a_token_stands_only_where_main_s_code_runs():
    """Of every step: the request's own workflows name none, and a secret has one place."""
    for name in set(WORKFLOWS) - set(ABOUT_MAIN):
        text = WORKFLOWS[name].read_text(encoding="utf-8")
        assert not re.search(
            r"secrets\b|github\.token|GITHUB_TOKEN|GH_TOKEN|secrets: *inherit", text
        )
    told = {}
    for name in ABOUT_MAIN:
        text = WORKFLOWS[name].read_text(encoding="utf-8")
        for step in steps(name):
            tokens = {key for key, value in step.get("env", {}).items() if "token" in value.lower()}
            if tokens:
                told[name] = (tokens, step["run"])
        told.setdefault(name, (set(), ""))
        assert len(re.findall(r"secrets\.", text)) == (name == "record.yml")
    assert told["gate.yml"][0] == {"PARLEDGER_TOKEN"}
    assert told["gate.yml"][1].startswith(".venv/bin/python build.py forge judge ")
    assert told["comment.yml"][1].startswith("python3 build.py forge comment ")
    assert told["record.yml"][0] == {"PARLEDGER_TOKEN", "PARLEDGER_PUSH_TOKEN"}
    assert told["record.yml"][1].endswith("\npython3 build.py forge record\n")
    assert read(WORKFLOWS["record.yml"])["jobs"]["record"]["environment"] == "trail"


def test_the_step_that_comments_installs_nothing():
    """No package, no cache, no program but Python's own: nothing else sees its token."""
    runs = [step["run"] for step in steps("comment.yml") if "run" in step]
    assert len(runs) == 1
    uses = [step["uses"].partition("@")[0] for step in steps("comment.yml") if "uses" in step]
    assert uses == ["actions/checkout", "actions/download-artifact"]


def test_the_two_exemptions_of_the_linter_are_the_two_that_are_explained():
    """zizmor warns of both triggers; each has its reason beside it, and nothing else is exempt."""
    found = [
        (name, line.strip())
        for name, path in WORKFLOWS.items()
        for line in path.read_text(encoding="utf-8").splitlines()
        if "zizmor:" in line
    ]
    assert [(name, line.partition(":")[0]) for name, line in found] == [
        ("comment.yml", "workflow_run"), ("gate.yml", "pull_request_target"),
    ]  # fmt: skip
    assert all(re.search(r"ignore\[dangerous-triggers\] \w.{20,}", line) for _, line in found)
    assert not (ROOT / ".github/zizmor.yml").exists()
    assert not (ROOT / "zizmor.yml").exists()


def test_runs_of_one_kind_do_not_get_in_each_others_way():
    """Every workflow has its group; what writes is finished and not broken off."""
    groups = {name: read(path)["concurrency"] for name, path in WORKFLOWS.items()}
    assert len({one["group"] for one in groups.values()}) == len(WORKFLOWS)
    for name in ABOUT_MAIN:
        assert groups[name]["cancel-in-progress"] is False, name


def test_a_record_starts_no_build():
    """On GitHub by path (and by the message, tested with the commit), on GitLab by the push option."""
    for name, path in WORKFLOWS.items():
        push = read(path)["on"].get("push") if isinstance(read(path)["on"], dict) else None
        if push:
            assert push == {"branches": ["main"], "paths-ignore": ["trail/**"]}, name


# --- GitLab's jobs ---


def rules(job: dict[str, Any]) -> str:
    extended = GITLAB[job["extends"]] if "extends" in job else {}
    return " | ".join(rule["if"] for rule in {**extended, **job}["rules"])


def test_no_job_of_a_merge_request_has_a_token():
    """The token's name stands in none of them; the jobs that use it run on main alone."""
    for name, job in JOBS.items():
        text = str(job)
        asks = "forge answer" in text or "forge record" in text
        on_requests = 'CI_PIPELINE_SOURCE == "merge_request_event"' in rules(job)
        assert not (asks and on_requests), name
        assert "TOKEN" not in text.replace("CI_JOB_TOKEN", "") or not on_requests, name
        if asks:
            assert rules(job).endswith("$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"), name
            assert "resource_group" in job, name
    assert {name for name, job in JOBS.items() if "forge " in str(job)} == {"answer", "record"}


def test_gitlabs_jobs_of_a_request_use_the_targets_code():
    """All but the tests, which are there to run the request's code."""
    on_requests = {name for name, job in JOBS.items() if 'merge_request_event"' in rules(job)
                   and '!= "merge_request_event"' not in rules(job)}  # fmt: skip
    assert on_requests == {"check", "gate", "review", "tests"}
    for name in on_requests - {"tests"}:
        assert JOBS[name]["extends"] == ".by-target"
        assert all(line.startswith("$PARLEDGER ") for line in JOBS[name]["script"])


# --- the scripts, played ---

EVIL = {
    "build.py": "import pathlib; pathlib.Path('/RAN').write_text('x')\n",
    "Makefile": "env:\n\ttouch /RAN\n",
    "parledger/__init__.py": "import pathlib; pathlib.Path('/RAN').write_text('x')\n",
    "sitecustomize.py": "import pathlib; pathlib.Path('/RAN').write_text('x')\n",
    "usercustomize.py": "import pathlib; pathlib.Path('/RAN').write_text('x')\n",
    "ruamel/__init__.py": "import pathlib; pathlib.Path('/RAN').write_text('x')\n",
    "conftest.py": "import pathlib; pathlib.Path('/RAN').write_text('x')\n",
}
MAKE = """\
#!/bin/sh
[ "$1" = -C ] && cd "$2"
grep -q RAN Makefile && touch "{mark}"
mkdir -p .venv/bin && printf '#!/bin/sh\\nexec {python} "$@"\\n' > .venv/bin/python && chmod +x .venv/bin/python
"""


@pytest.fixture(scope="module")
def engine() -> dict[str, str]:
    """The program, as main has it."""
    paths = [ROOT / "build.py", ROOT / "Makefile", *(ROOT / "parledger").rglob("*.py")]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}


class Played:
    """A forge, a request that brings code of its own beside its data, and a runner's folder."""

    def __init__(self, folder: Path, engine: dict[str, str]) -> None:
        self.folder, self.mark = folder, folder / "RAN"
        self.main = Repo(folder / "main")
        self.main.commit({**engine, **FILES})
        self.base = self.main.head
        self.main.branch("request")
        evil = {path: text.replace("/RAN", str(self.mark)) for path, text in EVIL.items()}
        self.head = self.main.commit({**evil, SELF_A: SCORES})
        bin_ = folder / "bin"
        bin_.mkdir()
        (bin_ / "make").write_text(MAKE.format(mark=self.mark, python=sys.executable))
        (bin_ / "make").chmod(0o755)

    def clone(self, name: str, revision: str) -> Path:
        """A runner's checkout of a revision."""
        target = self.folder / name
        self.main.git("clone", "-q", ".", str(target))
        Repo(target, init=False).git("checkout", "-q", "--detach", revision)
        return target

    def run(self, script: str, where: Path, **variables: str) -> subprocess.CompletedProcess[str]:
        """A script as a runner plays it: bash, stopping at the first error, with these variables."""
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        return subprocess.run(
            ["bash", "-eo", "pipefail", "-c", script],
            cwd=where,
            env={"PATH": path, "HOME": str(self.folder), "TMPDIR": str(self.folder), **variables},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def played(tmp_path, engine):
    return Played(tmp_path, engine)


@pytest.mark.parametrize("words", ["python3 build.py check", "make -C .", "python3 -m parledger"])
def test_the_trap_is_awake(played, words):
    """Whoever ran the request's code would leave the mark that the tests below look for."""
    played.run(words, played.clone("careless", played.head))
    assert played.mark.exists()


@pytest.fixture
def gitlab_job(played):
    """A job of a merge request, as the runner plays it: before_script and script in one shell."""
    where = played.clone("builds", played.head)

    def run(name: str, **more: str):
        script = "\n".join([*GITLAB[".by-target"]["before_script"], *JOBS[name]["script"]])
        variables = {
            "CI_PROJECT_DIR": str(where), "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
            "CI_COMMIT_SHA": played.head, "GITLAB_USER_LOGIN": "to-xa-a",
            "CI_PIPELINE_CREATED_AT": "2020-11-10T01:00:00Z",
        }  # fmt: skip
        return played.run(script, where, **{**variables, **more})

    return run


def test_gitlabs_check_finds_a_mistake_and_runs_nothing_of_the_request(played, gitlab_job):
    """The target's code reads the request's files and says which are not in their form."""
    found = gitlab_job("check")
    assert not played.mark.exists(), found.stderr
    assert found.returncode == 1
    assert "0 lỗi" in found.stderr
    assert found.stdout.splitlines()[-2:] == ["scores/c-2020/xa-a/self.yaml", "units/units.yaml"]
    assert (played.folder / "builds/gl-code-quality-report.json").read_text().startswith("[")


def test_gitlabs_gate_refuses_a_request_that_brings_its_own_gate(played, gitlab_job):
    """Data and program in one request, by somebody with a role: refused by the target's gate."""
    found = gitlab_job("gate")
    assert not played.mark.exists(), found.stderr
    assert found.returncode == 1
    assert "G102" in found.stdout
    assert "G104" in found.stdout


def test_gitlabs_review_is_made_by_the_targets_code(played, gitlab_job):
    """In the log and as a file."""
    found = gitlab_job("review")
    assert not played.mark.exists(), found.stderr
    assert found.returncode == 0, found.stderr
    assert (played.folder / "builds/review.md").read_text("utf-8").startswith("<!-- parledger")


def test_what_the_request_kept_of_its_own_is_not_taken(played, gitlab_job):
    """A folder of kept results, committed with the request, is gone before anything is read."""
    kept = played.folder / "builds/.parledger"
    kept.mkdir()
    (kept / "poison").write_text("x")
    gitlab_job("gate")
    assert not (kept / "poison").exists()


EVENT = """\
{"action": "opened", "sender": {"login": "to-xa-a"}, "pull_request": {"number": 12,
 "user": {"login": "to-xa-a"}, "base": {"sha": "BASE", "ref": "main"},
 "head": {"sha": "HEAD", "repo": {"pushed_at": "2020-11-10T01:00:00Z"}}}}
"""


@pytest.fixture
def github_steps(played):
    """The steps of request.yml by their commands' first words, each played by itself."""
    where = played.folder / "work"
    where.mkdir()
    played.main.git("switch", "-q", "main")
    merge = played.main.merge("request", "Merge")
    played.main.git("reset", "-q", "--hard", played.base)
    played.main.git("branch", "merge", merge)
    for name, revision in (("engine", played.base), ("request", merge)):
        played.clone(f"work/{name}", revision)
    event = played.folder / "event.json"
    event.write_text(EVENT.replace("BASE", played.base).replace("HEAD", played.head))
    job = read(WORKFLOWS["request.yml"])["jobs"]["data"]
    variables = {
        "PARLEDGER": job["env"]["PARLEDGER"], "GITHUB_EVENT_PATH": str(event),
        "GITHUB_STEP_SUMMARY": str(played.folder / "summary.md"), "NUMBER": "12",
        "BASE": played.base, "HEAD": played.head, "PEOPLE": "to-xa-a,to-xa-a",
        "RECEIVED": "2020-11-10T01:00:00Z",
    }  # fmt: skip
    asked = [step["run"] for step in job["steps"] if "run" in step]

    def run(words: str):
        (script,) = [one for one in asked if words in one]
        return played.run(script, where, **variables)

    assert run("make").returncode == 0
    return run


def test_githubs_first_step_runs_nothing_of_the_request(played, github_steps):
    """Each of its scripts, played with a request that would leave a mark if any of it ran."""
    codes = {}
    for words in ("check --format", "fmt", "codeowners", "gate", "review"):
        codes[words] = github_steps(words).returncode
        assert not played.mark.exists(), words
    assert codes == {"check --format": 0, "fmt": 1, "codeowners": 1, "gate": 1, "review": 0}


def test_githubs_first_step_hands_over_what_the_second_reads(played, github_steps):
    """The number, the review with the gate's findings, and all of it without a limit."""
    from parledger.forge import read_bundle

    assert github_steps("review").returncode == 0
    found = read_bundle(played.folder / "work/report")
    assert found.number == 12
    assert found.text.startswith("<!-- parledger review -->")
    assert "G102" in found.text
    assert (played.folder / "summary.md").read_text("utf-8") == found.text
    uploads = [step for step in steps("request.yml") if "upload" in step.get("uses", "")]
    assert [step["with"]["name"] for step in uploads] == ["review"]
    downloads = [step for step in steps("comment.yml") if "download" in step.get("uses", "")]
    assert [step["with"]["name"] for step in downloads] == ["review"]
    assert read(WORKFLOWS["comment.yml"])["on"]["workflow_run"]["workflows"] == [
        read(WORKFLOWS["request.yml"])["name"]
    ]


def test_roles_of_the_request_do_not_count_in_the_first_step_either(played, github_steps):
    """A request that names its own account: refused at the line."""
    roles = FILES[CYCLE].replace("[to-xa-a]", "[ke-gian]")
    played.main.git("switch", "-q", "request")
    played.main.commit({CYCLE: roles})
    Repo(played.folder / "work/request", init=False).git("fetch", "-q", "origin", "request")
    event = played.folder / "event.json"
    text = EVENT.replace("BASE", played.base).replace("HEAD", played.main.head)
    event.write_text(text.replace("to-xa-a", "ke-gian"))
    found = github_steps("gate")
    assert found.returncode == 1
    assert "title=G112" in found.stdout
