"""From counts to points: shares of groups, their weights, and what a criterion gets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from parledger.model.ballots import (
    FeedResult,
    GroupResult,
    SurveyResult,
    SurveyResults,
    Tabulation,
    UnitPoints,
)
from parledger.model.criteria import Node
from parledger.model.cycles import Block
from parledger.model.formula import Formula
from parledger.model.project import CycleFiles, Project
from parledger.model.surveys import Feed, RespondentGroup, Survey, for_unit
from parledger.survey.groups import Counted, Found, Way, group_result, may_change
from parledger.survey.reasons import group_missing, never, points_reason

Tabulations = Mapping[tuple[str, str], Tabulation]
"""By (cycle, survey)."""


def survey_results(project: Project, tabulations: Tabulations) -> SurveyResults:
    """Every survey of every cycle with what it feeds; pure and exact."""
    return {
        cycle: tuple(
            SurveyResult(
                survey,
                tabulations.get((cycle, name)),
                tuple(_feeds(project, files, survey, tabulations)),
            )
            for name, survey in files.surveys.items()
        )
        for cycle, files in project.cycles.items()
    }


def _feeds(
    project: Project, files: CycleFiles, survey: Survey, tabulations: Tabulations
) -> Iterator[FeedResult]:
    counted = Counted(project, files.cycle.id, survey, tabulations)
    for feed in survey.feeds:
        formula = survey.formula_of(feed)
        for block in files.cycle.blocks:
            criteria = project.sets.get(block.criteria)
            if formula is None or criteria is None or feed.block not in ("", block.id):
                continue
            leaf = criteria.nodes.get(feed.criterion)
            if leaf is None or leaf.rule is None:
                continue
            fed = _Fed(counted, feed, formula, block, leaf)
            units = {unit: fed.points_of(unit) for unit in block.units}
            yield FeedResult(
                feed, formula, block.id, leaf.id, leaf.max_points, units, fed.is_open()
            )


@dataclass(frozen=True, slots=True)
class _Fed:
    """A criterion of a block that a survey feeds."""

    counted: Counted
    feed: Feed
    formula: Formula
    block: Block
    leaf: Node

    def points_of(self, unit: str) -> UnitPoints:
        """Points once every group has a result; pending until then, never zero for none.

        A group that never will have a result for the unit (under `without`, none planned, given
        as `none`) is left out, and the weights of the others count in proportion.
        """
        left_out = {one.group: one.why for one in self.counted.survey.without if one.unit == unit}
        if "" in left_out:
            return UnitPoints(unit, "none", None, None, never(left_out[""]), ())
        due = [g for g in self._groups() if g.id not in left_out and not self._none_due(g, unit)]
        way = Way(self.formula, self.feed.questions)
        results = [(group, group_result(self.counted, group, unit, way)) for group in due]
        asked = [(group, found) for group, found in results if not found.never]
        groups = tuple(self._result(group, found, len(asked)) for group, found in asked)
        if not groups:
            why = next(iter(left_out.values()), "")
            return UnitPoints(unit, "none", None, None, never(why), ())
        missing = [one.group.title for one in groups if one.share is None]
        share = None if missing else _combined(groups)
        if share is None:
            return UnitPoints(unit, "pending", None, None, group_missing(missing), groups)
        points = self.formula.points(self.leaf.max_points, share)
        reason = points_reason(self.formula, groups, share, points, self.leaf.max_points)
        return UnitPoints(unit, "given", points, share, reason, groups)

    def is_open(self) -> bool:
        """Whether ballots of one of its groups may still come in."""
        return any(may_change(self.counted, group) for group in self._groups())

    def _groups(self) -> list[RespondentGroup]:
        named = self.feed.groups
        return [
            group
            for group in self.counted.survey.groups
            if group.is_about(self.block.id) and (not named or group.id in named)
        ]

    def _none_due(self, group: RespondentGroup, unit: str) -> bool:
        """The plan asks for no ballot of this group about the unit."""
        return group.has_ballots and for_unit(group.planned, unit, self.block.id) == 0

    def _result(self, group: RespondentGroup, found: Found, among: int) -> GroupResult:
        weights = self.feed.weights
        weight = group.weight if weights is None else weights.get(group.id)
        weight = weight if among > 1 else None
        return GroupResult(group, found.share, found.tally, weight, found.ballots)


def _combined(groups: tuple[GroupResult, ...]) -> Fraction | None:
    """The weighted mean of the groups' shares; without weights all ballots counted together."""
    shares = [one.share for one in groups if one.share is not None]
    weights = [one.weight for one in groups]
    if all(weight is None for weight in weights):
        return sum(shares[1:], shares[0]).value
    total = sum((weight for weight in weights if weight is not None), Fraction(0))
    if not total:
        return None
    parts = [
        (weight or 0) * (share.value or 0) for weight, share in zip(weights, shares, strict=True)
    ]
    return sum(parts, Fraction(0)) / total
