"""A survey's questions and the answers that can be ticked."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from parledger.problems import Place


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be ticked. `value`: its number on the scale, where it has one."""

    id: str
    title: str
    value: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form.

    `scale`: one of labelled options in order, worst first or best first; `choice`: one option,
    or several where `several`; `text`: free words, which are never published. `satisfied`: the
    options that count as satisfied.
    """

    id: str
    kind: Literal["scale", "choice", "text"]
    title: str
    options: tuple[Option, ...]
    satisfied: frozenset[str]
    several: bool
    at: Place

    def option(self, option_id: str) -> Option | None:
        """The option of that id."""
        return next((one for one in self.options if one.id == option_id), None)
