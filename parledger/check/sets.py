"""A set of criteria by itself: sums, caps, parts, what its rules can give, its codes."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from parledger.check.found import found, hints, where
from parledger.model.criteria import CriteriaSet, Node
from parledger.model.project import Project
from parledger.problems import Place, Problem


def check_sets(project: Project) -> Iterator[Problem]:
    """C204 to C214, C225, C226 and what a rule says against itself."""
    for criteria in project.sets.values():
        whole = criteria.at.path not in project.unread
        for area in criteria.areas:
            for node in area.walk():
                yield from _check_cap(criteria, node)
                # A maximum that could not be read counts as 0.
                if not criteria.frame and node.is_leaf and (whole or node.max_points > 0):
                    yield from _check_rule(node)
        # Where an entry was lost in reading, what lacks it says nothing.
        if whole:
            if criteria.frame:
                yield from _check_frame(criteria)
            yield from _check_set(criteria)
            yield from _check_parts(criteria)
            for node in criteria.nodes.values():
                yield from _check_sum(criteria, node)


def _check_set(criteria: CriteriaSet) -> Iterator[Problem]:
    total = _counted(criteria.areas)
    if criteria.max_points not in (total, _counted(criteria.areas, _comes_to)):
        yield found("C204", criteria.max_at, criteria.id, declared=criteria.max_points, total=total)
    if criteria.scale is not None and not criteria.scale_note:
        yield found("C225", where(criteria.places, "scale", criteria.at), criteria.id)
    for erratum in criteria.errata:
        for code in erratum.criteria:
            if code not in criteria.nodes:
                place = where(erratum.places, f"criteria:{code}", criteria.at)
                yield found("C226", place, criteria.id, found=code, **hints(code, criteria.nodes))


def _declared(node: Node) -> Fraction:
    return node.max_points


def _comes_to(node: Node) -> Fraction:
    """What a node's maximum would be by the leaves below it, a leaf's by its rule.

    One wrong maximum makes two sums wrong, its own and the one above; where the one above is
    right by what stands below, the fault is told once, at the node itself.
    """
    if not node.is_leaf:
        return _below(node, _comes_to)
    best = None if node.rule is None or node.as_printed else node.rule.best(node.max_points)
    return node.max_points if best is None else best


def _counted(nodes: tuple[Node, ...], maximum: Callable[[Node], Fraction] = _declared) -> Fraction:
    """The sum of the maxima, without bonus and penalty."""
    return sum((maximum(node) for node in nodes if node.counts == "normal"), Fraction(0))


def _below(node: Node, maximum: Callable[[Node], Fraction] = _declared) -> Fraction:
    """The sum of the maxima that make up a node's."""
    if node.counts == "normal":
        return _counted(node.children, maximum)
    return sum((maximum(child) for child in node.children), Fraction(0))


def _check_frame(criteria: CriteriaSet) -> Iterator[Problem]:
    for area in criteria.areas:
        if not area.places.keys().isdisjoint({"criteria", "rule"}):
            yield found("C214", area.at, area.id)


def _check_sum(criteria: CriteriaSet, node: Node) -> Iterator[Problem]:
    if node.is_leaf or criteria.frame:
        return
    total = _below(node)
    if node.max_points not in (total, _comes_to(node)):
        yield found("C205", node.max_at, node.id, declared=node.max_points, total=total)


def _check_cap(criteria: CriteriaSet, node: Node) -> Iterator[Problem]:
    parent = criteria.nodes.get(node.parent)
    topmost = node.counts != "normal" and (parent is None or parent.counts == "normal")
    if topmost and node.cap is None:
        yield found("C208", where(node.places, "counts", node.at), node.id)
    if parent is not None and parent.counts not in ("normal", node.counts):
        yield found("C227", where(node.places, "counts", node.at), node.id, above=parent.counts)
    if node.cap is not None and not topmost:
        yield found("C209", where(node.places, "cap", node.at), node.id)


def _check_rule(node: Node) -> Iterator[Problem]:
    if node.rule is None:
        return
    for defect in node.rule.defects(node.max_points):
        place = Place(node.rule_at.path, defect.line, defect.column)
        yield Problem(place, f"C{defect.number}", node.id, defect.args)
    best = node.rule.best(node.max_points)
    if best is None or best == node.max_points:
        return
    if best < node.max_points and node.as_printed:
        place = where(node.places, "as_printed", node.rule_at)
        yield found("C207", place, node.id, best=best, maximum=node.max_points)
    else:
        yield found("C206", node.rule_at, node.id, best=best, maximum=node.max_points)


def _check_parts(criteria: CriteriaSet) -> Iterator[Problem]:
    areas = {area.id: area for area in criteria.areas}
    holder: dict[str, str] = {}
    for part in criteria.parts:
        for code in part.areas:
            place = where(part.places, f"areas:{code}", part.at)
            if code not in areas:
                yield found("C210", place, part.id, found=code, **hints(code, areas))
            elif areas[code].counts != "normal":
                yield found("C213", place, part.id, area=code)
            elif code in holder:
                yield found("C212", place, part.id, area=code, other=holder[code])
            else:
                holder[code] = part.id
    if criteria.parts:
        for area in criteria.areas:
            if area.counts == "normal" and area.id not in holder:
                yield found("C211", where(area.places, "id", area.at), area.id)
