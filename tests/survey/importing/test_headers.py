"""Where the headers are, and which column is meant."""

import pytest

from parledger.model.imports import Column
from parledger.survey.importing.headers import Wanted, column_letter, header_place, places_of

ROWS = [["Phiếu khảo sát", None], [], ["STT", "Câu  1"], [1.0, "q1"]]


@pytest.mark.parametrize(
    ("names", "header", "place"),
    [
        (("câu 1",), None, 2),
        (("stt", "q1"), None, 2),
        (("q1",), None, 3),
        (("q9",), None, None),
        (("q9",), 1, 0),
        (("q9",), 5, None),
        (("q9",), 0, None),
    ],
)
def test_row_with_most_of_the_names(names, header, place):
    """The first of equals; where the mapping names the row, that one."""
    assert header_place(ROWS, Wanted(names, header)) == place


def test_titles_far_above_are_not_looked_through():
    """A name that stands in the data by chance is no header."""
    rows = [["x"]] * 30 + [["q1"]]
    assert header_place(rows, Wanted(("q1",))) is None
    assert header_place(rows[1:], Wanted(("q1",))) == 29


@pytest.mark.parametrize(
    ("letter", "places"), [("A", [0]), ("C", [2]), ("Z", []), ("AA", [26]), ("XFD", [])]
)
def test_letters(letter, places):
    """As Excel calls its columns; beyond the last one there is none."""
    names = [f"n{n}" for n in range(27)] if letter == "AA" else ["a", "b", "c"]
    assert places_of(Column(letter=letter), names) == places


def test_letters_there_and_back():
    """A to ZZ."""
    names = [""] * 702
    for place in (0, 25, 26, 51, 52, 701):
        assert places_of(Column(letter=column_letter(place)), names) == [place]


def test_names_that_stand_twice_are_both_found():
    """Whoever asks has to say which."""
    assert places_of(Column("Điểm"), ["điểm", "x", "ĐIỂM "]) == [0, 2]
