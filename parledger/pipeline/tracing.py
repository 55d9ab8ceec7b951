"""`trace`: the life of one value, each change with everything that Git and the forge say of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from parledger.compute.resting import rests_of
from parledger.history import CommitWorkspace, top_folder
from parledger.model.criteria import Node
from parledger.model.forge_links import commit_link, file_link, request_link
from parledger.model.project import Project
from parledger.model.told import Told
from parledger.model.trail import Gap, Oddity, Trail
from parledger.model.words import Words
from parledger.pipeline.names import shown, unknown
from parledger.pipeline.signing import refuse_inside
from parledger.pipeline.stages import read_workspace
from parledger.pipeline.telling import read_seals
from parledger.pipeline.trailing import read_trail
from parledger.problems import UserError
from parledger.report import tell_life
from parledger.source import load_cache, read_project, repository_url
from parledger.trail import life_of


@dataclass(frozen=True, slots=True)
class TraceOrder:
    """`cycle` empty: every one. `signers`: a list of trusted keys from outside the repository."""

    root: Path
    unit: str
    criterion: str
    cycle: str = ""
    signers: Path | None = None


@dataclass(frozen=True, slots=True)
class TraceRun:
    """The life of a value, oldest first; `leaf` None: no set of today has the criterion.

    `repository_url`: where the forge shows the repository; empty where mkdocs.yml does not say.
    """

    project: Project
    unit: str
    criterion: str
    leaf: Node | None
    head: str
    ref: str
    traced: tuple[Told, ...]
    oddities: tuple[Oddity, ...]
    repository_url: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether Git had every version of the files."""
        return not any(isinstance(t.change, Gap) and t.change.why == "missing" for t in self.traced)

    def change_url(self, commit: str) -> str:
        """A commit on the forge; this and the next two are empty where no forge is known."""
        return commit_link(self.repository_url, commit)

    def request_url(self, one: Told) -> str:
        """The request that brought a change."""
        return request_link(self.repository_url, one.handling.request)

    def source_url(self, one: Told) -> str:
        """The file as that commit has it, at the value's line; empty for what it took away."""
        change = one.change
        if isinstance(change, Gap):
            return file_link(self.repository_url, one.commit, change.path)
        if not change.line:
            return ""
        return file_link(self.repository_url, one.commit, change.path, change.line)


def run_trace(order: TraceOrder) -> TraceRun:
    """Follow one value. UserError: unknown names, no repository, a shallow clone."""
    trail = read_trail(order.root, cycle=order.cycle, unit=order.unit)
    if order.signers is not None:
        refuse_inside(order.root, order.signers)
    project = _project(order.root, trail.head)
    unit, criterion, leaf = _known(project, trail, order)
    rests = rests_of(project, unit, criterion)
    life = life_of(trail, unit, criterion, order.cycle, rests)
    seals = read_seals(order.root, [one.commit for one in life], order.signers)
    traced = tell_life(project, trail, life, seals)
    where = trail.head, trail.ref
    url = repository_url(order.root)
    return TraceRun(project, unit, criterion, leaf, *where, traced, trail.oddities, url)


def _project(root: Path, head: str) -> Project:
    """What stands in the folder; in a bare repository, which has none, what HEAD has."""
    if top_folder(root) is not None:
        return read_workspace(root).project
    workspace = CommitWorkspace(root, head)
    try:
        return read_project(workspace, load_cache(root)).project
    finally:
        workspace.close()


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
