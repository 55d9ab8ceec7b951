"""council.yaml: a majority, and adjustments of leaves that exist, within their maximum."""

from collections.abc import Iterator

from parledger.check.found import found, hints, where
from parledger.check.scope import BlockScope, block_scopes, is_cycle_whole
from parledger.model.proceedings import Adjustment, Meeting
from parledger.model.project import CycleFiles, Project
from parledger.problems import Place, Problem


def check_council(project: Project) -> Iterator[Problem]:
    """K214, K229, K241 to K246."""
    for files in project.cycles.values():
        scopes = {
            unit: scope for scope in block_scopes(project, files) for unit in scope.block.units
        }
        for meeting in files.meetings:
            yield from _check_vote(meeting)
            if is_cycle_whole(project, files.cycle):
                yield from _check_blocks(files, meeting)
                yield from _check_adjusts(files, meeting, scopes)


def _check_vote(meeting: Meeting) -> Iterator[Problem]:
    if not meeting.stands:
        yield found(
            "K241",
            meeting.approve_at,
            approve=meeting.approve,
            members=meeting.members,
            needed=meeting.members // 2 + 1,
        )


def _check_blocks(files: CycleFiles, meeting: Meeting) -> Iterator[Problem]:
    known = [block.id for block in files.cycle.blocks]
    for block in meeting.blocks:
        if block not in known:
            place = where(meeting.places, f"blocks:{block}", meeting.at)
            yield found("K214", place, "blocks", found=block, **hints(block, known))


def _check_adjusts(
    files: CycleFiles, meeting: Meeting, scopes: dict[str, BlockScope]
) -> Iterator[Problem]:
    first: dict[tuple[str, str], Place] = {}
    units = [unit for block in files.cycle.blocks for unit in block.units]
    for change in meeting.adjusts:
        unit_at = where(change.places, "unit", change.at)
        block = files.cycle.block_of(change.unit)
        if block is None:
            yield found("K229", unit_at, change.unit, **hints(change.unit, units))
            continue
        if not meeting.covers(block.id):
            yield found("K242", unit_at, change.unit, block=block.id)
        if not change.reason:
            yield found("K246", change.at, change.criterion, unit=change.unit)
        scope = scopes.get(change.unit)
        if scope is not None:
            yield from _check_leaf(change, scope)
        code_at = where(change.places, "criterion", change.at)
        place = first.setdefault((change.unit, change.criterion), code_at)
        if place is not code_at:
            yield found("K245", code_at, change.criterion, unit=change.unit, line=place.line)


def _check_leaf(change: Adjustment, scope: BlockScope) -> Iterator[Problem]:
    at = where(change.places, "criterion", change.at)
    node = scope.criteria.nodes.get(change.criterion)
    if node is None or not node.is_leaf or node.id in scope.not_scored:
        if node is None and not scope.is_set_whole:
            return
        known = [leaf.id for leaf in scope.criteria.leaves if leaf.id not in scope.not_scored]
        criteria = scope.criteria.id
        yield found(
            "K243", at, change.criterion, criteria=criteria, **hints(change.criterion, known)
        )
    elif change.points > node.max_points and scope.has_maximum(node):
        yield found(
            "K244",
            change.points_at,
            change.criterion,
            unit=change.unit,
            points=change.points,
            maximum=node.max_points,
        )
