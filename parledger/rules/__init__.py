"""The scoring rules, by name. A new rule is one file here, one line in `RULES` and its cases
in `tests/rules/`.
"""

from collections.abc import Mapping
from typing import Protocol

from parledger.located import Fields
from parledger.model.rule import Rule
from parledger.rules.bands import Bands
from parledger.rules.checklist import Checklist
from parledger.rules.deduction import Deduction
from parledger.rules.external import External
from parledger.rules.judged import Judged
from parledger.rules.options import Options
from parledger.rules.per_item import PerItem
from parledger.rules.ratio import Ratio
from parledger.rules.survey import Survey
from parledger.rules.yes_no import YesNo


class RuleKind(Protocol):
    """A rule's class: reads its own parameters (family C problems), None when they are wrong."""

    def read(self, fields: Fields) -> Rule | None:
        """Read the parameters; `kind` is already consumed, `done` is called by the caller."""


RULES: Mapping[str, RuleKind] = {
    "yes_no": YesNo,
    "options": Options,
    "bands": Bands,
    "checklist": Checklist,
    "ratio": Ratio,
    "per_item": PerItem,
    "deduction": Deduction,
    "judged": Judged,
    "survey": Survey,
    "external": External,
}
"""In the order of the methodology page."""
