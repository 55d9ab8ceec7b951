"""Why is this criterion one point and not one and a half, who decided, when, was it so when published?

Asked of the built public site in a real browser, and of the bundle with nothing but Python's own
readers. What is right is worked out from Git alone: whole files by `git show`, days by `git log`.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.site.test_browser import opened
from tools.replay.city import CYCLE, FOLDER
from tools.replay.plants import ERRATUM, REVERTED

PHONE = {"width": 390, "height": 844}


@dataclass(frozen=True)
class Asked:
    """A question: what is typed into the finder, the criterion, and who decided in which file.

    `was`: the verdict on the published figure, and the figure itself.
    """

    typed: str
    unit: str
    name: str
    code: str
    decided_in: str
    by: str
    was: tuple[str, str] = ("Đúng như lúc công bố", "Công bố: 1 điểm")


QUESTIONS = (
    Asked(
        "so du lich", "thanh-ha-so-du-lich", "Sở Du lịch", "2.3.1",
        "appraisal-2.tu-phap", "Sở Tư pháp",
    ),
    Asked("nam hac", "quan-nam-hac", "Quận Nam Hạc", "2.3.1", "appraisal-1", "Sở Tư pháp"),
)  # fmt: skip


def git(root: Path, *words: str) -> str:
    """A command of Git and what it says."""
    done = subprocess.run(("git", *words), cwd=root, check=True, capture_output=True)
    return done.stdout.decode("utf-8").strip()


def entry(root: Path, asked: Asked, name: str, version: str = "main") -> Mapping[str, Any]:
    """What a file of the unit says of the criterion, all as texts."""
    text = git(root, "show", f"{version}:{FOLDER}/{asked.unit}/{name}.yaml")
    return YAML(typ="base").load(text)["scores"][asked.code]


def merged_on(root: Path, asked: Asked, name: str) -> tuple[str, str]:
    """Day and commit of the last merge that touched a file, by Git's own date of it."""
    path = f"{FOLDER}/{asked.unit}/{name}.yaml"
    words = ("log", "-1", "--first-parent", "--date=format:%d/%m/%Y", "--format=%cd %H")
    day, commit = git(root, *words, "main", "--", path).split()
    return day, commit


def comma(points: str) -> str:
    """As Vietnamese writes it."""
    return points.replace(".", ",")


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.unit)
def test_the_questions_are_of_the_kind_that_is_asked(city, asked):
    """Self-scored one and a half, decided to be one, in the file named."""
    assert entry(city, asked, "self")["points"] == "1.5"
    assert entry(city, asked, asked.decided_in)["points"] == "1"


@pytest.mark.needs_chromium
@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.unit)
def test_a_reader_finds_it_on_the_site(city, city_site, browser, asked):
    """From the home page by the finder, on a phone: four steps, no Git, no server."""
    with opened(browser, viewport=PHONE) as tab:
        tab.goto(city_site.address("index.html"))
        tab.fill("#finder", asked.typed)
        tab.locator(".finder-list a", has_text=asked.name).first.click()
        tab.wait_for_url(f"**/{CYCLE}/{asked.unit}/index.html")
        way = tab.locator(f"a[href$='trail/index.html#c-{asked.code}']")
        tab.locator("details.leaf", has=way).locator("summary").click()
        way.click()
        tab.wait_for_url(f"**/{CYCLE}/{asked.unit}/trail/index.html#c-{asked.code}")
        passport = tab.locator(f"[id='c-{asked.code}']")
        assert passport.get_attribute("open") is not None
        assert in_view(passport)
        head = passport.locator("summary").inner_text()
        turns = [one.inner_text() for one in passport.locator("ol.way > li").all()]
        wide = tab.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE["width"]
    answers(city, asked, head, turns)


def in_view(passport: Any) -> bool:
    """Whether its heading stands on the screen, where the link leads."""
    box = passport.locator("summary").bounding_box()
    return box is not None and 0 <= box["y"] < PHONE["height"]


def answers(root: Path, asked: Asked, head: str, turns: list[str]) -> None:
    """Points now; points self-scored; who, why, when; whether it was so when published."""
    decision = entry(root, asked, asked.decided_in)
    assert f"{comma(decision['points'])}/1,5" in head.replace("\n", "")
    assert asked.was[0] in head
    day, commit = merged_on(root, asked, "self")
    assert turns[0].startswith(day)
    assert "Tự chấm 1,5 điểm" in turns[0]
    assert commit[:10] in turns[0]
    day, commit = merged_on(root, asked, asked.decided_in)
    (decided,) = [one for one in turns if commit[:10] in one]
    assert decided.startswith(day)
    assert asked.by in decided
    assert f"{comma(decision['points'])} điểm" in decided
    assert decision["reason"] in decided
    assert f"{FOLDER}/{asked.unit}/{asked.decided_in}.yaml:" in decided
    (published,) = [one for one in turns if "Công bố:" in one]
    assert published.startswith("07/02/2024")
    assert asked.was[0] in published
    assert asked.was[1] in published


AFTER = {
    ERRATUM: ("Đã đính chính 2023.1", "Công bố: 0,5 điểm; nay: 1 điểm", "đính chính 2023.1"),
    REVERTED: ("Đúng như lúc công bố", "Công bố: 1 điểm", "trả lại như cũ"),
}
"""Plant -> the verdict, the figures and the words on what was changed after publication."""


@pytest.mark.needs_chromium
@pytest.mark.parametrize("plant", AFTER, ids=lambda plant: plant.name)
def test_what_was_changed_after_publication_says_so(city_site, browser, plant):
    """An erratum names both figures; what was taken back is told though nothing is left of it."""
    with opened(browser, viewport=PHONE) as tab:
        tab.goto(
            city_site.address(f"{CYCLE}/{plant.unit}/trail/index.html") + f"#c-{plant.criterion}"
        )
        passport = tab.locator(f"[id='c-{plant.criterion}']")
        head = passport.locator("summary").inner_text()
        turns = [one.inner_text() for one in passport.locator("ol.way > li").all()]
    verdict, published, told = AFTER[plant]
    assert verdict in head
    (place,) = [number for number, one in enumerate(turns) if "Công bố:" in one]
    said, later = turns[place], turns[place + 1 :]
    assert later == [one for one in turns if "SAU CÔNG BỐ" in one]
    assert later
    assert published in said
    assert told in said
