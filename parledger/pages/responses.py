"""A cycle's comment-response matrix: per unit in numbers, line by line, and what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from parledger.compute.matrix import (
    GAP_WORDS,
    Exchange,
    Missing,
    Tally,
    missing_in,
    tally_of,
    unit_matrix,
)
from parledger.model.results import CycleResult, UnitResult
from parledger.model.words import Words, plain_decimal
from parledger.pages.addresses import responses_path, root_of, status_path, unit_path
from parledger.pages.frame import Frame, cycle_view
from parledger.pages.inputs import Inputs
from parledger.pages.matrix import LineText, say_line, tally_sentence
from parledger.pages.page import Crumb, Page, View
from parledger.pages.shapes import unit_name
from parledger.pages.text import say, show_signed
from parledger.pages.unit.losses import leaf_anchor
from parledger.pages.unit.scope import BlockScope
from parledger.problems import Lang
from parledger.report import Report

STATUS_TITLE = Words("Theo dõi tiến độ", "Status board")
_TITLE = Words("Giải trình và trả lời", "Explanations and answers")
_NONE = Words(
    "Chưa có tiêu chí nào được điều chỉnh, cho điểm hoặc giải trình.",
    "Nothing has been adjusted, judged or explained yet.",
)
_LONG = Words(
    "Kỳ này có {lines} dòng, quá dài cho một trang; bảng đầy đủ của từng đơn vị ở trang của đơn vị.",
    "This cycle has {lines} lines, too many for one page; each unit's table is on its own page.",
)

MOST_LINES = 600
"""A longer matrix is shown per unit alone: a page of it would be several megabytes."""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit's lines in numbers; `lines` is empty where the cycle has too many of them."""

    name: str
    href: str
    tally: Tally
    moved: str
    moved_order: str
    lines: tuple[LineText, ...]


@dataclass(frozen=True, slots=True)
class MissingText:
    """What is missing, in whose line, and who owes it."""

    unit: str
    code: str
    title: str
    href: str
    what: str
    office: str


@dataclass(frozen=True, slots=True)
class BlockResponses:
    """A block's units that have a line."""

    id: str
    title: str
    rows: tuple[UnitRow, ...]


def responses_pages(report: Report, lang: Lang, inputs: Inputs) -> tuple[Page, ...]:
    """One page for each cycle whose figures the edition shows."""
    return tuple(
        Page(
            path=responses_path(lang, cycle.cycle.id),
            template="responses.html",
            view=_view(report, lang, inputs, cycle),
            context=partial(responses_context, report, lang, cycle),
        )
        for cycle in report.results.cycles.values()
    )


def _view(report: Report, lang: Lang, inputs: Inputs, cycle: CycleResult) -> View:
    path, title = responses_path(lang, cycle.cycle.id), say(_TITLE, lang)
    foot = inputs.foot(inputs.of_units(cycle.cycle.id), lang)
    above = Crumb(say(STATUS_TITLE, lang), status_path(lang, cycle.cycle.id))
    frame = Frame("responses", title, (above, Crumb(title)), foot)
    return cycle_view(report, lang, cycle.cycle, path, frame)


def responses_context(report: Report, lang: Lang, cycle: CycleResult) -> Mapping[str, object]:
    """What `responses.html` shows; every text finished."""
    scopes = [BlockScope(report, lang, cycle, block) for block in cycle.blocks]
    matrices = [_matrices(scope) for scope in scopes]
    lines = [line for found in matrices for _, matrix in found for line in matrix]
    whole, path = len(lines) <= MOST_LINES, responses_path(lang, cycle.cycle.id)
    return {
        "cycle": cycle.cycle.title,
        "title": say(_TITLE, lang),
        "sentence": tally_sentence(tally_of(lines), lang, sum(map(len, matrices)))
        if lines
        else say(_NONE, lang),
        "missing": tuple(
            missing_text(scope, one, path)
            for scope, found in zip(scopes, matrices, strict=True)
            for unit, matrix in found
            for one in missing_in(unit, matrix)
        ),
        "any": bool(lines),
        "unanswered": tally_of(lines).unanswered > 0,
        "long": "" if whole else say(_LONG, lang, lines=str(len(lines))),
        "blocks": tuple(
            _block(scope, found, whole=whole)
            for scope, found in zip(scopes, matrices, strict=True)
            if found
        ),
    }


Matrices = list[tuple[UnitResult, tuple[Exchange, ...]]]


def _matrices(scope: BlockScope) -> Matrices:
    """The units that have a line, in the decision's order."""
    found = (
        (unit, unit_matrix(scope.ground, unit, scope.files(unit.unit)))
        for unit in scope.block.units
    )
    return [(unit, matrix) for unit, matrix in found if matrix]


def _block(scope: BlockScope, found: Matrices, *, whole: bool) -> BlockResponses:
    block = scope.block.block
    rows = tuple(_row(scope, unit, matrix, whole=whole) for unit, matrix in found)
    return BlockResponses(block.id, block.title, rows)


def _row(
    scope: BlockScope, unit: UnitResult, matrix: tuple[Exchange, ...], *, whole: bool
) -> UnitRow:
    path = responses_path(scope.lang, scope.cycle.cycle.id)
    tally, page = tally_of(matrix), _unit_page(scope, unit.unit, path)
    return UnitRow(
        name=unit_name(scope.report, unit.unit),
        href=f"{page}#responses",
        tally=tally,
        moved=show_signed(tally.moved, scope.lang) if tally.moved else "",
        moved_order=plain_decimal(tally.moved),
        lines=tuple(say_line(scope, line, page) for line in matrix) if whole else (),
    )


def missing_text(scope: BlockScope, one: Missing, path: str) -> MissingText:
    """What is missing in words, with a link from the page `path` to the unit's line."""
    what = say(GAP_WORDS[one.gap], scope.lang)
    return MissingText(
        unit=unit_name(scope.report, one.unit),
        code=one.leaf.code,
        title=one.leaf.title,
        href=f"{_unit_page(scope, one.unit, path)}#{leaf_anchor(one.leaf)}",
        what=what[:1].upper() + what[1:],
        office=scope.offices.get(one.office, ""),
    )


def _unit_page(scope: BlockScope, unit: str, path: str) -> str:
    return root_of(path) + unit_path(scope.lang, scope.cycle.cycle.id, unit)
