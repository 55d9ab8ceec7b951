"""A line of the catalogue."""

from dataclasses import dataclass

from parledger.problems.problem import Severity


@dataclass(frozen=True, slots=True)
class Wording:
    """The two sentences of a code and its two hints; `{name}` stands for an argument."""

    vi: str
    en: str
    hint_vi: str = ""
    hint_en: str = ""
    severity: Severity = Severity.ERROR
