"""The one value of a review. Figures are exact; `Words` here are finished texts, no templates."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from parledger.model.results import State, Status
from parledger.model.words import Words
from parledger.problems import Place, Problem
from parledger.review.finding import GateFinding

Unexplained = Literal["", "none", "same"]
"""A figure changed: with a reason; without one; with the very words that stood there before."""

FileKind = Literal["added", "changed", "removed", "renamed"]

Presence = Literal["both", "added", "removed", "unreadable"]
"""Of a cycle: on both sides; only after; only before; there after, but it cannot be read."""


@dataclass(frozen=True, slots=True)
class StepChange:
    """One step's entry for a leaf, old and new; an empty text: there is none.

    `step` is a key of the schedule, `council`, `external` or `not_scored`. `said` is what the
    person wrote (note, reason or text). `at` is where it stands after, or stood before.
    """

    step: str
    office: str
    before: Words
    after: Words
    said_before: str
    said: str
    papers: bool  # the documents of evidence differ
    unexplained: Unexplained
    at: Place


@dataclass(frozen=True, slots=True)
class LeafSide:
    """A leaf's final points and what became of it; status None: the leaf is not there."""

    points: Fraction | None
    status: Status | None


@dataclass(frozen=True, slots=True)
class LeafChange:
    """A leaf of a unit of which an entry or the points changed. `maximum`: after, else before.

    `why` says what else changed the points where no entry did: the set, or the cycle.
    """

    criterion: str
    code: str
    title: str
    maximum: Fraction
    before: LeafSide
    after: LeafSide
    steps: tuple[StepChange, ...]
    why: Words
    unexplained: Unexplained

    @property
    def moves_points(self) -> bool:
        """Whether the final points differ."""
        return self.before.points != self.after.points


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit within its block. Figures None or empty where it has no index."""

    state: State
    provisional: bool
    points: Fraction | None
    max_points: Fraction | None
    index: Fraction | None
    shown_index: str
    rank: int | None
    rank_of: int
    class_id: str
    class_title: str


@dataclass(frozen=True, slots=True)
class AreaChange:
    """An area (or part of bonus and penalty) whose points or maximum differ."""

    area: str
    code: str
    title: str
    points_before: Fraction | None
    max_before: Fraction | None
    points: Fraction | None
    max_points: Fraction | None

    @property
    def index_before(self) -> Fraction | None:
        """points / maximum * 100; None where nothing is in force."""
        return _index(self.points_before, self.max_before)

    @property
    def index(self) -> Fraction | None:
        """points / maximum * 100; None where nothing is in force."""
        return _index(self.points, self.max_points)


def _index(points: Fraction | None, maximum: Fraction | None) -> Fraction | None:
    return points / maximum * 100 if points is not None and maximum else None


@dataclass(frozen=True, slots=True)
class MissingAnswer:
    """What the exchange between appraiser and unit still lacks on a leaf, after the merge."""

    criterion: str
    code: str
    title: str
    office: str
    what: Words
    at: Place


@dataclass(frozen=True, slots=True)
class UnitReview:
    """A unit before and after; None: it was not, or is no longer, in the block.

    `recognised`: leaves that an appraiser newly recognised as they were (points as before).
    `missing`: reasons and answers that are due after the merge, of units that the request changes.
    """

    unit: str
    name: str
    before: Standing | None
    after: Standing | None
    leaves: tuple[LeafChange, ...] = ()
    areas: tuple[AreaChange, ...] = ()
    recognised: int = 0
    missing: tuple[MissingAnswer, ...] = ()

    @property
    def rank_moves(self) -> bool:
        """Whether the rank differs."""
        return _of(self.before, "rank") != _of(self.after, "rank")

    @property
    def class_moves(self) -> bool:
        """Whether the class differs."""
        return _of(self.before, "class_id") != _of(self.after, "class_id")

    @property
    def state_moves(self) -> bool:
        """Whether the state differs."""
        return _of(self.before, "state") != _of(self.after, "state")

    @property
    def provisional_moves(self) -> bool:
        """Whether it became provisional, or is so no longer."""
        return _of(self.before, "provisional") != _of(self.after, "provisional")

    @property
    def index_moves(self) -> bool:
        """Whether the exact index differs."""
        return _of(self.before, "index") != _of(self.after, "index")


def _of(standing: Standing | None, name: str) -> object:
    return getattr(standing, name) if standing is not None else None


@dataclass(frozen=True, slots=True)
class BlockReview:
    """`units`: those that the request itself changes; `moved`: others whose rank, class or index
    differs for it.
    """

    block: str
    title: str
    mean_before: Fraction | None
    mean: Fraction | None
    units: tuple[UnitReview, ...]
    moved: tuple[UnitReview, ...]


@dataclass(frozen=True, slots=True)
class SetChange:
    """What differs in a set: codes added, removed, or of another maximum, rule or title."""

    criteria: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitsChange:
    """What differs among the units' entries: ids added, removed, or of another name, parent, span."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CycleReview:
    """A cycle that the request touches. `settings`: keys of cycle.yaml whose values differ."""

    cycle: str
    title: str
    presence: Presence
    settings: tuple[str, ...]
    blocks: tuple[BlockReview, ...]


@dataclass(frozen=True, slots=True)
class FileChange:
    """A data file that the merge would change; `old` is the former path of a renamed one."""

    path: str
    kind: FileKind
    old: str = ""


@dataclass(frozen=True, slots=True)
class ConflictNote:
    """A file that cannot be merged as it stands."""

    path: str
    kind: Literal["content", "deleted"]


@dataclass(frozen=True, slots=True)
class ProblemChange:
    """A problem of the head; `new`: the base does not have it."""

    problem: Problem
    new: bool


@dataclass(frozen=True, slots=True)
class Review:
    """What merging the head into the base would change, as both stand now.

    `errors`: all errors of the head, new ones first; `warnings`: new warnings alone; `resolved`:
    problems of the base that the head does not have. `entries`: of units. `conflicts` were compared as the head has
    them. `ahead`, `behind`: commits that only the head, only the base has.
    """

    base: str
    head: str
    merge_base: str
    ahead: int
    behind: int
    errors: tuple[ProblemChange, ...]
    conflicts: tuple[ConflictNote, ...]
    gate: tuple[GateFinding, ...]
    files: tuple[FileChange, ...]
    entries: UnitsChange
    sets: tuple[SetChange, ...]
    cycles: tuple[CycleReview, ...]
    warnings: tuple[Problem, ...]
    resolved: tuple[Problem, ...]

    def units(self) -> Iterator[tuple[CycleReview, BlockReview, UnitReview]]:
        """Units that the request itself changes, in the order of cycles and blocks."""
        for cycle in self.cycles:
            for block in cycle.blocks:
                for unit in block.units:
                    yield cycle, block, unit

    def moved(self) -> Iterator[tuple[CycleReview, BlockReview, UnitReview]]:
        """Other units that move for it."""
        for cycle in self.cycles:
            for block in cycle.blocks:
                for unit in block.moved:
                    yield cycle, block, unit

    def unexplained(self) -> Iterator[tuple[CycleReview, UnitReview, LeafChange]]:
        """Changed figures that nothing new was said about."""
        for cycle, _, unit in self.units():
            for leaf in unit.leaves:
                if leaf.unexplained:
                    yield cycle, unit, leaf
