"""Figures an appraiser or a unit gives beside the rule: the maximum, a step, points and a value."""

from collections.abc import Iterator
from fractions import Fraction

from parledger.check.found import found
from parledger.check.own_scores import agrees
from parledger.model.criteria import Node
from parledger.model.rule import Value
from parledger.model.scores import Figure, Round1Entry, Round2Entry
from parledger.problems import Place, Problem


def given_points(node: Node, points: Figure | None, value: Value | None) -> Fraction | None:
    """The exact points a decision gives: as typed, or what the rule makes of its value.

    None where there are none, or where the two disagree, which is a mistake of its own.
    """
    if value is not None and node.rule is not None and node.rule.takes_value:
        exact = node.rule.score(node.max_points, value).points
        return exact if points is None or agrees(points, exact) else None
    return points.value if points is not None else None


def check_figures(entry: Round1Entry | Round2Entry, node: Node) -> Iterator[Problem]:
    """S103, S215 (points and value disagree), S216 (points that are no multiple of the step)."""
    points = entry.points
    if points is None:
        return
    at = entry.points_at or entry.at
    if points.value > node.max_points:
        yield found("S103", at, node.id, points=points.value, maximum=node.max_points)
        return
    if not node.rule or not node.rule.takes_value:
        yield from check_step(points, at, node)
    elif entry.value is not None:
        exact = node.rule.score(node.max_points, entry.value).points
        if not agrees(points, exact):
            yield found("S215", at, node.id, points=points.value, wanted=exact)


def check_step(points: Figure, at: Place, node: Node) -> Iterator[Problem]:
    """S216: points of a judged leaf that are no multiple of its step."""
    step = getattr(node.rule, "step", None)
    if isinstance(step, Fraction) and step > 0 and (points.value / step).denominator != 1:
        below = points.value // step * step
        yield found(
            "S216",
            at,
            node.id,
            points=points.value,
            step=step,
            below=below,
            above=min(below + step, node.max_points),
        )
