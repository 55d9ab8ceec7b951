"""What the pages of one block's units share: looked up once, not once per unit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from parledger.compute.matrix import Ground, matrix_ground
from parledger.model.criteria import Node
from parledger.model.cycles import External
from parledger.model.proceedings import Adjustment
from parledger.model.results import BlockResult, CycleResult, UnitResult
from parledger.model.scores import UnitFiles
from parledger.model.words import Words
from parledger.pages.addresses import root_of, unit_path
from parledger.pages.blocks import Stencil
from parledger.pages.text import say, show_points
from parledger.problems import Lang, Place
from parledger.report import Report
from parledger.report.answers import Poll
from parledger.report.spread import Spread, area_spreads


@dataclass(frozen=True)
class BlockScope:
    """A block of a cycle in one language. The cached properties hold what is equal for all."""

    report: Report
    lang: Lang
    cycle: CycleResult
    block: BlockResult

    @property
    def alone(self) -> bool:
        """A block of one unit: nothing in it is a mean or a rank."""
        return len(self.block.units) == 1

    @cached_property
    def root(self) -> str:
        """From a unit's page to the site's root."""
        return root_of(unit_path(self.lang, self.cycle.cycle.id, "unit"))

    @cached_property
    def results(self) -> Mapping[str, UnitResult]:
        """Results by unit."""
        return {unit.unit: unit for unit in self.block.units}

    @cached_property
    def spreads(self) -> tuple[Spread | None, ...]:
        """The block's range in each area."""
        return area_spreads(self.block)

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """Leaf id -> its column in the results."""
        return {leaf.id: number for number, leaf in enumerate(self.block.leaves)}

    @cached_property
    def offices(self) -> Mapping[str, str]:
        """Office id -> title."""
        return {office.id: office.title for office in self.cycle.cycle.offices}

    @cached_property
    def adjustments(self) -> Mapping[tuple[str, str], Adjustment]:
        """(unit, leaf) -> what the Council set last; meetings that do not stand set nothing."""
        meetings = self.report.files(self.cycle.cycle.id).meetings
        return {
            (one.unit, one.criterion): one
            for meeting in meetings
            if meeting.stands and meeting.covers(self.block.block.id)
            for one in meeting.adjusts
        }

    @cached_property
    def ground(self) -> Ground:
        """What the comment-response matrices of the block share."""
        return matrix_ground(self.report.files(self.cycle.cycle.id), self.block)

    @cached_property
    def ballots(self) -> Mapping[str, tuple[Place, ...]]:
        """Leaf id -> where its survey says that it feeds it, and the ballots."""
        return {
            feed.criterion: (
                feed.feed.at,
                *([Place(one.survey.ballots.path, 1, 1)] if one.survey.ballots else []),
            )
            for one in self.report.polls.of(self.cycle.cycle.id)
            for feed in one.feeds
            if feed.block == self.block.block.id
        }

    @cached_property
    def external(self) -> Mapping[str, External]:
        """Leaf id -> the given results that enter it."""
        return {
            leaf: one
            for one in self.cycle.cycle.external
            if one.block in ("", self.block.block.id)
            for leaf in self.block.criteria.leaf_ids_under(one.criterion)
        }

    @cached_property
    def polls(self) -> tuple[Poll, ...]:
        """The cycle's surveys with their sums."""
        return tuple(
            Poll(self.cycle.cycle, one) for one in self.report.polls.of(self.cycle.cycle.id)
        )

    @cached_property
    def rule_lines(self) -> Mapping[str, tuple[str, ...]]:
        """Leaf id -> its rule line by line, best first, in the page's language."""
        return {leaf.id: tuple(_rule_lines(leaf, self.lang)) for leaf in self.block.leaves}

    @cached_property
    def stencils(self) -> dict[str, tuple[Stencil, ...]]:
        """Markup rendered once per block; filled on first use."""
        return {}

    def files(self, unit: str) -> UnitFiles:
        """A unit's files; without any, an empty set of files."""
        return self.report.files(self.cycle.cycle.id).units.get(unit, UnitFiles(unit))


_RULE_LINE = Words("{when}: {points} điểm", "{when}: {points} points")


def _rule_lines(leaf: Node, lang: Lang) -> Iterator[str]:
    for line in leaf.rule.lines(leaf.max_points) if leaf.rule is not None else ():
        when = say(line.when, lang)
        points = "" if line.points is None else show_points(line.points, lang)
        yield say(_RULE_LINE, lang, when=when, points=points) if points else when
