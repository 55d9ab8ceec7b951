"""A small project in a real repository, published as a person does it."""

import subprocess
from datetime import date
from pathlib import Path
from shutil import copytree

from parledger.pipeline.publishing import PublishOrder, PublishRun, run_publish
from parledger.pipeline.verifying import VerifyOrder, VerifyRun, run_verify

MINI = Path(__file__).parents[1] / "golden" / "mini"
CYCLE = "mini-2023"
RECORD = f"scores/{CYCLE}/publication.yaml"
OWN = f"scores/{CYCLE}/xa-a/self.yaml"


def git(root: Path, *words: str, **more: str) -> str:
    """Run Git as a stranger with a name; `more` are settings, dots written as underscores."""
    told = {"user_name": "N", "user_email": "n@example.org", "core_autocrlf": "false"} | more
    settings = [part for key, value in told.items() for part in ("-c", _setting(key, value))]
    done = subprocess.run(["git", *settings, *words], cwd=root, check=True, capture_output=True)
    return done.stdout.decode().strip()


def _setting(key: str, value: str) -> str:
    return f"{key.replace('_', '.')}={value}"


def commit(root: Path, message: str, **more: str) -> str:
    """Everything as it stands, committed; the commit's id."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", message, **more)
    return git(root, "rev-parse", "HEAD")


def workspace(root: Path) -> Path:
    """units/, criteria/ and scores/ of the small golden project."""
    for name in ("units", "criteria", "scores"):
        copytree(MINI / name, root / name)
    return root


def repository(root: Path) -> Path:
    """The same, committed."""
    workspace(root)
    git(root, "init", "-q", "-b", "main")
    commit(root, "data")
    return root


def publish(root: Path, cycle: str = CYCLE, **more: object) -> PublishRun:
    """Publish by decision 5/QĐ-UBND of 20 January 2024."""
    order = {"number": "5/QĐ-UBND", "date": date(2024, 1, 20)} | more
    return run_publish(PublishOrder(root, cycle, **order))


def correct(root: Path, *paths: str, cycle: str = CYCLE) -> PublishRun:
    """An erratum by decision 9/QĐ-UBND of 2 March 2024."""
    more = {"number": "9/QĐ-UBND", "date": date(2024, 3, 2), "erratum": True, "paths": paths}
    return publish(root, cycle, what="Điểm 1.2", reason="Nhập nhầm", **more)


def verify(root: Path, revision: str | None = None, **more: object) -> VerifyRun:
    """Hold every published cycle against its record."""
    return run_verify(VerifyOrder(root, revision=revision, **more))


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Replace the first place where `old` stands, which must be there."""
    data = (root / path).read_bytes().decode("utf-8")
    assert old in data, (path, old)
    (root / path).write_bytes(data.replace(old, new, 1).encode("utf-8"))


def told(run: VerifyRun) -> list[tuple[str, str, str, str]]:
    """Kind, path, unit and criterion of every difference."""
    return [
        (one.change.value, one.path, one.unit, one.criterion)
        for verdict in run.verdicts
        for one in verdict.differences
    ]
