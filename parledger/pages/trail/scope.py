"""What the parts of one unit's trail page share: its changes by criterion, links, names."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from parledger.compute.corrections import Corrected, corrections_of
from parledger.compute.resting import rests_in
from parledger.model.criteria import Node
from parledger.model.forge_links import commit_link, file_link, request_link
from parledger.model.publication import Publication
from parledger.model.results import UnitResult
from parledger.model.told import Told
from parledger.model.trail import Gap, ValueChange
from parledger.pages.addresses import change_path, root_of, trail_path
from parledger.pages.shapes import unit_name
from parledger.pages.text import show_day
from parledger.pages.told_pages import has_change
from parledger.pages.unit.scope import BlockScope
from parledger.problems import Lang
from parledger.report import Report
from parledger.report.course import Turn, course_of


@dataclass(frozen=True)
class TrailScope:
    """A unit of a block; made when its page is rendered and given up with it."""

    block: BlockScope
    result: UnitResult

    @property
    def lang(self) -> Lang:
        """The page's language."""
        return self.block.lang

    @property
    def report(self) -> Report:
        """What the edition may show."""
        return self.block.report

    @property
    def cycle(self) -> str:
        """The cycle's id."""
        return self.block.cycle.cycle.id

    @property
    def names_people(self) -> bool:
        """Only the internal edition says who by name."""
        return self.report.edition == "internal"

    @cached_property
    def root(self) -> str:
        """From the page to the site's root."""
        return root_of(trail_path(self.lang, self.cycle, self.result.unit))

    @cached_property
    def unit(self) -> str:
        """The unit's name."""
        return unit_name(self.report, self.result.unit)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Everything that happened to the unit in the cycle, oldest first."""
        return self.report.chronicle.of_unit(self.cycle, self.result.unit)

    @cached_property
    def by_criterion(self) -> Mapping[str, tuple[Told, ...]]:
        """Criterion (empty: a file's head) -> its changes."""
        found: dict[str, list[Told]] = {}
        for one in self.told:
            if isinstance(one.change, ValueChange):
                found.setdefault(one.change.criterion, []).append(one)
        return {criterion: tuple(ones) for criterion, ones in found.items()}

    @cached_property
    def gaps(self) -> tuple[Told, ...]:
        """Versions that nobody can read."""
        return tuple(one for one in self.told if isinstance(one.change, Gap))

    @cached_property
    def courses(self) -> Mapping[str, tuple[Turn, ...]]:
        """Leaf -> its turns; criteria that the set of today does not have come last."""
        leaves = {leaf.id: leaf for leaf in self.block.block.leaves}
        others = (code for code in self.by_criterion if code and code not in leaves)
        return {code: self._course(code, leaves.get(code)) for code in (*leaves, *others)}

    def _course(self, code: str, leaf: Node | None) -> tuple[Turn, ...]:
        both = (*self.by_criterion.get(code, ()), *self.by_criterion.get("", ()))
        ordered = sorted(both, key=lambda one: self._places[id(one)])
        return course_of(leaf, ordered, self._rests.get(code, {}))

    def place(self, commit: str) -> int:
        """Where a commit stands among those of the unit."""
        return self._commits[commit]

    @cached_property
    def _commits(self) -> Mapping[str, int]:
        return {name: n for n, name in enumerate(dict.fromkeys(one.commit for one in self.told))}

    @cached_property
    def _places(self) -> Mapping[int, int]:
        return {id(one): number for number, one in enumerate(self.told)}

    @cached_property
    def _rests(self) -> Mapping[str, Mapping[str, str]]:
        block = self.block
        return rests_in(
            block.cycle.cycle, block.block.block, block.block.criteria, self.result.unit
        )

    @cached_property
    def corrected(self) -> Corrected:
        """Which errata the cycle's changes after publication belong to."""
        return corrections_of(self.record, self.report.chronicle.after_publication(self.cycle))

    @property
    def record(self) -> Publication | None:
        """The cycle's record of publication, as the edition shows it."""
        return self.report.files(self.cycle).publication

    def day(self, day: date) -> str:
        """A day as the language writes it."""
        return show_day(day, self.lang)

    def has_page(self, told: Told) -> bool:
        """Whether the commit has a page of its own."""
        return has_change(self.report, self.cycle, told.commit)

    def change_href(self, told: Told) -> str:
        """The page of the commit; without such pages, the forge's, if any."""
        if self.has_page(told):
            here = posixpath.dirname(trail_path(self.lang, self.cycle, self.result.unit))
            # The short way: it stands at every one of hundreds of steps.
            return posixpath.relpath(change_path(self.lang, self.cycle, told.commit), here)
        return commit_link(self.report.info.repository_url, told.commit)

    def request_href(self, told: Told) -> str:
        """The request on the forge; empty where none is known."""
        return request_link(self.report.info.repository_url, told.handling.request)

    def source_href(self, told: Told) -> str:
        """The line on the forge; empty for what is not there any more."""
        change = told.change
        line = change.line if isinstance(change, ValueChange) else 0
        if isinstance(change, ValueChange) and not line:
            return ""
        return file_link(self.report.info.repository_url, told.commit, change.path, line)
