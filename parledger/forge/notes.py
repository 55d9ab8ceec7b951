"""One note on a request, found again by its first line and written over, never a second one."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from parledger.forge.api import UnansweredError

MARK = "<!-- parledger review -->"
"""The first line of the note."""

_TRIES = 3


@dataclass(frozen=True, slots=True)
class Note:
    """A note that stands on the request; `author`: the account that wrote it."""

    number: int
    author: str
    body: str


class Notes(Protocol):
    """The notes of one request, on whichever forge."""

    @property
    def me(self) -> str:
        """The account that the token is of."""
        ...

    def standing(self) -> Iterable[Note]:
        """All of them, oldest first."""
        ...

    def write(self, body: str) -> None:
        """One more."""
        ...

    def rewrite(self, note: Note, body: str) -> None:
        """Another text in place of a note's."""
        ...


def find_note(notes: Notes) -> Note | None:
    """Our own note; what others wrote under the same first line is theirs."""
    return next((one for one in notes.standing() if is_ours(one, notes.me)), None)


def is_ours(note: Note, me: str) -> bool:
    """Whether a note begins with the mark and was written by us."""
    return note.author == me and note.body.lstrip().startswith(MARK)


def put_note(notes: Notes, text: str) -> str:
    """`created`, `updated`, or `same` where it already says so.

    A note whose writing was not answered may stand all the same: it is looked for before the next
    try. UserError where the forge refuses or does not answer.
    """
    body = f"{MARK}\n{text}"
    for _ in range(_TRIES - 1):
        with suppress(UnansweredError):
            return _put(notes, body)
    return _put(notes, body)


def _put(notes: Notes, body: str) -> str:
    standing = find_note(notes)
    if standing is None:
        notes.write(body)
        return "created"
    if standing.body.strip().replace("\r\n", "\n") == body.strip():
        return "same"
    notes.rewrite(standing, body)
    return "updated"
