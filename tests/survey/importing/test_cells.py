"""One cell: what Excel and other programs make of an id, a day, a tick, several answers."""

from datetime import date

import pytest

from parledger.survey.importing.cells import as_day, as_text, is_ticked, known_ids, parted

SCALE = known_ids({"1": "Không hài lòng", "4": "Hài lòng", "A": "Khác"}, {"tốt": "4"}, {"tốt": "1"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4", "4"), ("4.0", "4"), ("4,0", "4"), ("04", "4"), ("hài  LÒNG", "4"), ("a", "A"),
        ("Hài lo\u0300ng", "4"), ("Tốt", "4"), ("4.5", None), ("44", None), ("", None),
        ("không", None), ("4%", None), ("²", None),
    ],
)  # fmt: skip
def test_id_title_or_number_in_any_spelling(text, found):
    """Case, spaces, composition and decimals do not count; what is told goes first."""
    assert SCALE.find(text) == found


def test_title_of_two_ids_stands_for_neither():
    """Which of them was meant cannot be known."""
    known = known_ids({"a": "Xã An Bình", "b": "Xã An Bình", "c": "Xã Cẩm"})
    assert [known.find(text) for text in ("Xã An Bình", "a", "xã cẩm")] == [None, "a", "c"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), (4.0, "4"), (4.5, "4.5"), (1e5, "100000"), (True, "TRUE"), (False, "FALSE"),
        ("x", "x"), (date(2020, 3, 1), "2020-03-01"), (-2.0, "-2"),
    ],
)  # fmt: skip
def test_cell_as_it_was_typed(value, text):
    """A whole number has no point, a day is year, month, day."""
    assert as_text(value) == text


@pytest.mark.parametrize(
    ("value", "order", "day"),
    [
        (date(2020, 3, 1), "day_first", date(2020, 3, 1)),
        (43891.0, "day_first", date(2020, 3, 1)),
        (43891.75, "day_first", date(2020, 3, 1)),
        (3.0, "day_first", None),
        (20200301.0, "day_first", None),
        ("2020-03-01", "month_first", date(2020, 3, 1)),
        ("2020-03-01T23:59:01.000+07:00", "day_first", date(2020, 3, 1)),
        ("2020/03/01 10:15:00 SA GMT+7", "day_first", date(2020, 3, 1)),
        ("01/03/2020 10:15", "day_first", date(2020, 3, 1)),
        ("3/1/2020", "month_first", date(2020, 3, 1)),
        ("1.3.2020", "day_first", date(2020, 3, 1)),
        ("31/02/2020", "day_first", None),
        ("13/13/2020", "day_first", None),
        ("1/3/20", "day_first", None),
        ("hôm qua", "day_first", None),
    ],
)
def test_days(value, order, day):
    """Excel's dates and serial numbers, and what programs write; never a guess."""
    assert as_day(value, order) == day


@pytest.mark.parametrize(
    ("text", "ticked"),
    [("1", True), ("Y", True), ("x", True), ("TRUE", True), ("Có", True), ("", False),
     ("0", False), ("No", False), ("FALSE", False), ("không", False), ("2", None), ("ok", None)],
)  # fmt: skip
def test_ticks(text, ticked):
    """1 and 0, Y and nothing, TRUE and FALSE; anything else says neither."""
    assert is_ticked(text) is ticked


@pytest.mark.parametrize(
    ("text", "mark", "parts"),
    [
        ("a;b", ";", ["a", "b"]),
        ("a b", " ", ["a", "b"]),
        ("A, B", ",", ["A, B"]),
        ("a, A, B, b", ",", ["a", "A, B", "b"]),
        ("a,,b,", ",", ["a", "b"]),
        ("a, z", ",", ["a", "z"]),
        ("a;b", "", ["a;b"]),
    ],
)
def test_several_answers_in_a_cell(text, mark, parts):
    """The longest answer that fits, where answers hold the mark themselves."""
    known = known_ids({"a": "Một", "b": "Hai", "ab": "A, B"})
    assert parted(text, mark, known) == parts
