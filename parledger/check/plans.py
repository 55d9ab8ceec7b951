"""Files that feed no figure: tasks.yaml, appeals.yaml and the units' improvement plans."""

import re
from collections.abc import Iterator, Sequence

from parledger.check.found import found, hints, where
from parledger.check.scope import (
    BlockScope,
    UnitScope,
    block_scopes,
    is_cycle_whole,
    unit_scopes,
)
from parledger.model.proceedings import Appeal, Task
from parledger.model.project import CycleFiles, Project
from parledger.model.scores import Improvement, Measure, Owner
from parledger.problems import Place, Problem

_BODIES = ("units", "council", "working-group")
_LOOKS_LIKE_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


def check_tasks(project: Project) -> Iterator[Problem]:
    """K250 (a task id twice), K251 (an id-like word that is no office, unit or body)."""
    for files in project.cycles.values():
        first: dict[str, Task] = {}
        known = (
            *_BODIES,
            *(office.id for office in files.cycle.offices),
            *(block.id for block in files.cycle.blocks),
        )
        for task in files.tasks:
            other = first.setdefault(task.id, task) if task.id else task
            if other is not task:
                place = where(task.places, "id", task.at)
                yield found("K250", place, task.id, line=other.at.line)
            if is_cycle_whole(project, files.cycle):
                yield from _check_doers(project, task, known)


def _check_doers(project: Project, task: Task, known: Sequence[str]) -> Iterator[Problem]:
    for key, words in (("by", task.by), ("with", task.with_)):
        for word in words:
            if _LOOKS_LIKE_ID.fullmatch(word) and word not in known and word not in project.units:
                place = where(task.places, f"{key}:{word}", where(task.places, key, task.at))
                yield found("K251", place, task.id, found=word, **hints(word, known))


def check_appeals(project: Project) -> Iterator[Problem]:
    """K229 (whose), K252 (which criteria), K253 (answered before it came in)."""
    for files in project.cycles.values():
        scopes = {
            unit: scope for scope in block_scopes(project, files) for unit in scope.block.units
        }
        for appeal in files.appeals:
            if is_cycle_whole(project, files.cycle):
                yield from _check_appeal(files, appeal, scopes.get(appeal.unit))


def _check_appeal(files: CycleFiles, appeal: Appeal, scope: BlockScope | None) -> Iterator[Problem]:
    if files.cycle.block_of(appeal.unit) is None:
        units = [unit for block in files.cycle.blocks for unit in block.units]
        place = where(appeal.places, "unit", appeal.at)
        yield found("K229", place, appeal.unit, **hints(appeal.unit, units))
    if scope is not None and scope.is_set_whole:
        for code in appeal.criteria:
            if code not in scope.criteria.nodes:
                place = where(appeal.places, f"criteria:{code}", appeal.at)
                criteria = scope.criteria.id
                yield found(
                    "K252", place, code, criteria=criteria, **hints(code, scope.criteria.nodes)
                )
    if appeal.answered is not None and appeal.answered < appeal.received:
        place = where(appeal.places, "answered", appeal.at)
        yield found("K253", place, appeal.unit, answered=appeal.answered, received=appeal.received)


def check_improvements(project: Project) -> Iterator[Problem]:
    """S240 (criteria), S241 (owner), S242 (an owner twice), S243 (class)."""
    for unit in unit_scopes(project):
        plan = unit.files.improvement
        if plan is None:
            continue
        yield from _check_owners(unit, plan)
        wanted = plan.target.class_id
        classes = [band.id for band in unit.scope.cycle.classes]
        if wanted and wanted not in classes:
            place = where(plan.places, "target:class", plan.at)
            yield found("S243", place, unit.files.unit, found=wanted, **hints(wanted, classes))


def _check_owners(unit: UnitScope, plan: Improvement) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for owner in plan.owners:
        place = first.setdefault(owner.id, owner.at)
        if place is not owner.at:
            yield found("S242", owner.at, owner.id, line=place.line)
    named: tuple[Owner | Measure, ...] = (*plan.owners, *plan.measures)
    nodes = unit.scope.criteria.nodes
    for one in named:
        for code in one.criteria:
            if code not in nodes and unit.scope.is_set_whole:
                place = where(one.places, f"criteria:{code}", one.at)
                criteria = unit.scope.criteria.id
                yield found("S240", place, code, criteria=criteria, **hints(code, nodes))
    for measure in plan.measures:
        if measure.owner and measure.owner not in first:
            place = where(measure.places, "owner", measure.at)
            yield found("S241", place, measure.owner, **hints(measure.owner, first))
