"""One thing that an auditor should look at."""

from dataclasses import dataclass

from parledger.problems import Problem


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem of family H with its evidence.

    `commit`: on main, or else the object it is about; empty where a file alone shows it.
    """

    problem: Problem
    unit: str = ""
    criteria: tuple[str, ...] = ()
    step: str = ""
    commit: str = ""
