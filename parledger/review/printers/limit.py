"""How long a comment may be, and where the rest can be read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """`most`: bytes in UTF-8, 0 for no limit; `link`: an https address of the full report."""

    most: int = 0
    link: str = ""
