"""Who appraises what, and which units of the decision stand outside the ranking."""

from dataclasses import dataclass

from parledger.model.cycles import Block, Cycle, Office
from parledger.model.words import Words
from parledger.pages.shapes import unit_name
from parledger.pages.text import say
from parledger.problems import Lang
from parledger.report import Report

_ALL = Words("tất cả", "all")


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office: what it appraises in which block, and who stands in for its own unit."""

    title: str
    appraises: tuple[str, ...]
    stand_in: str


@dataclass(frozen=True, slots=True)
class UnitOut:
    """A unit outside the ranking (`assessed`: scored, not ranked) and why."""

    name: str
    assessed: bool
    why: str


def office_rows(report: Report, cycle: Cycle, lang: Lang) -> tuple[OfficeRow, ...]:
    """Offices in the cycle's order."""
    titles = {office.id: office.title for office in cycle.offices}
    return tuple(
        OfficeRow(
            office.title,
            tuple(
                text
                for block in cycle.blocks
                if (text := _appraises(report, cycle, block, office, lang))
            ),
            titles.get(office.for_own_unit, office.for_own_unit),
        )
        for office in cycle.offices
    )


def _appraises(report: Report, cycle: Cycle, block: Block, office: Office, lang: Lang) -> str:
    criteria = report.project.sets.get(block.criteria)
    codes = office.codes_for(block.id)
    if criteria is None or not codes:
        return ""
    nodes = [criteria.nodes[code] for code in codes if code in criteria.nodes]
    if not nodes:
        return ""
    covered = {leaf.id for node in nodes for leaf in node.leaves()}
    everything = len(covered) == len(criteria.leaves)
    text = say(_ALL, lang) if everything else "; ".join(f"{n.code} {n.title}" for n in nodes)
    return f"{block.title}: {text}" if len(cycle.blocks) > 1 else text


def units_out(report: Report, cycle: Cycle) -> tuple[UnitOut, ...]:
    """Unranked units, then those not assessed, block by block."""
    return tuple(
        UnitOut(unit_name(report, one.unit), assessed, one.why)
        for block in cycle.blocks
        for assessed, named in ((True, block.unranked), (False, block.not_assessed))
        for one in named
    )
