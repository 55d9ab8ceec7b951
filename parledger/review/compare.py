"""Two sides compared: from projects, problems and results to one `Review`."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from parledger.model.project import CycleFiles, Project
from parledger.model.results import BlockResult, CycleResult, Results
from parledger.model.workspace import KEPT
from parledger.problems import Problem, Problems, Severity, severity_of
from parledger.review.bare import changed_set, changed_settings, changed_units
from parledger.review.blocks import BlockSide, review_block
from parledger.review.finding import GateFinding
from parledger.review.model import (
    BlockReview,
    ConflictNote,
    CycleReview,
    FileChange,
    Presence,
    ProblemChange,
    Review,
    SetChange,
)


@dataclass(frozen=True, slots=True)
class Side:
    """One side. `project` as it was read; `results` without its faulty entries."""

    project: Project
    problems: Problems
    results: Results


@dataclass(frozen=True, slots=True)
class Frame:
    """What Git and the gate say: commits by full id, files that differ, conflicts, refusals.

    `cycles`: ids of the cycles that may differ; no other is looked at.
    """

    base: str
    head: str
    merge_base: str
    ahead: int
    behind: int
    cycles: tuple[str, ...]
    files: tuple[FileChange, ...] = ()
    conflicts: tuple[ConflictNote, ...] = ()
    gate: tuple[GateFinding, ...] = field(default=())


def compare(before: Side, after: Side, frame: Frame) -> Review:
    """What the step from one side to the other means."""
    known = Counter(map(_identity, before.problems))
    now = Counter(map(_identity, after.problems))
    new = _beyond(after.problems, known)
    errors = [one for one in after.problems if severity_of(one) is Severity.ERROR]
    fresh = set(map(id, new))
    told = [
        ProblemChange(one, id(one) in fresh)
        for one in errors
        if id(one) in fresh or _stands_in(one, frame.cycles)
    ]
    return Review(
        base=frame.base,
        head=frame.head,
        merge_base=frame.merge_base,
        ahead=frame.ahead,
        behind=frame.behind,
        errors=tuple(sorted(told, key=lambda one: not one.new)),
        conflicts=frame.conflicts,
        gate=frame.gate,
        files=frame.files,
        entries=changed_units(before.project.units, after.project.units),
        sets=_sets(before.project, after.project),
        cycles=tuple(
            review
            for name in frame.cycles
            if (review := _cycle(name, before, after, frame.files)) is not None
        ),
        warnings=tuple(one for one in new if severity_of(one) is Severity.WARNING),
        resolved=_beyond(before.problems, now),
    )


def _stands_in(problem: Problem, cycles: tuple[str, ...]) -> bool:
    """Whether a problem stands in one of these cycles, or outside all of them."""
    names = problem.place.path.split("/")
    return names[0] not in ("scores", KEPT) or len(names) < 3 or names[1] in cycles


def _identity(problem: Problem) -> object:
    """Without line and column: a problem that only moved in its file is the same."""
    return problem.place.path, problem.code, problem.subject, problem.args


def _beyond(problems: Problems, known: Counter[object]) -> Problems:
    """Those that are more than the known ones; of equal ones the last."""
    left = Counter(known)
    found: list[Problem] = []
    for problem in problems:
        identity = _identity(problem)
        if left[identity] > 0:
            left[identity] -= 1
        else:
            found.append(problem)
    return tuple(found)


def _sets(before: Project, after: Project) -> tuple[SetChange, ...]:
    found: list[SetChange] = []
    for name in dict.fromkeys((*after.sets, *before.sets)):
        old, new = before.sets.get(name), after.sets.get(name)
        if old is not None and new is not None:
            change = changed_set(old, new)
        elif new is not None:
            change = SetChange(name, tuple(new.nodes), (), ())
        else:
            change = SetChange(name, (), tuple(old.nodes) if old else (), ())
        if change is not None:
            found.append(change)
    return tuple(found)


def _cycle(
    name: str, before: Side, after: Side, files: tuple[FileChange, ...]
) -> CycleReview | None:
    old, new = before.project.cycles.get(name), after.project.cycles.get(name)
    if new is None and old is None:
        return None
    shown = new or old
    settings = changed_settings(old.cycle, new.cycle) if old and new else ()
    review = CycleReview(
        cycle=name,
        title=shown.cycle.title if shown else name,
        presence=_presence(name, old, new, after.project),
        settings=settings,
        blocks=_blocks(name, before, after),
    )
    touched = any(
        path.startswith(f"scores/{name}/") for one in files for path in (one.path, one.old)
    )
    moves = any(block.units or block.moved for block in review.blocks)
    return review if touched or moves or settings else None


def _presence(
    name: str, old: CycleFiles | None, new: CycleFiles | None, after: Project
) -> Presence:
    if new is not None:
        return "both" if old is not None else "added"
    lost = any(path.startswith(f"scores/{name}/") for path in (*after.unread, *after.digests))
    return "unreadable" if lost else "removed"


def _blocks(name: str, before: Side, after: Side) -> tuple[BlockReview, ...]:
    """Blocks by id, those of the head first; of a cycle that cannot be read there are none."""
    old, new = (_results_of(side, name) for side in (before, after))
    if name not in after.project.cycles:
        return ()
    reviews = (
        review_block(old.get(block), new.get(block)) for block in dict.fromkeys((*new, *old))
    )
    return tuple(one for one in reviews if one.units or one.moved)


def _results_of(side: Side, name: str) -> Mapping[str, BlockSide]:
    result = side.results.cycles.get(name)
    files = side.project.cycles.get(name)
    if result is None or files is None:
        return {}
    return {block.block.id: _block_side(side, files, result, block) for block in result.blocks}


def _block_side(
    side: Side, files: CycleFiles, result: CycleResult, block: BlockResult
) -> BlockSide:
    return BlockSide(files, result.cycle, block, side.project.units, side.project.digests)
