"""A review as sections of plain rows in one language; the printers give them their form.

Cells are raw text: what people typed is in them, and it is the printer that makes it safe.
"""

from collections.abc import Callable
from dataclasses import dataclass

from parledger.model.words import Words
from parledger.problems import Lang, Problem, hint_of, message_of
from parledger.review import words
from parledger.review.cells import (
    area_cells,
    change_cells,
    fill,
    missing_cells,
    moved_cells,
    say,
    setting_rows,
    standing_cells,
)
from parledger.review.model import BlockReview, CycleReview, LeafChange, Review, UnitReview

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, the names of its columns, and its rows; `urgent`: to be looked at first."""

    title: str
    columns: Row
    rows: tuple[Row, ...]
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """`lead`: sentences of our own; `about`: what was compared. Sections have at least one row."""

    title: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]
    about: str


def make_sheet(review: Review, lang: Lang) -> Sheet:
    """Errors first, then what must be looked at, then what changes, then what follows from it."""
    made = (make(review, lang) for make in SECTIONS)
    return Sheet(
        title=say(words.TITLE, lang),
        lead=tuple(_lead(review, lang)),
        sections=tuple(section for section in made if section.rows),
        about=fill(
            words.COMPARED,
            lang,
            base=review.base[:12],
            head=review.head[:12],
            origin=review.merge_base[:12],
            ahead=review.ahead,
            behind=review.behind,
        ),
    )


def _lead(review: Review, lang: Lang) -> list[str]:
    told: list[str] = []
    if review.errors:
        new = sum(one.new for one in review.errors)
        told.append(fill(words.ERROR_COUNT, lang, count=len(review.errors), new=new))
    if review.conflicts:
        told.append(fill(words.CONFLICT_COUNT, lang, count=len(review.conflicts)))
    if review.gate:
        told.append(fill(words.GATE_COUNT, lang, count=len(review.gate)))
    unexplained = sum(1 for _ in review.unexplained())
    if unexplained:
        told.append(fill(words.UNEXPLAINED_COUNT, lang, count=unexplained))
    units, moved = list(review.units()), sum(1 for _ in review.moved())
    if units or moved:
        leaves = sum(len(unit.leaves) for _, _, unit in units)
        told.append(fill(words.SUMMARY, lang, leaves=leaves, units=len(units), moved=moved))
    else:
        told.append(say(words.NO_CHANGE, lang))
    return told


def _heads(lang: Lang, *columns: Words) -> Row:
    return tuple(say(column, lang) for column in columns)


def _errors(review: Review, lang: Lang) -> Section:
    marks = {True: say(words.NEW, lang), False: say(words.OLD, lang)}
    rows = tuple((*_problem(one.problem, lang), marks[one.new]) for one in review.errors)
    columns = _heads(lang, words.PLACE, words.CODE, words.MESSAGE, words.KIND)
    return Section(say(words.ERRORS, lang), columns, rows, urgent=True)


def _conflicts(review: Review, lang: Lang) -> Section:
    rows = tuple((one.path, say(words.CONFLICTS[one.kind], lang)) for one in review.conflicts)
    return Section(
        say(words.CONFLICT, lang), _heads(lang, words.FILE, words.MESSAGE), rows, urgent=True
    )


def _gate(review: Review, lang: Lang) -> Section:
    rows = tuple(
        (one.rule, one.path, say(one.what, lang), say(one.who, lang), say(one.when, lang))
        for one in review.gate
    )
    columns = _heads(lang, words.RULE, words.FILE, words.MESSAGE, words.WHO, words.WHEN)
    return Section(say(words.GATE, lang), columns, rows, urgent=True)


def _changes(review: Review, lang: Lang, *, unexplained: bool) -> tuple[Row, ...]:
    found: list[tuple[CycleReview, UnitReview, LeafChange]] = [
        (cycle, unit, leaf)
        for cycle, _, unit in review.units()
        for leaf in unit.leaves
        if bool(leaf.unexplained) is unexplained
    ]
    several = len(review.cycles) > 1
    return tuple(
        row
        for cycle, unit, leaf in found
        for row in change_cells(cycle.title if several else "", unit, leaf, lang)
    )


_CHANGE_COLUMNS = (
    words.UNIT, words.CRITERION, words.STEP, words.VALUE, words.POINTS, words.REASON,
)  # fmt: skip


def _without_reason(review: Review, lang: Lang) -> Section:
    rows = _changes(review, lang, unexplained=True)
    return Section(
        say(words.WITHOUT_REASON, lang), _heads(lang, *_CHANGE_COLUMNS), rows, urgent=True
    )


def _with_reason(review: Review, lang: Lang) -> Section:
    rows = _changes(review, lang, unexplained=False)
    return Section(say(words.CHANGES, lang), _heads(lang, *_CHANGE_COLUMNS), rows)


def _missing(review: Review, lang: Lang) -> Section:
    several = len(review.cycles) > 1
    rows = tuple(
        missing_cells(cycle.title if several else "", unit, one, lang)
        for cycle, _, unit in review.units()
        for one in unit.missing
    )
    columns = _heads(lang, words.UNIT, words.CRITERION, words.MESSAGE, words.PLACE)
    return Section(say(words.MISSING, lang), columns, rows)


_STANDING_COLUMNS = (words.UNIT, words.INDEX, words.RANK, words.CLASS, words.STATE)


def _standings(review: Review, lang: Lang) -> Section:
    rows = tuple(
        standing_cells(_where(review, cycle, block), unit, lang)
        for cycle, block, unit in review.units()
    )
    return Section(say(words.STANDINGS, lang), _heads(lang, *_STANDING_COLUMNS), rows)


def _moved(review: Review, lang: Lang) -> Section:
    rows = tuple(
        moved_cells(_where(review, cycle, block), unit, lang)
        for cycle, block, unit in review.moved()
    )
    return Section(say(words.MOVED, lang), _heads(lang, *_STANDING_COLUMNS[:4]), rows)


def _where(review: Review, cycle: CycleReview, block: BlockReview) -> str:
    """What tells units of several cycles or blocks apart; empty where there is but one."""
    several = len(review.cycles) > 1
    parts = (cycle.title if several else "", block.title if len(cycle.blocks) > 1 else "")
    return ", ".join(part for part in parts if part)


def _areas(review: Review, lang: Lang) -> Section:
    several = len(review.cycles) > 1
    rows = tuple(
        area_cells(cycle.title if several else "", unit, area, lang)
        for cycle, _, unit in review.units()
        for area in unit.areas
    )
    columns = _heads(lang, words.UNIT, words.AREA, words.POINTS, words.INDEX)
    return Section(say(words.AREAS, lang), columns, rows)


def _settings(review: Review, lang: Lang) -> Section:
    columns = _heads(lang, words.FILE, words.KIND)
    return Section(say(words.SETTINGS, lang), columns, setting_rows(review, lang))


def _warnings(review: Review, lang: Lang) -> Section:
    rows = tuple(_problem(one, lang) for one in review.warnings)
    return Section(say(words.WARNINGS, lang), _problem_columns(lang), rows)


def _resolved(review: Review, lang: Lang) -> Section:
    rows = tuple(_problem(one, lang) for one in review.resolved)
    return Section(say(words.RESOLVED, lang), _problem_columns(lang), rows)


def _files(review: Review, lang: Lang) -> Section:
    rows = tuple(
        (one.path, fill(words.FILE_KINDS[one.kind], lang, old=one.old)) for one in review.files
    )
    return Section(say(words.FILES, lang), _heads(lang, words.FILE, words.KIND), rows)


def _problem_columns(lang: Lang) -> Row:
    return _heads(lang, words.PLACE, words.CODE, words.MESSAGE)


def _problem(problem: Problem, lang: Lang) -> Row:
    place, hint = problem.place, hint_of(problem, lang)
    message = message_of(problem, lang)
    told = f"{message} ({hint})" if hint else message
    return f"{place.path}:{place.line}:{place.column}", problem.code, told


SECTIONS: tuple[Callable[[Review, Lang], Section], ...] = (
    _errors,
    _conflicts,
    _gate,
    _without_reason,
    _missing,
    _standings,
    _moved,
    _with_reason,
    _areas,
    _settings,
    _warnings,
    _resolved,
    _files,
)
"""In the order in which they are printed."""
