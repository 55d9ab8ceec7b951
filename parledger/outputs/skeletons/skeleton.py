"""A file that is to be made."""

from dataclasses import dataclass

from parledger.model.words import Words


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Path relative to the root, text, and what to do next, for the person who asked."""

    path: str
    text: str
    advice: Words
