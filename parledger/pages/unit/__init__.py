"""A unit's page: the answer first, then where it comes from, down to file and line."""

from collections.abc import Iterator, Mapping
from functools import partial

from parledger.compute import lost_points
from parledger.model.results import UnitResult
from parledger.pages.addresses import data_path, trail_path, unit_evidence_path, unit_path
from parledger.pages.appeals import make_appeals
from parledger.pages.frame import Frame, cycle_view
from parledger.pages.inputs import Inputs
from parledger.pages.matrix import make_matrix
from parledger.pages.page import Crumb, Page, View
from parledger.pages.publication import make_corrections
from parledger.pages.shapes import show_documents, unit_name
from parledger.pages.told_pages import has_trail
from parledger.pages.unit.answer import make_answer
from parledger.pages.unit.criteria import CriteriaTable
from parledger.pages.unit.losses import make_gains, make_losses, without_step
from parledger.pages.unit.papers import step_papers
from parledger.pages.unit.plan import make_plan
from parledger.pages.unit.profile import make_profile
from parledger.pages.unit.scope import BlockScope
from parledger.pages.unit.sheet import Sheet
from parledger.pages.unit.steps import gather_entries
from parledger.pages.unit.survey import make_unit_surveys
from parledger.problems import Lang
from parledger.report import Report

__all__ = ["unit_context", "unit_pages"]


def unit_pages(report: Report, lang: Lang, inputs: Inputs) -> tuple[Page, ...]:
    """One page for each unit of each block that has results."""
    return tuple(
        page
        for cycle, block in report.blocks()
        for page in _block_pages(BlockScope(report, lang, cycle, block), inputs)
    )


def _block_pages(scope: BlockScope, inputs: Inputs) -> Iterator[Page]:
    for result in scope.block.units:
        yield Page(
            path=unit_path(scope.lang, scope.cycle.cycle.id, result.unit),
            template="unit.html",
            view=_view(scope, result, inputs),
            context=partial(unit_context, scope, result),
        )


def _view(scope: BlockScope, result: UnitResult, inputs: Inputs) -> View:
    lang, cycle = scope.lang, scope.cycle.cycle
    path = unit_path(lang, cycle.id, result.unit)
    name = unit_name(scope.report, result.unit)
    foot = inputs.foot(inputs.of_unit(cycle.id, result.unit), lang)
    return cycle_view(
        scope.report, lang, cycle, path, Frame("unit", name, (Crumb(name, given=True),), foot)
    )


def _trail_href(scope: BlockScope, unit: str) -> str:
    """From the unit's page to its trail; empty where Git shows no history of it."""
    cycle = scope.cycle.cycle.id
    if not has_trail(scope.report, cycle, unit):
        return ""
    return scope.root + trail_path(scope.lang, cycle, unit)


def unit_context(scope: BlockScope, result: UnitResult) -> Mapping[str, object]:
    """What `unit.html` shows; every text finished."""
    files = scope.files(result.unit)
    entries = gather_entries(files)
    cycle = scope.cycle.cycle
    trail = _trail_href(scope, result.unit)
    lost = lost_points(scope.block, result, files)
    return {
        "name": unit_name(scope.report, result.unit),
        "block": scope.block.block.title,
        "cycle": cycle.title,
        "year": str(cycle.year),
        "authority": cycle.authority,
        "answer": make_answer(scope, result),
        "profile": make_profile(scope, result),
        "losses": make_losses(scope, lost, result, entries),
        "gains": make_gains(scope, lost),
        "without_step": without_step(lost),
        "matrix": make_matrix(scope, result),
        "surveys": make_unit_surveys(scope, result),
        "table": CriteriaTable(scope, result, entries, trail),
        "trail": trail,
        "sheet": Sheet(scope, result, entries),
        "plan": make_plan(scope, files.improvement),
        "corrections": make_corrections(scope.report, scope.lang, scope.cycle, result.unit),
        "appeals": make_appeals(
            scope.report,
            scope.lang,
            cycle.id,
            unit_path(scope.lang, cycle.id, result.unit),
            result.unit,
        ),
        "papers": step_papers(scope, files),
        "documents": show_documents(cycle.documents, scope.lang),
        "sources": show_documents(cycle.sources, scope.lang),
        "evidence_href": scope.root + unit_evidence_path(scope.lang, cycle.id, result.unit),
        "downloads": tuple(
            (table, scope.root + data_path(cycle.id, table)) for table in ("units", "criteria")
        ),
    }
