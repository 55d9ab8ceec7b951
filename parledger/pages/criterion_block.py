"""What a block made of one leaf: who has which points, and why points were lost."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from parledger.model.criteria import Node
from parledger.model.results import UnitResult
from parledger.pages.shapes import unit_name
from parledger.pages.text import percent, say_reason, show_points
from parledger.pages.unit.scope import BlockScope
from parledger.problems import Lang

_AT_MOST = 12


@dataclass(frozen=True, slots=True)
class BarText:
    """Units that have so many points; `at` is the bar's length."""

    points: str
    units: str
    at: str
    names: str


@dataclass(frozen=True, slots=True)
class ReasonText:
    """A reason for lost points: at how many units, how many points in all.

    `said`: a person wrote it, in Vietnamese on every page.
    """

    reason: str
    units: str
    points: str
    said: bool


@dataclass(frozen=True, slots=True)
class Given:
    """A unit whose points for the leaf are in force."""

    unit: UnitResult
    points: Fraction


def given_points(scope: BlockScope, leaf: Node) -> tuple[Given, ...]:
    """Units whose points are in force, in the block's order."""
    column = scope.columns[leaf.id]
    return tuple(
        Given(unit, points)
        for unit in scope.block.units
        if (points := unit.points[column]) is not None
    )


def bars(scope: BlockScope, given: tuple[Given, ...]) -> tuple[BarText, ...]:
    """How many units have which points, most points first; stretches where figures are many."""
    lang = scope.lang
    groups: dict[Fraction, list[str]] = {}
    for one in given:
        groups.setdefault(one.points, []).append(unit_name(scope.report, one.unit.unit))
    if len(given) < 2:
        return ()
    named = [(show_points(points, lang), groups[points]) for points in sorted(groups, reverse=True)]
    if len(named) > _AT_MOST:
        named = _stretches(groups, lang)
    most = max(len(names) for _, names in named)
    return tuple(
        BarText(
            points,
            str(len(names)),
            percent(Fraction(100 * len(names), most)),
            ", ".join(names) if len(names) <= _AT_MOST else "",
        )
        for points, names in named
    )


def _stretches(groups: Mapping[Fraction, list[str]], lang: Lang) -> list[tuple[str, list[str]]]:
    """Ten stretches of equal width from 0 to the highest figure, the highest first."""
    high = max(groups)
    width = high / 10
    found = []
    for number in reversed(range(10)):
        start, end = width * number, width * (number + 1)
        names = [
            name
            for points, held in groups.items()
            if start <= points < end or (points == high == end)
            for name in held
        ]
        found.append((f"{show_points(start, lang)}–{show_points(end, lang)}", names))
    return found


def reasons(scope: BlockScope, leaf: Node, given: tuple[Given, ...]) -> tuple[ReasonText, ...]:
    """Reasons at the units that lost points, the most frequent first, at most twelve.

    What a person wrote is the reason; where nobody did, it is what the rule says.
    """
    column, lang = scope.columns[leaf.id], scope.lang
    often: Counter[str] = Counter()
    lost: dict[str, Fraction] = {}
    written: set[str] = set()
    for one in given:
        missing = one.points if leaf.counts == "penalty" else leaf.max_points - one.points
        if missing <= 0 or leaf.counts == "bonus":
            continue
        reason = one.unit.reasons[column]
        text = reason.said or say_reason(reason, lang)
        written |= {reason.said}
        if text:
            often[text] += 1
            lost[text] = lost.get(text, Fraction(0)) + missing
    ordered = sorted(often, key=lambda text: (-often[text], -lost[text], text))
    return tuple(
        ReasonText(text, str(often[text]), f"−{show_points(lost[text], lang)}", text in written)
        for text in ordered[:_AT_MOST]
    )
