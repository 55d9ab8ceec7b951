"""A key put into a file that people wrote: at its place, everything else as it was."""

import pytest

from parledger.source.canonical import canonical
from parledger.source.inserting import append_record, insert_map

PATH = "scores/c/survey/s.yaml"
SEAL = [("date", "2020-11-06"), ("rows", "4")]
BEFORE = "# Đầu tệp.\nid: s\ntitle: T\n"


def put(text, key="closed", entry=SEAL, how=insert_map):
    """The text after inserting."""
    made, problems = how(text.encode(), PATH, key, entry)
    assert problems == ()
    return made.decode()


@pytest.mark.parametrize(
    ("after", "joined"),
    [
        ("", "{}"),
        ("errata: []\n", "{}errata: []\n"),
        ("# về đính chính\nerrata: []\n", "{}# về đính chính\nerrata: []\n"),
        ("\n# về đính chính\nerrata: []\n", "{}\n# về đính chính\nerrata: []\n"),
        ("# cuối tệp\n", "{}# cuối tệp\n"),
        ("khac: 1\n", "{}khac: 1\n"),
    ],
)
def test_key_stands_where_the_canonical_order_puts_it(after, joined):
    """After what comes before it, before the comments of what comes after it."""
    seal = "closed:\n  date: 2020-11-06\n  rows: 4\n"
    assert put(BEFORE + after) == BEFORE + joined.format(seal)


def test_keys_in_another_order_are_brought_into_order():
    """A file written by hand becomes canonical on the way, with the comments of its keys."""
    text = "# về s\ntitle: T\nclosed_note: x\nid: s # mã\n"
    made = put(text)
    assert made == canonical(made, PATH)
    assert made.index("id: s  # mã") < made.index("title: T") < made.index("closed:")
    assert "# về s" in made


def test_first_member_makes_the_list_and_the_next_is_added():
    """One list under one key, members in the order they came."""
    once = put(BEFORE, "errata", SEAL, append_record)
    assert once == BEFORE + "errata:\n  - date: 2020-11-06\n    rows: 4\n"
    twice = put(once + "# cuối\n", "errata", [("date", "2020-12-01")], append_record)
    assert twice == once + "  - date: 2020-12-01\n# cuối\n"


def test_empty_list_is_filled():
    """`errata: []` is the same as no errata."""
    made = put(BEFORE + "errata: []\n", "errata", SEAL, append_record)
    assert made == BEFORE + "errata:\n  - date: 2020-11-06\n    rows: 4\n"


def test_text_of_a_person_cannot_break_out():
    """Quotes, colons and line breaks in a reason stay inside the reason."""
    hostile = '"x\\"\\nclosed: y # z"'
    made = put(BEFORE, "errata", [("reason", hostile)], append_record)
    assert made == BEFORE + 'errata:\n  - reason: |-\n      x"\n      closed: y # z\n'


def test_file_with_a_syntax_error_is_left_alone():
    """Its problem instead of bytes."""
    made, problems = insert_map(b"id: s\nid: t\n", PATH, "closed", SEAL)
    assert made is None
    assert [found.code for found in problems] == ["Y111"]
