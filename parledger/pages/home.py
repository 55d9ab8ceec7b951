"""The first page: one field, the latest ranking at a glance, and the cycles by programme."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from parledger.model.cycles import Cycle
from parledger.model.results import BlockResult, CycleResult
from parledger.model.words import Words
from parledger.pages.addresses import cycle_path, home_path, root_of, twin, unit_path
from parledger.pages.cycle.ranking import RankingText, make_ranking
from parledger.pages.inputs import Inputs
from parledger.pages.page import Page, View
from parledger.pages.shapes import unit_name
from parledger.pages.text import say
from parledger.problems import Lang
from parledger.report import Report

_TITLE = Words("parledger: sổ điểm cải cách hành chính", "parledger: administrative-reform scores")
_UNITS = Words("{count} đơn vị", "{count} units")
_UNIT = Words("1 đơn vị", "1 unit")
_OFFICIAL = Words("số liệu chính thức", "official figures")
_ILLUSTRATIVE = Words("số liệu minh họa", "illustrative data")
_WITHHELD = Words("đang tiến hành, chưa công bố điểm", "under way, scores not yet public")
_GLANCE = 10


@dataclass(frozen=True, slots=True)
class CycleRow:
    """A cycle in the list."""

    year: str
    title: str
    href: str
    note: str
    illustrative: bool
    withheld: bool


@dataclass(frozen=True, slots=True)
class ProgrammeText:
    """Cycles that belong together, the latest first."""

    title: str
    cycles: tuple[CycleRow, ...]


@dataclass(frozen=True, slots=True)
class GlanceText:
    """The head of a ranking; `more` units follow on the cycle's page."""

    title: str
    block: str
    href: str
    ranking: RankingText
    shown: int
    more: int
    illustrative: bool


def home_pages(report: Report, lang: Lang, _inputs: Inputs) -> tuple[Page, ...]:
    """One page."""
    path = home_path(lang)
    view = View(
        lang=lang,
        title=say(_TITLE, lang),
        path=path,
        root=root_of(path),
        other=twin(path),
        kind="home",
        home=path,
        edition=report.edition,
    )
    return (Page(path, "home.html", view, partial(home_context, report, lang)),)


def home_context(report: Report, lang: Lang) -> Mapping[str, object]:
    """What `home.html` shows."""
    return {
        "programmes": _programmes(report, lang),
        "glance": _glance(report, lang),
        "unit": unit_name(report, report.unit) if report.unit else "",
    }


def _programmes(report: Report, lang: Lang) -> tuple[ProgrammeText, ...]:
    """Official programmes first, then by their latest year; cycles the latest first."""
    groups: dict[str, list[Cycle]] = {}
    for files in report.project.cycles.values():
        cycle = files.cycle
        groups.setdefault(cycle.programme or cycle.id, []).append(cycle)
    ordered = sorted(
        groups.values(),
        key=lambda cycles: (cycles[0].provenance != "official", -max(c.year for c in cycles)),
    )
    return tuple(
        ProgrammeText(
            (authority := _leading(report, cycles)),
            tuple(
                _row(report, cycle, authority, lang)
                for cycle in sorted(cycles, key=lambda cycle: -cycle.year)
            ),
        )
        for cycles in ordered
    )


def _leading(report: Report, cycles: list[Cycle]) -> str:
    """The authority above the others: most units elsewhere have a parent among its units."""
    units = report.project.units
    parents = [
        units[unit].parent
        for cycle in cycles
        for block in cycle.blocks
        for unit in block.units
        if unit in units
    ]

    def below(cycle: Cycle) -> int:
        own = {unit for block in cycle.blocks for unit in block.units}
        return sum(parent in own for parent in parents)

    return max(cycles, key=below).authority


def _row(report: Report, cycle: Cycle, authority: str, lang: Lang) -> CycleRow:
    count = sum(len(block.units) for block in cycle.blocks)
    official = cycle.provenance == "official"
    withheld = cycle.id in report.withheld
    notes = [say(_OFFICIAL if official else _ILLUSTRATIVE, lang)]
    if not report.unit:
        notes.insert(0, say(_UNIT, lang) if count == 1 else say(_UNITS, lang, count=str(count)))
    if cycle.authority != authority:
        notes.insert(0, cycle.authority)
    if withheld:
        notes.append(say(_WITHHELD, lang))
    own = report.unit and report.result(cycle.id) is not None
    path = unit_path(lang, cycle.id, report.unit) if own else cycle_path(lang, cycle.id)
    href = root_of(home_path(lang)) + path
    return CycleRow(str(cycle.year), cycle.title, href, ", ".join(notes), not official, withheld)


def _glance(report: Report, lang: Lang) -> GlanceText | None:
    """The latest ranking of at least two units, an official one before an illustrative one."""
    found = [
        (cycle, block)
        for cycle, block in report.blocks()
        if sum(unit.rank is not None for unit in block.units) > 1
    ]
    if not found:
        return None
    cycle, block = max(
        found, key=lambda one: (one[0].cycle.provenance == "official", one[0].cycle.year)
    )
    return _glance_at(report, cycle, block, lang)


def _glance_at(report: Report, cycle: CycleResult, block: BlockResult, lang: Lang) -> GlanceText:
    path = home_path(lang)
    ranking = make_ranking(report, cycle, block, lang, path)
    return GlanceText(
        title=cycle.cycle.title,
        block=block.block.title,
        href=root_of(path) + cycle_path(lang, cycle.cycle.id),
        ranking=ranking,
        shown=min(_GLANCE, len(ranking.rows)),
        more=max(0, len(ranking.rows) - _GLANCE),
        illustrative=cycle.cycle.provenance == "illustrative",
    )
