"""A criterion's page: its words and rule, how the block did, why points were lost, its years."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from parledger.model.criteria import Node
from parledger.model.results import Status, UnitResult
from parledger.model.words import Words, plain_decimal, round_fraction
from parledger.pages.addresses import methodology_path, node_path, trail_path, unit_path
from parledger.pages.criterion_block import Given, bars, given_points, reasons
from parledger.pages.criterion_survey import feeds_of
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
from parledger.pages.states import status_word
from parledger.pages.text import NOTHING, say, say_reason, show_points
from parledger.pages.told_pages import has_trail
from parledger.pages.unit.losses import leaf_anchor
from parledger.pages.unit.scope import BlockScope
from parledger.problems import Lang
from parledger.report import Report
from parledger.report.spread import spread_of

_FULL = Words(
    "{full} trên {of} đơn vị đạt đủ {maximum} điểm; trung bình {mean}.",
    "{full} of {of} units have the full {maximum} points; the mean is {mean}.",
)
_ALL = Words(
    "Cả {of} đơn vị đạt đủ {maximum} điểm.", "All {of} units have the full {maximum} points."
)
_ONE = Words(
    "{unit} được {points} trên {maximum} điểm.", "{unit} has {points} of {maximum} points."
)
_PENALTY = Words(
    "{hit} trên {of} đơn vị bị trừ điểm.", "{hit} of {of} units lost points by this penalty."
)
_OUT = Words("Năm nay không chấm tiêu chí này: {why}", "Not scored this year: {why}")
_PENDING = Words("Chưa có kết quả cho tiêu chí này.", "There is no result for this criterion yet.")
_EVIDENCE = {
    "required": Words("bắt buộc khi có điểm", "required for points above 0"),
    "optional": Words("không bắt buộc", "optional"),
    "none": Words("không cần", "none needed"),
}


@dataclass(frozen=True, slots=True)
class RuleText:
    """A line of the rule; `printed` where the decision prints other points than it means."""

    when: str
    points: str
    printed: str


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit's points by step; `order` is the exact final figure, empty where there is none.

    `trail`: to where their whole course is told, empty without a history.
    """

    name: str
    href: str
    own: str
    round_1: str
    round_2: str
    council: str
    final: str
    order: str
    why: str
    said: str
    trail: str = ""


def criterion_pages(report: Report, lang: Lang, inputs: Inputs) -> tuple[Page, ...]:
    """One page for each leaf of each block that has results."""
    return tuple(
        Page(
            path=node_path(lang, cycle.cycle.id, block.block.id, leaf.id),
            template="criterion.html",
            view=node_view(scope, leaf, inputs, "criterion"),
            context=partial(criterion_context, scope, leaf),
        )
        for cycle, block in report.blocks()
        for scope in (BlockScope(report, lang, cycle, block),)
        for leaf in block.leaves
    )


def criterion_context(scope: BlockScope, leaf: Node) -> Mapping[str, object]:
    """What `criterion.html` shows; every text finished."""
    lang, root, cycle = scope.lang, node_root(scope), scope.cycle.cycle
    given = given_points(scope, leaf)
    before, after = siblings(scope, leaf)
    full = tuple(one for one in given if one.points == leaf.max_points)
    return {
        "code": leaf.code,
        "title": leaf.title,
        "year": str(cycle.year),
        "methodology_href": root + methodology_path(lang, cycle.id),
        "block": scope.block.block.title,
        "answer": finding(scope, leaf, given),
        "out": why_not_scored(scope, leaf),
        "counts": counts_word(leaf, lang),
        "maximum": show_points(leaf.max_points, lang),
        "mean": "" if scope.alone else _mean(given, lang),
        "alone": scope.alone,
        "evidence": say(_EVIDENCE[leaf.evidence], lang),
        "appraisers": appraisers(scope, leaf),
        "rule_name": say(leaf.rule.name, lang) if leaf.rule else "",
        "rule_how": say(leaf.rule.how, lang) if leaf.rule else "",
        "rule_lines": rule_lines(leaf, lang),
        "feeds": feeds_of(scope, leaf),
        "guide": leaf.guide,
        "as_printed": leaf.as_printed,
        "documents": leaf.documents,
        "bars": bars(scope, given),
        "full": tuple((unit_name(scope.report, one.unit.unit), _href(scope, one)) for one in full)
        if leaf.counts == "normal"
        else (),
        "reasons": reasons(scope, leaf, given),
        "rows": tuple(_row(scope, leaf, unit) for unit in _best_first(scope, leaf)),
        "steps": _steps_used(scope, leaf),
        "lineage": lineage(scope, leaf),
        "parent": link_to(scope, scope.block.criteria.nodes[leaf.parent]) if leaf.parent else None,
        "before": before,
        "after": after,
        "source": show_source(scope.report.info, leaf.at, lang),
    }


