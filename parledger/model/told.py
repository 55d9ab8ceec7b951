"""A change of a value with everything that is known of it, as all who tell it share it."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from parledger.model.trail import Gap, Handling, LogCommit, ValueChange

Timing = Literal["", "early", "in_time", "late", "unrecorded"]
"""Empty: the step has no window, or the cycle was published before. `early`: before its first day, by a receipt."""

Published = Literal["", "before", "after"]
"""Against the cycle's record; empty while there is none."""

Seal = Literal["unsigned", "signed", "good", "unknown", "backdated", "broken"]
"""`signed`: there is a signature that nobody checked. The others as `history.Signed`."""

Role = Literal["unit", "appraiser", "council", "authority"]
"""Whose step it is. `authority`: whoever keeps the cycle's own file, given results among it."""

ROLE_OF: dict[str, Role] = {
    "self": "unit",
    "explanation": "unit",
    "appraisal_1": "appraiser",
    "appraisal_2": "appraiser",
    "council": "council",
    "external": "authority",
}
"""Step -> role: what Git proves is in whose file something stands, not who sat at the keyboard."""


@dataclass(frozen=True, slots=True)
class Told:
    """A change (or a gap) with the commit that made it official and those that wrote it.

    `day`: of the official commit in the cycle's time zone, None for a time that is none. `office`:
    the id of the one whose entry it is, empty where none is named. `points`: what the step's own
    figure gave before and after by today's rules, None where it names none (it recognises, or
    only explains). `reviews`, `approvals`: how many; an edition may leave out who. `path`:
    relative to the root. `own_account`: an appraisal or a decision of the Council that an account
    of the very unit sent; told in every edition, whose account it is in the internal one alone.
    """

    change: ValueChange | Gap
    official: LogCommit
    handling: Handling
    writers: tuple[LogCommit, ...]
    timing: Timing
    published: Published
    seal: Seal
    path: str
    role: Role
    office: str = ""
    day: date | None = None
    points: tuple[Fraction | None, Fraction | None] = (None, None)
    reviews: int = 0
    approvals: int = 0
    own_account: bool = False

    @property
    def author(self) -> LogCommit:
        """The commit in which it was typed last."""
        return self.writers[-1] if self.writers else self.official

    @property
    def commit(self) -> str:
        """The id of the commit that made it official."""
        return self.official.id
