"""From a problem to its sentence, in Vietnamese or English."""

from collections.abc import Mapping
from dataclasses import dataclass

from parledger.problems.catalogue import (
    audit,
    ballots,
    build,
    criteria,
    cycles,
    fields,
    gate,
    imports,
    publication,
    rules,
    scores,
    surveys,
    syntax,
    units,
)
from parledger.problems.entry import Wording
from parledger.problems.problem import Lang, Problem, Severity

__all__ = ["CATALOGUE", "Wording", "hint_of", "message_of", "severity_of"]

# Families whose files are read field by field share the wordings of `fields`.
_FIELD_FAMILIES = ("U", "C", "K", "S", "V")


def _gather() -> Mapping[str, Wording]:
    wordings: dict[str, Wording] = {}
    for family in (
        syntax,
        units,
        criteria,
        rules,
        cycles,
        publication,
        scores,
        surveys,
        ballots,
        imports,
        gate,
        audit,
        build,
    ):
        for code, wording in family.WORDINGS.items():
            if code in wordings:
                raise ValueError(f"two wordings for {code}")
            wordings[code] = wording
    for number, wording in fields.WORDINGS.items():
        for letter in _FIELD_FAMILIES:
            code = f"{letter}{number}"
            if code in wordings:
                raise ValueError(f"two wordings for {code}")
            wordings[code] = wording
    return dict(sorted(wordings.items()))


CATALOGUE: Mapping[str, Wording] = _gather()


@dataclass(frozen=True, slots=True)
class _Shown:
    """An argument made safe to print on one line: no control characters, not endless."""

    text: str

    def __format__(self, spec: str) -> str:
        shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in self.text)
        return shown if len(shown) <= 200 else shown[:199] + "…"


def _fill(template: str, problem: Problem) -> str:
    return template.format_map({name: _Shown(value) for name, value in problem.args})


def severity_of(problem: Problem) -> Severity:
    """Error or warning, as the catalogue says for the code."""
    return CATALOGUE[problem.code].severity


def message_of(problem: Problem, lang: Lang) -> str:
    """What is wrong, beginning with the subject where there is one."""
    wording = CATALOGUE[problem.code]
    text = _fill(wording.vi if lang == "vi" else wording.en, problem)
    return f"{_Shown(problem.subject):s}: {text}" if problem.subject else text


def hint_of(problem: Problem, lang: Lang) -> str:
    """What to type instead, or where the other side of the contradiction stands; may be empty."""
    wording = CATALOGUE[problem.code]
    hint = wording.hint_vi if lang == "vi" else wording.hint_en
    return _fill(hint, problem)
