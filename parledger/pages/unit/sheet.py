"""Biểu tự chấm điểm: the sheet a unit's page prints as, in the form clerks know it.

One stencil for the whole block; a unit fills in seven texts a leaf.
"""

from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from parledger.model.criteria import Node
from parledger.model.results import IN_FORCE, UnitResult
from parledger.model.words import Words
from parledger.pages.blocks import HOLE_MARKUP, Filling, Stencil
from parledger.pages.shapes import show_documents
from parledger.pages.states import status_word
from parledger.pages.text import say, show_points
from parledger.pages.unit.losses import value_in_force
from parledger.pages.unit.scope import BlockScope
from parledger.pages.unit.stencils import Macro
from parledger.pages.unit.steps import UnitEntries

_VALUE = Words("Giá trị: {value}", "Value: {value}")


class SheetMacros(Protocol):
    """The macros of `partials/sheet_rows.html`."""

    area: Macro
    group: Macro
    leaf: Macro


@dataclass(frozen=True, slots=True)
class RowText:
    """What a row says for every unit alike."""

    code: str
    title: str
    maximum: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of one unit, filled when the template asks for it."""

    scope: BlockScope
    result: UnitResult
    entries: UnitEntries

    @property
    def self_points(self) -> str:
        """The self-score's total; a dash where there is none."""
        total = self.result.total
        return show_points(total.self_points if total else None, self.scope.lang)

    @property
    def max_points(self) -> str:
        """The maximum of what the unit scores itself."""
        total = self.result.total
        return show_points(total.self_max_points if total else None, self.scope.lang)

    def fill(self, rows: SheetMacros) -> Markup:
        """The finished rows."""
        stencils = self.scope.stencils
        if "sheet" not in stencils:
            stencils["sheet"] = (_cut_sheet(self.scope, rows),)
        texts: list[str] = []
        for number, area in enumerate(self.scope.block.criteria.areas):
            total = self.result.areas[number] if self.result.areas else None
            texts.append(show_points(total.self_points if total else None, self.scope.lang))
            for leaf in area.leaves():
                texts.extend(self._leaf_texts(leaf))
        filling = Filling()
        filling.add(stencils["sheet"][0], *texts)
        return filling.markup()

    def _leaf_texts(self, leaf: Node) -> tuple[str, ...]:
        """Self, round 1, explanation, round 2, evidence, note."""
        lang, result, code = self.scope.lang, self.result, leaf.id
        column = self.scope.columns[code]
        own = self.entries.own.get(code)
        explained = self.entries.explanations.get(code)
        status = result.status[column]
        own_points = result.self_points[column]
        shown_own = show_points(own_points, lang) if own_points is not None else ""
        first, second = result.round_1[column], result.round_2[column]
        note = own.note if own else ""
        if status not in IN_FORCE:
            word = status_word(status, lang)
            note = f"{word[:1].upper()}{word[1:]}. {note}" if note else word
        value = value_in_force(self.entries, code)
        if value is not None and leaf.rule is not None:
            shown = say(_VALUE, lang, value=say(leaf.rule.show_value(value), lang))
            note = f"{shown}. {note}" if note else shown
        documents = show_documents(own.evidence, lang) if own else ()
        return (
            shown_own,
            show_points(first, lang) if first is not None else "",
            explained.text if explained else "",
            show_points(second, lang) if second is not None else "",
            "; ".join(f"{one.title} ({one.detail})" if one.detail else one.title for one in documents),
            note,
        )  # fmt: skip


def _cut_sheet(scope: BlockScope, rows: SheetMacros) -> Stencil:
    markup: list[str] = []
    for area in scope.block.criteria.areas:
        markup.append(rows.area(_row(scope, area), HOLE_MARKUP))
        for node in area.walk():
            if node.is_leaf:
                markup.append(rows.leaf(_row(scope, node), *[HOLE_MARKUP] * 6))
            elif node is not area:
                markup.append(rows.group(_row(scope, node)))
    return Stencil.cut("".join(markup))


def _row(scope: BlockScope, node: Node) -> RowText:
    return RowText(node.code, node.title, show_points(node.max_points, scope.lang))
