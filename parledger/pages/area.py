"""The page of an area or an inner criterion: units ranked in it, and its children."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from parledger.model.criteria import Node
from parledger.model.results import Total
from parledger.model.words import Words, plain_decimal, round_fraction
from parledger.pages.addresses import methodology_path, node_path, unit_path
from parledger.pages.inputs import Inputs
from parledger.pages.nodes import (
    appraisers,
    counts_word,
    lineage,
    link_to,
    node_root,
    node_view,
    siblings,
    why_not_scored,
)
from parledger.pages.page import Page
from parledger.pages.shapes import show_source, unit_name
from parledger.pages.text import NOTHING, percent, say, show_index, show_points
from parledger.pages.unit.scope import BlockScope
from parledger.problems import Lang
from parledger.report import Report
from parledger.report.spread import Spread, spread_of
from parledger.report.summaries import node_totals, ranks_of

_MEAN = Words(
    "Trung bình cả khối đạt {mean} % số điểm; thấp nhất {low} %, cao nhất {high} %.",
    "On average the block has {mean} % of the points; lowest {low} %, highest {high} %.",
)
_ALIKE = Words("Các đơn vị cùng đạt {mean} % số điểm.", "All units have {mean} % of the points.")
_ONE = Words("{unit} đạt {mean} % số điểm.", "{unit} has {mean} % of the points.")
_OUT = Words("Năm nay không chấm: {why}", "Not scored this year: {why}")
_NONE = Words("Chưa có kết quả.", "There are no results yet.")
_EXTRA = Words(
    "Điểm cộng thêm hoặc trừ đi, không tính vào điểm tối đa; giới hạn {cap} điểm.",
    "Added or taken away outside the maximum; at most {cap} points.",
)


@dataclass(frozen=True, slots=True)
class ChildText:
    """A child with what the block made of it on average."""

    code: str
    title: str
    href: str
    maximum: str
    mean: str
    share: str
    share_at: str
    share_order: str


@dataclass(frozen=True, slots=True)
class AreaRow:
    """A unit in the area; `order` is its exact index, empty where there is none."""

    rank: str
    name: str
    href: str
    points: str
    maximum: str
    index: str
    index_at: str
    order: str


def area_pages(report: Report, lang: Lang, inputs: Inputs) -> tuple[Page, ...]:
    """One page for each node that has children, of each block that has results."""
    return tuple(
        Page(
            path=node_path(lang, cycle.cycle.id, block.block.id, node.id),
            template="area.html",
            view=node_view(scope, node, inputs, "area"),
            context=partial(area_context, scope, node),
        )
        for cycle, block in report.blocks()
        for scope in (BlockScope(report, lang, cycle, block),)
        for node in block.criteria.nodes.values()
        if not node.is_leaf
    )


def area_context(scope: BlockScope, node: Node) -> Mapping[str, object]:
    """What `area.html` shows; every text finished."""
    lang, root, cycle = scope.lang, node_root(scope), scope.cycle.cycle
    totals = node_totals(scope.block, node)
    before, after = siblings(scope, node)
    mean = _spread(totals)
    return {
        "code": node.code,
        "title": node.title,
        "year": str(cycle.year),
        "methodology_href": root + methodology_path(lang, cycle.id),
        "block": scope.block.block.title,
        "answer": finding(scope, node, totals),
        "counts": counts_word(node, lang),
        "extra": node.counts != "normal",
        "alone": scope.alone,
        "maximum": show_points(node.max_points, lang),
        "in_force": _in_force(totals, lang),
        "mean": show_index(mean.mean, lang) if mean else NOTHING,
        "mean_at": percent(mean.mean) if mean else "",
        "guide": node.guide,
        "appraisers": appraisers(scope, node),
        "children": tuple(_child(scope, child) for child in node.children),
        "rows": area_rows(scope, totals),
        "lineage": lineage(scope, node),
        "parent": link_to(scope, scope.block.criteria.nodes[node.parent]) if node.parent else None,
        "before": before,
        "after": after,
        "source": show_source(scope.report.info, node.at, lang),
    }


def _spread(totals: tuple[Total | None, ...]) -> Spread | None:
    found = [total.index for total in totals if total is not None]
    return spread_of([index for index in found if index is not None])


def _in_force(totals: tuple[Total | None, ...], lang: Lang) -> str:
    """The maximum in force where it is one and the same for all units; else empty."""
    found = {total.max_points for total in totals if total is not None}
    return show_points(found.pop(), lang) if len(found) == 1 else ""


def finding(scope: BlockScope, node: Node, totals: tuple[Total | None, ...]) -> str:
    """One sentence of how the block did."""
    lang, why = scope.lang, why_not_scored(scope, node)
    if why:
        return say(_OUT, lang, why=why)
    if node.counts != "normal":
        return say(_EXTRA, lang, cap=show_points(node.cap or node.max_points, lang))
    spread = _spread(totals)
    if spread is None:
        return say(_NONE, lang)
    mean = show_index(spread.mean, lang)
    if spread.units == 1:
        unit = next(
            unit.unit
            for unit, total in zip(scope.block.units, totals, strict=True)
            if total is not None and total.index is not None
        )
        return say(_ONE, lang, unit=unit_name(scope.report, unit), mean=mean)
    if spread.low == spread.high:
        return say(_ALIKE, lang, mean=mean)
    low, high = show_index(spread.low, lang), show_index(spread.high, lang)
    return say(_MEAN, lang, mean=mean, low=low, high=high)


def _child(scope: BlockScope, child: Node) -> ChildText:
    lang, link = scope.lang, link_to(scope, child)
    totals = node_totals(scope.block, child)
    points = spread_of([total.points for total in totals if total is not None and total.max_points])
    share = _spread(totals)
    return ChildText(
        code=link.code,
        title=link.title,
        href=link.href,
        maximum=link.maximum,
        mean=show_points(round_fraction(points.mean, 2), lang) if points else NOTHING,
        share=show_index(share.mean, lang, 1) if share else NOTHING,
        share_at=percent(share.mean) if share else "",
        share_order=plain_decimal(share.mean) if share else "",
    )


def area_rows(scope: BlockScope, totals: tuple[Total | None, ...]) -> tuple[AreaRow, ...]:
    """Units by their index in a node, those without at the end; ties as the cycle says.

    Bonus and penalty have no index: units then stand by points, without ranks.
    """
    unranked = {one.unit for one in scope.block.block.unranked}
    indices = [total.index if total is not None else None for total in totals]
    ranks = ranks_of(
        [
            None if unit.unit in unranked else index
            for unit, index in zip(scope.block.units, indices, strict=True)
        ],
        scope.cycle.cycle.index.ties,
    )
    made = [
        _row(scope, unit.unit, total, rank)
        for unit, total, rank in zip(scope.block.units, totals, ranks, strict=True)
    ]
    weight = [_weight(total) for total in totals]
    order = sorted(range(len(made)), key=lambda at: (weight[at] is None, -(weight[at] or 0)))
    return tuple(made[at] for at in order)


def _weight(total: Total | None) -> Fraction | None:
    if total is None:
        return None
    return total.index if total.max_points else total.points


def _row(scope: BlockScope, unit: str, total: Total | None, rank: int | None) -> AreaRow:
    lang = scope.lang
    index = total.index if total is not None else None
    path = unit_path(lang, scope.cycle.cycle.id, unit)
    return AreaRow(
        rank=NOTHING if rank is None else str(rank),
        name=unit_name(scope.report, unit),
        href=node_root(scope) + path,
        points=show_points(total.points, lang) if total else NOTHING,
        maximum=show_points(total.max_points, lang) if total else NOTHING,
        index=NOTHING if index is None else show_index(index, lang),
        index_at=percent(index),
        order="" if index is None else plain_decimal(index),
    )
