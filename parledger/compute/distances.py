"""How far figures went from the self-score to the last, and who moved them. Pure.

From the results as they stand: what was moved and moved back again in one step is not in them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from parledger.model.criteria import Node
from parledger.model.results import BlockResult, CycleResult, UnitResult
from parledger.model.told import Role

Mover = tuple[Role, str]
"""A role and, of an appraiser, its office (empty: none is named)."""


@dataclass(frozen=True, slots=True)
class Distance:
    """A unit's leaf with its self-score and its last figure, which differ."""

    unit: str
    leaf: Node
    own: Fraction
    last: Fraction
    by: Role

    @property
    def move(self) -> Fraction:
        """Last less self."""
        return self.last - self.own


@dataclass(frozen=True, slots=True)
class Push:
    """By how many points in all somebody moved figures of the step before, up and down."""

    raised: Fraction = Fraction(0)
    lowered: Fraction = Fraction(0)

    def with_move(self, move: Fraction) -> "Push":
        """One more move."""
        if move > 0:
            return Push(self.raised + move, self.lowered)
        return Push(self.raised, self.lowered - move)


def largest_distances(result: CycleResult, most: int) -> tuple[Distance, ...]:
    """The leaves that went furthest from the self-score, by points, then in the set's order."""
    found = [one for block in result.blocks for unit in block.units for one in _of(block, unit)]
    return tuple(sorted(found, key=lambda one: -abs(one.move))[:most])


def _of(block: BlockResult, unit: UnitResult) -> Iterator[Distance]:
    for at, leaf in enumerate(block.leaves):
        own, last = unit.self_points[at], unit.points[at]
        if own is not None and last is not None and own != last:
            by: Role = "appraiser" if unit.council[at] is None else "council"
            yield Distance(unit.unit, leaf, own, last, by)


def pushes_of(
    result: CycleResult, leads: Callable[[str], Mapping[str, str]]
) -> Mapping[Mover, Push]:
    """What each office, in both rounds, and the Council moved. `leads`: unit -> leaf -> office.

    Against the figure of the step before. A penalty counts as points taken.
    """
    found: dict[Mover, Push] = {}
    for block in result.blocks:
        for unit in block.units:
            offices = leads(unit.unit)
            for at, leaf in enumerate(block.leaves):
                for mover, move in _moves(unit, at, offices.get(leaf.id, "")):
                    signed = -move if leaf.counts == "penalty" else move
                    found[mover] = found.get(mover, Push()).with_move(signed)
    return found


def _moves(unit: UnitResult, at: int, office: str) -> Iterator[tuple[Mover, Fraction]]:
    standing = unit.self_points[at]
    appraiser: Mover = "appraiser", office
    for mover, points in (
        (appraiser, unit.round_1[at]),
        (appraiser, unit.round_2[at]),
        (("council", ""), unit.council[at]),
    ):
        if points is not None:
            if standing is not None and points != standing:
                yield mover, points - standing
            standing = points
