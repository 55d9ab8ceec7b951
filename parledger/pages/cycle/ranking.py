"""A block's ranking: complete as a plain table, sortable with a script."""

from collections.abc import Mapping
from dataclasses import dataclass

from parledger.model.certainty import RankRange
from parledger.model.results import BlockResult, CycleResult, UnitResult, YearChange
from parledger.model.words import Words, localise_number, plain_decimal
from parledger.pages.addresses import root_of, unit_path
from parledger.pages.shapes import ClassText, unit_name
from parledger.pages.states import class_text, only_self, unit_state
from parledger.pages.text import NOTHING, percent, say, show_index, show_signed
from parledger.problems import Lang
from parledger.report import Report

_ON_YEAR = Words("Thay đổi so với năm {year}", "Change on {year}")
_ON_BEFORE = Words("Thay đổi so với năm trước", "Change on the year before")


@dataclass(frozen=True, slots=True)
class RankingRow:
    """A unit's row; `order` texts are plain decimals to sort by, empty: last.

    `range`: the ranks that a survey's sampling error allows; `low_at` and `high_at`: the index.
    """

    rank: str
    rank_order: str
    range: str
    range_order: str
    low_at: str
    high_at: str
    name: str
    href: str
    index: str
    index_order: str
    index_at: str
    own: str
    own_order: str
    own_at: str
    level: ClassText
    level_order: str
    change: str
    change_order: str
    state: str
    own_only: bool
    provisional: bool


@dataclass(frozen=True, slots=True)
class RankingText:
    """A ranking, and which of its columns have anything to say.

    `own_only`: nobody has appraised any of them, all marks are hollow. `mean` is the ranked units' mean.
    """

    rows: tuple[RankingRow, ...]
    mean: str
    mean_at: str
    has_own: bool
    own_only: bool
    has_class: bool
    has_change: bool
    has_state: bool
    has_range: bool
    change_title: str


def make_ranking(
    report: Report, cycle: CycleResult, block: BlockResult, lang: Lang, path: str
) -> RankingText:
    """Rows by rank, then those without one; `path` is the page the links start from."""
    changes = cycle.changes or {}
    rows = tuple(_row(report, cycle, unit, lang, root_of(path)) for unit in block.ranked())
    states = {row.state for row in rows}
    return RankingText(
        rows=rows,
        mean=show_index(block.mean_index, lang) if block.mean_index is not None else "",
        mean_at=percent(block.mean_index),
        has_own=any(row.own_order for row in rows),
        own_only=all(row.own_only for row in rows),
        has_class=any(row.level.title for row in rows),
        has_change=any(row.change for row in rows),
        has_range=any(row.range for row in rows),
        has_state=len(states) > 1 or any(row.provisional for row in rows),
        change_title=_change_title(report, block, changes, lang),
    )


def _row(report: Report, cycle: CycleResult, unit: UnitResult, lang: Lang, root: str) -> RankingRow:
    change = (cycle.changes or {}).get(unit.unit)
    own = unit.total.self_index if unit.total else None
    level = class_text(cycle.cycle, unit.class_id)
    certainty = report.polls.certainty.get(cycle.cycle.id)
    allowed = certainty.ranks.get(unit.unit) if certainty is not None else None
    return RankingRow(
        rank=str(unit.rank) if unit.rank is not None else NOTHING,
        rank_order=str(unit.rank) if unit.rank is not None else "",
        range=_range(allowed),
        range_order=str(allowed.worst - allowed.best) if allowed else "",
        low_at=percent(allowed.index.low) if allowed else "",
        high_at=percent(allowed.index.high) if allowed else "",
        name=unit_name(report, unit.unit),
        href=root + unit_path(lang, cycle.cycle.id, unit.unit),
        index=localise_number(unit.shown_index, lang) if unit.shown_index else NOTHING,
        index_order=plain_decimal(unit.index) if unit.index is not None else "",
        index_at=percent(unit.index),
        own=show_index(own, lang) if own is not None else NOTHING,
        own_order=plain_decimal(own) if own is not None else "",
        own_at=percent(own),
        level=level,
        level_order=str(level.step) if level.step else "",
        change=show_signed(change.difference, lang, 2) if change else "",
        change_order=plain_decimal(change.difference) if change else "",
        state=unit_state(unit, lang),
        own_only=only_self(unit),
        provisional=unit.provisional,
    )


def _range(allowed: RankRange | None) -> str:
    if allowed is None:
        return ""
    best, worst = allowed.best, allowed.worst
    return f"{best}–{worst}" if best < worst else str(best)


def _change_title(
    report: Report, block: BlockResult, changes: Mapping[str, YearChange], lang: Lang
) -> str:
    years = {
        report.project.cycles[one.before_cycle].cycle.year
        for unit in block.units
        if (one := changes.get(unit.unit)) and one.before_cycle in report.project.cycles
    }
    if len(years) == 1:
        return say(_ON_YEAR, lang, year=str(years.pop()))
    return say(_ON_BEFORE, lang)
