"""The files of a unit: one per role and step. Entries know their place; values are typed.

What one file shows by itself (a key that is missing, unknown or forbidden beside another) is
reported when it is read; what needs the rule, the maximum or another file is a cross-check.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from parledger.model.documents import Document
from parledger.model.rule import Value
from parledger.problems import Place


@dataclass(frozen=True, slots=True)
class Figure:
    """Points as typed: the exact number and how many decimals were written."""

    value: Fraction
    digits: int


@dataclass(frozen=True, slots=True)
class SelfEntry:
    """What a unit says of one leaf. `value` None: none given (judged, draft, not applicable)."""

    criterion: str
    at: Place
    value: Value | None = None
    value_at: Place | None = None
    points: Figure | None = None
    points_at: Place | None = None
    evidence: tuple[Document, ...] = ()
    note: str = ""
    not_applicable: bool = False
    # Something in it was reported while reading: cross-checks keep silent about it.
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Round1Entry:
    """What an appraiser decides of one leaf in round 1; `decision` empty on an opinion."""

    criterion: str
    at: Place
    decision: Literal["recognised", "adjusted", ""]
    value: Value | None = None
    points: Figure | None = None
    points_at: Place | None = None
    not_applicable: bool = False
    reason: str = ""
    opinion: bool = False
    evidence: tuple[Document, ...] = ()
    note: str = ""
    # Something in it was reported while reading: cross-checks keep silent about it.
    broken: bool = False
    value_at: Place | None = None
    decision_at: Place | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A unit's answer to an adjustment: why, and what it asks for (points or a value)."""

    criterion: str
    at: Place
    text: str
    asks: Figure | None = None
    asks_at: Place | None = None
    asks_value: Value | None = None
    evidence: tuple[Document, ...] = ()
    # Something in it was reported while reading: cross-checks keep silent about it.
    broken: bool = False
    asks_value_at: Place | None = None


@dataclass(frozen=True, slots=True)
class Round2Entry:
    """The answer to an explanation, or (decision adjusted) a change without a hearing."""

    criterion: str
    at: Place
    answer: Literal["accepted", "partly", "rejected", ""]
    decision: Literal["adjusted", ""]
    value: Value | None = None
    points: Figure | None = None
    points_at: Place | None = None
    not_applicable: bool = False
    reason: str = ""
    opinion: bool = False
    evidence: tuple[Document, ...] = ()
    note: str = ""
    # Something in it was reported while reading: cross-checks keep silent about it.
    broken: bool = False
    value_at: Place | None = None
    decision_at: Place | None = None


@dataclass(frozen=True, slots=True)
class SelfFile:
    """self.yaml"""

    path: str
    entries: Mapping[str, SelfEntry]
    scores_at: Place
    draft: bool = False
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class Round1File:
    """appraisal-1.yaml (office empty: one file for all) or appraisal-1.<office>.yaml."""

    path: str
    office: str
    entries: Mapping[str, Round1Entry]
    recognise_rest: bool = False
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class ExplanationFile:
    """explanation.yaml"""

    path: str
    entries: Mapping[str, Explanation]
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class Round2File:
    """appraisal-2.yaml or appraisal-2.<office>.yaml."""

    path: str
    office: str
    entries: Mapping[str, Round2Entry]
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class Owner:
    """One of the unit's own offices and the criteria it is to mend."""

    id: str
    title: str
    criteria: tuple[str, ...]
    at: Place
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of an improvement plan."""

    owner: str
    criteria: tuple[str, ...]
    what: str
    product: str
    due: str
    done: date | None
    note: str
    at: Place
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Target:
    """What the plan aims at: a rank, an index or a class."""

    rank: int | None = None
    index: Fraction | None = None
    class_id: str = ""


@dataclass(frozen=True, slots=True)
class Improvement:
    """improvement.yaml: the unit's own plan after the result; feeds no figure."""

    path: str
    plan: Document
    target: Target
    owners: tuple[Owner, ...]
    measures: tuple[Measure, ...]
    at: Place
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UnitFiles:
    """All files of one unit in one cycle; absent files are None or empty."""

    unit: str
    self_file: SelfFile | None = None
    round_1: tuple[Round1File, ...] = ()
    explanation: ExplanationFile | None = None
    round_2: tuple[Round2File, ...] = ()
    improvement: Improvement | None = None
