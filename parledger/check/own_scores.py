"""self.yaml against the set in force: every leaf that is due, no other, points as the rule gives."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Protocol

from parledger.check.found import found, hints
from parledger.check.scope import GIVEN, BlockScope, unit_scopes
from parledger.model.criteria import Node
from parledger.model.project import Project
from parledger.model.rule import Rule
from parledger.model.scores import Figure, SelfEntry, SelfFile
from parledger.model.words import plain_decimal, round_fraction
from parledger.problems import Place, Problem


def check_own_scores(project: Project) -> Iterator[Problem]:
    """S103, S201 to S209."""
    for unit in unit_scopes(project):
        own = unit.files.self_file
        if own is None:
            continue
        for entry in own.entries.values():
            node, problem = leaf_in_force(unit.scope, entry)
            if problem is not None:
                yield problem
            elif node is not None and node.rule is not None and not entry.broken:
                yield from _check_entry(own, entry, node, node.rule)
        if not own.draft and unit.scope.is_set_whole and "self.yaml" not in unit.unread:
            for leaf in unit.scope.due_leaves:
                if leaf.id not in own.entries:
                    yield found("S205", own.scores_at, leaf.id, title=leaf.title)


class Entry(Protocol):
    """What all entries of score files have in common."""

    @property
    def criterion(self) -> str:
        """The code it is written for."""

    @property
    def at(self) -> Place:
        """Where that code stands."""

    @property
    def broken(self) -> bool:
        """Whether reading already found a mistake in it."""


def leaf_in_force(scope: BlockScope, entry: Entry) -> tuple[Node | None, Problem | None]:
    """The leaf an entry is about, if units and offices may give it figures this year."""
    code, at = entry.criterion, entry.at
    node = scope.criteria.nodes.get(code)
    if node is None:
        # A code that is none was named in reading, as was an entry lost from the set.
        if entry.broken or not scope.is_set_whole:
            return None, None
        known = [leaf.id for leaf in scope.criteria.leaves]
        return None, found("S201", at, code, criteria=scope.criteria.id, **hints(code, known))
    if not node.is_leaf:
        leaves = ", ".join(leaf.id for leaf in node.leaves())
        return None, found("S202", at, code, leaves=leaves)
    if node.id in scope.not_scored:
        return None, found("S204", at, code)
    if node.rule is not None and node.rule.kind in GIVEN:
        # A value there was already refused by the rule itself.
        return None, None if entry.broken else found("S203", at, code, kind=node.rule.kind)
    return (node if scope.has_maximum(node) else None), None


def _check_entry(own: SelfFile, entry: SelfEntry, node: Node, rule: Rule) -> Iterator[Problem]:
    if not rule.takes_value:
        if entry.points is not None:
            yield found("S209", entry.points_at or entry.at, node.id)
        return
    if entry.not_applicable:
        return
    if entry.value is None:
        if not own.draft:
            yield found("S206", entry.value_at or entry.at, node.id, **_what_to_type(node, rule))
        return
    bare = not entry.evidence and not entry.note and not own.draft
    needs_paper = bare and node.evidence == "required"
    if entry.points is None and not needs_paper:
        return
    points = rule.score(node.max_points, entry.value).points
    if entry.points is not None:
        yield from check_points(entry.points, entry.points_at or entry.at, node, points)
    if needs_paper and points > 0:
        yield found("S208", entry.at, node.id, points=points)


def check_points(figure: Figure, at: Place, node: Node, exact: Fraction) -> Iterator[Problem]:
    """Points as typed against the rule's: above the maximum, or not what the rule gives.

    They agree where the exact figure, rounded half up to the digits written, is the one written.
    """
    if figure.value > node.max_points:
        yield found("S103", at, node.id, points=figure.value, maximum=node.max_points)
    elif not agrees(figure, exact):
        wanted = plain_decimal(exact)
        yield found("S207", at, node.id, points=figure.value, wanted=wanted)


def agrees(figure: Figure, exact: Fraction) -> bool:
    """Whether points as typed are the exact ones rounded half up to the digits written."""
    return round_fraction(exact, figure.digits) == figure.value


def _what_to_type(node: Node, rule: Rule) -> dict[str, str]:
    """Examples of a value, for the hint."""
    typed = list(dict.fromkeys(line.type_this for line in rule.lines(node.max_points)))
    shown = ", ".join(one for one in typed if one)[:120]
    return {"example": shown or "..."}
