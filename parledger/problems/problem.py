"""The one shape of a finding."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

Lang = Literal["vi", "en"]


class Severity(StrEnum):
    """How bad a problem is: an error stops `site` and `results`, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file: path relative to the root with forward slashes, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding; its severity and wording are the catalogue's, its `args` fill them.

    `subject` is what the finding is about, as people call it (criterion code, unit id, key).
    """

    place: Place
    code: str
    subject: str = ""
    args: tuple[tuple[str, str], ...] = field(default=())


Problems = tuple[Problem, ...]


def sort_problems(problems: Iterable[Problem]) -> Problems:
    """Order by place, then code, and drop exact repetitions: one cause, one message."""
    return tuple(
        sorted(
            set(problems), key=lambda found: (found.place, found.code, found.subject, found.args)
        )
    )
