"""What an output format is."""

from collections.abc import Callable
from dataclasses import dataclass

from parledger.tables import Table


@dataclass(frozen=True, slots=True)
class Output:
    """A format: its suffix, whether a terminal can show it, and table -> bytes.

    `write` is pure: the same table gives the same bytes on every machine.
    """

    suffix: str
    binary: bool
    write: Callable[[Table], bytes]
