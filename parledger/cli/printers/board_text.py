"""The status board on a terminal: the words of the page, in columns."""

from collections.abc import Iterator, Sequence

from parledger.compute.matrix import GAP_WORDS
from parledger.model.project import Project
from parledger.model.words import Words
from parledger.pages.status.board import (
    BOARD_WORDS,
    UNIT_STEPS,
    findings,
    group_units,
    office_texts,
    step_texts,
)
from parledger.pages.text import say
from parledger.pages.timetable import say_today
from parledger.pipeline.standing import Standing, StatusRun
from parledger.problems import Lang

_STEP = Words("Bước", "Step")
_UNTIL = Words("Hết ngày", "Until")
_DONE = Words("Đã xong", "Done")
_OVERDUE = Words("Quá hạn", "Overdue")
_UNIT = Words("Đơn vị", "Unit")
_OFFICES = Words("Cơ quan thẩm định còn việc:", "Offices with work left:")
_LEFT = Words("{left} tiêu chí phải thẩm định", "{left} criteria to appraise")
_ANSWERS = Words("{left} giải trình phải trả lời", "{left} explanations to answer")
_MISSING = Words("Còn thiếu:", "Missing:")
_NONE = Words("Chưa có kỳ đánh giá nào.\n", "There is no cycle yet.\n")


def print_boards(run: StatusRun, lang: Lang, *, whole: bool) -> str:
    """All boards; `whole`: each unit too. Without any cycle, a line that says so."""
    if not run.standings:
        return "" if run.problems else say(_NONE, lang)
    boards = ["\n".join(_board(run.project, one, lang, whole=whole)) for one in run.standings]
    return "\n\n".join(boards) + "\n"


def _board(project: Project, one: Standing, lang: Lang, *, whole: bool) -> Iterator[str]:
    board, cycle = one.board, one.board.cycle
    yield f"{cycle.id}: {cycle.title}"
    yield say_today(board.today, lang)
    yield findings(board, lang)
    yield ""
    head = tuple(say(words, lang) for words in (_STEP, _UNTIL, _DONE, _OVERDUE))
    rows = [
        (step.title, step.until, f"{step.done}/{step.of}" if step.of else "", str(step.overdue or ""))
        for step in step_texts(board, lang)
    ]  # fmt: skip
    yield from _columns((head, *rows))
    yield from _offices(project, one, lang)
    yield from _missing(project, one, lang)
    if whole:
        yield from _units(project, one, lang)


def _offices(project: Project, one: Standing, lang: Lang) -> Iterator[str]:
    busy = [office for office in office_texts(one.board, lang) if office.units]
    if busy:
        yield f"\n{say(_OFFICES, lang)}"
    for office in busy:
        counts = ((office.left, _LEFT), (office.unanswered, _ANSWERS))
        owed = ", ".join(say(words, lang, left=str(left)) for left, words in counts if left)
        units = ", ".join(
            f"{_name(project, unit)} ({left + answers})" for unit, left, answers in office.units
        )
        yield f"  {office.title}: {owed}: {units}"


def _missing(project: Project, one: Standing, lang: Lang) -> Iterator[str]:
    missing = one.board.missing
    titles = {office.id: office.title for office in one.board.cycle.offices}
    if missing:
        yield f"\n{say(_MISSING, lang)}"
    for gap in missing:
        who = f" ({titles[gap.office]})" if gap.office in titles else ""
        what = say(GAP_WORDS[gap.gap], lang)
        where = f"{gap.at.path}:{gap.at.line}"
        yield f"  {_name(project, gap.unit)}, {gap.leaf.code}: {what}{who}; {where}"


def _units(project: Project, one: Standing, lang: Lang) -> Iterator[str]:
    """Each block's units by state, those furthest behind first."""
    stands = {unit.unit: unit for unit in one.board.units}
    titles = [say(BOARD_WORDS[step], lang) for step in one.board.steps if step in UNIT_STEPS]
    for block in one.result.blocks:
        pairs = ((stands[unit.unit], unit) for unit in block.units)
        yield f"\n{block.block.title}"
        for group in group_units(pairs, block.block.id, lang):
            rows = [
                (
                    _name(project, row.unit),
                    *(f"{c.word} ({c.note})" if c.note else c.word for c in row.cells),
                )
                for row in group.rows
            ]
            yield f"\n{group.title} ({len(rows)})"
            yield from _columns(((say(_UNIT, lang), *titles), *rows))


def _name(project: Project, unit: str) -> str:
    found = project.units.get(unit)
    return found.name if found else unit


def _columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"  {'  '.join(cells)}".rstrip()
