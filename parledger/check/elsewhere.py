"""What a cycle leaves out for all, and what it takes from elsewhere: not_scored and external."""

from collections.abc import Iterator

from parledger.check.found import found, hints, where
from parledger.check.scope import GIVEN, BlockScope, block_scopes
from parledger.model.cycles import Cycle, External
from parledger.model.project import CycleFiles, Project
from parledger.problems import Place, Problem


def check_elsewhere(project: Project) -> Iterator[Problem]:
    """K212, K213, K214, K216 to K220."""
    for files in project.cycles.values():
        scopes = block_scopes(project, files)
        for entry in files.cycle.not_scored:
            yield from check_code(
                files.cycle,
                scopes,
                (entry.criterion, where(entry.places, "criterion", entry.at)),
                (entry.block, where(entry.places, "block", entry.at)),
            )
        yield from _check_external(files, scopes)


def check_code(
    cycle: Cycle,
    scopes: tuple[BlockScope, ...],
    code: tuple[str, Place],
    block: tuple[str, Place],
) -> Iterator[Problem]:
    """A code and the block it is meant for (empty: every block whose set has it)."""
    wanted, place = code
    block_id, block_place = block
    blocks = [one.id for one in cycle.blocks]
    if block_id and block_id not in blocks:
        if scopes and scopes[0].is_cycle_whole:
            yield found("K214", block_place, wanted, found=block_id, **hints(block_id, blocks))
        return
    asked = [scope for scope in scopes if block_id in ("", scope.block.id)]
    whole = len(asked) == (1 if block_id else len(blocks)) and all(
        scope.is_set_whole and scope.is_cycle_whole for scope in asked
    )
    if not asked or not whole or any(wanted in scope.criteria.nodes for scope in asked):
        return
    known = [node for scope in asked for node in scope.criteria.nodes]
    if block_id:
        criteria = asked[0].criteria.id
        yield found(
            "K213", place, wanted, block=block_id, criteria=criteria, **hints(wanted, known)
        )
    else:
        yield found("K212", place, wanted, **hints(wanted, known))


def _check_external(files: CycleFiles, scopes: tuple[BlockScope, ...]) -> Iterator[Problem]:
    taken: dict[tuple[str, str], Place] = {}
    for entry in files.cycle.external:
        place = entry.criterion_at or entry.at
        yield from check_code(
            files.cycle,
            scopes,
            (entry.criterion, place),
            (entry.block, entry.block_at or entry.at),
        )
        meant = [
            scope
            for scope in scopes
            if entry.block in ("", scope.block.id) and entry.criterion in scope.criteria.nodes
        ]
        for scope in meant:
            first = taken.setdefault((scope.block.id, entry.criterion), place)
            if first is not place:
                yield found("K220", place, entry.criterion, block=scope.block.id, line=first.line)
        if meant:
            yield from _check_kind(entry, meant[0], place)
            yield from _check_points(entry, meant)


def _check_kind(entry: External, scope: BlockScope, place: Place) -> Iterator[Problem]:
    node = scope.criteria.nodes[entry.criterion]
    if not node.is_leaf:
        yield found("K217", place, entry.criterion, criteria=scope.criteria.id)
    elif node.rule is not None and node.rule.kind not in GIVEN:
        yield found("K216", place, entry.criterion, criteria=scope.criteria.id, kind=node.rule.kind)


def _check_points(entry: External, meant: list[BlockScope]) -> Iterator[Problem]:
    units = {unit: scope for scope in meant for unit in scope.block.units}
    for unit, points in entry.points.items():
        if unit not in units:
            if not meant[0].is_cycle_whole:
                continue
            place = entry.unit_places.get(unit, entry.places.get(unit, entry.at))
            blocks = ", ".join(scope.block.id for scope in meant)
            yield found(
                "K218", place, entry.criterion, unit=unit, block=blocks, **hints(unit, units)
            )
            continue
        node = units[unit].criteria.nodes[entry.criterion]
        most = entry.out_of if entry.out_of is not None else node.max_points
        if points is not None and points > most and units[unit].has_maximum(node):
            yield found(
                "K219",
                entry.places.get(unit, entry.at),
                entry.criterion,
                unit=unit,
                points=points,
                most=most,
            )
