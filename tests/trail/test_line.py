"""Which merge brought which commit, on shapes drawn by hand."""

from datetime import UTC, datetime

import pytest

from parledger.model.trail import LogCommit
from parledger.trail.line import along_main

DAY = datetime(2020, 1, 1, tzinfo=UTC)


def history(text):
    """`d:c,x c:b` is d with the parents c and x, then c with b; newest first."""
    return tuple(
        LogCommit(name, tuple(filter(None, parents.split(","))), "", "", DAY, DAY, "")
        for name, _, parents in (word.partition(":") for word in text.split())
    )


def told(text, head):
    """The line, each commit with what it brought."""
    return [
        (step.commit.id, "".join(one.id for one in step.brought))
        for step in along_main(history(text), head)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("c:b b:a a:", [("a", ""), ("b", ""), ("c", "")]),
        ("m:b,y y:x x:a b:a a:", [("a", ""), ("b", ""), ("m", "xy")]),
        ("m:a,x,y,z z:a y:a x:a a:", [("a", ""), ("m", "zyx")]),
        ("n:m,y y:x m:a,x x:a a:", [("a", ""), ("m", "x"), ("n", "y")]),
        ("n:m,z z:x,b m:b,x b:a x:a a:", [("a", ""), ("b", ""), ("m", "x"), ("n", "z")]),
        ("m:b,r r: b:a a:", [("a", ""), ("b", ""), ("m", "r")]),
    ],
    ids=["linear", "merge", "octopus", "branch merged twice", "criss-cross", "another root"],
)
def test_the_line_and_what_each_merge_brought(text, expected):
    """Every commit belongs to one place, the first merge that has it."""
    assert [(name, sorted(inside)) for name, inside in told(text, text[0])] == [
        (name, sorted(inside)) for name, inside in expected
    ]


def test_inside_a_merge_the_oldest_comes_first():
    """Git tells children before parents."""
    assert told("m:a,z z:y y:x x:a a:", "m")[-1] == ("m", "xyz")


def test_a_stretch_ends_where_the_commits_end():
    """Only what is new is given: the parent below is not there."""
    assert told("d:c c:b", "d") == [("c", ""), ("d", "")]
    assert told("", "d") == []
