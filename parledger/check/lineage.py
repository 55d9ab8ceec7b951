"""Sets among themselves: the frame a set follows, the earlier set it continues."""

from collections.abc import Iterator, Mapping

from parledger.check.found import found, hints, where
from parledger.check.scope import is_set_whole
from parledger.model.criteria import CriteriaSet, Node
from parledger.model.project import Project
from parledger.problems import Problem


def check_lineage(project: Project) -> Iterator[Problem]:
    """C215 to C224."""
    in_circle: set[str] = set()
    for criteria in project.sets.values():
        if criteria.at.path in project.unread:
            continue
        yield from _check_follows(project, criteria)
        circle = _circle(project, criteria)
        if not circle:
            yield from _check_continues(project, criteria)
        elif criteria.id not in in_circle:
            place = criteria.continues_at or criteria.at
            yield found("C221", place, criteria.id, circle=" > ".join(circle))
        in_circle.update(circle)


def _check_follows(project: Project, criteria: CriteriaSet) -> Iterator[Problem]:
    if not criteria.follows or not is_set_whole(project, criteria.follows):
        return
    place = criteria.follows_at or criteria.at
    frame = project.sets.get(criteria.follows)
    if frame is None:
        known = [one.id for one in project.sets.values() if one.frame]
        yield found(
            "C215", place, criteria.id, found=criteria.follows, **hints(criteria.follows, known)
        )
    elif not frame.frame:
        yield found("C216", place, criteria.id, found=criteria.follows)
    else:
        yield from _compare_areas(criteria, frame)


def _compare_areas(criteria: CriteriaSet, frame: CriteriaSet) -> Iterator[Problem]:
    own = {area.id.lower(): area for area in criteria.areas}
    given = {area.id.lower(): area for area in frame.areas}
    for key, area in given.items():
        if key not in own:
            yield found(
                "C217",
                criteria.follows_at or criteria.at,
                area.id,
                frame=frame.id,
                maximum=area.max_points,
            )
        elif own[key].max_points != area.max_points or own[key].counts != area.counts:
            yield found(
                "C219",
                own[key].max_at,
                own[key].id,
                frame=frame.id,
                own=own[key].max_points,
                maximum=area.max_points,
            )
    for key, area in own.items():
        # Bonus and penalty stand outside the frame's hundred, so a set may add its own.
        if key not in given and area.counts == "normal":
            yield found("C218", where(area.places, "id", area.at), area.id, frame=frame.id)


def _check_continues(project: Project, criteria: CriteriaSet) -> Iterator[Problem]:
    if not criteria.continues:
        for node in criteria.nodes.values():
            if node.continues is not None:
                yield found("C223", node.continues.at, node.id)
        return
    if not is_set_whole(project, criteria.continues):
        return
    place = criteria.continues_at or criteria.at
    before = project.sets.get(criteria.continues)
    if before is None:
        yield found(
            "C220",
            place,
            criteria.id,
            found=criteria.continues,
            **hints(criteria.continues, project.sets),
        )
    else:
        for node in criteria.nodes.values():
            yield from _compare_node(node, before)


def _circle(project: Project, criteria: CriteriaSet) -> tuple[str, ...]:
    """The sets that continue each other round to this one again; empty where they do not."""
    way: list[str] = []
    here: CriteriaSet | None = criteria
    while here is not None and here.id not in way:
        way.append(here.id)
        here = project.sets.get(here.continues)
    return (*way, criteria.id) if here is criteria else ()


def _compare_node(node: Node, before: CriteriaSet) -> Iterator[Problem]:
    said = node.continues
    earlier = _find(before.nodes, said.criterion if said else node.id)
    if earlier is None:
        # A new code needs no word; to say of it that it does not compare does no harm.
        if said is not None and (said.criterion != node.id or said.comparable is not False):
            yield found(
                "C222",
                said.at,
                node.id,
                found=said.criterion,
                before=before.id,
                **hints(said.criterion, before.nodes),
            )
        return
    if node.is_leaf and (said is None or said.comparable is None):
        differences = _differences(node, earlier)
        if differences:
            yield found(
                "C224",
                said.at if said else where(node.places, "id", node.at),
                node.id,
                earlier=earlier.id,
                before=before.id,
                differences_vi=", ".join(vi for vi, _ in differences),
                differences_en=", ".join(en for _, en in differences),
            )


def _find(nodes: Mapping[str, Node], code: str) -> Node | None:
    wanted = code.lower()
    return nodes.get(code) or next((n for n in nodes.values() if n.id.lower() == wanted), None)


def _differences(node: Node, earlier: Node) -> tuple[tuple[str, str], ...]:
    if not earlier.is_leaf:
        return (("mục cũ có mục con", "the earlier one has children"),)
    differences = []
    if node.max_points != earlier.max_points:
        differences.append(("điểm tối đa", "the maximum"))
    # Rules are equal that score equally: their titles, prints and places do not count.
    if None not in (node.rule, earlier.rule) and node.rule != earlier.rule:
        differences.append(("cách chấm", "the rule"))
    return tuple(differences)
