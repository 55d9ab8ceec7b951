"""The finder's index: one row for each unit with a page, found with or without marks."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace

import pytest

from parledger.model.cycles import Block, Cycle
from parledger.model.project import CycleFiles, Project
from parledger.model.results import Results
from parledger.problems import Place
from parledger.report import BuildInfo, Report
from parledger.website.finder import finder_script, fold_name
from tests.website.conftest import unit

AT = Place("scores/c/cycle.yaml")


def cycle(name: str, year: int, *units: str) -> CycleFiles:
    """A cycle with one block of these units."""
    block = Block("communes", "Xã", "set", units, (), (), AT, AT, {})
    return CycleFiles(Cycle(name, name, year, "UBND huyện", "illustrative", (block,), AT, AT.path))


UNITS = {
    u.id: u
    for u in (
        unit("Xã Mỹ Đức", "xa-my-duc", "huyen"),
        unit("Huyện Đồng Tháp", "huyen"),
        unit('Xã "</script>" & <b>', "xa-b"),
    )
}
PROJECT = Project(
    units=UNITS,
    cycles={
        "c-2019": cycle("c-2019", 2019, "xa-my-duc", "xa-b"),
        "c-2020": cycle("c-2020", 2020, "xa-my-duc", "huyen"),
    },
)
PATHS = (
    "c-2019/xa-my-duc/index.html",
    "c-2019/xa-b/index.html",
    "c-2020/xa-my-duc/index.html",
    "c-2020/huyen/index.html",
)


def rows(project: Project, paths: tuple[str, ...]) -> list[list[str]]:
    """The script's data."""
    report = Report("public", project, Results({}), BuildInfo("1"))
    text = finder_script(report, paths).decode()
    assert text.startswith("window.parledgerFinder=[")
    return json.loads(text.removeprefix("window.parledgerFinder=").removesuffix(";\n"))


def test_each_unit_stands_once_at_its_latest_cycle():
    """Name, the unit above it or else who assesses it, and the latest page."""
    assert rows(PROJECT, PATHS) == [
        ["Huyện Đồng Tháp", "UBND huyện", "c-2020/huyen/index.html"],
        ['Xã "</script>" & <b>', "UBND huyện", "c-2019/xa-b/index.html"],
        ["Xã Mỹ Đức", "Huyện Đồng Tháp", "c-2020/xa-my-duc/index.html"],
    ]


def test_a_unit_without_a_page_is_not_found():
    """An edition that withholds the later cycle leads to the earlier one, or nowhere."""
    kept = tuple(path for path in PATHS if path.startswith("c-2019"))
    assert [row[2] for row in rows(PROJECT, kept)] == [
        "c-2019/xa-b/index.html",
        "c-2019/xa-my-duc/index.html",
    ]


def test_the_order_of_files_does_not_matter():
    """The same rows whatever order the cycles were read in."""
    turned = replace(PROJECT, cycles=dict(reversed(PROJECT.cycles.items())))
    assert rows(turned, tuple(reversed(PATHS))) == rows(PROJECT, PATHS)


@pytest.mark.parametrize(
    ("name", "typed"),
    [("Mỹ Đức", "my duc"), ("ĐỒNG THÁP", "dong thap"), ("Ủng Hòa", "ung hoa"), ("hoà", "hoa")],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_fold_to_what_people_type(name, typed, form):
    """However the name is encoded."""
    assert fold_name(unicodedata.normalize(form, name)) == typed
