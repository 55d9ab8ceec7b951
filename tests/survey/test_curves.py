"""Formulas over many shares at once: as the formula itself says, share by share."""

import random
from fractions import Fraction

import numpy as np
import pytest

from parledger.rules.bands import Bands
from parledger.rules.edges import Band
from parledger.rules.formulas.mean_scale import MeanScale
from parledger.rules.formulas.satisfied_share import SatisfiedShare
from parledger.rules.formulas.share_bands import ShareBands
from parledger.survey.curves import curve_of

MAXIMUM = Fraction(40)


def stair(*bands):
    """Bands as (edge, whether it belongs to the band, points); the last is open below."""
    made = [
        Band((Fraction(edge), belongs) if edge else None, None, Fraction(points))
        for edge, belongs, points in bands
    ]
    return ShareBands(Bands("percent", tuple(made)), SatisfiedShare())


STAIRS = [
    stair(("90", True, 40), ("50", True, 15), (None, True, 2)),
    stair(("66.6", False, 40), ("33.3", False, 20), (None, True, 0)),
    stair(("100", True, 40), ("99.9", True, 39), (None, True, 1)),
]


@pytest.mark.parametrize("formula", STAIRS)
def test_a_stair_has_the_points_of_its_bands(formula):
    """At 500 shares made by chance and just beside every edge, against the exact formula."""
    chance = random.Random(5)  # noqa: S311 - shares, no secrets
    shares = [Fraction(chance.randrange(10**6), 10**6) for _ in range(500)]
    for band in formula.bands.bands:
        if band.low:
            edge = band.low[0] / 100
            shares += [edge - Fraction(1, 10**6), min(Fraction(1), edge + Fraction(1, 10**6))]
    found = curve_of(formula, MAXIMUM).at(np.array([float(share) for share in shares]))
    assert list(found) == [float(formula.points(MAXIMUM, share)) for share in shares]


def test_an_edge_that_belongs_to_the_band_is_reached_in_spite_of_rounding():
    """0.1 + 0.2 + 0.6 is a little less than 0.9 in a computer."""
    assert list(curve_of(STAIRS[0], MAXIMUM).at(np.array([0.6 + 0.2 + 0.1, 1.0]))) == [40, 40]


@pytest.mark.parametrize("formula", [SatisfiedShare(), MeanScale()])
def test_a_straight_formula_is_the_maximum_times_the_share(formula):
    """The whole of it, and nothing for nothing."""
    shares = np.array([0.0, 0.25, 1.0])
    assert list(curve_of(formula, MAXIMUM).at(shares)) == [0, 10, 40]
