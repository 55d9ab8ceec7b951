"""Which cycles a request touches: no more than those whose figures may differ."""

import pytest

from parledger.pipeline.touched import changed_files, touched_cycles
from parledger.review import FileChange
from parledger.source import File
from tests.compute.workspaces import Pages
from tests.review.made import mini


@pytest.mark.parametrize(
    ("path", "cycles"),
    [
        ("scores/mini-2024/xa-a/self.yaml", {"mini-2024"}),
        ("scores/mini-2023/cycle.yaml", {"mini-2023"}),
        ("criteria/mini-2023.yaml", {"mini-2023"}),
        ("criteria/mini-2024.yaml", {"mini-2024"}),
        ("criteria/unused.yaml", set()),
        ("units/xa.yaml", set()),
    ],
)
def test_a_file_touches_the_cycles_that_use_it(path, cycles):
    """Its own, or those of the set; names of units move no figure."""
    texts = mini()
    changed = (FileChange(path, "changed"),)
    assert touched_cycles(changed, (), (Pages(texts),)) == cycles


def test_a_set_that_only_one_side_uses_touches_the_cycle():
    """A cycle that moves to another set is touched by changes of either."""
    texts = mini()
    cycle = "scores/mini-2024/cycle.yaml"
    other = {**texts, cycle: texts[cycle].replace("criteria: mini-2024", "criteria: mini-2023")}
    changed = (FileChange("criteria/mini-2023.yaml", "changed"),)
    found = touched_cycles(changed, (), (Pages(texts), Pages(other)))
    assert found == {"mini-2023", "mini-2024"}


def test_frames_are_followed():
    """A frame above a set is what its cycle stands on."""
    texts = mini()
    followed = texts["criteria/mini-2024.yaml"].replace(
        "continues: mini-2023\n", "follows: khung\ncontinues: mini-2023\n"
    )
    changed = (FileChange("criteria/khung.yaml", "changed"),)
    side = Pages({**texts, "criteria/mini-2024.yaml": followed})
    assert touched_cycles(changed, (), (side,)) == {"mini-2024"}


def test_both_names_of_a_renamed_file_count():
    """A file that went from one cycle to another touches both."""
    changed = (FileChange("scores/new/x.yaml", "renamed", "scores/old/x.yaml"),)
    assert touched_cycles(changed, (), ()) == {"new", "old"}


def test_changes_are_told_by_path():
    """Added, changed, removed; renamed where the very bytes stand under another name."""
    before = (File("a", 1, "1"), File("b", 1, "2"), File("c", 1, "3"), File("d", 1, "4"))
    after = (File("a", 1, "1"), File("b", 1, "5"), File("e", 1, "3"), File("f", 1, "6"))
    assert tuple(changed_files(before, after)) == (
        FileChange("b", "changed"),
        FileChange("d", "removed"),
        FileChange("e", "renamed", "c"),
        FileChange("f", "added"),
    )


def test_a_merged_file_without_an_object_is_changed():
    """Its bytes stand in no commit."""
    before, after = (File("a", 1, "1"),), (File("a", 1),)
    assert tuple(changed_files(before, after)) == (FileChange("a", "changed"),)
