"""What the pages about one cycle's changes share: names, links, offices; made once a cycle."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from parledger.compute.offices import leads_of
from parledger.model.criteria import Node
from parledger.model.cycles import Cycle
from parledger.model.forge_links import commit_link, file_link, request_link
from parledger.model.told import Role, Told
from parledger.model.trail import ValueChange
from parledger.model.trail_words import ROLE_WORDS, TRAIL_STEP_WORDS
from parledger.model.words import Words, show_figure
from parledger.pages.addresses import (
    OLD_CRITERIA,
    change_path,
    trail_anchor,
    trail_path,
    unit_path,
)
from parledger.pages.shapes import LinkText, unit_name
from parledger.pages.text import NOTHING, say, show_day
from parledger.pages.told_pages import has_trail
from parledger.problems import Lang
from parledger.report import Report

_REQUEST = Words("Yêu cầu hợp nhất {number}", "Request {number}")
_COMMIT = Words("Lần cập nhật {commit}", "Update {commit}")
_HEAD = Words("Phần đầu tệp", "Head of the file")


_NOUNS: Mapping[str, Words] = {
    "changes": Words("{count} thay đổi", "{count} changes"),
    "units": Words("{count} đơn vị", "{count} units"),
    "commits": Words("{count} lần cập nhật", "{count} updates"),
}


@dataclass(frozen=True)
class TrailScope:
    """A cycle's changes in one language, as an edition may tell them; `root`: from the page."""

    report: Report
    lang: Lang
    cycle_id: str
    root: str

    @property
    def cycle(self) -> Cycle:
        """The cycle's own file."""
        return self.report.files(self.cycle_id).cycle

    @property
    def told(self) -> tuple[Told, ...]:
        """All changes and gaps of the cycle, oldest first."""
        return self.report.chronicle.of_cycle(self.cycle_id)

    @property
    def names_people(self) -> bool:
        """Only the internal edition says who, and in which words."""
        return self.report.edition == "internal"

    @cached_property
    def offices(self) -> Mapping[str, str]:
        """Office id -> title."""
        return {office.id: office.title for office in self.cycle.offices}

    @cached_property
    def _nodes(self) -> Mapping[str, Mapping[str, Node]]:
        """Unit -> criteria of its set by code."""
        sets = self.report.project.sets
        return {
            unit: known.nodes
            for block in self.cycle.blocks
            if (known := sets.get(block.criteria)) is not None
            for unit in block.units
        }

    @property
    def has_results(self) -> bool:
        """Whether the cycle's figures, and so its downloads, are on the site."""
        return self.report.result(self.cycle_id) is not None

    @cached_property
    def _shown(self) -> frozenset[str]:
        """Units with a page of their own."""
        result = self.report.result(self.cycle_id)
        return frozenset(u.unit for b in (result.blocks if result else ()) for u in b.units)

    def leads(self, unit: str) -> Mapping[str, str]:
        """Leaf -> the office that leads on it at the unit."""
        if unit not in self._leads:
            block = self.cycle.block_of(unit)
            known = self.report.project.sets.get(block.criteria) if block is not None else None
            self._leads[unit] = (
                leads_of(self.cycle.offices, block, known, unit)
                if block is not None and known is not None
                else {}
            )
        return self._leads[unit]

    @cached_property
    def _leads(self) -> dict[str, Mapping[str, str]]:
        return {}

    def node(self, unit: str, code: str) -> Node | None:
        """A criterion of the unit's set of today."""
        return self._nodes.get(unit, {}).get(code)

    def unit(self, unit: str) -> LinkText:
        """A unit by its name; without a page of its own it does not link."""
        href = self.root + unit_path(self.lang, self.cycle_id, unit)
        return LinkText(unit_name(self.report, unit), href if unit in self._shown else "")

    def criterion(self, one: Told) -> LinkText:
        """The criterion a change is about, leading to where its whole life is told."""
        change = one.change
        code = change.criterion if isinstance(change, ValueChange) else ""
        if not code:
            whole = self.root + trail_path(self.lang, self.cycle_id, change.unit)
            return LinkText(say(_HEAD, self.lang), whole if self._tells(change.unit) else "")
        return self.leaf(change.unit, code)

    def leaf(self, unit: str, code: str) -> LinkText:
        """A criterion of a unit by its code, its title as a note."""
        node = self.node(unit, code)
        is_leaf = node is not None and node.is_leaf
        anchor = trail_anchor(code) if is_leaf else OLD_CRITERIA
        href = self.root + trail_path(self.lang, self.cycle_id, unit, anchor)
        return LinkText(code, href if self._tells(unit) else "", node.title if node else "")

    def _tells(self, unit: str) -> bool:
        """Whether the unit has a page of its history."""
        return unit in self._shown and has_trail(self.report, self.cycle_id, unit)

    def who(self, one: Told) -> str:
        """By role, an appraiser by its office; never by name."""
        return self.mover(one.role, one.office)

    def mover(self, role: Role, office: str = "") -> str:
        """A role, an appraiser by its office where one is named."""
        if role == "appraiser" and office:
            return self.offices.get(office, office)
        return say(ROLE_WORDS[role], self.lang)

    def step(self, one: Told) -> str:
        """The step's name."""
        return say(TRAIL_STEP_WORDS[one.change.step], self.lang)

    def day(self, one: Told) -> str:
        """When it became official, or a dash for a time that is none."""
        return show_day(one.day, self.lang) if one.day else NOTHING

    def sending(self, one: Told) -> LinkText:
        """The request or commit, leading to its page."""
        href = self.root + change_path(self.lang, self.cycle_id, one.commit)
        return LinkText(sending_title(one, self.lang), href)

    def source(self, one: Told) -> LinkText:
        """`file:line` at that commit, leading to the forge where one is configured."""
        change, url = one.change, self.report.info.repository_url
        line = change.line if isinstance(change, ValueChange) else 0
        # Where a value is gone, its line is too.
        gone = isinstance(change, ValueChange) and not line
        href = "" if gone else file_link(url, one.commit, change.path, line)
        return LinkText(f"{one.path}:{line}" if line else one.path, href)

    def forge(self, one: Told) -> tuple[str, str]:
        """Addresses of request and commit on the forge; empty where none is configured."""
        url = self.report.info.repository_url
        return request_link(url, one.handling.request), self.commit_href(one.commit)

    def commit_href(self, commit: str) -> str:
        """A commit on the forge; empty where none is configured."""
        return commit_link(self.report.info.repository_url, commit)


def sending_title(one: Told, lang: Lang) -> str:
    """A request by its number, a commit by the beginning of its id."""
    if one.handling.request:
        return say(_REQUEST, lang, number=one.handling.request)
    return say(_COMMIT, lang, commit=one.commit[:12])


def counted(noun: str, count: int, lang: Lang) -> str:
    """`1 change`, `2.934 thay đổi`; `noun`: changes, units, commits."""
    said = say(_NOUNS[noun], lang, count=show_figure(count, lang))
    return said.removesuffix("s") if lang == "en" and count == 1 else said
