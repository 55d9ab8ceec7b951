"""For people: `PATH:LINE:COL: error S103: 1.1.2: points 3 exceed the maximum 2`, then the hint."""

from parledger.problems import Lang, Problem, Problems, Severity, hint_of, message_of, severity_of

_WORDS = {
    "vi": {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", "hint": "gợi ý"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", "hint": "hint"},
}


def print_problems(problems: Problems, lang: Lang) -> str:
    """One line for each problem, its hint indented under it."""
    return "".join(_lines(problem, lang) for problem in problems)


def _lines(problem: Problem, lang: Lang) -> str:
    words, place = _WORDS[lang], problem.place
    severity = words[severity_of(problem)]
    line = (
        f"{one_line(place.path)}:{place.line}:{place.column}: "
        f"{severity} {problem.code}: {message_of(problem, lang)}\n"
    )
    hint = hint_of(problem, lang)
    return f"{line}    {words['hint']}: {hint}\n" if hint else line


def one_line(path: str) -> str:
    """A path as it may be printed: a line break in a file's name would forge a line."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in path)
