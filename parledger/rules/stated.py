"""The points that a step's own words give, from the one form in which the trail keeps them."""

from collections.abc import Mapping
from fractions import Fraction

from parledger.located import Map, Reading, Scalar, Seq, Tree
from parledger.located.scalars import plain_number
from parledger.model.criteria import Node
from parledger.model.rule import Value
from parledger.model.trail_texts import unfolded


def stated_points(leaf: Node, fields: Mapping[str, str]) -> Fraction | None:
    """Points written outright, else what the leaf's rule makes of the value.

    None where the fields name no figure, or one that today's rule does not take. `fields`: as
    `model.trail.Fields`, of a self-assessment, a decision or an answer.
    """
    if fields.get("not_applicable") == "true" or fields.get("decision") == "recognised":
        return None
    value = stated_value(leaf, fields["value"]) if "value" in fields else None
    if value is not None and leaf.rule is not None:
        return leaf.rule.score(leaf.max_points, value).points
    points, scale = (plain_number(fields.get(name, "")) for name in ("points", "out_of"))
    return leaf.max_points * points / scale if points is not None and scale else points


def stated_value(leaf: Node, text: str) -> Value | None:
    """A value as the leaf's rule of today reads it; None where it takes none, or not this one.

    The trail keeps true and yes in one form, without knowing rules: an option may be called so.
    """
    if leaf.rule is None or not leaf.rule.takes_value:
        return None
    for words in _YES_NO if "true" in text or "false" in text else _YES_NO[:1]:
        # What is only warned of counts all the same.
        value = leaf.rule.read_value(Reading("", "S"), _tree(text, words), leaf.id)
        if value is not None:
            return value
    return None


_Words = Mapping[str, str]
_YES_NO: tuple[_Words, ...] = ({}, {"true": "yes", "false": "no"})


def _tree(text: str, words: _Words) -> Tree:
    """A stated text as a tree: lists and maps were kept as JSON of texts."""
    return _node(unfolded(text), words)


def _node(found: object, words: _Words) -> Tree:
    if isinstance(found, list):
        return Seq(tuple(_node(one, words) for one in found), 1, 1)
    if isinstance(found, dict):
        entries = ((Scalar(str(key), 1, 1), _node(one, words)) for key, one in found.items())
        return Map(tuple(entries), 1, 1)
    return Scalar(words.get(str(found), str(found)), 1, 1)
