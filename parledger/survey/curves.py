"""A formula as a line over many shares at once: straight, or a stair with exact edges."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from parledger.model.formula import Formula

_GRID = 400
_HALVINGS = 32
_SAME = 1e-9

Shares = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Curve:
    """`edges`: the shares, rising, at which other points begin; `points`: before and after each.

    Without `points` the line is straight: `maximum` times the share.
    """

    maximum: float
    edges: Shares
    points: Shares

    def at(self, shares: Shares) -> Shares:
        """The points of the shares; one within 1e-9 below an edge counts as on it."""
        if not len(self.points):
            return self.maximum * shares
        return self.points[np.searchsorted(self.edges, shares + _SAME, side="right")]


def curve_of(formula: Formula, maximum: Fraction) -> Curve:
    """The formula's points at every share: looked at on a grid, each edge then halved down to.

    A band that begins and ends within a quarter of a percent, between two that give the same
    points, is not seen.
    """
    grid = [Fraction(step, _GRID) for step in range(_GRID + 1)]
    found = [formula.points(maximum, share) for share in grid]
    if all(points == maximum * share for share, points in zip(grid, found, strict=True)):
        return Curve(float(maximum), np.empty(0), np.empty(0))
    edges = [edge for low, high in pairwise(grid) for edge in _edges(formula, maximum, low, high)]
    points = [found[0], *(formula.points(maximum, edge) for edge in edges)]
    return Curve(float(maximum), np.array(edges, float), np.array(points, float))


def _edges(
    formula: Formula, maximum: Fraction, low: Fraction, high: Fraction
) -> Iterator[Fraction]:
    """The first shares above `low`, up to `high`, at which other points begin."""
    here, last = formula.points(maximum, low), formula.points(maximum, high)
    while here != last:
        above = high
        for _ in range(_HALVINGS):
            middle = (low + above) / 2
            if formula.points(maximum, middle) == here:
                low = middle
            else:
                above = middle
        yield above
        low, here = above, formula.points(maximum, above)
