"""Who leads on a leaf, and which entries of several offices' files count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parledger.model.criteria import CriteriaSet
from parledger.model.cycles import Block, Office
from parledger.model.scores import Round1Entry, Round1File, Round2Entry, Round2File

Leads = Mapping[str, str]
"""Leaf id -> id of the office that leads on it."""


def leads_of(offices: Iterable[Office], block: Block, criteria: CriteriaSet, unit: str) -> Leads:
    """The office listed first leads; for an office's own unit its stand-in takes its place."""
    leads: dict[str, str] = {}
    for office in offices:
        own = bool(office.unit) and office.unit == unit
        acting = office.for_own_unit if own and office.for_own_unit else office.id
        for code in office.codes_for(block.id):
            for leaf in criteria.leaf_ids_under(code):
                leads.setdefault(leaf, acting)
    return leads


@dataclass(frozen=True, slots=True)
class Round1:
    """Round 1 of a unit: the entries that count, and the leaves covered without one."""

    entries: Mapping[str, Round1Entry]
    rest_offices: frozenset[str]  # whose files say `recognise_rest`; "" is a file for all
    leads: Leads

    def covers(self, leaf: str) -> bool:
        """Whether `recognise_rest` of the leading office (or of the file for all) covers it."""
        if not self.rest_offices:
            return False
        return "" in self.rest_offices or self.leads.get(leaf) in self.rest_offices


def round_1_of(files: Iterable[Round1File], leads: Leads) -> Round1:
    """Merge one file for all, or one per office, into what counts."""
    files = tuple(files)
    entries = {
        code: entry
        for file in files
        for code, entry in file.entries.items()
        if not entry.opinion and file.office in ("", leads.get(code))
    }
    rest = frozenset(file.office for file in files if file.recognise_rest)
    return Round1(entries, rest, leads)


def round_2_of(files: Iterable[Round2File], leads: Leads) -> Mapping[str, Round2Entry]:
    """The same for round 2, where what is not listed stays."""
    return {
        code: entry
        for file in files
        for code, entry in file.entries.items()
        if not entry.opinion and file.office in ("", leads.get(code))
    }
