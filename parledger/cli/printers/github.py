"""GitHub's workflow commands: annotations on the lines of a pull request."""

from parledger.problems import Lang, Problem, Problems, hint_of, message_of, severity_of


def print_problems(problems: Problems, lang: Lang) -> str:
    """`::error file=...,line=...,col=...,title=...::...`, the hint on a line below."""
    return "".join(_line(problem, lang) for problem in problems)


def _line(problem: Problem, lang: Lang) -> str:
    place, hint = problem.place, hint_of(problem, lang)
    message = message_of(problem, lang) + (f"\n{hint}" if hint else "")
    where = f"file={_property(place.path)},line={place.line},col={place.column}"
    title = _property(problem.code)
    return f"::{severity_of(problem)} {where},title={title}::{_data(message)}\n"


def _data(text: str) -> str:
    """The percent sign first: it marks all other escapes."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
