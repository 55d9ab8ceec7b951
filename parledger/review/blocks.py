"""A block before and after: the units that the request changes, and the others that move."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from parledger.compute.matrix import GAP_WORDS, Ground, matrix_ground, missing_in, unit_matrix
from parledger.model.criteria import Node
from parledger.model.cycles import Cycle
from parledger.model.project import CycleFiles
from parledger.model.results import BlockResult, Total, UnitResult
from parledger.model.scores import UnitFiles
from parledger.model.units import Unit
from parledger.review.leaves import LeafColumns, leaf_changes, recognised_leaves
from parledger.review.model import (
    AreaChange,
    BlockReview,
    MissingAnswer,
    Standing,
    StepChange,
    UnitReview,
)
from parledger.review.steps import step_changes
from parledger.review.told import UnitTold


@dataclass(frozen=True)
class BlockSide:
    """A block of one side with all that its units' figures come from."""

    files: CycleFiles
    cycle: Cycle
    result: BlockResult
    units: Mapping[str, Unit]
    digests: Mapping[str, str]

    def standing(self, unit: UnitResult | None) -> Standing | None:
        """A unit within the block."""
        if unit is None:
            return None
        total = unit.total
        titles = {band.id: band.title for band in self.cycle.classes}
        return Standing(
            state=unit.state,
            provisional=unit.provisional,
            points=total.points if total else None,
            max_points=total.max_points if total else None,
            index=unit.index,
            shown_index=unit.shown_index,
            rank=unit.rank,
            rank_of=unit.rank_of,
            class_id=unit.class_id,
            class_title=titles.get(unit.class_id, ""),
        )

    def told(self, unit: str, *, with_files: bool) -> UnitTold:
        """Everything that is said of a unit's leaves, in its own files too or elsewhere alone."""
        own = self.files.units.get(unit) if with_files else None
        criteria, meetings = self.result.criteria, self.files.meetings
        return UnitTold(own or UnitFiles(unit), criteria, self.cycle, meetings)

    def own_digests(self, unit: str) -> tuple[object, ...]:
        """The unit's own files by path and blob id."""
        own = self.files.units.get(unit)
        files = (own.self_file, *own.round_1, own.explanation, *own.round_2) if own else ()
        paths = [one.path for one in files if one is not None]
        return tuple((path, self.digests.get(path)) for path in paths)

    @cached_property
    def cycle_digests(self) -> tuple[object, ...]:
        """The files of the cycle that speak of single units."""
        folder = self.files.cycle.path.rpartition("/")[0]
        paths = (self.files.cycle.path, f"{folder}/council.yaml")
        return tuple(self.digests.get(path) for path in paths)

    @cached_property
    def ground(self) -> Ground:
        """What the exchanges of all its units share."""
        return matrix_ground(self.files, self.result)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The leaves' codes, in the set's order."""
        return tuple(leaf.id for leaf in self.result.leaves)


def review_block(before: BlockSide | None, after: BlockSide | None) -> BlockReview:
    """Units in the decision's order, those of the head first; one side may be missing."""
    old = {unit.unit: unit for unit in before.result.units} if before else {}
    new = {unit.unit: unit for unit in after.result.units} if after else {}
    shown = after or before
    changed: list[UnitReview] = []
    moved: list[UnitReview] = []
    for name in dict.fromkeys((*new, *old)):
        unit = _review_unit(_Pair(name, before, after, old.get(name), new.get(name)))
        if _is_changed(unit):
            changed.append(unit)
        elif unit.rank_moves or unit.class_moves or unit.index_moves:
            moved.append(unit)
    return BlockReview(
        block=shown.result.block.id if shown else "",
        title=shown.result.block.title if shown else "",
        mean_before=before.result.mean_index if before else None,
        mean=after.result.mean_index if after else None,
        units=tuple(changed),
        moved=tuple(moved),
    )


