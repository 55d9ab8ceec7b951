"""`trace`: the life of one value, each change with everything that Git and the forge say of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from parledger.compute.offices import leads_of
from parledger.compute.timing import Timing, timing_of
from parledger.history import check_signature, signed_commits
from parledger.model.criteria import Node
from parledger.model.project import Project
from parledger.model.trail import Gap, Handling, LogCommit, Oddity, Trail, ValueChange
from parledger.model.words import Words
from parledger.pipeline.names import shown, unknown
from parledger.pipeline.signing import refuse_inside
from parledger.pipeline.stages import read_workspace
from parledger.pipeline.trailing import read_trail
from parledger.problems import UserError
from parledger.trail import life_of

Published = Literal["", "before", "after"]
Seal = Literal["unsigned", "signed", "good", "unknown", "backdated", "broken"]
"""`signed`: there is a signature that nobody checked. The others as `history.Signed`."""


@dataclass(frozen=True, slots=True)
class TraceOrder:
    """`cycle` empty: every one. `signers`: a list of trusted keys from outside the repository."""

    root: Path
    unit: str
    criterion: str
    cycle: str = ""
    signers: Path | None = None


@dataclass(frozen=True, slots=True)
class Traced:
    """A change (or a gap) with the commit that made it official and those that wrote it.

    `timing`: empty where the step has no window. `published`: whether it came before or after
    the cycle's record; empty while there is none. `path`: relative to the root.
    """

    change: ValueChange | Gap
    official: LogCommit
    handling: Handling
    writers: tuple[LogCommit, ...]
    timing: Timing
    published: Published
    seal: Seal
    path: str

    @property
    def author(self) -> LogCommit:
        """The commit in which it was typed last."""
        return self.writers[-1] if self.writers else self.official


@dataclass(frozen=True, slots=True)
class TraceRun:
    """The life of a value, oldest first; `leaf` None: no set of today has the criterion."""

    project: Project
    unit: str
    criterion: str
    leaf: Node | None
    head: str
    ref: str
    traced: tuple[Traced, ...]
    oddities: tuple[Oddity, ...]

    @property
    def is_whole(self) -> bool:
        """Whether Git had every version of the files."""
        return not any(isinstance(t.change, Gap) and t.change.why == "missing" for t in self.traced)


def run_trace(order: TraceOrder) -> TraceRun:
    """Follow one value. UserError: unknown names, no repository, a shallow clone."""
    trail = read_trail(order.root, cycle=order.cycle, unit=order.unit)
    if order.signers is not None:
        refuse_inside(order.root, order.signers)
    project = read_workspace(order.root).project
    unit, criterion, leaf = _known(project, trail, order)
    rests = _rests(project, unit, criterion)
    life = life_of(trail, unit, criterion, order.cycle, rests)
    seals = _seals(order, [one.commit for one in life])
    traced = tuple(trace_change(project, trail, one, seals[one.commit]) for one in life)
    return TraceRun(project, unit, criterion, leaf, trail.head, trail.ref, traced, trail.oddities)


def trace_change(
    project: Project, trail: Trail, change: ValueChange | Gap, seal: Seal = "unsigned"
) -> Traced:
    """All that is known of a change."""
    official, handling = trail.commits[change.commit], trail.handling(change.commit)
    files = project.cycles.get(change.cycle)
    timing: Timing = ""
    if files is not None and isinstance(change, ValueChange):
        timing = timing_of(files.cycle, change.step, change.unit, official, handling)
    names = change.written if isinstance(change, ValueChange) else ()
    writers = tuple(trail.commits[name] for name in names)
    when = published_when(trail, change)
    path = trail.below_root(change.path)
    return Traced(change, official, handling, writers, timing, when, seal, path)


def published_when(trail: Trail, change: ValueChange | Gap) -> Published:
    """By the order on main, which no clock can falsify; what came with the record came before."""
    record = trail.published.get(change.cycle)
    if record is None:
        return ""
    return "after" if trail.place(change.commit) > trail.place(record) else "before"


def _known(project: Project, trail: Trail, order: TraceOrder) -> tuple[str, str, Node | None]:
    """Unit and criterion as they are written; UserError where nobody knows them, nor did."""
    cycles = [*project.cycles, *sorted({cycle for cycle, _ in trail.units} - {*project.cycles})]
    if order.cycle and order.cycle not in cycles:
        raise unknown(Words("kỳ đánh giá", "cycle"), order.cycle, cycles)
    wanted = [order.cycle] if order.cycle else cycles
    units = {
        unit
        for name in wanted
        if name in project.cycles
        for block in project.cycles[name].cycle.blocks
        for unit in block.units
    } | {unit for cycle, unit in trail.units if cycle in wanted and unit}
    if order.unit not in units:
        raise _no_unit(project, order, units)
    leaves = _leaves(project, wanted, order.unit)
    codes = {one.criterion for one in trail.changes if one.criterion}
    for code in (*leaves, *sorted(codes)):
        if code.casefold() == order.criterion.casefold():
            return order.unit, code, leaves.get(code)
    raise _no_leaf(project, order, wanted, (*leaves, *sorted(codes - {*leaves})))


def _no_unit(project: Project, order: TraceOrder, units: Iterable[str]) -> UserError:
    if order.cycle and order.unit in project.units:
        return UserError(
            f"đơn vị «{order.unit}» không có trong kỳ {order.cycle}",
            f"the unit '{order.unit}' is not in the cycle {order.cycle}",
        )
    return unknown(Words("đơn vị", "unit"), order.unit, sorted(units))


def _no_leaf(
    project: Project, order: TraceOrder, cycles: Iterable[str], codes: Iterable[str]
) -> UserError:
    """An area or a criterion with parts has no value of its own: its leaves are named."""
    for block in _blocks(project, cycles, order.unit):
        node = project.sets[block].nodes.get(order.criterion)
        if node is not None and not node.is_leaf:
            listed = ", ".join(leaf.id for leaf in node.leaves())
            return UserError(
                f"«{shown(order.criterion)}» gồm nhiều tiêu chí, hãy chọn một: {listed}",
                f"'{shown(order.criterion)}' has several criteria, choose one: {listed}",
            )
    return unknown(Words("tiêu chí", "criterion"), order.criterion, codes)


def _leaves(project: Project, cycles: Iterable[str], unit: str) -> Mapping[str, Node]:
    """The leaves of the sets by which a unit is assessed; of two cycles the later one's."""
    return {
        leaf.id: leaf
        for name in _blocks(project, cycles, unit)
        for leaf in project.sets[name].leaves
    }


