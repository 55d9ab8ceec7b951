"""The evidence register: which documents a unit's figures stand on, and what lacks one."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from parledger.model.criteria import Node
from parledger.model.documents import Document
from parledger.problems import Place

Step = Literal["self", "appraisal_1", "explanation", "appraisal_2", "council"]
Outside = Literal["", "before", "after"]
"""A date against the cycle's period: within it (or not known), before its first day, after its last."""


@dataclass(frozen=True, slots=True)
class Use:
    """Where a unit's files name a document.

    `criterion` empty: it goes with the whole file (a signed paper) or meeting (minutes).
    `evidence`: named in a list of evidence, to prove a figure. `at`: the entry, file or meeting.
    """

    unit: str
    criterion: str
    step: Step
    office: str
    at: Place
    evidence: bool = True


@dataclass(frozen=True, slots=True)
class Paper:
    """A document with everything it is used for, in the order of the steps.

    `document` is as the mention with a digest says it, else the first; it is public only where
    every mention says so. `outside`: its date lies outside the cycle's period, for documents that a
    unit names as evidence alone (signed papers, minutes and what an appraiser adds are later).
    """

    document: Document
    uses: tuple[Use, ...]
    outside: Outside = ""

    @property
    def criteria(self) -> tuple[str, ...]:
        """The criteria it is used for, each once."""
        return tuple(dict.fromkeys(use.criterion for use in self.uses if use.criterion))

    @property
    def units(self) -> tuple[str, ...]:
        """The units that use it, each once."""
        return tuple(dict.fromkeys(use.unit for use in self.uses))


@dataclass(frozen=True, slots=True)
class Lacking:
    """A criterion with points and without a document. `note` says it in words; empty: nothing does.

    `at` is the unit's own entry, None where it has none.
    """

    unit: str
    leaf: Node
    points: Fraction
    note: str
    at: Place | None

    @property
    def is_bare(self) -> bool:
        """A document is required, and neither one nor a note is there."""
        return self.leaf.evidence == "required" and not self.note


@dataclass(frozen=True, slots=True)
class UnitRegister:
    """A unit's documents in the order of the steps, and its criteria that lack one.

    `due`: how many criteria form the denominator of the coverage; `due_criteria` names them.
    """

    unit: str
    block: str
    papers: tuple[Paper, ...]
    lacking: tuple[Lacking, ...]
    due_criteria: tuple[str, ...]

    @property
    def due(self) -> int:
        """Criteria that form the denominator of the coverage."""
        return len(self.due_criteria)

    @property
    def covered(self) -> int:
        """Those of them with at least one document."""
        return self.due - len(self.lacking)

    @property
    def coverage(self) -> Fraction | None:
        """covered / due, 0..1, exact; None where nothing is due."""
        return Fraction(self.covered, self.due) if self.due else None

    @property
    def outside(self) -> tuple[Paper, ...]:
        """Documents whose date lies outside the cycle's period."""
        return tuple(paper for paper in self.papers if paper.outside)
