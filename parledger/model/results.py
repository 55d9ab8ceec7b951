"""Exact results: one frozen record per unit, its leaves as columns in the set's order."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from parledger.model.criteria import CriteriaSet, Node
from parledger.model.cycles import Block, Cycle
from parledger.model.rule import Step, Value
from parledger.model.words import Reason


class Status(StrEnum):
    """What became of a leaf of a unit."""

    SCORED = "scored"
    NOT_APPRAISED = "not_appraised"  # counted with the self-score, provisionally
    PENDING = "pending"  # survey, external or judged: no result yet
    MISSING = "missing"  # a figure is due and absent
    NOT_SCORED = "not_scored"  # left out of both sides for all this year
    NOT_APPLICABLE = "not_applicable"  # claimed (provisionally) or recognised
    NO_RESULT = "no_result"  # external `none`: never will be


IN_FORCE = frozenset({Status.SCORED, Status.NOT_APPRAISED})
"""Statuses of leaves with a figure of their own; a missing one may count as 0 once published."""


class State(StrEnum):
    """How far a unit has come: the last that holds."""

    NOT_STARTED = "not_started"
    DRAFT = "draft"
    SELF = "self"
    APPRAISAL_1 = "appraisal_1"
    EXPLANATION = "explanation"
    APPRAISAL_2 = "appraisal_2"
    COUNCIL = "council"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Total:
    """Sums over leaves in force. `max_points` 0: nothing in force, no index.

    For a bonus or penalty area `max_points` is 0 and `points` is what it adds (negative for a
    penalty), after the cap. `self_points` None: the unit scores none of these leaves itself.
    `self_final`: final points over the very leaves that `self_points` covers.
    """

    points: Fraction
    max_points: Fraction
    self_points: Fraction | None
    self_max_points: Fraction | None
    self_final: Fraction | None = None

    @property
    def gap(self) -> Fraction | None:
        """Final less self points over the leaves that the unit scored itself."""
        if self.self_points is None or self.self_final is None:
            return None
        return self.self_final - self.self_points

    @property
    def index(self) -> Fraction | None:
        """points / max_points * 100, exact."""
        return self.points / self.max_points * 100 if self.max_points else None

    @property
    def self_index(self) -> Fraction | None:
        """self_points / self_max_points * 100, exact: the self-score on the index's scale."""
        if self.self_points is None or not self.self_max_points:
            return None
        return self.self_points / self.self_max_points * 100

    @property
    def lost(self) -> Fraction:
        """What is missing to the maximum in force; 0 for bonus and penalty."""
        return self.max_points - self.points if self.max_points else Fraction(0)


@dataclass(frozen=True, slots=True)
class UnitResult:
    """Everything computed for one unit of a block.

    The tuples are aligned to `BlockResult.leaves`; None is "no figure", never zero: a leaf is in
    force, in numerator and denominator, where it has final points. Points of
    bonus and penalty leaves are positive in the columns; their area's Total carries the sign.
    `index` is exact; `shown_index` is rounded once for publication (with the digits needed to
    tell two ranks apart). Figures are None where the unit has no index.
    """

    unit: str
    block: str
    state: State
    provisional: bool
    status: tuple[Status, ...]
    self_points: tuple[Fraction | None, ...]
    round_1: tuple[Fraction | None, ...]
    round_2: tuple[Fraction | None, ...]
    council: tuple[Fraction | None, ...]
    points: tuple[Fraction | None, ...]
    reasons: tuple[Reason, ...]
    unheard: frozenset[str]  # leaves changed in round 2 without a hearing
    total: Total | None = None
    areas: tuple[Total, ...] = ()  # aligned to the set's areas
    parts: tuple[Total, ...] = ()  # aligned to the set's parts
    extras: tuple[Total, ...] = ()  # aligned to BlockResult.extras, signed
    bonus: Fraction = Fraction(0)
    penalty: Fraction = Fraction(0)
    index: Fraction | None = None
    shown_index: str = ""  # plain decimal with a point; empty where there is none
    rank: int | None = None
    rank_of: int = 0
    class_id: str = ""
    rank_self: int | None = None
    rank_without_survey: int | None = None


@dataclass(frozen=True, slots=True)
class Lost:
    """A leaf that did not give its maximum (or a penalty), why, and the nearest way up.

    `step` None: no next step can be named (judged, given from outside, points set by hand).
    `value`: the value from which the step leads.
    """

    leaf: Node
    points: Fraction
    lost: Fraction
    reason: Reason
    step: Step | None
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class PublishedCheck:
    """An officially printed figure beside the recomputed one."""

    unit: str
    printed_index: Fraction | None
    printed_rank: int | None
    difference: Fraction | None  # recomputed (as shown) less printed
    agrees: bool


@dataclass(frozen=True, slots=True)
class BlockResult:
    """A block's units in the decision's order, and the leaves their columns follow."""

    block: Block
    criteria: CriteriaSet
    leaves: tuple[Node, ...]
    units: tuple[UnitResult, ...]
    mean_index: Fraction | None  # plain mean of the exact indices of the ranked units
    extras: tuple[Node, ...] = ()  # the topmost nodes that say `counts`: rows of their own

    def ranked(self) -> tuple[UnitResult, ...]:
        """Units by rank, then those without, each in the decision's order."""
        return tuple(sorted(self.units, key=lambda u: (u.rank is None, u.rank or 0)))


@dataclass(frozen=True, slots=True)
class YearChange:
    """A unit against the latest earlier cycle of the same programme that has it.

    Index and points of both years over the leaves that compare; `left_out` names this year's
    leaves that do not.
    """

    unit: str
    cycle: str
    before_cycle: str
    index: Fraction
    before_index: Fraction
    points: Fraction
    before_points: Fraction
    compared: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def difference(self) -> Fraction:
        """This year's index less the earlier one, over the leaves that compare."""
        return self.index - self.before_index


@dataclass(frozen=True, slots=True)
class CycleResult:
    """All blocks of a cycle, official checks, and changes to the year before by unit."""

    cycle: Cycle
    blocks: tuple[BlockResult, ...]
    published: tuple[PublishedCheck, ...] = ()
    changes: Mapping[str, YearChange] | None = None

    def unit(self, unit_id: str) -> UnitResult | None:
        """The result of a unit, wherever its block."""
        return next((u for b in self.blocks for u in b.units if u.unit == unit_id), None)


@dataclass(frozen=True, slots=True)
class Results:
    """Results by cycle id, in the project's order."""

    cycles: Mapping[str, CycleResult]
