"""What pages of areas, criteria and leaves share: where they stand, who appraises, lineage."""

from collections.abc import Iterator
from dataclasses import dataclass

from parledger.compute.years import comparable_leaves
from parledger.model.criteria import CriteriaSet, Node
from parledger.model.results import BlockResult, CycleResult
from parledger.model.words import Words
from parledger.pages.addresses import node_path, root_of
from parledger.pages.frame import Frame, cycle_view
from parledger.pages.inputs import Inputs
from parledger.pages.page import Crumb, View
from parledger.pages.text import NOTHING, percent, say, show_index, show_points
from parledger.pages.unit.scope import BlockScope
from parledger.problems import Lang
from parledger.report.summaries import mean_share

_COUNTS = {
    "normal": Words("", ""),
    "bonus": Words("điểm thưởng", "bonus"),
    "penalty": Words("điểm trừ", "penalty"),
}
_AREA = Words("Lĩnh vực {code}", "Area {code}")
_CRITERION = Words("Tiêu chí {code}", "Criterion {code}")
_SAME = Words("so sánh được", "comparable")
_NOT_SAME = Words("không so sánh được", "not comparable")
_DIFFERS = Words("điểm tối đa hoặc cách chấm khác", "its maximum or rule differs")


@dataclass(frozen=True, slots=True)
class NodeLink:
    """A node as a link: `href` from the page that shows it."""

    code: str
    title: str
    href: str
    maximum: str


@dataclass(frozen=True, slots=True)
class LineageText:
    """The node in the set of one cycle; `href` empty where its page is not shown."""

    year: str
    cycle: str
    code: str
    title: str
    href: str
    maximum: str
    rule: str
    compares: str
    share: str
    share_at: str


def node_view(scope: BlockScope, node: Node, inputs: Inputs, kind: str) -> View:
    """The frame of a node's page; the breadcrumb names all nodes above it."""
    lang, cycle = scope.lang, scope.cycle.cycle
    path = node_path(lang, cycle.id, scope.block.block.id, node.id)
    title = " · ".join((f"{node.code} {node.title}", *_which_block(scope)))
    above = (
        Crumb(f"{one.code} {one.title}", _path(scope, one), given=True)
        for one in _above(scope, node)
    )
    here = Crumb(say(_CRITERION if node.parent else _AREA, lang, code=node.code))
    foot = inputs.foot(inputs.of_units(cycle.id), lang)
    frame = Frame(kind, title, (*above, here), foot)
    return cycle_view(scope.report, lang, cycle, path, frame)


def _which_block(scope: BlockScope) -> tuple[str, ...]:
    """The block, where its cycle has several: their sets may share a criterion."""
    several = len(scope.cycle.cycle.blocks) > 1
    return (scope.block.block.title,) if several else ()


def node_root(scope: BlockScope) -> str:
    """From a node's page to the site's root."""
    return root_of(node_path(scope.lang, scope.cycle.cycle.id, scope.block.block.id, "1"))


def _path(scope: BlockScope, node: Node) -> str:
    return node_path(scope.lang, scope.cycle.cycle.id, scope.block.block.id, node.id)


def _above(scope: BlockScope, node: Node) -> tuple[Node, ...]:
    nodes, found = scope.block.criteria.nodes, []
    while node.parent:
        node = nodes[node.parent]
        found.append(node)
    return tuple(reversed(found))


def link_to(scope: BlockScope, node: Node) -> NodeLink:
    """A link from any node's page of the block to another's."""
    href = node_root(scope) + _path(scope, node)
    return NodeLink(node.code, node.title, href, show_points(node.max_points, scope.lang))


def siblings(scope: BlockScope, node: Node) -> tuple[NodeLink | None, NodeLink | None]:
    """The node before and the one after at the same place of the tree."""
    nodes = scope.block.criteria.nodes
    row = nodes[node.parent].children if node.parent else scope.block.criteria.areas
    at = next(place for place, one in enumerate(row) if one.id == node.id)
    before = link_to(scope, row[at - 1]) if at > 0 else None
    return before, link_to(scope, row[at + 1]) if at + 1 < len(row) else None


def appraisers(scope: BlockScope, node: Node) -> tuple[str, ...]:
    """Offices that appraise the node or part of it, in the order of the cycle; the first leads."""
    leaves = {leaf.id for leaf in node.leaves()}
    criteria, block = scope.block.criteria, scope.block.block.id
    return tuple(
        office.title
        for office in scope.cycle.cycle.offices
        if any(leaves.intersection(criteria.leaf_ids_under(c)) for c in office.codes_for(block))
    )


