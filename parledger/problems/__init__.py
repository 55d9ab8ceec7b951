"""Problems are values: where, what is wrong, and what to type instead.

The ground floor: imports nothing of ours. Wordings stand in `catalogue`, one module a family.
"""

from parledger.problems.problem import Lang, Place, Problem, Problems, Severity, sort_problems
from parledger.problems.user_error import UserError
from parledger.problems.wording import CATALOGUE, Wording, hint_of, message_of, severity_of

__all__ = [
    "CATALOGUE",
    "Lang",
    "Place",
    "Problem",
    "Problems",
    "Severity",
    "UserError",
    "Wording",
    "hint_of",
    "message_of",
    "severity_of",
    "sort_problems",
]
