"""The formulas of surveys, by name. A new one is one file here, one line in `FORMULAS` and its
cases in `tests/rules/formulas/`.
"""

from collections.abc import Mapping
from typing import Protocol

from parledger.located import Fields
from parledger.model.formula import Formula
from parledger.rules.formulas.mean_scale import MeanScale
from parledger.rules.formulas.satisfied_share import SatisfiedShare
from parledger.rules.formulas.share_bands import ShareBands
from parledger.rules.formulas.weighted_options import WeightedOptions


class FormulaKind(Protocol):
    """A formula's class: reads its own parameters (family V problems), None when wrong."""

    def read(self, fields: Fields) -> Formula | None:
        """Read the parameters; `kind` is already consumed, `done` is called by the caller."""


FORMULAS: Mapping[str, FormulaKind] = {
    "satisfied_share": SatisfiedShare,
    "weighted_options": WeightedOptions,
    "mean_scale": MeanScale,
    "bands": ShareBands,
}
"""In the order of the methodology page."""
