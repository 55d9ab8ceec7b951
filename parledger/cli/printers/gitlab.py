"""GitLab's Code Quality report (a subset of the Code Climate format)."""

import hashlib
import json
from collections import Counter

from parledger.problems import (
    Lang,
    Problem,
    Problems,
    Severity,
    hint_of,
    message_of,
    severity_of,
)

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def print_problems(problems: Problems, lang: Lang) -> str:
    """A list of findings; an empty list where there are none."""
    seen: Counter[str] = Counter()
    found = [_finding(problem, lang, seen) for problem in problems]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _finding(problem: Problem, lang: Lang, seen: Counter[str]) -> dict[str, object]:
    hint = hint_of(problem, lang)
    message = message_of(problem, lang)
    return {
        "description": f"{message} ({hint})" if hint else message,
        "check_name": problem.code,
        "fingerprint": _fingerprint(problem, seen),
        "severity": _SEVERITIES[severity_of(problem)],
        "location": {"path": problem.place.path, "lines": {"begin": problem.place.line}},
    }


def _fingerprint(problem: Problem, seen: Counter[str]) -> str:
    """Without line and language: a finding that only moved is the same; repetitions count up."""
    parts = (problem.code, problem.place.path, problem.subject, *map("=".join, problem.args))
    identity = "\0".join(parts)
    seen[identity] += 1
    return hashlib.sha256(f"{identity}\0{seen[identity]}".encode()).hexdigest()
