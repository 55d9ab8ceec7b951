"""The canonical form: one field a line, keys in order, nothing lost, nothing changed."""

import pytest

from parledger.source.canonical import canonical, format_file
from parledger.source.yamltree import read_tree

SELF = "scores/c/u/self.yaml"

MESSY = """\
# Tự chấm điểm
# hai dòng

scores:
  # tỷ lệ
  5.7: {value: 97, evidence: [{number: 1/BC, title: "Báo cáo"}, {title: 'x: y'}]}  # cuối
  VII:
    # trước
    value: có  # bên

    points: "1"
    # note: hết mục
  "5.9":
    note: |
      dòng một
      dòng hai
    not_applicable: true
  '5.10':
    evidence:
    - title: x  # kk
      # giữa
      number: "3"
    value: [a, b]
draft: true   # nháp
# rốt cuộc
"""

TIDY = """\
# Tự chấm điểm
# hai dòng

draft: true  # nháp
scores:
  # tỷ lệ
  "5.7":
    value: 97
    evidence:
      - title: Báo cáo
        number: 1/BC
      - title: "x: y"  # cuối
  "VII":
    # trước
    value: có  # bên

    points: "1"
    # note: hết mục
  "5.9":
    not_applicable: true
    note: |
      dòng một
      dòng hai
  "5.10":
    value:
      - a
      - b
    evidence:
      - title: x  # kk
        # giữa
        number: "3"
# rốt cuộc
"""


def test_the_canonical_form_by_example():
    """Block style, order of keys, quoted codes, comments beside, before and at the end."""
    assert canonical(MESSY, SELF) == TIDY


def test_the_canonical_form_is_its_own_canonical_form():
    """Formatting twice changes nothing."""
    assert canonical(TIDY, SELF) == TIDY


def test_a_mark_cr_lf_and_decomposed_letters_are_mended():
    """What Windows and macOS editors leave behind."""
    made, problems = format_file("\ufeffid: s\r\ntitle: Xa\u0303\r\n".encode(), "criteria/s.yaml")
    assert problems == ()
    assert made == "id: s\ntitle: Xã\n".encode()


@pytest.mark.parametrize(
    "text", ["a: [1\n", "a: 1\na: 2\n", "a:\tb\n", "a: x\u200b\n", "", "a: *b\n", "a: \u00a0b\n"]
)
def test_a_file_with_another_syntax_problem_is_left_alone(text):
    """A person has to decide; the problem is the one that `check` tells."""
    made, problems = format_file(text.encode(), "units/u.yaml")
    assert made is None
    assert problems == read_tree(text.encode(), "units/u.yaml")[1]
    with pytest.raises(ValueError, match=r"^units/u\.yaml"):
        canonical(text, "units/u.yaml")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("97", "97"),
        ('"97"', '"97"'),
        ("'1.10'", '"1.10"'),
        ("true", "true"),
        ("'true'", '"true"'),
        ("có", "có"),
        ('"có"', "có"),
        ("2020-11-15", "2020-11-15"),
        ("'2020-11-15'", '"2020-11-15"'),
        ('"~"', '"~"'),
        ("''", '""'),
        ("", ""),
        ("'a: b'", '"a: b"'),
        ("'a #b'", '"a #b"'),
        ("a#b:c", "a#b:c"),
        ("'- a'", '"- a"'),
        ("-1", "-1"),
        ("'{a}'", '"{a}"'),
        ('"{{ a }}"', '"{{ a }}"'),
        ("'it''s \"so\"'", 'it\'s "so"'),
        ("'\"so\"'", '"\\"so\\""'),
        ("'C:\\x'", "C:\\x"),
        ("'- C:\\x'", '"- C:\\\\x"'),
        ("' a '", '" a "'),
        ("<b>x</b>", "<b>x</b>"),
    ],
)
def test_quotes_stand_only_where_they_are_needed(typed, shown):
    """A quoted text that reads the same without quotes loses them, and no other."""
    made = canonical(f"units:\n  - name: {typed}\n", "units/u.yaml")
    assert made == f"units:\n  - name: {shown}".rstrip() + "\n"


def test_texts_of_several_lines():
    """They stay readable below a bar; what a bar cannot hold stays in quotes."""
    text = 'units:\n  - name: "một\\nhai"\n    code: "một \\nhai"\n    level: "\\n"\n'
    assert canonical(text, "units/u.yaml") == (
        'units:\n  - name: |-\n      một\n      hai\n    level: "\\n"\n    code: "một \\nhai"\n'
    )


def test_a_number_sign_inside_a_text_is_no_comment():
    """Neither in quotes, nor below a bar, nor in the middle of a word."""
    text = 'id: s  # thật\ntitle: "a # b"\nscale_note: |\n  # không phải\nguide: a#b\n'
    assert canonical(text, "criteria/s.yaml") == text


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("criteria/s.yaml", "areas:\n  - criteria:\n      - id: V\n    id: 5\nid: s\n"),
        ("scores/c/cycle.yaml", "offices:\n  - appraises: {b: [I, 4.1]}\n    id: o\nid: c\n"),
        ("scores/c/cycle.yaml", "not_scored: [{why: x, criterion: V}]\nid: c\n"),
        ("scores/c/u/improvement.yaml", "owners: [{criteria: [V], id: o}]\nplan: x\n"),
        ("scores/c/council.yaml", "meetings: [{adjusts: [{criterion: V}], date: 2020-01-01}]\n"),
        ("scores/c/appeals.yaml", "- criteria: [V]\n  unit: u\n"),
    ],
)
def test_codes_are_quoted_and_ids_first_in_every_kind_of_file(path, text):
    """Criterion codes are always in double quotes; words that are no codes are not."""
    made = canonical(text, path)
    assert '"V"' in made or '"I"' in made
    assert '"o"' not in made
    assert canonical(made, path) == made
    first = made.lstrip("- ").split(":")[0]
    assert first in {"id", "plan", "meetings", "unit"}


def test_keys_that_are_data_keep_their_order():
    """Units in `points` and codes in `scores` stand as the person wrote them."""
    text = 'scores:\n  "2.1":\n    note: x\n  "1.1":\n    note: y\n'
    assert canonical(text, SELF) == text


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        (SELF, 'scores:\n  "5.7": {value: 97, points: 1,5}\n', "S107"),
        ("criteria/bo.yaml", "areas:\n  - {id: a, title: Một, hai}\n", "C120"),
        ("scores/c/cycle.yaml", "index: {decimals: 2,5}\n", "K107"),
        ("units/u.yaml", "units:\n  - {name: Xã A, xã B, id: a}\n", "U120"),
    ],
)
def test_a_comma_that_cuts_a_value_is_told_and_left(path, text, code):
    """One entry a line would turn 1,5 into a key 5 and hide the mistake."""
    made, problems = format_file(text.encode("utf-8"), path)
    assert (made, [found.code for found in problems]) == (None, [code])
