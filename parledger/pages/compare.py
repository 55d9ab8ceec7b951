"""A cycle beside the earlier one of its programme: each unit over the criteria that compare."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from parledger.charts import Figure
from parledger.model.criteria import CriteriaSet, Node
from parledger.model.results import CycleResult, YearChange
from parledger.model.words import Words, localise_number, plain_decimal
from parledger.pages.addresses import (
    compare_path,
    node_path,
    root_of,
    unit_path,
)
from parledger.pages.figures import changes_figure, source_text
from parledger.pages.figures.changes import block_changes, changes_finding, years_of
from parledger.pages.frame import Frame, cycle_view
from parledger.pages.inputs import Inputs
from parledger.pages.nodes import why_not_scored
from parledger.pages.page import Crumb, Page, View
from parledger.pages.shapes import unit_name
from parledger.pages.text import NOTHING, say, show_index, show_signed
from parledger.pages.unit.scope import BlockScope
from parledger.problems import Lang
from parledger.report import Report

_TITLE = Words("So sánh với năm trước", "Compared with the year before")
_YEARS = Words("Năm {now} so với năm {before}", "{now} against {before}")
_BASIS = Words(
    "So sánh trên {count} tiêu chí giống nhau ở cả hai năm; {out} tiêu chí không đưa vào so sánh.",
    "Over {count} criteria that are the same in both years; {out} are left out.",
)
_BASIS_RANGE = Words(
    "So sánh trên {low} đến {high} tiêu chí giống nhau ở cả hai năm, tùy đơn vị.",
    "Over {low} to {high} criteria that are the same in both years, depending on the unit.",
)
_NEW = Words("tiêu chí mới của năm nay", "new this year")
_DIFFERS = Words("điểm tối đa hoặc cách chấm đã đổi", "its maximum or rule has changed")
_SOME = Words(
    "không có số liệu ở một trong hai năm, với {count} đơn vị",
    "no figure in one of the years, {count} units",
)
_EXTRA = Words("điểm thưởng, điểm trừ không so sánh", "bonus and penalty are not compared")


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A unit in both years over the criteria that compare; orders are exact."""

    name: str
    href: str
    before: str
    now: str
    change: str
    order: str
    rose: bool
    fell: bool
    compared: str
    full_before: str
    full_now: str
    rank_before: str
    rank_now: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A criterion that does not compare, and why."""

    title: str
    href: str
    why: str


@dataclass(frozen=True, slots=True)
class BlockCompare:
    """A block's comparison; `figure` None with fewer than two units."""

    id: str
    title: str
    years: str
    before: str
    now: str
    finding: str
    basis: str
    figure: Figure | None
    source: str
    rows: tuple[ChangeRow, ...]
    left_out: tuple[LeftOut, ...]
    without: tuple[str, ...]


def compare_pages(report: Report, lang: Lang, inputs: Inputs) -> tuple[Page, ...]:
    """One page for each cycle of which some unit compares with an earlier cycle shown here."""
    return tuple(
        Page(
            path=compare_path(lang, cycle_id),
            template="compare.html",
            view=_view(report, lang, inputs, found),
            context=partial(compare_context, report, lang, cycle_id),
        )
        for cycle_id, found in report.results.cycles.items()
        if found.changes
    )


def _view(report: Report, lang: Lang, inputs: Inputs, found: CycleResult) -> View:
    cycle = found.cycle
    path, title = compare_path(lang, cycle.id), say(_TITLE, lang)
    foot = inputs.foot(inputs.of_units(cycle.id), lang)
    frame = Frame("compare", title, (Crumb(title),), foot, charts=True)
    return cycle_view(report, lang, cycle, path, frame)


def compare_context(report: Report, lang: Lang, cycle_id: str) -> Mapping[str, object]:
    """What `compare.html` shows; every text finished."""
    found = report.results.cycles[cycle_id]
    scopes = [BlockScope(report, lang, found, block) for block in found.blocks]
    return {
        "title": say(_TITLE, lang),
        "cycle": found.cycle.title,
        "blocks": tuple(_block(scope) for scope in scopes if block_changes(scope)),
    }


