"""A band of numbers: one or two edges, each with or without the number itself."""

from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from math import ceil, floor

from parledger.model.words import Words
from parledger.rules.measures import WHOLE, highest, suffix

Edge = tuple[Fraction, bool]
"""The number, and whether it belongs to the band."""

_ZERO: Edge = (Fraction(0), True)


@dataclass(frozen=True, slots=True)
class Band:
    """`low` and `high` None: open-ended. Title, print and place do not count for equality."""

    low: Edge | None
    high: Edge | None
    points: Fraction
    printed: Fraction | None = field(default=None, compare=False)
    title: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)
    column: int = field(default=0, compare=False)

    def holds(self, value: Fraction) -> bool:
        """Whether the value lies in the band."""
        if self.low is not None and not (
            value > self.low[0] or (value == self.low[0] and self.low[1])
        ):
            return False
        return self.high is None or value < self.high[0] or (value == self.high[0] and self.high[1])

    def words(self, measure: str) -> Words:
        """The band as a template with `{low}` and `{high}`: `từ {low} % đến dưới {high} %`."""
        unit = suffix(measure)
        vi, en = (_words(self, *pair) for pair in zip((_VI, _EN), unit, strict=True))
        return Words(vi, en)

    def figures(self) -> tuple[tuple[str, Fraction], ...]:
        """What fills the template."""
        return tuple(
            (name, edge[0]) for name, edge in (("low", self.low), ("high", self.high)) if edge
        )


_VI = {"from": "từ", "above": "trên", "to": "đến", "below": "đến dưới", "equal": "đúng"}
_VI |= {"only_from": "từ", "only_to": "không quá", "only_below": "dưới", "or_more": " trở lên"}
_EN = {"from": "from", "above": "above", "to": "to", "below": "to below", "equal": "exactly"}
_EN |= {"only_from": "", "only_to": "at most", "only_below": "below", "or_more": " or more"}


def _words(band: Band, word: dict[str, str], unit: str) -> str:
    if band.low is None and band.high is None:
        return ""
    if band.high is None and band.low is not None:
        if not band.low[1]:
            return f"{word['above']} {{low}}{unit}"
        return f"{word['only_from']} {{low}}{unit}{word['or_more']}".strip()
    if band.low is None and band.high is not None:
        if band.high == _ZERO:
            return f"{word['equal']} {{high}}{unit}"
        return f"{word['only_to' if band.high[1] else 'only_below']} {{high}}{unit}"
    if band.low == band.high:
        return f"{word['equal']} {{low}}{unit}"
    low = word["from" if band.low is not None and band.low[1] else "above"]
    high = word["to" if band.high is not None and band.high[1] else "below"]
    return f"{low} {{low}}{unit} {high} {{high}}{unit}"


def effective(bands: tuple[Band, ...], index: int) -> Band:
    """A band with one edge as people read it: the bands written before it bound the other side.

    After `from: 100`, `from: 80` means from 80 to below 100, and `from: 0` below 80.
    """
    band = bands[index]
    low, high = band.low, band.high
    if low is not None and high is None:
        above = [b.low for b in bands[:index] if b.low and b.high is None and b.low[0] > low[0]]
        if above:
            edge, inclusive = min(above)
            high = (edge, not inclusive)
        if high is not None and low == _ZERO:
            low = None  # nothing lies below 0
    elif high is not None and low is None:
        below = [b.high for b in bands[:index] if b.high and b.low is None and b.high[0] < high[0]]
        if below:
            edge, inclusive = max(below)
            low = (edge, not inclusive)
    return replace(band, low=low, high=high)


@lru_cache(maxsize=4096)
def sample_values(bands: tuple[Band, ...], measure: str) -> tuple[Fraction, ...]:
    """Numbers in range that stand for all: which bands hold changes at the edges only.

    For whole measures every whole number beside an edge; else every edge, a number between
    each two, and one beyond the last.
    """
    edges = sorted(
        {edge[0] for band in bands for edge in (band.low, band.high) if edge} | {Fraction(0)}
    )
    top = highest(measure)
    if measure in WHOLE:
        beside = (n for e in edges for n in (floor(e) - 1, floor(e), ceil(e), ceil(e) + 1))
        return tuple(Fraction(n) for n in sorted(set(beside)) if n >= 0)
    ends = [*edges, edges[-1] + 1 if top is None else top]
    ends = sorted(set(ends))
    found = {*ends, *((one + other) / 2 for one, other in pairwise(ends))}
    return tuple(v for v in sorted(found) if v >= 0 and (top is None or v <= top))
