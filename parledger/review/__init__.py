"""What a merge request means: two sides compared, and the comparison printed.

Pure. `pipeline/reviewing.py` builds the sides from Git, `printers` holds the formats.
"""

from parledger.review.compare import Frame, Side, compare
from parledger.review.faulty import without_faulty
from parledger.review.finding import GateFinding
from parledger.review.model import (
    AreaChange,
    BlockReview,
    CycleReview,
    FileChange,
    LeafChange,
    LeafSide,
    MissingAnswer,
    ProblemChange,
    Review,
    SetChange,
    Standing,
    StepChange,
    UnitReview,
)

__all__ = [
    "AreaChange",
    "BlockReview",
    "CycleReview",
    "FileChange",
    "Frame",
    "GateFinding",
    "LeafChange",
    "LeafSide",
    "MissingAnswer",
    "ProblemChange",
    "Review",
    "SetChange",
    "Side",
    "Standing",
    "StepChange",
    "UnitReview",
    "compare",
    "without_faulty",
]
