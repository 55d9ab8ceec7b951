"""The city's history of changes in a real browser: what an auditor looks for stands at once."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.site.test_browser import opened
from tools.replay.city import CYCLE, FOLDER
from tools.replay.plants import ERRATUM, LATE, OUTSIDE, OWN_ACCOUNT, REVERTED, SQUASHED

pytestmark = pytest.mark.needs_chromium

PHONE = {"width": 390, "height": 844}


def git(root: Path, *words: str) -> str:
    """A command of Git and what it says."""
    done = subprocess.run(("git", *words), cwd=root, check=True, capture_output=True)
    return done.stdout.decode("utf-8").strip()


def last_on_main(root: Path, unit: str, name: str) -> str:
    """The last commit on main that changed a unit's file."""
    path = f"{FOLDER}/{unit}/{name}.yaml"
    return git(root, "log", "-1", "--first-parent", "--format=%H", "main", "--", path)


@pytest.fixture(scope="module")
def sections(city_site, browser) -> dict[str, str]:
    """From the home page to the cycle's history: what each of its sections says, and the units
    that it links to.
    """
    with opened(browser, viewport=PHONE) as tab:
        tab.goto(city_site.address("index.html"))
        tab.locator(f"main a[href$='{CYCLE}/index.html']").first.click()
        tab.wait_for_url(f"**/{CYCLE}/index.html")
        tab.locator(f"main a[href$='{CYCLE}/trail/index.html']").first.click()
        tab.wait_for_url(f"**/{CYCLE}/trail/index.html")
        assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        told = {
            one.get_attribute("id"): one.inner_html() for one in tab.locator("section[id]").all()
        }
        told["head"] = " ".join(tab.locator("header.head").inner_text().split())
    return told


def units_in(html: str) -> list[str]:
    """The units whose pages a section links to, each once."""
    found = [piece.partition('"')[0] for piece in html.split(f"{CYCLE}/")[1:]]
    units = [path.split("/")[0] for path in found if path.endswith("index.html") or "#" in path]
    return list(dict.fromkeys(one for one in units if one != "trail" and "-" in one))


def test_one_unit_was_late(sections, city):
    """It is the only one, with as many changes as its file has criteria and one for its head."""
    assert units_in(sections["late"]) == [LATE.unit]
    text = git(city, "show", f"main:{FOLDER}/{LATE.unit}/self.yaml")
    count = len(YAML(typ="base").load(text)["scores"]) + 1
    assert f" {count} sau hạn" in sections["head"]
    assert "10:15 02/12/2023" in sections["late"]


def test_what_came_after_publication_is_told_with_or_without_an_erratum(sections):
    """The one by an erratum, which is named; the other there and back, which has none."""
    told = sections["published"]
    assert set(units_in(told)) == {ERRATUM.unit, REVERTED.unit}
    assert told.count("không có đính chính") == 2
    assert told.count("đính chính 2023.1") == 1


def test_what_came_past_the_requests_is_listed(sections, city):
    """The push and the squash, by their commits."""
    squash = last_on_main(city, SQUASHED.unit, SQUASHED.step)
    pushed = git(city, "log", "-1", "--format=%H", "--grep=^Sửa nhỏ", "main")
    assert f"trail/{squash[:12]}/" in sections["outside"]
    assert f"trail/{pushed[:12]}/" in sections["outside"]
    assert sections["outside"].count("<tr") == 1 + 2


@pytest.mark.parametrize("plant", [OWN_ACCOUNT, OUTSIDE], ids=lambda plant: plant.name)
def test_an_update_has_a_page_that_says_what_it_changed(city_site, browser, city, plant):
    """One value, before and after; nobody's name; from there to the criterion's passport."""
    commit = last_on_main(city, plant.unit, plant.step)
    old, new = (
        YAML(typ="base").load(
            git(city, "show", f"{version}:{FOLDER}/{plant.unit}/{plant.step}.yaml")
        )
        for version in (f"{commit}^1", commit)
    )
    before, after = (one["scores"][plant.criterion]["points"] for one in (old, new))
    with opened(browser, viewport=PHONE) as tab:
        tab.goto(city_site.address(f"{CYCLE}/trail/{commit[:12]}/index.html"))
        values = tab.locator("#values")
        (row,) = [one.inner_text() for one in values.locator("tbody tr").all()]
        assert plant.criterion in row
        assert before.replace(".", ",") in row
        assert after.replace(".", ",") in row
        assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        values.locator(
            f"a[href$='{plant.unit}/trail/index.html#c-{plant.criterion}']"
        ).first.click()
        tab.wait_for_url(f"**/{plant.unit}/trail/index.html#c-{plant.criterion}")
        assert commit[:10] in tab.locator(f"[id='c-{plant.criterion}']").inner_text()
