"""Skeletons of what follows the self-score: when they may be made, and for which leaves."""

from fractions import Fraction

from parledger.check.scope import UnitScope
from parledger.compute import compute_results
from parledger.model.criteria import Node
from parledger.model.project import Project
from parledger.model.words import Words
from parledger.outputs import skeletons
from parledger.outputs.skeletons.improvements import MOST, PlanFor, Weak
from parledger.outputs.skeletons.lines import points
from parledger.outputs.skeletons.skeleton import Skeleton
from parledger.pipeline.names import unknown
from parledger.pipeline.stages import with_cycles
from parledger.problems import UserError


def appraisal_for(unit: UnitScope, name: str, kind: str, office: str) -> Skeleton:
    """An appraisal by one office, or by all in one file; never both kinds side by side."""
    offices = [one.id for one in unit.scope.cycle.offices]
    if office and office not in offices:
        raise unknown(Words("cơ quan thẩm định", "office"), office, offices)
    written = unit.files.round_1 if kind == "appraisal-1" else unit.files.round_2
    for one in written:
        if bool(one.office) != bool(office):
            raise UserError(
                f"đã có {one.path}: một tệp chung hoặc mỗi cơ quan một tệp, không dùng cả hai",
                f"{one.path} exists: one file for all or one for each office, not both",
            )
    leaves = _leaves_of(unit, office)
    make = skeletons.first_appraisal if kind == "appraisal-1" else skeletons.second_appraisal
    return make(unit, name, office, leaves)


def _leaves_of(unit: UnitScope, office: str) -> tuple[Node, ...]:
    """The leaves an office leads; all of them in a file for all."""
    leaves = unit.scope.own_leaves
    if not office:
        return leaves
    led = {leaf for leaf, who in unit.appraisers.items() if who and who[0] == office}
    return tuple(leaf for leaf in leaves if leaf.id in led)


def improvement_for(project: Project, unit: UnitScope, name: str) -> Skeleton:
    """A plan for the leaves that lost most; for the first leaf where nothing is computed yet."""
    cycle = unit.scope.cycle
    weak = _weak_leaves(project, unit) or [Weak(unit.scope.criteria.leaves[0], "", "")]
    plan = PlanFor(cycle.id, cycle.year, unit.files.unit, name)
    return skeletons.improvement_skeleton(plan, weak)


def _weak_leaves(project: Project, unit: UnitScope) -> list[Weak]:
    """The leaves that lost points, most first; of equal ones the earlier in the set."""
    cycle = unit.scope.cycle.id
    result = compute_results(with_cycles(project, (cycle,))).cycles[cycle]
    block = next(found for found in result.blocks if found.block.id == unit.scope.block.id)
    own = next(found for found in block.units if found.unit == unit.files.unit)
    lost: list[tuple[Fraction, Weak]] = []
    for place, leaf in enumerate(block.leaves):
        got = own.points[place]
        if got is not None and leaf.counts == "normal":
            less = leaf.max_points - got
            if less > 0:
                why = own.reasons[place].say("vi")
                lost.append((less, Weak(leaf, points(less), why)))
    lost.sort(key=lambda found: -found[0])
    return [weak for _, weak in lost[:MOST]]
