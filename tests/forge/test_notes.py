"""One note, found by its first line and written over; the same on both forges."""

import pytest

from parledger.forge import MARK, UnansweredError, put_note
from parledger.problems import UserError

OURS = f"{MARK}\nfirst"


def test_the_first_time_a_note_is_written(forge, notes):
    """It begins with the mark."""
    forge.note("to-xa-a", "Xin xem giúp")
    assert put_note(notes, "first") == "created"
    assert forge.bodies() == ["Xin xem giúp", OURS]


def test_the_next_time_it_is_written_over(forge, notes):
    """One note, in its place, however often."""
    for text in ("first", "second", "third"):
        put_note(notes, text)
    forge.note("to-xa-a", "Cảm ơn")
    assert put_note(notes, "fourth") == "updated"
    assert forge.bodies() == [f"{MARK}\nfourth", "Cảm ơn"]


def test_what_says_so_already_stays(forge, notes):
    """Nobody gets a mail for nothing; the forge's own line ends do not count."""
    forge.note(notes.me, OURS.replace("\n", "\r\n") + "\n")
    assert put_note(notes, "first") == "same"
    assert forge.sent == []


def test_the_mark_in_somebody_elses_note_is_not_ours(forge, notes):
    """Whoever types the mark does not get his note written over, nor keeps ours from coming."""
    forge.note("ke-gian", OURS)
    forge.note("", OURS)  # an account that is gone
    forge.note(notes.me, f"Trích: {MARK}")
    assert put_note(notes, "second") == "created"
    assert forge.bodies() == [OURS, OURS, f"Trích: {MARK}", f"{MARK}\nsecond"]


def test_it_is_found_on_a_later_page(forge, notes):
    """A long talk does not bring a second note."""
    for number in range(230):
        forge.note("to-xa-a", f"{number}")
    ours = forge.note(notes.me, OURS)
    for number in range(30):
        forge.note("to-xa-a", f"{number}")
    assert put_note(notes, "second") == "updated"
    assert forge.notes[ours]["body"] == f"{MARK}\nsecond"
    assert len(forge.notes) == 261


def test_a_note_whose_writing_was_not_answered_is_looked_for(forge, notes):
    """The forge wrote it and the line broke: the next try finds it and does not write another."""
    forge.failing["POST", ""] = [0]
    assert put_note(notes, "first") == "same"
    assert forge.bodies() == [OURS]


def test_a_note_that_was_not_written_is_tried_again(forge, notes):
    """Three times; then it is said."""
    forge.failing["POST", ""] = [502, 503]
    assert put_note(notes, "first") == "created"
    forge.notes.clear()
    forge.failing["POST", ""] = [502, 502, 502]
    with pytest.raises(UnansweredError):
        put_note(notes, "first")
    assert forge.notes == {}


def test_a_token_without_the_right_is_said_at_once(forge, notes):
    """403 is no passing fault."""
    forge.failing["POST", ""] = [403]
    with pytest.raises(UserError, match="token"):
        put_note(notes, "first")


def test_a_note_without_text_is_none_of_ours(forge, notes):
    """What the forge answers is looked at, not believed."""
    forge.note(notes.me, None)
    assert put_note(notes, "first") == "created"


def test_system_notes_of_gitlab_are_not_ours(forge, notes):
    """Whatever they say, they cannot be written over."""
    if forge.kind == "gitlab":
        forge.note(notes.me, OURS, system=True)
    assert put_note(notes, "second") == "created"
