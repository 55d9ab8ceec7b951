"""Every criterion of a unit, each opening to why: the long part of a unit's page.

The markup stands in `partials/unit_rows.html`. What is equal for all units of a block is rendered
once and cut into stencils; a unit only fills in its texts (see `parledger.pages.blocks`).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from parledger.model.criteria import Node
from parledger.model.results import UnitResult
from parledger.pages.blocks import Filling
from parledger.pages.shapes import DocumentText, show_documents, show_source
from parledger.pages.states import only_self, status_word
from parledger.pages.text import say, say_reason, show_points
from parledger.pages.unit.losses import leaf_anchor, value_in_force
from parledger.pages.unit.profile import show_total
from parledger.pages.unit.scope import BlockScope
from parledger.pages.unit.stencils import RowMacros, cut_rows
from parledger.pages.unit.steps import StepText, UnitEntries, leaf_steps


@dataclass(frozen=True, slots=True)
class CriteriaTable:
    """The table of one unit, filled when the template asks for it.

    `trail`: from its page to its trail, empty where it has none.
    """

    scope: BlockScope
    result: UnitResult
    entries: UnitEntries
    trail: str = ""

    def fill(self, rows: RowMacros, words: Mapping[str, str]) -> Markup:
        """The finished markup of all areas."""
        stencils = self.scope.stencils
        if not stencils:
            stencils.update(cut_rows(self.scope, rows, words))
        filling = Filling()
        for number, area in enumerate(self.scope.block.criteria.areas):
            self._add_area(filling, number, area)
        return filling.markup()

    def _add_area(self, filling: Filling, number: int, area: Node) -> None:
        stencils, lang = self.scope.stencils, self.scope.lang
        total = self.result.areas[number] if self.result.areas else None
        shown = show_total(total, lang) if total else ""
        filling.add(stencils[f"area {area.id}"][0], shown)
        for node in area.walk():
            if node.is_leaf:
                self._add_leaf(filling, node)
            elif node is not area:
                filling.add(stencils[f"group {node.id}"][0])
        filling.add(stencils["area_close"][0])

    def _add_leaf(self, filling: Filling, leaf: Node) -> None:
        scope, result, lang = self.scope, self.result, self.scope.lang
        stencils = scope.stencils
        column = scope.columns[leaf.id]
        status, points = result.status[column], result.points[column]
        opened, out, rule = stencils[f"leaf {leaf.id}"]
        if points is not None:
            lost = leaf.max_points - points if leaf.counts == "normal" else 0
            shown = f"−{show_points(lost, lang)}" if lost else ""
            filling.add(opened, shown, show_points(points, lang))
        else:
            filling.add(out, status_word(status, lang))
        value = value_in_force(self.entries, leaf.id)
        if value is not None and leaf.rule is not None:
            filling.add(stencils["value"][0], say(leaf.rule.show_value(value), lang))
        reason = result.reasons[column]
        for name, text in (("why", say_reason(reason, lang)), ("said", reason.said)):
            if text:
                filling.add(stencils[name][0], text)
        filling.add(rule)
        steps = leaf_steps(scope, result, self.entries, column)
        self._add_steps(filling, steps, column)
        self._add_evidence(filling, leaf, steps)
        self._add_source(filling, leaf)
        if self.trail:
            filling.add(stencils["trail"][0], f"{self.trail}#{leaf_anchor(leaf)}")
        filling.add(stencils["leaf_close"][0])

    def _add_steps(self, filling: Filling, steps: tuple[StepText, ...], column: int) -> None:
        stencils, points = self.scope.stencils, self.result.points[column]
        filling.add(stencils["steps_open"][0])
        for step in steps:
            filling.add(stencils[f"step {step.step}"][0], step.points, _closed(step), step.said)
        # A score that nobody has looked at is not called final.
        if points is not None and not only_self(self.result):
            filling.add(stencils["step final"][0], show_points(points, self.scope.lang), "", "")
        filling.add(stencils["steps_close"][0])

    def _add_evidence(self, filling: Filling, leaf: Node, steps: tuple[StepText, ...]) -> None:
        own = self.entries.own.get(leaf.id)
        shown = show_documents(own.evidence, self.scope.lang) if own is not None else ()
        later = (document for step in steps for document in step.documents)
        # The same paper, handed in again with the explanation, is one paper.
        documents = tuple(dict.fromkeys((*shown, *later)))
        if documents:
            self._add_documents(filling, documents)

    def _add_documents(self, filling: Filling, documents: tuple[DocumentText, ...]) -> None:
        stencils = self.scope.stencils
        filling.add(stencils["evidence_open"][0])
        for one in documents:
            if one.url:
                filling.add(stencils["document_link"][0], one.url, one.title, one.detail)
            else:
                filling.add(stencils["document"][0], one.title, one.detail)
        filling.add(stencils["evidence_close"][0])

    def _add_source(self, filling: Filling, leaf: Node) -> None:
        scope, code = self.scope, leaf.id
        places = [own.value_at or own.at] if (own := self.entries.own.get(code)) else []
        for found in (self.entries.round_1, self.entries.round_2):
            places.extend(entry.at for _, entry in found.get(code, ()))
        adjusted = scope.adjustments.get((self.result.unit, code))
        if adjusted is not None:
            places.append(adjusted.points_at)
        external = scope.external.get(code)
        if external is not None and self.result.unit in external.places:
            places.append(external.places[self.result.unit])
        places.extend(scope.ballots.get(code, ()))
        for place in places:
            source = show_source(scope.report.info, place, scope.lang)
            if source.url:
                filling.add(scope.stencils["source_link"][0], source.url, source.at, source.commit)
            else:
                filling.add(scope.stencils["source"][0], source.at, source.commit)


def _closed(step: StepText) -> str:
    """The word of a step, with a full stop where what a person wrote follows."""
    return f"{step.word}. " if step.word and step.said else step.word
