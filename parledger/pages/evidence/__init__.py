"""A cycle's evidence register: coverage by unit, what many share, what is dated outside the period.

A cycle may have 4,000 units and 200,000 documents: the page counts by unit and links to the units'
own registers; its lists stop at `MOST` and say how much is in the download.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from parledger.compute.register import block_register, coverage_of, shared_papers
from parledger.model.register import Lacking, Paper, UnitRegister
from parledger.model.results import CycleResult
from parledger.model.words import Words, fixed_decimal, show_figure
from parledger.pages.addresses import data_path, evidence_path, root_of, unit_evidence_path
from parledger.pages.evidence.papers import (
    LackingText,
    PaperText,
    coverage_sentence,
    period_text,
    say_lacking,
    say_paper,
)
from parledger.pages.frame import Frame, cycle_view
from parledger.pages.inputs import Inputs
from parledger.pages.page import Crumb, Page, View
from parledger.pages.shapes import unit_name
from parledger.pages.survey.scope import show_share
from parledger.pages.text import NOTHING, percent, say
from parledger.pages.unit.scope import BlockScope
from parledger.problems import Lang
from parledger.report import Report

EVIDENCE_TITLE = Words("Sổ tài liệu kiểm chứng", "Evidence register")
MOST = 50
"""A longer list is cut: the whole of it stands in the units' registers and in the download."""
_CUT = Words(
    "Ở đây có {shown} trên {all} dòng; toàn bộ có trong tệp tải về.",
    "{shown} of {all} are listed here; all of them are in the download.",
)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit's register in numbers; `order` is the share as a plain decimal."""

    name: str
    href: str
    papers: int
    coverage: str
    order: str
    at: str
    lacking: int
    outside: int


@dataclass(frozen=True, slots=True)
class BlockRegister:
    """A block's units."""

    id: str
    title: str
    rows: tuple[UnitRow, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """The first lines of a list; `cut` says how many there are, empty where all are here."""

    lines: tuple[tuple[str, str, PaperText | LackingText], ...]
    cut: str


def evidence_pages(report: Report, lang: Lang, inputs: Inputs) -> tuple[Page, ...]:
    """One page for each cycle whose figures the edition shows."""
    return tuple(
        Page(
            path=evidence_path(lang, cycle.cycle.id),
            template="evidence.html",
            view=_view(report, lang, inputs, cycle),
            context=partial(evidence_context, report, lang, cycle),
        )
        for cycle in report.results.cycles.values()
    )


def _view(report: Report, lang: Lang, inputs: Inputs, cycle: CycleResult) -> View:
    path, title = evidence_path(lang, cycle.cycle.id), say(EVIDENCE_TITLE, lang)
    foot = inputs.foot(inputs.of_units(cycle.cycle.id), lang)
    return cycle_view(
        report, lang, cycle.cycle, path, Frame("evidence", title, (Crumb(title),), foot)
    )


def evidence_context(report: Report, lang: Lang, cycle: CycleResult) -> Mapping[str, object]:
    """What `evidence.html` shows; every text finished."""
    name = cycle.cycle.id
    files, path = report.files(name), evidence_path(lang, name)
    scopes = [BlockScope(report, lang, cycle, block) for block in cycle.blocks]
    found = [(scope, tuple(block_register(files, scope.block))) for scope in scopes]
    registers = [one for _, block in found for one in block]
    covered, due = sum(one.covered for one in registers), sum(one.due for one in registers)
    return {
        "cycle": cycle.cycle.title,
        "title": say(EVIDENCE_TITLE, lang),
        "sentence": coverage_sentence(covered, due, coverage_of(registers), lang),
        "period": period_text(cycle.cycle, lang),
        "blocks": tuple(_block(scope, block, path) for scope, block in found),
        "shared": _shared(scopes, registers, path),
        "outside": _outside(found, path),
        "bare": _bare(found, path),
        "download": root_of(path) + data_path(name, "evidence"),
    }


def _block(scope: BlockScope, registers: Iterable[UnitRegister], path: str) -> BlockRegister:
    block = scope.block.block
    return BlockRegister(block.id, block.title, tuple(_row(scope, one, path) for one in registers))


def _row(scope: BlockScope, one: UnitRegister, path: str) -> UnitRow:
    share = one.coverage
    return UnitRow(
        name=unit_name(scope.report, one.unit),
        href=_unit_href(scope, one.unit, path),
        papers=len(one.papers),
        coverage=show_share(share, scope.lang) if share is not None else NOTHING,
        order=fixed_decimal(share, 6) if share is not None else "",
        at=percent(share * 100) if share is not None else "",
        lacking=len(one.lacking),
        outside=len(one.outside),
    )


def _unit_href(scope: BlockScope, unit: str, path: str) -> str:
    return root_of(path) + unit_evidence_path(scope.lang, scope.cycle.cycle.id, unit)


def _shared(scopes: list[BlockScope], registers: list[UnitRegister], path: str) -> Listed:
    """Documents of several units or criteria; a document of many units is shown with the first."""
    by_unit = {unit: scope for scope in scopes for unit in scope.results}
    papers = shared_papers(registers)
    lines = tuple(_shared_line(by_unit[one.units[0]], one, path) for one in papers[:MOST])
    return Listed(lines, _cut(len(papers), scopes))


def _shared_line(scope: BlockScope, paper: Paper, path: str) -> tuple[str, str, PaperText]:
    unit = paper.units[0]
    own = Paper(paper.document, tuple(use for use in paper.uses if use.unit == unit))
    return (
        unit_name(scope.report, unit),
        _unit_href(scope, unit, path),
        say_paper(scope, own, path, others=len(paper.units) - 1),
    )


Found = list[tuple[BlockScope, tuple[UnitRegister, ...]]]


def _outside(found: Found, path: str) -> Listed:
    papers = [
        (scope, one.unit, paper) for scope, block in found for one in block for paper in one.outside
    ]
    lines = tuple(
        (
            unit_name(scope.report, unit),
            _unit_href(scope, unit, path),
            say_paper(scope, paper, path),
        )
        for scope, unit, paper in papers[:MOST]
    )
    return Listed(lines, _cut(len(papers), [scope for scope, _ in found]))


def _bare(found: Found, path: str) -> Listed:
    """Criteria for which a document is required and neither one nor a note is there."""
    bare: list[tuple[BlockScope, Lacking]] = [
        (scope, line) for scope, block in found for one in block for line in one.lacking
        if line.is_bare
    ]  # fmt: skip
    lines = tuple(
        (
            unit_name(scope.report, line.unit),
            _unit_href(scope, line.unit, path),
            say_lacking(scope, line, path),
        )
        for scope, line in bare[:MOST]
    )
    return Listed(lines, _cut(len(bare), [scope for scope, _ in found]))


def _cut(count: int, scopes: list[BlockScope]) -> str:
    if count <= MOST:
        return ""
    lang = scopes[0].lang
    return say(_CUT, lang, shown=show_figure(MOST, lang), all=show_figure(count, lang))
