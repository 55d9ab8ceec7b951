"""Who may change what, and when: what a forge's CODEOWNERS cannot say.

Roles, dates and freezes are those of the main branch; from the request itself only data files are
read, as Git objects. Pure: from a request to its refusals. What no rule allows is refused.
"""

from parledger.problems import sort_problems
from parledger.review.gate.refusal import Refusal
from parledger.review.gate.request import Owners, Plain, Request, Snapshot
from parledger.review.gate.rule import GateRule
from parledger.review.gate.rules import RULES
from parledger.review.gate.targets import Kind, Target, target_of

__all__ = [
    "RULES",
    "GateRule",
    "Kind",
    "Owners",
    "Plain",
    "Refusal",
    "Request",
    "Snapshot",
    "Target",
    "judge",
    "target_of",
]


def judge(request: Request) -> tuple[Refusal, ...]:
    """Everything that is refused, in the order of places; none: the request is allowed."""
    refused = {one.problem: one for rule in RULES for one in rule.judge(request)}
    return tuple(refused[problem] for problem in sort_problems(refused))
