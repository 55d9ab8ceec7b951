"""What a survey asks, of whom, and what its answers are worth: `survey/<id>.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from parledger.model.documents import Document
from parledger.model.formula import Formula
from parledger.model.questions import Question
from parledger.problems import Place

EVERYWHERE = ""
"""The key under which a figure stands that holds for every unit."""


@dataclass(frozen=True, slots=True)
class Form:
    """A printed questionnaire; `groups`: who fills it in, each group in one form only."""

    id: str
    code: str
    title: str
    groups: tuple[str, ...]
    questions: tuple[Question, ...]
    at: Place
    places: Mapping[str, Place] = field(default_factory=dict)

    def question(self, question_id: str) -> Question | None:
        """The question of that id."""
        return next((one for one in self.questions if one.id == question_id), None)


@dataclass(frozen=True, slots=True)
class Reuse:
    """A group's results are those of a group of another survey; `cycle` empty: of this cycle."""

    cycle: str
    survey: str
    group: str
    at: Place


@dataclass(frozen=True, slots=True)
class GivenResults:
    """A group's results as another body computed them, with their source.

    `figures`: unit -> number on the scale 0..out_of, None for `none` (never will be).
    `ballots`: unit -> number of ballots behind it, where the source says so.
    """

    source: Document
    out_of: Fraction
    figures: Mapping[str, Fraction | None]
    ballots: Mapping[str, int]
    at: Place
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RespondentGroup:
    """Who is asked. `blocks` empty: about the units of every block.

    `planned`, `least` and `population` map a unit, a block or EVERYWHERE to a number of ballots
    or people: the nearest that is given holds. `weight`: its share in a weighted result.
    """

    id: str
    title: str
    mode: Literal["paper", "online", "both"]
    blocks: tuple[str, ...]
    planned: Mapping[str, int]
    least: Mapping[str, int]
    population: Mapping[str, int]
    weight: Fraction | None
    reuse: Reuse | None
    given: GivenResults | None
    at: Place
    places: Mapping[str, Place] = field(default_factory=dict)

    def is_about(self, block: str) -> bool:
        """Whether units of the block are asked about in this group."""
        return not self.blocks or block in self.blocks

    @property
    def has_ballots(self) -> bool:
        """Whether its results come from ballots of this survey."""
        return self.reuse is None and self.given is None


def for_unit(numbers: Mapping[str, int], unit: str, block: str) -> int | None:
    """The number that holds for a unit: its own, its block's, or everybody's."""
    return numbers.get(unit, numbers.get(block, numbers.get(EVERYWHERE)))


@dataclass(frozen=True, slots=True)
class ValidRule:
    """When a ballot counts.

    `least_answered`: percent of the form's questions (free words left out) that must be answered.
    `duplicates`: what becomes of ballots with one number: `error`, or `none` of them counts.
    """

    least_answered: Fraction = Fraction(0)
    required: tuple[str, ...] = ()
    duplicates: Literal["error", "none"] = "error"
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Feed:
    """The criterion that gets points, and from which block, groups and questions.

    Empty: all of them. `formula` None: the survey's. `weights` None: those of the groups.
    """

    criterion: str
    block: str
    groups: tuple[str, ...]
    questions: tuple[str, ...]
    formula: Formula | None
    weights: Mapping[str, Fraction] | None
    at: Place
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Without:
    """A unit, or a group of it, that has no results and never will."""

    unit: str
    group: str
    why: str
    at: Place
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Supervision:
    """The fieldwork was looked at: so many ballots checked, so many confirmed."""

    date: date
    group: str
    checked: int | None
    confirmed: int | None
    note: str
    at: Place
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Closing:
    """The ballots as they were when the survey was closed.

    `sha256` of the file's bytes in Git, `rows` without the header.
    """

    date: date
    sha256: str
    rows: int
    at: Place


@dataclass(frozen=True, slots=True)
class BallotErratum:
    """A correction after closing: what the ballots are from then on, why, by which decision."""

    date: date
    reason: str
    decision: Document
    sha256: str
    rows: int
    at: Place


@dataclass(frozen=True, slots=True)
class BallotFile:
    """`survey/<id>.csv` or `.parquet`. `sha256` and `blob` are of its bytes in Git."""

    path: str
    kind: Literal["csv", "parquet"]
    size: int
    blob: str
    sha256: str


@dataclass(frozen=True)
class Survey:
    """A survey of one cycle. `formula` None: every feed names its own."""

    id: str
    title: str
    legal_basis: tuple[Document, ...]
    period: tuple[date, date] | None
    groups: tuple[RespondentGroup, ...]
    forms: tuple[Form, ...]
    valid: ValidRule
    formula: Formula | None
    feeds: tuple[Feed, ...]
    without: tuple[Without, ...]
    supervision: tuple[Supervision, ...]
    closed: Closing | None
    errata: tuple[BallotErratum, ...]
    seed: int
    at: Place
    path: str
    ballots: BallotFile | None = None
    places: Mapping[str, Place] = field(default_factory=dict)

    def group(self, group_id: str) -> RespondentGroup | None:
        """The group of that id."""
        return next((one for one in self.groups if one.id == group_id), None)

    def form_of(self, group_id: str) -> Form | None:
        """The form a group fills in."""
        return next((one for one in self.forms if group_id in one.groups), None)

    def formula_of(self, feed: Feed) -> Formula | None:
        """The feed's own formula, else the survey's."""
        return feed.formula or self.formula

    @property
    def sealed(self) -> "Closing | BallotErratum | None":
        """What the ballots have to be: the last erratum, else the closing; None while open."""
        return self.errata[-1] if self.errata else self.closed