def _is_changed(unit: UnitReview) -> bool:
    """Whether something of the unit itself differs, not only its place among the others."""
    came_or_went = unit.before is None or unit.after is None
    stands_elsewhere = unit.state_moves or unit.provisional_moves
    return bool(unit.leaves or unit.recognised or stands_elsewhere or came_or_went)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A unit on both sides."""

    unit: str
    before: BlockSide | None
    after: BlockSide | None
    old: UnitResult | None
    new: UnitResult | None


def _review_unit(pair: _Pair) -> UnitReview:
    side = pair.after or pair.before
    known = side.units.get(pair.unit) if side else None
    review = UnitReview(
        unit=pair.unit,
        name=known.name if known else pair.unit,
        before=pair.before.standing(pair.old) if pair.before else None,
        after=pair.after.standing(pair.new) if pair.after else None,
    )
    if _is_untouched(pair):
        return review
    old, new = _columns(pair.before, pair.old), _columns(pair.after, pair.new)
    steps = _steps(pair)
    return UnitReview(
        unit=review.unit,
        name=review.name,
        before=review.before,
        after=review.after,
        leaves=leaf_changes(old, new, steps),
        areas=tuple(_areas(pair)),
        recognised=recognised_leaves(old, new),
        missing=_missing(pair),
    )


def _missing(pair: _Pair) -> tuple[MissingAnswer, ...]:
    """What the exchange on the unit's leaves lacks now."""
    side, unit = pair.after, pair.new
    if side is None or unit is None:
        return ()
    matrix = unit_matrix(side.ground, unit, side.files.units.get(pair.unit) or UnitFiles(pair.unit))
    return tuple(
        MissingAnswer(
            one.leaf.id, one.leaf.code, one.leaf.title, one.office, GAP_WORDS[one.gap], one.at
        )
        for one in missing_in(unit, matrix)
    )


def _is_untouched(pair: _Pair) -> bool:
    """Neither figures nor entries differ; most units of a request, so it has to be quick."""
    old, new, before, after = pair.old, pair.new, pair.before, pair.after
    if old is None or new is None or before is None or after is None:
        return False
    same_leaves = before.codes == after.codes
    same = same_leaves and old.points == new.points and old.status == new.status
    return same and _same_files(pair) and _same_cycle(before, after)


def _same_files(pair: _Pair) -> bool:
    """Whether the unit's own files are the same, byte for byte."""
    sides = [side.own_digests(pair.unit) for side in (pair.before, pair.after) if side is not None]
    return len(sides) == 2 and sides[0] == sides[1]


def _same_cycle(before: BlockSide, after: BlockSide) -> bool:
    """Whether the files of the cycle that speak of single units are the same."""
    return before.cycle_digests == after.cycle_digests


def _steps(pair: _Pair) -> Mapping[str, tuple[StepChange, ...]]:
    """Files of the unit that are the same are not opened."""
    same = _same_files(pair)
    sides = [
        side.told(pair.unit, with_files=not same) if side else UnitTold(UnitFiles(pair.unit))
        for side in (pair.before, pair.after)
    ]
    return step_changes(sides[0], sides[1])


def _columns(side: BlockSide | None, unit: UnitResult | None) -> LeafColumns:
    if side is None or unit is None:
        return LeafColumns({}, {}, {}, {})
    leaves = side.result.leaves
    codes = side.codes
    return LeafColumns(
        {leaf.id: leaf for leaf in leaves},
        dict(zip(codes, unit.points, strict=True)),
        dict(zip(codes, unit.status, strict=True)),
        dict(zip(codes, unit.reasons, strict=True)),
        side.own_digests(unit.unit),
    )


def _areas(pair: _Pair) -> list[AreaChange]:
    old, new = _totals(pair.before, pair.old), _totals(pair.after, pair.new)
    nodes = {code: node for totals in (old, new) for code, (node, _) in totals.items()}
    found: list[AreaChange] = []
    for code in dict.fromkeys((*new, *old)):
        before, after = (side[code][1] if code in side else None for side in (old, new))
        change = AreaChange(
            code,
            nodes[code].code,
            nodes[code].title,
            *_figures(before),
            *_figures(after),
        )
        if _figures(before) != _figures(after):
            found.append(change)
    return found


def _figures(total: Total | None) -> tuple[Fraction | None, Fraction | None]:
    return (total.points, total.max_points) if total is not None else (None, None)


def _totals(side: BlockSide | None, unit: UnitResult | None) -> Mapping[str, tuple[Node, Total]]:
    """Areas, then bonus and penalty, by code; an area that is itself one of these stands once."""
    if side is None or unit is None or unit.total is None:
        return {}
    areas = zip(side.result.criteria.areas, unit.areas, strict=True)
    extras = zip(side.result.extras, unit.extras, strict=True)
    return {node.id: (node, total) for node, total in (*areas, *extras)}