def counts_word(node: Node, lang: Lang) -> str:
    """Bonus or penalty; empty for the others."""
    return say(_COUNTS[node.counts], lang)


def why_not_scored(scope: BlockScope, node: Node) -> str:
    """The cycle's reason where the node, or one above it, is left out this year for all."""
    criteria = scope.block.criteria
    for one in scope.cycle.cycle.not_scored:
        if one.block in ("", scope.block.block.id):
            held = criteria.nodes.get(one.criterion)
            if held is not None and any(found.id == node.id for found in held.walk()):
                return one.why
    return ""


def lineage(scope: BlockScope, node: Node) -> tuple[LineageText, ...]:
    """The node in all cycles of the programme whose sets hang together with this one.

    Newest first; empty where there is only this cycle.
    """
    found = [
        _lineage_line(scope, cycle, block, other, node)
        for cycle, block in programme_of(scope)
        if (other := counterpart(scope, block.criteria, node)) is not None
    ]
    return tuple(found) if len(found) > 1 else ()


def programme_of(scope: BlockScope) -> Iterator[tuple[CycleResult, BlockResult]]:
    """This block, and all blocks of the programme's other cycles that are shown, newest first."""
    here = scope.cycle.cycle
    pairs = [
        (cycle, block)
        for cycle, block in scope.report.blocks()
        if cycle.cycle.id == here.id or (here.programme and cycle.cycle.programme == here.programme)
    ]
    own = [(c, b) for c, b in pairs if c.cycle.id != here.id or b.block.id == scope.block.block.id]
    return iter(sorted(own, key=lambda pair: (-pair[0].cycle.year, pair[0].cycle.id)))


def counterpart(scope: BlockScope, other: CriteriaSet, node: Node) -> Node | None:
    """The node of another set that this one continues, or that continues this one."""
    criteria = scope.block.criteria
    back = _follow_back(scope, criteria, other, node.id)
    if back is not None:
        return other.nodes.get(back)
    for later in other.nodes.values():
        if _follow_back(scope, other, criteria, later.id) == node.id:
            return later
    return None


def _follow_back(
    scope: BlockScope, criteria: CriteriaSet, target: CriteriaSet, code: str
) -> str | None:
    seen = {criteria.id}
    while criteria.id != target.id:
        node = criteria.nodes.get(code)
        earlier = scope.report.project.sets.get(criteria.continues)
        if node is None or earlier is None or earlier.id in seen:
            return None
        seen.add(earlier.id)
        code = node.continues.criterion if node.continues else code
        criteria = earlier
    return code if code in criteria.nodes else None


def _lineage_line(
    scope: BlockScope, cycle: CycleResult, block: BlockResult, other: Node, node: Node
) -> LineageText:
    lang = scope.lang
    mean = mean_share(block, other)
    here = cycle.cycle.id == scope.cycle.cycle.id
    path = node_path(lang, cycle.cycle.id, block.block.id, other.id)
    return LineageText(
        year=str(cycle.cycle.year),
        cycle=cycle.cycle.title,
        code=other.code,
        title=other.title,
        href="" if here else node_root(scope) + path,
        maximum=show_points(other.max_points, lang),
        rule=say(other.rule.name, lang) if other.rule else "",
        compares="" if here or not node.is_leaf else _compares(scope, block.criteria, other, node),
        share=NOTHING if mean is None else show_index(mean, lang, 1),
        share_at=percent(mean),
    )


def _compares(scope: BlockScope, other_set: CriteriaSet, other: Node, node: Node) -> str:
    project, criteria, lang = scope.report.project, scope.block.criteria, scope.lang
    later = (
        other_set.id != criteria.id and _follow_back(scope, criteria, other_set, node.id) is None
    )
    newer, older = (other_set, criteria) if later else (criteria, other_set)
    leaf, earlier = (other, node) if later else (node, other)
    if comparable_leaves(project, newer, older).get(leaf.id) == earlier.id:
        return say(_SAME, lang)
    why = leaf.continues.why if leaf.continues and leaf.continues.why else say(_DIFFERS, lang)
    return f"{say(_NOT_SAME, lang)}: {why}"
