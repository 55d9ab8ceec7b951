"""What is assessed: sets of criteria as trees of areas, criteria and leaves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date as Day
from fractions import Fraction
from typing import Literal

from parledger.model.documents import NO_DOCUMENT, Document
from parledger.model.rule import Rule
from parledger.problems import Place

Counts = Literal["normal", "bonus", "penalty"]
Evidence = Literal["required", "optional", "none"]


@dataclass(frozen=True, slots=True)
class Continues:
    """Which node of the earlier set this one continues; `comparable` None: not said."""

    criterion: str
    comparable: bool | None
    why: str
    at: Place


@dataclass(frozen=True, slots=True)
class Node:
    """An area, a criterion or a leaf. A leaf has exactly one rule and no children.

    `counts` is the effective one, handed down from the topmost node that says it; `cap` stands
    on that topmost node alone. `max_at` and `rule_at` are where the figure and the rule stand.
    """

    id: str
    title: str
    max_points: Fraction
    depth: int
    parent: str
    children: tuple["Node", ...]
    rule: Rule | None
    at: Place
    max_at: Place
    rule_at: Place
    counts: Counts = "normal"
    cap: Fraction | None = None
    evidence: Evidence = "optional"
    guide: str = ""
    documents: tuple[str, ...] = ()
    continues: Continues | None = None
    as_printed: str = ""
    printed_id: str = ""
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def is_leaf(self) -> bool:
        """Whether points are given here."""
        return not self.children

    @property
    def code(self) -> str:
        """The code as printed in the decision, for people."""
        return self.printed_id or self.id

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, in the decision's order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def leaves(self) -> Iterator["Node"]:
        """All leaves under it in the tree (itself, where it is one)."""
        return (node for node in self.walk() if node.is_leaf)


@dataclass(frozen=True, slots=True)
class Part:
    """A group of areas with its own subtotal (97 + 3 in one real set)."""

    id: str
    title: str
    areas: tuple[str, ...]
    at: Place
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SetErratum:
    """A correction of a set in force."""

    date: Day | None
    decision: str
    what: str
    criteria: tuple[str, ...]
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True)
class CriteriaSet:
    """A decision's tree of criteria; `frame` sets have areas and maxima only.

    `nodes` and `leaves` are derived once; ids are unique, so `nodes` holds them all.
    """

    id: str
    title: str
    max_points: Fraction
    areas: tuple[Node, ...]
    at: Place
    max_at: Place
    decision: Document = NO_DOCUMENT
    scale: Fraction | None = None
    scale_note: str = ""
    frame: bool = False
    follows: str = ""
    follows_at: Place | None = None
    continues: str = ""
    continues_at: Place | None = None
    parts: tuple[Part, ...] = ()
    errata: tuple[SetErratum, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    nodes: Mapping[str, Node] = field(init=False, repr=False, compare=False)
    leaves: tuple[Node, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Derive the indexes."""
        nodes = {node.id: node for area in self.areas for node in area.walk()}
        object.__setattr__(self, "nodes", nodes)
        object.__setattr__(self, "leaves", tuple(n for n in nodes.values() if n.is_leaf))

    def leaf_ids_under(self, node_id: str) -> tuple[str, ...]:
        """Ids of the leaves that a code stands for; empty where the set lacks the code."""
        node = self.nodes.get(node_id)
        return tuple(leaf.id for leaf in node.leaves()) if node else ()

    def top_of(self, node_id: str) -> Node:
        """The area a node belongs to."""
        node = self.nodes[node_id]
        while node.parent:
            node = self.nodes[node.parent]
        return node
