"""The shape of a check of the audit."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from parledger.review.audit.books import Books
from parledger.review.audit.finding import Finding


@dataclass(frozen=True, slots=True)
class AuditCheck:
    """A check: its name, the codes it finds, and how it looks."""

    name: str
    codes: tuple[str, ...]
    look: Callable[[Books], Iterator[Finding]]
