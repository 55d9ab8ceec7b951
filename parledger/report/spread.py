"""How a block's units lie in each area: the ground on which one unit's profile is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from parledger.model.results import BlockResult


@dataclass(frozen=True, slots=True)
class Spread:
    """Lowest, plain mean and highest of exact indices (0..100), over `units` units."""

    low: Fraction
    mean: Fraction
    high: Fraction
    units: int


def spread_of(values: Sequence[Fraction]) -> Spread | None:
    """None where there is no figure."""
    if not values:
        return None
    return Spread(min(values), sum(values, Fraction(0)) / len(values), max(values), len(values))


def area_spreads(block: BlockResult) -> tuple[Spread | None, ...]:
    """One per area of the set, over the units that have a figure there."""
    return tuple(
        spread_of(
            [
                index
                for unit in block.units
                if unit.areas and (index := unit.areas[number].index) is not None
            ]
        )
        for number in range(len(block.criteria.areas))
    )
