"""The same question, years later: one archive, no Git, no repository, no network."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from ruamel.yaml import YAML

from tests.replay.conftest import BUNDLE
from tests.replay.test_done import QUESTIONS, entry, merged_on
from tools.replay.city import CYCLE, FOLDER, ROOT
from tools.replay.plants import ERRATUM, REVERTED

Row = dict[str, str]


@pytest.fixture
def empty(city_bundle, tmp_path) -> Path:
    """A folder that holds the archive and nothing else."""
    shutil.copy(city_bundle, tmp_path / BUNDLE)
    return tmp_path


def verify(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """`verify` there, on a machine without Git."""
    (folder / "no-programs").mkdir(exist_ok=True)
    return subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "verify", BUNDLE, *words],
        cwd=folder,
        env={**os.environ, "PATH": str(folder / "no-programs")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def rows(bundle: Path, name: str) -> list[Row]:
    """A table of the archive by Python's own reader, every cell a text."""
    with ZipFile(bundle) as packed:
        return list(csv.DictReader(io.StringIO(packed.read(name).decode("utf-8"))))


def life(bundle: Path, unit: str, criterion: str) -> list[Row]:
    """What the history says of one value, in its own order."""
    every = rows(bundle, "history/changes.csv")
    return [one for one in every if (one["unit"], one["criterion"]) == (unit, criterion)]


def test_it_is_verified_without_git_and_without_a_repository(city, empty):
    """The digest on the decision is that of the first version's record, recomputed from Git here."""
    record = f"kq/{CYCLE}/2023:{FOLDER}/publication.yaml"
    blob = subprocess.run(("git", "show", record), cwd=city, check=True, capture_output=True)
    digest = sha256(blob.stdout).hexdigest()
    done = verify(empty, "--digest", digest)
    assert (done.returncode, done.stderr) == (0, "")
    assert digest in done.stdout


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.unit)
def test_its_tables_answer_the_question(city, city_bundle, asked):
    """Points now and self-scored from the results; who, why, when and whether so from the history."""
    (now,) = [
        one
        for one in rows(city_bundle, "results/criteria.csv")
        if (one["unit"], one["criterion"]) == (asked.unit, asked.code)
    ]
    assert (now["points"], now["self_points"], now["max_points"]) == ("1", "1.5", "1.5")
    told = life(city_bundle, asked.unit, asked.code)
    decided = [one for one in told if one["field"] == "points"][-1]
    decision = entry(city, asked, asked.decided_in)
    day, commit = merged_on(city, asked, asked.decided_in)
    assert decided["new"] == decided["points_after"] == decision["points"]
    assert decided["reason"] == decision["reason"]
    assert "/".join(reversed(decided["day"].split("-"))) == day
    assert decided["commit"] == commit
    assert offices(city_bundle)[decided["office"]] == asked.by
    assert {one["published"] for one in told} == {"before"}


def offices(bundle: Path) -> dict[str, str]:
    """Id -> title, from the plan in the archive."""
    with ZipFile(bundle) as packed:
        plan = YAML(typ="base").load(packed.read(f"inputs/{FOLDER}/cycle.yaml").decode("utf-8"))
    return {one["id"]: one["title"] for one in plan["offices"]}


AFTER = {
    ERRATUM: {("answer", "rejected", "accepted")},
    REVERTED: {("value", "13", "12"), ("value", "12", "13")},
}
"""Plant -> field, old and new of what was changed after publication; a reason goes with an answer."""


@pytest.mark.parametrize("plant", AFTER, ids=lambda plant: plant.name)
def test_it_tells_what_was_changed_after_publication(city_bundle, plant):
    """Rows marked so, with the value before and after."""
    told = {
        (one["field"], one["old"], one["new"])
        for one in life(city_bundle, plant.unit, plant.criterion)
        if one["published"] == "after" and one["field"] != "reason"
    }
    assert told == AFTER[plant]


def test_both_forms_of_the_history_say_the_same(city_bundle):
    """Cell by cell, lists of the JSON lines as the CSV writes them left aside."""
    with ZipFile(city_bundle) as packed:
        lines = packed.read("history/changes.jsonl").decode("utf-8").splitlines()
    table = rows(city_bundle, "history/changes.csv")
    keys = ("cycle", "unit", "criterion", "step", "commit", "day", "reason", "published")
    told = [tuple(json.loads(line).get(key) or "" for key in keys) for line in lines]
    assert told == [tuple(row[key] for key in keys) for row in table]
