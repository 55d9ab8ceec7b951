"""Where a unit's points were lost, and the nearest way up for each."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from parledger.model.criteria import Node
from parledger.model.results import BlockResult, Lost, UnitResult
from parledger.model.rule import Step, Value
from parledger.model.scores import UnitFiles


def lost_points(block: BlockResult, unit: UnitResult, files: UnitFiles | None) -> tuple[Lost, ...]:
    """Leaves in force below their maximum and penalties, the largest loss first."""
    found: list[Lost] = []
    for index, leaf in enumerate(block.leaves):
        points = unit.points[index]
        if points is None or leaf.counts == "bonus":
            continue
        lost = points if leaf.counts == "penalty" else leaf.max_points - points
        if lost > 0:
            values = _values_given(files, leaf.id) if files is not None else ()
            step, value = _step(leaf, points, values, unit.self_points[index])
            found.append(Lost(leaf, points, lost, unit.reasons[index], step, value))
    return tuple(sorted(found, key=lambda entry: -entry.lost))


def by_step(lost: Iterable[Lost]) -> tuple[Lost, ...]:
    """The same by what the next step brings; those without a step follow, largest loss first."""
    return tuple(sorted(lost, key=lambda e: (e.step is None, -e.step.gains if e.step else -e.lost)))


def _values_given(files: UnitFiles, code: str) -> Iterator[Value]:
    """Every value that was given for a leaf, the latest step first."""
    asked = files.explanation.entries.get(code) if files.explanation else None
    own = files.self_file.entries.get(code) if files.self_file else None
    given = [
        *(entry.value for file in files.round_2 if (entry := file.entries.get(code))),
        asked.asks_value if asked else None,
        *(found.value for file in files.round_1 if (found := file.entries.get(code))),
        own.value if own else None,
    ]
    return (value for value in given if value is not None)


def _step(
    leaf: Node, points: Fraction, values: Iterable[Value], own: Fraction | None
) -> tuple[Step | None, Value | None]:
    """From the latest value that explains the final points; points set by hand have no step.

    `own` are the points of the self-score, the last value: rounded where leaves are rounded.
    """
    rule = leaf.rule
    if rule is None or not rule.takes_value or leaf.counts == "penalty":
        return None, None
    last = None
    for value in values:
        if rule.score(leaf.max_points, value).points == points:
            return rule.next_step(leaf.max_points, value), value
        last = value
    if last is None or own != points:
        return None, None
    return rule.next_step(leaf.max_points, last), last
