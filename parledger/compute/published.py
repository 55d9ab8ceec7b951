"""An official table printed elsewhere, beside the recomputed figures."""

from collections.abc import Iterable
from fractions import Fraction

from parledger.compute.ranking import published_index
from parledger.model.cycles import Cycle, Published
from parledger.model.results import BlockResult, PublishedCheck, UnitResult


def check_published(cycle: Cycle, blocks: Iterable[BlockResult]) -> tuple[PublishedCheck, ...]:
    """One line for every unit that the printed table names, in the blocks' order."""
    if cycle.published is None:
        return ()
    printed = cycle.published
    return tuple(
        _compare(cycle, printed, unit)
        for block in blocks
        for unit in block.units
        if unit.unit in printed.index or unit.unit in printed.rank
    )


def _compare(cycle: Cycle, printed: Published, unit: UnitResult) -> PublishedCheck:
    """Agrees within the tolerance, and in rank; a figure of ours that is absent does not."""
    index, rank = printed.index.get(unit.unit), printed.rank.get(unit.unit)
    difference = None
    if index is not None and unit.index is not None:
        difference = Fraction(published_index(unit.index, cycle.index)) - index
    same_index = index is None or (difference is not None and abs(difference) <= printed.tolerance)
    same_rank = rank is None or rank == unit.rank
    return PublishedCheck(unit.unit, index, rank, difference, same_index and same_rank)
