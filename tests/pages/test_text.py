"""Figures and dates as people of a language write them."""

from datetime import date
from fractions import Fraction

from parledger.model.words import Reason, Words
from parledger.pages.text import (
    percent,
    say,
    say_reason,
    show_day,
    show_index,
    show_points,
    show_signed,
    show_sum,
)


def test_days():
    """05/10/2023 and 5 October 2023."""
    day = date(2023, 10, 5)
    assert show_day(day, "vi") == "05/10/2023"
    assert show_day(day, "en") == "5 October 2023"


def test_english_has_one_point():
    """By the figure before the word alone; Vietnamese has no plural."""
    moved = Words("{before} → {after} điểm", "{before} → {after} points")
    assert say(moved, "en", before="2", after="1") == "2 → 1 point"
    assert say(moved, "en", before="1", after="2") == "1 → 2 points"
    assert say(moved, "en", before="1", after="0.1") == "1 → 0.1 points"
    assert say(moved, "vi", before="2", after="1") == "2 → 1 điểm"


def test_points_and_their_absence():
    """No figure is a dash, zero is zero."""
    assert show_points(Fraction(3, 2), "vi") == "1,5"
    assert show_points(Fraction(0), "vi") == "0"
    assert show_points(None, "vi") == "–"


def test_signs():
    """A plus for more, a true minus for less, nothing for equal."""
    assert show_signed(Fraction(5, 4), "vi", 2) == "+1,25"
    assert show_signed(Fraction(-1, 2), "en") == "−0.5"
    assert show_signed(Fraction(0), "vi") == "0"


def test_places_on_a_drawing_stay_on_it():
    """A bonus above 100 and a penalty below 0 do not leave the drawing."""
    assert percent(Fraction(843, 10)) == "84.3%"
    assert percent(Fraction(104)) == "100.0%"
    assert percent(Fraction(-1)) == "0.0%"
    assert percent(None) == ""


def test_an_index_has_the_digits_asked_for():
    """Half up, the zero kept."""
    assert show_index(Fraction(1249, 20), "vi") == "62,45"
    assert show_index(Fraction(125, 2), "en") == "62.50"


def test_braces_in_a_text_are_only_text():
    """A name with braces is put in, never read as a template."""
    assert say(Words("{a}!", "{a}!"), "vi", a="{b.__class__}") == "{b.__class__}!"


def test_a_sum_has_two_decimals_at_most():
    """7.375 points of many criteria are 7,38; half a point stays half a point."""
    assert [show_sum(Fraction(figure), "vi") for figure in ("7.375", "0.5", "12")] == [
        "7,38",
        "0,5",
        "12",
    ]


def test_a_reason_begins_like_a_sentence_and_leaves_out_what_a_person_said():
    """`Đạt 0/3 nội dung`; the note stands elsewhere, in its own language."""
    reason = Reason(Words("đạt {done}/3 nội dung", "{done} of 3"), (("done", "0"),), "Còn thiếu")
    assert say_reason(reason, "vi") == "Đạt 0/3 nội dung"
    assert say_reason(Reason(Words("", ""), (), "Còn thiếu"), "vi") == ""
