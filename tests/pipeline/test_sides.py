"""Whatever is wrong with a side, it is compared; short cuts change nothing."""

import pytest

from parledger.pipeline.sides import Found, make_side, read_side
from parledger.review import Frame, compare
from parledger.review.printers import PRINTERS, Limit
from parledger.source import Cache
from tests.problems import examples

NOTHING = Found({}, {}, {})
BASE = examples.Overlay.of(examples.HERE / "base")
CODES = sorted(set(examples.codes()) - set(examples.MADE) - {examples.UNREADABLE})


def made(root, workspace, known=NOTHING, other=None):
    """A side, what it found out, and how it was read."""
    read = read_side(workspace, Cache(), other)
    side, found = make_side(root, read, frozenset(read.project.cycles), known)
    return side, found, read


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """The sound project."""
    root = tmp_path_factory.mktemp("root")
    return root, made(root, BASE)


@pytest.mark.parametrize("code", CODES)
def test_every_broken_project_is_compared(base, code):
    """With the sound one before it and after it, in all forms; the problems are all told.

    A side that takes over what the other found of the same units gives what it gives by itself.
    """
    root, (sound, found, read) = base
    workspace = examples.Overlay.of(*examples.bases(code), examples.HERE / code)
    broken, found_there, read_there = made(root, workspace, found, read)
    alone, _, _ = made(root, workspace)
    back, _, _ = made(root, BASE, found_there, read_there)
    cycles = tuple(sorted({*read.project.cycles, *read_there.project.cycles}))
    frame = Frame("b", "h", "b", 1, 0, cycles)
    review = compare(sound, broken, frame)
    assert review == compare(sound, alone, frame)
    assert broken.problems == alone.problems
    assert compare(broken, sound, frame) == compare(broken, back, frame)
    told = {one.problem.code for one in review.errors} | {one.code for one in review.warnings}
    assert code in told
    for form in PRINTERS.values():
        assert code in form(review, "vi", Limit())


def test_an_unreadable_file_counts_as_missing(base):
    """One that is listed and cannot be opened."""
    root, (sound, found, read) = base
    path = f"{examples.UNIT}/self.yaml"
    side, _, _ = made(root, examples.Overlay({**BASE.content, path: None}), found, read)
    review = compare(sound, side, Frame("b", "h", "b", 1, 0, ("nam-2020",)))
    assert review.errors[0].problem.place.path == path
    (unit,) = (unit for _, _, unit in review.units())
    assert unit.after.index is None
