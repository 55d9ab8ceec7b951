"""Results that come from elsewhere: surveys and rankings, one number a unit."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from illustrative.dice import Dice
from illustrative.places import Place
from illustrative.story import profile


def results(
    kind: str, cycle: str, programme: str, code: str, units: Iterable[Place]
) -> dict[str, Fraction]:
    """Return a number for every unit: `survey` or `ranking` out of 100, `tenths` out of 10."""
    return {unit.id: _result(kind, cycle, programme, code, unit) for unit in units}


def _result(kind: str, cycle: str, programme: str, code: str, unit: Place) -> Fraction:
    dice = Dice(cycle, unit.id, code, kind)
    quality = profile(cycle, programme, unit.id).quality
    if kind == "survey":
        hundredths = 6950 + quality * 24 // 10 + dice.between(-420, 420)
        return Fraction(max(7000, min(9500, hundredths)), 100)
    if kind == "ranking":
        return Fraction(max(4800, min(9700, 5000 + quality * 4 + dice.between(-700, 900))), 100)
    return Fraction(max(50, min(98, 58 + quality * 3 // 100 + dice.between(-6, 9))), 10)
