"""The scoring rules, by name. A new rule is one file here, one line in `RULES` and its cases
in `tests/rules/`.
"""

from collections.abc import Mapping
from typing import Protocol

from parledger.located import Fields
from parledger.model.rule import Rule
from parledger.rules.yes_no import YesNo


class RuleKind(Protocol):
    """A rule's class: reads its own parameters (family C problems), None when they are wrong."""

    def read(self, fields: Fields) -> Rule | None:
        """Read the parameters; `kind` is already consumed, `done` is called by the caller."""


RULES: Mapping[str, RuleKind] = {
    "yes_no": YesNo,
}
"""In the order of the methodology page."""
