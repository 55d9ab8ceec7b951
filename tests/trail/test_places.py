"""What a path is to the trail."""

from datetime import UTC, datetime

import pytest

from parledger.model.trail import LogCommit, RawChange
from parledger.trail.places import data_roots, published_cycle, spot_of

DAY = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("path", "group", "kind", "office"),
    [
        ("scores/c/xa-a/self.yaml", ("c", "xa-a", "self"), "unit", ""),
        ("scores/c/xa-a/explanation.yaml", ("c", "xa-a", "explanation"), "unit", ""),
        ("scores/c/xa-a/appraisal-1.yaml", ("c", "xa-a", "appraisal_1"), "unit", ""),
        ("scores/c/xa-a/appraisal-2.noi-vu.yaml", ("c", "xa-a", "appraisal_2"), "unit", "noi-vu"),
        ("scores/c/council.yaml", ("c", "", "council"), "council", ""),
        ("scores/c/cycle.yaml", ("c", "", "external"), "cycle", ""),
    ],
)
def test_files_that_state_values(path, group, kind, office):
    """Each belongs to a cycle, a unit and a step, and is read in its own way."""
    spot = spot_of(path, ("",))
    assert (spot.group, spot.kind, spot.office, spot.root) == (group, kind, office, 0)


@pytest.mark.parametrize(
    "path",
    [
        "scores/c/xa-a/improvement.yaml",
        "scores/c/xa-a/self.yml",
        "scores/c/xa-a/self.old.yaml",
        "scores/c/xa-a/appraisal-3.yaml",
        "scores/c/xa-a/appraisal-1.a.b.yaml",
        "scores/c/xa-a/deep/self.yaml",
        "scores/c/survey/hai-long.yaml",
        "scores/c/tasks.yaml",
        "scores/self.yaml",
        "docs/scores/c/xa-a/self.yaml",
        "units/a.yaml",
    ],
)
def test_files_that_state_none(path):
    """Plans, surveys, copies and what merely looks like it."""
    assert spot_of(path, ("",)) is None


def test_an_earlier_root_is_known_by_its_rank():
    """The present root is the first; a path in neither is nobody's."""
    roots = ("now/", "before/")
    assert spot_of("now/scores/c/x/self.yaml", roots).root == 0
    assert spot_of("before/scores/c/x/self.yaml", roots).root == 1
    assert spot_of("scores/c/x/self.yaml", roots) is None


def test_the_record_of_publication_is_the_cycles():
    """In whichever root."""
    assert published_cycle("a/scores/c/publication.yaml", ("", "a/")) == "c"
    assert published_cycle("scores/c/xa-a/publication.yaml", ("",)) == ""


def moved(*pairs):
    """A commit that moves files of given contents."""
    changes = [
        change
        for number, (old, new) in enumerate(pairs)
        for change in (RawChange(old, f"{number}", ""), RawChange(new, "", f"{number}"))
    ]
    return LogCommit("a", (), "", "", DAY, DAY, "", tuple(changes))


def test_roots_are_found_backwards_through_several_moves():
    """Newest first: each move is seen from the place that is known by then."""
    last = moved(("b/scores/c/x/self.yaml", "scores/c/x/self.yaml"))
    first = moved(("a/data/scores/c/x/self.yaml", "b/scores/c/x/self.yaml"))
    assert data_roots((last, first), "") == ("", "b/", "a/data/")


def test_a_file_renamed_within_a_root_moves_no_root():
    """Nor does one whose new path merely ends like another."""
    renamed = moved(("scores/c/x/self.yaml", "scores/c/y/self.yaml"))
    alike = moved(("oldscores/c/x/self.yaml", "scores/c/x/self.yaml"))
    assert data_roots((renamed, alike), "") == ("",)
