"""The markup of a unit's long tables, rendered once per block and cut into stencils."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from parledger.model.criteria import Node
from parledger.pages.addresses import node_path
from parledger.pages.blocks import HOLE_MARKUP, Stencil
from parledger.pages.text import say, show_points
from parledger.pages.unit.losses import leaf_anchor
from parledger.pages.unit.scope import BlockScope

Macro = Callable[..., Markup]


class RowMacros(Protocol):
    """The macros of `partials/unit_rows.html`."""

    area_open: Macro
    area_close: Macro
    group: Macro
    leaf_open: Macro
    leaf_out: Macro
    value: Macro
    why: Macro
    said: Macro
    rule: Macro
    steps_open: Macro
    step: Macro
    steps_close: Macro
    evidence_open: Macro
    document: Macro
    document_link: Macro
    evidence_close: Macro
    source: Macro
    source_link: Macro
    trail: Macro
    leaf_close: Macro


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule as a small table: (condition, points) lines, guide, expected documents."""

    lines: tuple[tuple[str, str], ...]
    guide: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NodeText:
    """What a node's markup says for every unit alike; `foreign`: the page is not Vietnamese."""

    code: str
    title: str
    maximum: str
    anchor: str
    href: str
    foreign: bool


def cut_rows(
    scope: BlockScope, rows: RowMacros, words: Mapping[str, str]
) -> dict[str, tuple[Stencil, ...]]:
    """Render every macro once for the block, with holes."""
    cut, foreign = Stencil.cut, scope.lang != "vi"
    stencils: dict[str, tuple[Stencil, ...]] = {
        "area_close": (cut(rows.area_close()),),
        "value": (cut(rows.value(words, HOLE_MARKUP)),),
        "why": (cut(rows.why(HOLE_MARKUP)),),
        "said": (cut(rows.said(foreign, HOLE_MARKUP)),),
        "steps_open": (cut(rows.steps_open(words)),),
        "steps_close": (cut(rows.steps_close()),),
        "evidence_open": (cut(rows.evidence_open(words)),),
        "document": (cut(rows.document(foreign, HOLE_MARKUP, HOLE_MARKUP)),),
        "document_link": (cut(rows.document_link(foreign, HOLE_MARKUP, HOLE_MARKUP, HOLE_MARKUP)),),
        "evidence_close": (cut(rows.evidence_close()),),
        "source": (cut(rows.source(words, HOLE_MARKUP, HOLE_MARKUP)),),
        "source_link": (cut(rows.source_link(words, HOLE_MARKUP, HOLE_MARKUP, HOLE_MARKUP)),),
        "trail": (cut(rows.trail(words, HOLE_MARKUP)),),
        "leaf_close": (cut(rows.leaf_close()),),
    }
    for step in ("self", "appraisal_1", "explanation", "appraisal_2", "council", "final"):
        row = rows.step(foreign, words[step], HOLE_MARKUP, HOLE_MARKUP, HOLE_MARKUP)
        stencils[f"step {step}"] = (cut(row),)
    for area in scope.block.criteria.areas:
        text = _node_text(scope, area)
        stencils[f"area {area.id}"] = (cut(rows.area_open(text, HOLE_MARKUP)),)
        for node in area.walk():
            if not node.is_leaf:
                stencils[f"group {node.id}"] = (cut(rows.group(_node_text(scope, node))),)
                continue
            text = _node_text(scope, node)
            stencils[f"leaf {node.id}"] = (
                cut(rows.leaf_open(text, HOLE_MARKUP, HOLE_MARKUP)),
                cut(rows.leaf_out(text, HOLE_MARKUP)),
                cut(rows.rule(words, text, _rule_text(scope, node))),
            )
    return stencils


def _node_text(scope: BlockScope, node: Node) -> NodeText:
    path = node_path(scope.lang, scope.cycle.cycle.id, scope.block.block.id, node.id)
    maximum = show_points(node.max_points, scope.lang)
    return NodeText(
        node.code, node.title, maximum, leaf_anchor(node), scope.root + path, scope.lang != "vi"
    )


def _rule_text(scope: BlockScope, leaf: Node) -> RuleText:
    lines = leaf.rule.lines(leaf.max_points) if leaf.rule else ()
    lang = scope.lang
    return RuleText(
        tuple(
            (say(line.when, lang), show_points(line.points, lang) if line.points is not None else "")
            for line in lines
        ),
        leaf.guide,
        leaf.documents,
    )  # fmt: skip
