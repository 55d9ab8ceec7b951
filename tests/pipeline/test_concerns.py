"""Which problems stop a cycle: those in what it uses, no others."""

from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from parledger.pipeline.concerns import (
    concerning,
    cycle_folders,
    errors_in,
    sound_cycles,
    what_they_use,
)
from parledger.pipeline.stages import check_workspace
from parledger.problems import Place, Problem

MINI = Path(__file__).parent.parent / "golden" / "mini"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """The small golden project."""
    return check_workspace(copytree(MINI, tmp_path_factory.mktemp("mini") / "root")).project


def at(path, subject="", code="S103"):
    """A problem somewhere."""
    return Problem(Place(path), code, subject)


@pytest.mark.parametrize(
    ("path", "subject", "stops"),
    [
        ("scores/mini-2024/cycle.yaml", "", True),
        ("scores/mini-2024/xa-a/self.yaml", "1.1", True),
        ("scores/mini-2024/council.yaml", "", True),
        ("scores/mini-2024", "", True),
        ("scores/mini-2023/xa-a/self.yaml", "1.1", False),
        ("scores/mini-20245/cycle.yaml", "", False),
        ("criteria/mini-2024.yaml", "1.1", True),
        ("criteria/mini-2023.yaml", "1.1", False),
        ("criteria/draft-2025.yaml", "1.1", False),
        ("units/xa.yaml", "xa-a", True),
        ("units/xa.yaml", "", True),
        ("units/xa.yaml", "xa-z", False),
        ("units/others.yaml", "xa-z", False),
        ("units", "", True),
    ],
)
def test_only_what_the_cycle_uses_concerns_it(project, path, subject, stops):
    """Its folder, its sets, its units."""
    found = (at(path, subject),)
    assert bool(concerning(project, found, ("mini-2024",))) is stops


def test_frames_are_used_by_those_that_follow_them(project):
    """A set's frame and the frame's own frame; a circle ends."""
    sets = dict(project.sets)
    sets["mini-2024"] = replace(sets["mini-2024"], follows="frame")
    sets["frame"] = replace(sets["mini-2023"], id="frame", follows="mini-2024")
    uses = what_they_use(replace(project, sets=sets), ("mini-2024",))
    assert sets["frame"].at.path in uses.set_files


def test_missing_unit_makes_every_units_file_suspect(project):
    """The file that should hold it may be the broken one."""
    units = {name: unit for name, unit in project.units.items() if name != "xa-c"}
    found = (at("units/others.yaml", "xa-z"),)
    assert concerning(replace(project, units=units), found, ("mini-2024",)) == found


def test_sound_cycles_are_computed_beside_broken_ones(project):
    """An error in one year leaves the other."""
    found = (at("scores/mini-2023/xa-a/self.yaml"),)
    assert sound_cycles(project, found) == ("mini-2024",)
    assert errors_in(found)


def test_folder_of_an_unread_cycle_is_a_cycle(project):
    """`site` stops at a cycle that could not be read."""
    unread = frozenset({"scores/lost/cycle.yaml"})
    assert cycle_folders(replace(project, unread=unread)) == ("mini-2023", "mini-2024", "lost")