def _blocks(project: Project, cycles: Iterable[str], unit: str) -> tuple[str, ...]:
    """The sets of a unit's blocks."""
    found = (project.cycles[name].cycle.block_of(unit) for name in cycles if name in project.cycles)
    return tuple(block.criteria for block in found if block and block.criteria in project.sets)


def _rests(project: Project, unit: str, criterion: str) -> Mapping[str, str]:
    """Cycle -> the office that leads on the criterion, where `recognise_rest` may cover it."""
    found: dict[str, str] = {}
    for name, files in project.cycles.items():
        block = files.cycle.block_of(unit)
        criteria = project.sets.get(block.criteria) if block is not None else None
        leaf = criteria.nodes.get(criterion) if criteria is not None else None
        if block is None or criteria is None or leaf is None or leaf.rule is None:
            continue
        if leaf.rule.takes_value:
            leads = leads_of(files.cycle.offices, block, criteria, unit)
            found[name] = leads.get(criterion, "")
    return found


def _seals(order: TraceOrder, commits: Iterable[str]) -> Mapping[str, Seal]:
    """The signatures of the commits on main."""
    names = tuple(dict.fromkeys(commits))
    signed = signed_commits(order.root, names)
    found: dict[str, Seal] = {}
    for name in names:
        found[name] = "signed" if name in signed else "unsigned"
        if name in signed and order.signers is not None:
            found[name] = check_signature(order.root, name, "commit", order.signers).value
    return found
