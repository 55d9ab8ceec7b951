"""What a block's results come to: medians, stretches of the index, where points moved.

Nothing here decides anything; means are plain means of exact figures, over the units that have
one. A unit without an index has no figure and enters none of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from parledger.compute.totals import exact_sum
from parledger.model.criteria import Node
from parledger.model.results import BlockResult, Total, UnitResult

Ties = Literal["competition", "dense"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Units with `start` <= figure < `end`; the last stretch holds its end too."""

    start: Fraction
    end: Fraction
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeafChange:
    """What appraisal made of a leaf's self-scores, over the block: points and units moved.

    A penalty that grows takes points away, so it counts as negative.
    """

    leaf: Node
    change: Fraction
    lowered: int
    raised: int


def median_of(figures: Iterable[Fraction]) -> Fraction | None:
    """The middle figure, or the mean of the two in the middle; None without any."""
    known = sorted(figures)
    if not known:
        return None
    half = len(known) // 2
    return known[half] if len(known) % 2 else (known[half - 1] + known[half]) / 2


def node_total(found: BlockResult, unit: UnitResult, node: Node) -> Total | None:
    """A unit's points and maximum in force under a node; None where the unit has no index.

    Bonus and penalty leaves have points and no maximum.
    """
    return _total_at(found, unit, node, _columns(found, node))


def _total_at(
    found: BlockResult, unit: UnitResult, node: Node, columns: tuple[int, ...]
) -> Total | None:
    if unit.total is None:
        return None
    held = {at: given for at in columns if (given := unit.points[at]) is not None}
    maximum = Fraction(0)
    if node.counts == "normal":
        maximum = exact_sum(found.leaves[at].max_points for at in held)
    return Total(exact_sum(held.values()), maximum, None, None)


def _columns(found: BlockResult, node: Node) -> tuple[int, ...]:
    wanted = {leaf.id for leaf in node.leaves()}
    return tuple(at for at, leaf in enumerate(found.leaves) if leaf.id in wanted)


def node_totals(found: BlockResult, node: Node) -> tuple[Total | None, ...]:
    """`node_total` of every unit, in the block's order."""
    columns = _columns(found, node)
    return tuple(_total_at(found, unit, node, columns) for unit in found.units)


def mean_share(found: BlockResult, node: Node) -> Fraction | None:
    """The plain mean of the units' shares of a node's points (0..100).

    Over the units that have any of it in force; None where there is none, and for bonus and
    penalty, which have no maximum.
    """
    if node.counts != "normal":
        return None
    columns = _columns(found, node)
    # Units with the same leaves in force have the same maximum: their points can be added first.
    points: dict[tuple[int, ...], list[Fraction]] = {}
    units: dict[tuple[int, ...], int] = {}
    for unit in found.units:
        given = unit.points
        held = {at: value for at in columns if (value := given[at]) is not None}
        in_force = tuple(held)
        points.setdefault(in_force, []).extend(held.values())
        units[in_force] = units.get(in_force, 0) + 1
    shares, count = [], 0
    for in_force, values in points.items():
        maximum = exact_sum(found.leaves[at].max_points for at in in_force)
        if maximum:
            shares.append(exact_sum(values) / maximum * 100)
            count += units[in_force]
    return exact_sum(shares) / count if count else None


def ranks_of(figures: Sequence[Fraction | None], ties: Ties) -> tuple[int | None, ...]:
    """Ranks of exact figures, highest first; equal figures share one, None has none."""
    known = [figure for figure in figures if figure is not None]
    pool = sorted(known if ties == "competition" else set(known), reverse=True)
    place: dict[Fraction, int] = {}
    for position, figure in enumerate(pool, start=1):
        place.setdefault(figure, position)
    return tuple(None if figure is None else place[figure] for figure in figures)


def stretches_of(figures: Iterable[tuple[str, Fraction | None]]) -> tuple[Stretch, ...]:
    """Figures (unit, index) in stretches of equal width, empty ones between too.

    The width is 1, 2, 5, 10 or 20: the smallest that needs at most ten of them.
    """
    known = [(unit, figure) for unit, figure in figures if figure is not None]
    if not known:
        return ()
    low, high = min(f for _, f in known), max(f for _, f in known)
    width = next((w for w in (1, 2, 5, 10) if high // w - low // w < 10), 20)
    first, last = int(low // width), int(high // width)
    if high == 100 and last > first:
        last -= 1
    edges = [(Fraction(n * width), Fraction((n + 1) * width)) for n in range(first, last + 1)]
    return tuple(
        Stretch(start, end, tuple(unit for unit, f in known if _within(f, start, end, edges[-1])))
        for start, end in edges
    )


def _within(
    figure: Fraction, start: Fraction, end: Fraction, last: tuple[Fraction, Fraction]
) -> bool:
    return start <= figure < end or (figure == end and end == last[1])


def leaf_changes(found: BlockResult) -> tuple[LeafChange, ...]:
    """Leaves whose final points differ from self-scores somewhere, the largest change first."""
    changes = []
    for column, leaf in enumerate(found.leaves):
        sign = -1 if leaf.counts == "penalty" else 1
        moved = [
            sign * (final - own)
            for unit in found.units
            if (own := unit.self_points[column]) is not None
            and (final := unit.points[column]) is not None
            and final != own
        ]
        if moved:
            down = sum(1 for change in moved if change < 0)
            changes.append(LeafChange(leaf, sum(moved, Fraction(0)), down, len(moved) - down))
    return tuple(sorted(changes, key=lambda change: -abs(change.change)))
