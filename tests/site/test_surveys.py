"""A whole site with a survey, both editions: no free words in any byte, nothing of the few."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from tests.pages.survey.scene import WISH, ballots, files
from tests.site.building import files_of, must_build, once

EDITIONS = {"public": "site", "internal": "site-internal"}


def _build(folder: Path) -> None:
    for path, text in files().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    for edition, out in EDITIONS.items():
        must_build(folder, "site", "--edition", edition, "--out", out)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory) -> Path:
    """The scene on disk with both of its sites."""
    return once(tmp_path_factory, "surveyed", _build)


@pytest.mark.parametrize("out", EDITIONS.values())
def test_free_words_are_in_no_byte_of_a_site(workspace, out):
    """Pages, data blocks, downloads, scripts; as written, escaped for JSON or for HTML."""
    assert WISH in (workspace / "scores/mau-2021/survey/hai-long.csv").read_text("utf-8")
    forms = {WISH.encode(), json.dumps(WISH)[1:-1].encode(), WISH.split(" ở ")[1].encode()}
    made = files_of(workspace / out)
    assert "mau-2021/survey/index.html" in made
    assert [path for path, data in made.items() if any(form in data for form in forms)] == []


@pytest.mark.parametrize("out", EDITIONS.values())
def test_what_three_people_answered_can_be_had_nowhere(workspace, out):
    """Not in the table, and no count on a question's page is that of all ballots."""
    data = workspace / out / "mau-2021/data/mau-2021-survey-counts.csv"
    with data.open(encoding="utf-8", newline="") as held:
        rows = list(csv.DictReader(held))
    assert rows
    assert ("xa-b", "can-bo") not in {(row["unit"], row["group"]) for row in rows}
    page = (workspace / out / "mau-2021/survey/hai-long/q1/index.html").read_text("utf-8")
    valid = [r for r in ballots() if sum(bool(r[q]) for q in ("q1", "q2", "q3")) >= 2]
    few = [r for r in valid if (r["unit"], r["group"]) == ("xa-b", "can-bo")]
    assert len(few) == 3
    assert f"{len(valid) - 3} trả lời, 0 bỏ trống" in page
    blocks = re.findall(r'<script type="application/json">(.*?)</script>', page, re.DOTALL)
    rows_drawn = json.loads(blocks[0])["rows"]
    answered = {row[0]: row[-1].split(" trên ")[1].split()[0] for row in rows_drawn}
    assert answered["Xã B"] == str(sum(r["unit"] == "xa-b" for r in valid) - 3)


def test_the_figures_of_a_page_are_those_of_its_download(workspace):
    """Each unit's share and interval on the survey's page, to the digit that is shown."""
    folder = workspace / "site/mau-2021"
    with (folder / "data/mau-2021-survey-shares.csv").open(encoding="utf-8", newline="") as held:
        rows = [row for row in csv.DictReader(held) if not row["group"] and row["share"]]
    page = (folder / "survey/index.html").read_text("utf-8")
    assert len(rows) == 3
    for row in rows:
        low, high, share = (
            f"{float(row[name]):.1f}".replace(".", ",")
            for name in ("share_low", "share_high", "share")
        )
        assert f"{share}\u00a0%" in page
        if row["unit"] != "xa-b":
            assert f"{low}–{high}\u00a0%" in page
