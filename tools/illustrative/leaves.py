"""The leaves of a criteria set and what a value earns there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Value = Any  # bool, option id, list of item ids, number, {done, planned} or {kind: count}


@dataclass(frozen=True)
class Leaf:
    """A criterion that is given points."""

    id: str
    title: str
    maximum: Fraction
    rule: dict[str, Any]
    evidence: str
    documents: tuple[str, ...]
    counts: str
    may_not_apply: bool
    under: tuple[str, ...]  # its own code and those above it

    @property
    def kind(self) -> str:
        """Return the rule's name."""
        return str(self.rule["kind"])

    @property
    def own(self) -> bool:
        """Say whether the unit scores it itself."""
        return self.kind not in {"survey", "external"}


def leaves_of(criteria_set: dict[str, Any]) -> tuple[Leaf, ...]:
    """Return all leaves in the decision's order."""
    return tuple(leaf for area in criteria_set["areas"] for leaf in _leaves(area, (), "normal"))


def _leaves(node: dict[str, Any], above: tuple[str, ...], counts: str) -> Iterator[Leaf]:
    under = (*above, str(node["id"]))
    counts = node.get("counts", counts)
    for child in node.get("criteria", ()):
        yield from _leaves(child, under, counts)
    if "rule" in node:
        yield Leaf(
            id=str(node["id"]),
            title=node["title"],
            maximum=Fraction(node["max_points"]),
            rule=node["rule"],
            evidence=node.get("evidence", "optional"),
            documents=tuple(node.get("documents", ())),
            counts=counts,
            may_not_apply="đề nghị không áp dụng" in node.get("guide", ""),
            under=under,
        )


def points(leaf: Leaf, value: Value) -> Fraction:
    """Return what the leaf's rule gives for a value."""
    return _POINTS[leaf.kind](leaf, value)


def _yes_no(leaf: Leaf, value: Value) -> Fraction:
    return leaf.maximum if value else Fraction(0)


def _options(leaf: Leaf, value: Value) -> Fraction:
    return next(Fraction(o["points"]) for o in leaf.rule["options"] if o["id"] == value)


def _checklist(leaf: Leaf, value: Value) -> Fraction:
    chosen = (Fraction(i["points"]) for i in leaf.rule["items"] if i["id"] in value)
    return sum(chosen, Fraction(0))


def _bands(leaf: Leaf, value: Value) -> Fraction:
    for band in leaf.rule["bands"]:
        holds = (
            value >= band.get("from", value)
            and value <= band.get("to", value)
            and ("above" not in band or value > band["above"])
            and ("below" not in band or value < band["below"])
        )
        if holds:
            return Fraction(band["points"])
    raise ValueError(f"{leaf.id}: no band for {value}")


def share(value: Value) -> Fraction:
    """Return a / b of `{done: a, planned: b}`, or the number itself."""
    if isinstance(value, dict):
        return Fraction(value["done"], value["planned"])
    return Fraction(value)


def _ratio(leaf: Leaf, value: Value) -> Fraction:
    reached = share(value)
    if reached < leaf.rule.get("floor", 0):
        return Fraction(0)
    return min(leaf.maximum, leaf.maximum * reached / Fraction(leaf.rule["target"]))


def _per_item(leaf: Leaf, value: Value) -> Fraction:
    return min(leaf.maximum, Fraction(value) * Fraction(leaf.rule["each"]))


def _deduction(leaf: Leaf, value: Value) -> Fraction:
    if "each" in leaf.rule:
        lost = Fraction(value) * Fraction(leaf.rule["each"])
    else:
        costs = {k["id"]: leaf.maximum if k.get("all") else k["each"] for k in leaf.rule["kinds"]}
        lost = sum((Fraction(costs[k]) * number for k, number in value.items()), Fraction(0))
    return max(Fraction(0), leaf.maximum - lost)


_POINTS = {
    "yes_no": _yes_no,
    "options": _options,
    "checklist": _checklist,
    "bands": _bands,
    "ratio": _ratio,
    "per_item": _per_item,
    "deduction": _deduction,
}
