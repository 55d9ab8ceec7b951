"""For programs: a list of objects."""

import json

from parledger.problems import Lang, Problem, Problems, hint_of, message_of, severity_of


def print_problems(problems: Problems, lang: Lang) -> str:
    """path, line, column, severity, code, subject, message, hint."""
    found = [_object(problem, lang) for problem in problems]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _object(problem: Problem, lang: Lang) -> dict[str, object]:
    return {
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": str(severity_of(problem)),
        "code": problem.code,
        "subject": problem.subject,
        "message": message_of(problem, lang),
        "hint": hint_of(problem, lang),
    }
