"""Accounts and rights: which spellings are one account, and what is gained by a change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parledger.review.gate.people import (
    gained_by,
    person_in,
    plain_account,
    rights_of,
    same_account,
)
from parledger.source import read_project
from tests.review.gate.world import CYCLE, FILES, Held


def cycle(*pairs):
    """The small cycle with some words replaced."""
    text = FILES[CYCLE]
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return read_project(Held({**FILES, CYCLE: text})).project.cycles["c-2020"].cycle


@pytest.mark.parametrize("other", ["to-xa-a", "@to-xa-a", "TO-XA-A", " to-xa-a "])
def test_spellings_of_one_account(other):
    """Case, a leading @, spaces around it."""
    assert same_account("To-Xa-A", other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("k", "\u212a"), ("s", "\u017f"), ("i", "\u0131"), ("a", "\u0430"), ("ss", "ß"), ("đ", "Đ"),
     ("@@a", "a"), ("", ""), ("@", "@"), ("a", "a\u200d")],
)  # fmt: skip
def test_letters_that_look_or_fold_alike_are_other_accounts(one, other):
    """Kelvin's K, the long s, Cyrillic а: `casefold` would let two of them in. Nobody is nobody."""
    assert not same_account(one, other)


@given(st.text(max_size=20))
def test_comparing_is_steady(text):
    """Plain twice is plain once, whatever is typed, but for a second @."""
    plain = plain_account(text)
    if not plain.startswith("@") and plain == plain.strip():
        assert plain_account(plain) == plain


def test_who_somebody_is():
    """One account in each role, and a stranger."""
    found = cycle()
    assert person_in(found, "TK-1").is_secretary
    assert person_in(found, "nhap-ho").enters_for("xa-b")
    assert not person_in(found, "nhap-ho").enters_for("xa-a")
    assert person_in(found, "to-xa-a").units == {"xa-a"}
    assert [office.id for office in person_in(found, "tp-1").offices] == ["tu-phap"]
    assert not person_in(found, "nguoi-la").is_anybody
    assert not person_in(found, "").is_anybody


def test_a_clerk_for_all_gains_nothing_by_a_name_of_his_own():
    """A right he has already; the other way round he gains all the others."""
    some, all_ = cycle(), cycle(("units: [xa-b]}", "units: all}"))
    assert gained_by("nhap-ho", all_, some) == ()
    assert gained_by("nhap-ho", some, all_) == (("clerk", "*"),)


def test_the_bar_on_the_own_unit_is_a_right_not_had():
    """Taken away, a right is gained; losing criteria gains nothing."""
    barred, free = cycle(), cycle(("unit: phong-noi-vu, for_own_unit: tu-phap, ", ""))
    assert gained_by("nv-1", barred, free) == (("office", "noi-vu", "*"),)
    assert gained_by("nv-1", free, barred) == ()
    assert ("office", "tu-phap", "for", "noi-vu") in rights_of(barred, "tp-1")
