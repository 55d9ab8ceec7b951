"""What several checks ask of a cycle: a block with its set, and who appraises which leaf."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from parledger.model.criteria import CriteriaSet, Node
from parledger.model.cycles import Block, Cycle, Office
from parledger.model.project import CycleFiles, Project
from parledger.model.scores import UnitFiles

GIVEN = ("survey", "external")
"""Rules whose points come from elsewhere: never self-scored, never appraised."""


@dataclass(frozen=True)
class BlockScope:
    """A block whose set could be read.

    `is_set_whole`, `is_cycle_whole`: nothing of the file was lost in reading, so that what is
    not found there is not there.
    """

    cycle: Cycle
    block: Block
    criteria: CriteriaSet
    is_set_whole: bool = True
    is_cycle_whole: bool = True

    def has_maximum(self, node: Node) -> bool:
        """Whether the leaf's maximum is known: one that could not be read counts as 0."""
        return self.is_set_whole or node.max_points > 0

    @cached_property
    def not_scored(self) -> frozenset[str]:
        """Leaves left out of both sides for all."""
        return frozenset(
            leaf
            for entry in self.cycle.not_scored
            if entry.block in ("", self.block.id)
            for leaf in self.criteria.leaf_ids_under(entry.criterion)
        )

    @cached_property
    def own_leaves(self) -> tuple[Node, ...]:
        """Leaves in force whose points come from the unit or its appraiser."""
        return tuple(
            leaf
            for leaf in self.criteria.leaves
            if leaf.rule is not None
            and leaf.rule.kind not in GIVEN
            and leaf.id not in self.not_scored
        )

    @cached_property
    def due_leaves(self) -> tuple[Node, ...]:
        """Leaves that a unit has to score itself: where there are none, no self.yaml is due."""
        return tuple(leaf for leaf in self.own_leaves if leaf.rule and leaf.rule.takes_value)

    def appraisers(self, unit: str) -> Mapping[str, tuple[str, ...]]:
        """Leaf -> offices that appraise it for this unit, the one that leads first."""
        standing_in = any(office.unit == unit for office in self.cycle.offices)
        return self._appraisers_of(unit) if standing_in else self._appraisers_of_all

    @cached_property
    def _appraisers_of_all(self) -> Mapping[str, tuple[str, ...]]:
        return self._appraisers_of("")

    def _appraisers_of(self, unit: str) -> Mapping[str, tuple[str, ...]]:
        offices: dict[str, list[str]] = {}
        for office in self.cycle.offices:
            who = acting(office, unit)
            for code in office.codes_for(self.block.id):
                for leaf in self.criteria.leaf_ids_under(code):
                    listed = offices.setdefault(leaf, [])
                    if who not in listed:
                        listed.append(who)
        return {leaf: tuple(listed) for leaf, listed in offices.items()}


@dataclass(frozen=True)
class UnitScope:
    """A unit's files within its block."""

    scope: BlockScope
    files: UnitFiles
    unread: frozenset[str]
    """Files of this unit that could not be read, by name."""

    @property
    def is_submitted(self) -> bool:
        """Whether a self-score stands that is no draft, or none is due."""
        own = self.files.self_file
        return (own is not None and not own.draft) or not self.scope.due_leaves

    @cached_property
    def appraisers(self) -> Mapping[str, tuple[str, ...]]:
        """Leaf -> offices, the leading one first."""
        return self.scope.appraisers(self.files.unit)


def acting(office: Office, unit: str) -> str:
    """The office that appraises for a unit: on its own file another stands in."""
    own = bool(unit) and office.unit == unit
    return office.for_own_unit if own and office.for_own_unit else office.id


def is_set_whole(project: Project, set_id: str) -> bool:
    """Whether nothing of the set's file was lost in reading; true where there is no such file."""
    return not any(path.startswith(f"criteria/{set_id}.") for path in project.unread)


def are_units_whole(project: Project) -> bool:
    """Whether every unit could be read."""
    return not any(path.startswith("units/") for path in project.unread)


def is_cycle_whole(project: Project, cycle: Cycle) -> bool:
    """Whether nothing of cycle.yaml was lost in reading."""
    return cycle.path not in project.unread


def block_scopes(project: Project, files: CycleFiles) -> tuple[BlockScope, ...]:
    """The cycle's blocks whose sets are known and no frames."""
    return tuple(
        BlockScope(
            files.cycle,
            block,
            project.sets[block.criteria],
            is_set_whole(project, block.criteria),
            is_cycle_whole(project, files.cycle),
        )
        for block in files.cycle.blocks
        if block.criteria in project.sets and not project.sets[block.criteria].frame
    )


def unit_scopes(project: Project) -> Iterator[UnitScope]:
    """Every unit that has files, in every cycle, where its block's set is known."""
    for files in project.cycles.values():
        folder = files.cycle.path.rsplit("/", 1)[0]
        unread = _unread_below(project, folder)
        scopes = {
            unit: scope for scope in block_scopes(project, files) for unit in scope.block.units
        }
        for unit, own in files.units.items():
            if unit in scopes:
                yield UnitScope(scopes[unit], own, unread.get(unit, frozenset()))


def _unread_below(project: Project, folder: str) -> Mapping[str, frozenset[str]]:
    names: dict[str, set[str]] = {}
    for path in project.unread:
        if path.startswith(f"{folder}/"):
            unit, _, name = path[len(folder) + 1 :].partition("/")
            names.setdefault(unit, set()).add(name)
    return {unit: frozenset(found) for unit, found in names.items()}
