"""What the gate refuses, as the review shows it."""

from dataclasses import dataclass

from parledger.model.words import Words

_NONE = Words("", "")


@dataclass(frozen=True, slots=True)
class GateFinding:
    """A refusal: the rule's name, the path it is about, what is refused, who may, and when.

    `what`, `who` and `when` are finished sentences; `who` and `when` may be empty.
    """

    rule: str
    path: str
    what: Words
    who: Words = _NONE
    when: Words = _NONE
