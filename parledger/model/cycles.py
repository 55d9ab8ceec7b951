"""What fixes the figures of one year: `cycle.yaml` and the other files of a cycle.

`places` of a value is what `Fields.places` gives: where each of its keys' values stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from parledger.model.documents import NO_DOCUMENT, Document
from parledger.problems import Place

STEPS = ("self", "appraisal_1", "explanation", "appraisal_2", "survey", "publication")


@dataclass(frozen=True, slots=True)
class Named:
    """A unit and the reason why it is named here (unranked, not assessed)."""

    unit: str
    why: str
    at: Place


@dataclass(frozen=True, slots=True)
class Block:
    """Units ranked among themselves by one criteria set; `units` in the decision's order."""

    id: str
    title: str
    criteria: str
    units: tuple[str, ...]
    unranked: tuple[Named, ...]
    not_assessed: tuple[Named, ...]
    at: Place
    criteria_at: Place
    unit_places: Mapping[str, Place]
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Window:
    """A step's days; `start` None: opens when the step before it ends."""

    start: date | None
    end: date
    at: Place


@dataclass(frozen=True, slots=True)
class NotScored:
    """A node left out of both sides for all; `block` empty: every block that has the code."""

    criterion: str
    block: str
    why: str
    at: Place
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class External:
    """Given results for a survey or external leaf.

    `points`: unit -> number, or None for `none` (never will be). With `out_of` the numbers are
    on that scale, without it they are points of the leaf.
    """

    criterion: str
    block: str
    out_of: Fraction | None
    source: Document
    points: Mapping[str, Fraction | None]
    places: Mapping[str, Place]
    at: Place
    unit_places: Mapping[str, Place] = field(default_factory=dict)
    criterion_at: Place | None = None
    block_at: Place | None = None


@dataclass(frozen=True, slots=True)
class IndexRules:
    """Declared arithmetic: rounding, ties, and what a missing figure means at publication."""

    decimals: int = 2
    rounding: Literal["half_up", "half_even"] = "half_up"
    stage: Literal["index", "leaf"] = "index"
    ties: Literal["competition", "dense"] = "competition"
    missing: Literal["error", "zero", "exclude"] = "error"


@dataclass(frozen=True, slots=True)
class ClassBand:
    """A class holds from an index upward."""

    id: str
    title: str
    start: Fraction
    at: Place


@dataclass(frozen=True, slots=True)
class Published:
    """An official table printed elsewhere, shown beside the recomputed figures."""

    source: Document
    index: Mapping[str, Fraction]
    rank: Mapping[str, int]
    tolerance: Fraction
    index_places: Mapping[str, Place]
    rank_places: Mapping[str, Place]
    at: Place


@dataclass(frozen=True, slots=True)
class Office:
    """Who appraises what. `appraises`: block id (or empty: all blocks) -> codes.

    `unit` is the office as an assessed unit; `for_own_unit` the office standing in for it there.
    """

    id: str
    title: str
    unit: str
    for_own_unit: str
    appraises: Mapping[str, tuple[str, ...]]
    accounts: tuple[str, ...]
    at: Place
    places: Mapping[str, Place] = field(default_factory=dict)

    def codes_for(self, block: str) -> tuple[str, ...]:
        """The codes it appraises in a block."""
        return self.appraises.get(block, self.appraises.get("", ()))


@dataclass(frozen=True, slots=True)
class Body:
    """The Council or the working group, by posts, never by persons."""

    decision: Document = NO_DOCUMENT
    chair: str = ""
    deputy: str = ""
    members: tuple[str, ...] = ()
    secretary: str = ""


@dataclass(frozen=True, slots=True)
class Clerk:
    """Accounts that enter files for units without an account; `units` None: for all."""

    accounts: tuple[str, ...]
    units: tuple[str, ...] | None
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Roles:
    """Who may write what, by account name; never in the public edition."""

    secretary: tuple[str, ...] = ()
    clerks: tuple[Clerk, ...] = ()
    units: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reopened:
    """A step reopened for one unit."""

    unit: str
    step: str
    to: date
    why: str
    document: Document
    at: Place
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True)
class Cycle:
    """One year of one authority. `council` None: the cycle has none (or does not say)."""

    id: str
    title: str
    year: int
    authority: str
    provenance: Literal["official", "illustrative"]
    blocks: tuple[Block, ...]
    at: Place
    path: str
    period: tuple[date, date] | None = None
    programme: str = ""
    visibility: Literal["internal", "public"] = "internal"
    sources: tuple[Document, ...] = ()
    documents: tuple[Document, ...] = ()
    time_zone: str = "Asia/Ho_Chi_Minh"
    schedule: Mapping[str, Window] = field(default_factory=dict)
    not_scored: tuple[NotScored, ...] = ()
    external: tuple[External, ...] = ()
    index: IndexRules = IndexRules()
    classes: tuple[ClassBand, ...] = ()
    published: Published | None = None
    offices: tuple[Office, ...] = ()
    council: Body | None = None
    working_group: Body | None = None
    roles: Roles = Roles()
    reopened: tuple[Reopened, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)

    def block_of(self, unit: str) -> Block | None:
        """The block that lists a unit."""
        return next((block for block in self.blocks if unit in block.units), None)