def finding(scope: BlockScope, leaf: Node, given: tuple[Given, ...]) -> str:
    """One sentence of how the block did."""
    lang, why = scope.lang, why_not_scored(scope, leaf)
    if why:
        return say(_OUT, lang, why=why)
    if not given:
        return say(_PENDING, lang)
    of, maximum = str(len(given)), show_points(leaf.max_points, lang)
    if leaf.counts == "penalty":
        return say(_PENALTY, lang, hit=str(sum(one.points > 0 for one in given)), of=of)
    if len(given) == 1:
        name = unit_name(scope.report, given[0].unit.unit)
        points = show_points(given[0].points, lang)
        return say(_ONE, lang, unit=name, points=points, maximum=maximum)
    full = sum(one.points == leaf.max_points for one in given)
    if full == len(given):
        return say(_ALL, lang, of=of, maximum=maximum)
    return say(_FULL, lang, full=str(full), of=of, maximum=maximum, mean=_mean(given, lang))


def _mean(given: tuple[Given, ...], lang: Lang) -> str:
    spread = spread_of([one.points for one in given])
    return NOTHING if spread is None else show_points(round_fraction(spread.mean, 2), lang)


def rule_lines(leaf: Node, lang: Lang) -> tuple[RuleText, ...]:
    """The rule as a small table, best first."""
    if leaf.rule is None:
        return ()
    return tuple(
        RuleText(
            say(line.when, lang),
            show_points(line.points, lang),
            show_points(line.printed, lang) if line.printed not in (None, line.points) else "",
        )
        for line in leaf.rule.lines(leaf.max_points)
    )


def _best_first(scope: BlockScope, leaf: Node) -> list[UnitResult]:
    """Most points first, then by rank; units without points at the end."""
    column = scope.columns[leaf.id]

    def place(unit: UnitResult) -> tuple[bool, Fraction]:
        points = unit.points[column]
        return (points is None, -(points or Fraction(0)))

    return sorted(scope.block.ranked(), key=place)


def _row(scope: BlockScope, leaf: Node, unit: UnitResult) -> UnitRow:
    column, lang = scope.columns[leaf.id], scope.lang
    status, points = unit.status[column], unit.points[column]
    counted = points is not None
    path = unit_path(lang, scope.cycle.cycle.id, unit.unit)
    reason, heard = unit.reasons[column], status is not Status.NOT_SCORED
    return UnitRow(
        name=unit_name(scope.report, unit.unit),
        href=f"{node_root(scope)}{path}#{leaf_anchor(leaf)}",
        own=show_points(unit.self_points[column], lang),
        round_1=show_points(unit.round_1[column], lang),
        round_2=show_points(unit.round_2[column], lang),
        council=show_points(unit.council[column], lang),
        final=show_points(points, lang) if counted else status_word(status, lang),
        order=plain_decimal(points) if counted and points is not None else "",
        why=say_reason(reason, lang) if heard else "",
        said=reason.said if heard else "",
        trail=_trail_href(scope, unit.unit, leaf),
    )


def _trail_href(scope: BlockScope, unit: str, leaf: Node) -> str:
    cycle = scope.cycle.cycle.id
    if not has_trail(scope.report, cycle, unit):
        return ""
    return node_root(scope) + trail_path(scope.lang, cycle, unit, leaf_anchor(leaf))


def _steps_used(scope: BlockScope, leaf: Node) -> tuple[str, ...]:
    """The steps that gave any unit a figure for the leaf, as keys of the interface words."""
    column = scope.columns[leaf.id]
    steps = (
        ("self", "self_points"),
        ("appraisal_1", "round_1"),
        ("appraisal_2", "round_2"),
        ("council", "council"),
    )
    return tuple(
        word
        for word, name in steps
        if any(getattr(unit, name)[column] is not None for unit in scope.block.units)
    )


def _href(scope: BlockScope, one: Given) -> str:
    return node_root(scope) + unit_path(scope.lang, scope.cycle.cycle.id, one.unit.unit)
