"""A unit's evidence register: what lacks a document, dates outside the period, every document."""

from collections.abc import Iterator, Mapping
from functools import partial

from parledger.compute.register import unit_register
from parledger.model.results import UnitResult
from parledger.model.words import Words
from parledger.pages.addresses import (
    data_path,
    evidence_path,
    root_of,
    unit_evidence_path,
    unit_path,
)
from parledger.pages.evidence import EVIDENCE_TITLE
from parledger.pages.evidence.papers import (
    coverage_sentence,
    period_text,
    say_lacking,
    say_paper,
)
from parledger.pages.frame import Frame, cycle_view
from parledger.pages.inputs import Inputs
from parledger.pages.page import Crumb, Page, View
from parledger.pages.shapes import unit_name
from parledger.pages.text import say
from parledger.pages.unit.scope import BlockScope
from parledger.problems import Lang
from parledger.report import Report

_TITLE = Words("Tài liệu kiểm chứng của {name}", "Evidence of {name}")


def unit_evidence_pages(report: Report, lang: Lang, inputs: Inputs) -> tuple[Page, ...]:
    """One page for each unit of each block that has results."""
    return tuple(
        page
        for cycle, block in report.blocks()
        for page in _block_pages(BlockScope(report, lang, cycle, block), inputs)
    )


def _block_pages(scope: BlockScope, inputs: Inputs) -> Iterator[Page]:
    for result in scope.block.units:
        yield Page(
            path=unit_evidence_path(scope.lang, scope.cycle.cycle.id, result.unit),
            template="unit_evidence.html",
            view=_view(scope, result.unit, inputs),
            context=partial(unit_evidence_context, scope, result),
        )


def _view(scope: BlockScope, unit: str, inputs: Inputs) -> View:
    lang, cycle = scope.lang, scope.cycle.cycle
    path = unit_evidence_path(lang, cycle.id, unit)
    name = unit_name(scope.report, unit)
    above = Crumb(name, unit_path(lang, cycle.id, unit), given=True)
    crumbs = (above, Crumb(say(EVIDENCE_TITLE, lang)))
    foot = inputs.foot(inputs.of_unit(cycle.id, unit), lang)
    frame = Frame("unit_evidence", say(_TITLE, lang, name=name), crumbs, foot)
    return cycle_view(scope.report, lang, cycle, path, frame)


def unit_evidence_context(scope: BlockScope, result: UnitResult) -> Mapping[str, object]:
    """What `unit_evidence.html` shows; every text finished."""
    lang, cycle = scope.lang, scope.cycle.cycle
    register = unit_register(scope.report.files(cycle.id), scope.block, result)
    path = unit_evidence_path(lang, cycle.id, result.unit)
    root = root_of(path)
    return {
        "name": unit_name(scope.report, result.unit),
        "cycle": cycle.title,
        "title": say(_TITLE, lang, name=unit_name(scope.report, result.unit)),
        "sentence": coverage_sentence(register.covered, register.due, register.coverage, lang),
        "due": ", ".join(scope.block.criteria.nodes[code].code for code in register.due_criteria),
        "period": period_text(cycle, lang),
        "lacking": tuple(say_lacking(scope, one, path) for one in register.lacking),
        "outside": tuple(say_paper(scope, one, path) for one in register.outside),
        "papers": tuple(say_paper(scope, one, path) for one in register.papers),
        "unit_href": root + unit_path(lang, cycle.id, result.unit),
        "cycle_href": root + evidence_path(lang, cycle.id),
        "download": root + data_path(cycle.id, "evidence"),
    }