def _block(scope: BlockScope) -> BlockCompare:
    lang, changes = scope.lang, block_changes(scope)
    before, now = years_of(scope)
    compared = {change.unit for change in changes}
    named = [(unit_name(scope.report, one.unit), one.difference) for one in changes]
    return BlockCompare(
        id=scope.block.block.id,
        title=scope.block.block.title,
        years=say(_YEARS, lang, now=now, before=before),
        before=before,
        now=now,
        finding=changes_finding(named, lang),
        basis=basis_text(scope, changes),
        figure=changes_figure(scope),
        source=source_text(scope),
        rows=tuple(_row(scope, change) for change in changes),
        left_out=left_out(scope, changes),
        without=tuple(
            unit_name(scope.report, unit)
            for unit in scope.block.block.units
            if unit not in compared
        ),
    )


def basis_text(scope: BlockScope, changes: tuple[YearChange, ...]) -> str:
    """Over how many criteria: one number where it is the same for all units."""
    counts = sorted({len(change.compared) for change in changes})
    low, high = str(counts[0]), str(counts[-1])
    if len(counts) > 1:
        return say(_BASIS_RANGE, scope.lang, low=low, high=high)
    out = str(len(scope.block.leaves) - counts[0])
    return say(_BASIS, scope.lang, count=low, out=out)


def _root(scope: BlockScope) -> str:
    return root_of(compare_path(scope.lang, scope.cycle.cycle.id))


def _row(scope: BlockScope, change: YearChange) -> ChangeRow:
    lang = scope.lang
    unit = scope.results[change.unit]
    before = scope.report.results.cycles.get(change.before_cycle)
    old = before.unit(change.unit) if before else None
    path = unit_path(lang, scope.cycle.cycle.id, change.unit)
    return ChangeRow(
        name=unit_name(scope.report, change.unit),
        href=_root(scope) + path,
        before=show_index(change.before_index, lang),
        now=show_index(change.index, lang),
        change=show_signed(change.difference, lang, 2),
        order=plain_decimal(change.difference),
        rose=change.difference > 0,
        fell=change.difference < 0,
        compared=str(len(change.compared)),
        full_before=localise_number(old.shown_index, lang) if old and old.shown_index else NOTHING,
        full_now=localise_number(unit.shown_index, lang) if unit.shown_index else NOTHING,
        rank_before=str(old.rank) if old and old.rank is not None else NOTHING,
        rank_now=str(unit.rank) if unit.rank is not None else NOTHING,
    )


def left_out(scope: BlockScope, changes: tuple[YearChange, ...]) -> tuple[LeftOut, ...]:
    """Criteria that some unit could not compare, in the set's order, with the reason."""
    often = {
        leaf.id: sum(leaf.id in change.left_out for change in changes)
        for leaf in scope.block.leaves
    }
    return tuple(
        LeftOut(
            f"{leaf.code} {leaf.title}",
            _root(scope)
            + node_path(scope.lang, scope.cycle.cycle.id, scope.block.block.id, leaf.id),
            _why(scope, leaf, often[leaf.id], len(changes)),
        )
        for leaf in scope.block.leaves
        if often[leaf.id]
    )


def _why(scope: BlockScope, leaf: Node, units: int, of: int) -> str:
    lang, criteria = scope.lang, scope.block.criteria
    if leaf.counts != "normal":
        return say(_EXTRA, lang)
    stated = _stated(criteria, leaf)
    if stated:
        return stated
    out = why_not_scored(scope, leaf)
    if out:
        return out
    earlier = scope.report.project.sets.get(criteria.continues)
    if earlier is not None:
        code = leaf.continues.criterion if leaf.continues else leaf.id
        other = earlier.nodes.get(code)
        if other is None or not other.is_leaf:
            return say(_NEW, lang)
        if other.max_points != leaf.max_points or other.rule != leaf.rule:
            return say(_DIFFERS, lang)
    return say(_SOME, lang, count=str(units)) if units < of else say(_DIFFERS, lang)


def _stated(criteria: CriteriaSet, leaf: Node) -> str:
    """The set's own reason at the leaf, or at a node above it."""
    node: Node | None = leaf
    while node is not None:
        if node.continues is not None and node.continues.comparable is False:
            return node.continues.why
        node = criteria.nodes.get(node.parent)
    return ""
