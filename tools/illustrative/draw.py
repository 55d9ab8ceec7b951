"""Make up a plausible value for a leaf: `level` says how good, in thousandths."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from illustrative.dice import Dice
from illustrative.leaves import Leaf, Value


@dataclass(frozen=True)
class Luck:
    """Chance of its own for the level, and chance that stays the same at every level."""

    free: Dice
    fixed: Dice


def draw(leaf: Leaf, level: int, *names: str) -> Value:
    """Return a value whose points come near the level; names and level fix it entirely.

    What belongs to the unit and not to its effort (how much was planned, which items are
    hard) depends on the names alone, so that a claim and the truth speak of the same thing.
    """
    return _DRAW[leaf.kind](leaf, level, Luck(Dice(*names, str(level)), Dice(*names)))


def _nearest(leaf: Leaf, level: int, choices: list[dict[str, Any]]) -> int:
    wanted = Fraction(level, 1000) * leaf.maximum
    gaps = [abs(Fraction(choice["points"]) - wanted) for choice in choices]
    return gaps.index(min(gaps))


def _yes_no(_leaf: Leaf, level: int, _luck: Luck) -> bool:
    return level >= 500


def _options(leaf: Leaf, level: int, _luck: Luck) -> str:
    options = leaf.rule["options"]
    return str(options[_nearest(leaf, level, options)]["id"])


def _checklist(leaf: Leaf, level: int, luck: Luck) -> list[str]:
    items = [str(item["id"]) for item in leaf.rule["items"]]
    hardest_last = luck.fixed.some(range(len(items)), len(items))
    for place in range(len(hardest_last) - 1, 0, -1):
        other = luck.fixed.below(place + 1)
        hardest_last[place], hardest_last[other] = hardest_last[other], hardest_last[place]
    count = (level * len(items) + 500) // 1000
    kept = set(hardest_last[:count])
    return [item for place, item in enumerate(items) if place in kept]


def _bands(leaf: Leaf, level: int, luck: Luck) -> Value:
    bands, measure = leaf.rule["bands"], leaf.rule["measure"]
    place = _nearest(leaf, level, bands)
    if measure == "days":
        return _days(bands, place, luck.free)
    low = bands[place].get("from", 0)
    above = bands[place - 1]["from"] if place else None
    if measure == "count":
        return luck.free.between(low, above - 1 if above is not None else low + max(1, low // 2))
    return _percent(low, above, 140 if measure == "amount" else 100, luck.free)


def _days(bands: list[dict[str, Any]], place: int, dice: Dice) -> int:
    last = bands[place].get("to", bands[place].get("above", 0) + 28)
    first = bands[place - 1]["to"] + 1 if place else 0
    return dice.between(first, last)


def _percent(low: int, above: int | None, limit: int, dice: Dice) -> Value:
    """Return a number in the band, mostly with one decimal, never far below the next band."""
    if above is None:
        top = min(limit, low + 30) * 10
    else:
        top = above * 10 - 1
        low = max(low, above - 22)
    return _tenths(dice.between(low * 10, top))


def _tenths(tenths: int) -> Value:
    return tenths // 10 if tenths % 10 == 0 else Fraction(tenths, 10)


def _ratio(leaf: Leaf, level: int, luck: Luck) -> Value:
    if leaf.rule.get("measure") == "percent":
        floor = leaf.rule.get("floor", 60)
        low = max(5, floor - 8)
        return _tenths(low * 10 + (1000 - low * 10) * level // 1000)
    reports = "báo cáo" in leaf.title.lower()
    planned = luck.fixed.pick((5, 6, 6, 8)) if reports else luck.fixed.between(18, 96)
    missed = (1000 - level) * planned * 2 // 5000 + (1 if level < 1000 else 0)
    return {"done": planned - min(missed, planned), "planned": planned}


def _per_item(leaf: Leaf, level: int, luck: Luck) -> int:
    enough = -(-leaf.maximum // Fraction(leaf.rule["each"]))
    count = int(level * enough + 500) // 1000
    return count + luck.free.below(1 + enough // 2) if count == enough > 2 else count


def _deduction(leaf: Leaf, level: int, luck: Luck) -> Value:
    if "each" in leaf.rule:
        steps = int(leaf.maximum // Fraction(leaf.rule["each"]))
        return (1000 - level) * min(steps, 4) // 1000 + (1 if 500 < level < 750 else 0)
    kinds = [str(kind["id"]) for kind in leaf.rule["kinds"]]
    counts = (0, 0, 0)
    if level < 40:
        counts = (1, 0, 1)
    elif level < 350:
        counts = (luck.free.between(1, 2), 1, 0)
    elif level < 600:
        counts = (0, 1, 0)
    elif level < 950:
        counts = (luck.free.between(1, 2), 0, 0)
    return dict(zip(kinds, counts, strict=True))


def judged(leaf: Leaf, level: int) -> Fraction:
    """Return what an appraiser gives freely, a multiple of the rule's step."""
    step = Fraction(leaf.rule.get("step", Fraction(1, 4)))
    return round(leaf.maximum * level / 1000 / step) * step


_DRAW = {
    "yes_no": _yes_no,
    "options": _options,
    "checklist": _checklist,
    "bands": _bands,
    "ratio": _ratio,
    "per_item": _per_item,
    "deduction": _deduction,
}
