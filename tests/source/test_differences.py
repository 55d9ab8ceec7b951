"""Two versions of a file: what differs is named by unit, criterion and key."""

from textwrap import dedent

import pytest

from parledger.source.differences import MOST, changed_values

SELF = "scores/c-2020/xa-a/self.yaml"


def changes(path, before, after):
    """Unit, criterion, key, before and after of every change."""
    found = changed_values(path, dedent(before).encode(), dedent(after).encode())
    return [(one.unit, one.criterion, one.key, one.before, one.after) for one in found]


CASES = [
    (SELF, 'scores: {"1.1": {value: 1}}', 'scores: {"1.1": {value: 2}}',
     [("xa-a", "1.1", "value", "1", "2")]),
    (SELF, 'scores: {"1.1": {value: 1}}', 'scores: {"1.1": {value: 1}, "1.2": {value: 3}}',
     [("xa-a", "1.2", "value", "", "3")]),
    (SELF, 'scores: {"1.1": {value: 1, note: x}}', 'scores: {"1.1": {value: 1}}',
     [("xa-a", "1.1", "note", "x", "")]),
    (SELF, "draft: true", "draft: false", [("xa-a", "", "draft", "true", "false")]),
    ("scores/c-2020/council.yaml",
     'meetings: [{date: 2020-12-01, adjusts: [{unit: xa-b, criterion: "2", points: 1}]}]',
     'meetings: [{date: 2020-12-01, adjusts: [{unit: xa-b, criterion: "2", points: 2}]}]',
     [("xa-b", "2", "meetings[2020-12-01].adjusts[xa-b 2].points", "1", "2")]),
    ("scores/c-2020/cycle.yaml",
     'external: [{criterion: "3", points: {xa-a: 1, xa-b: 2}}]',
     'external: [{criterion: "3", points: {xa-a: 1, xa-b: 3}}]',
     [("xa-b", "3", "external[3].points.xa-b", "2", "3")]),
    ("criteria/s.yaml",
     'id: s\nmax_points: 2\nareas: [{id: "1", max_points: 2}]',
     'id: s\nmax_points: 3\nareas: [{id: "1", max_points: 3}]',
     [("", "", "max_points", "2", "3"), ("", "1", "areas[1].max_points", "2", "3")]),
]  # fmt: skip


@pytest.mark.parametrize(("path", "before", "after", "expected"), CASES)
def test_a_change_is_named_by_what_it_is_about(path, before, after, expected):
    """Units and criteria come from the file's own words."""
    assert changes(path, before, after) == expected


def test_an_item_that_moved_did_not_change():
    """Lists are compared by what names their members; comments and order say nothing."""
    before = 'external: [{criterion: "1", points: {xa-a: 1}}, {criterion: "2", points: {xa-a: 2}}]'
    after = 'external: [{criterion: "2", points: {xa-a: 2}}, {criterion: "1", points: {xa-a: 1}}]'
    assert changes("scores/c-2020/cycle.yaml", before, f"# x\n{after}") == []


def test_the_place_is_that_of_the_later_version():
    """There it can be looked up."""
    (one,) = changed_values(
        SELF, b'scores:\n  "1":\n    value: 1\n', b'scores:\n  "1":\n    value: 2\n'
    )
    assert (one.line, one.column) == (3, 12)


def test_a_file_that_cannot_be_read_has_no_details():
    """Nor has one that is written all anew more than can be read."""
    assert changes(SELF, "scores: {}", "scores: [") == []
    many = "".join(f'  "{n}": {{value: 1}}\n' for n in range(MOST + 50))
    assert len(changes(SELF, "scores: {}", f"scores:\n{many}")) == MOST
