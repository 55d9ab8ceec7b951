"""The shape of a rule of the gate."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from parledger.review.gate.refusal import Refusal
from parledger.review.gate.request import Request
from parledger.review.gate.targets import Kind


@dataclass(frozen=True, slots=True)
class GateRule:
    """A rule: its name, the codes it refuses by, the kinds of files whose change it allows.

    Every kind of data is allowed by exactly one rule; rules with no kinds look at the request as
    a whole, or take away what another rule would allow.
    """

    name: str
    codes: tuple[str, ...]
    allows: frozenset[Kind]
    judge: Callable[[Request], Iterator[Refusal]]
