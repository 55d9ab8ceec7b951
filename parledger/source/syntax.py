"""The parser's poor messages in plain words, at the place where a person has to type."""

from dataclasses import dataclass

from ruamel.yaml.error import MarkedYAMLError, StringMark

from parledger.located import Scalar
from parledger.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Seen:
    """What was read before the error: the last value, and the bracket that is still open."""

    last: Scalar | None
    bracket: tuple[int, int] | None


def explain(error: MarkedYAMLError, text: str, path: str, seen: Seen) -> Problem:
    """What a person did wrong and where."""
    code, place, args = _find(_Error(error, text, seen))
    return Problem(Place(path, *place), code, "", args)


_EMPTY = ("{}", "[]")

Found = tuple[str, tuple[int, int], tuple[tuple[str, str], ...]]


class _Error:
    """The parser's error with its marks as line and column from 1."""

    def __init__(self, error: MarkedYAMLError, text: str, seen: Seen) -> None:
        self.problem = str(error.problem or "")
        self.context = str(error.context or "")
        self.at = _position(error.problem_mark)
        self.began = _position(error.context_mark) if error.context_mark else self.at
        self.last = seen.last
        self.bracket = seen.bracket
        self.lines = text.split("\n")

    @property
    def character(self) -> str:
        """What stands at the error."""
        line = self.lines[self.at[0] - 1] if self.at[0] <= len(self.lines) else ""
        return line[self.at[1] - 1 : self.at[1]]

    @property
    def line_start(self) -> tuple[int, int]:
        """The first letter of the line of the error."""
        line = self.lines[self.at[0] - 1] if self.at[0] <= len(self.lines) else ""
        return self.at[0], len(line) - len(line.lstrip(" ")) + 1

    def line_above(self) -> tuple[int, str]:
        """The last line above the error that is neither empty nor a comment, and its number."""
        for number in range(min(self.at[0] - 1, len(self.lines)), 0, -1):
            line = self.lines[number - 1].rstrip()
            if line and not line.lstrip(" ").startswith("#"):
                return number, line
        return 0, ""

    def lacks_colon(self) -> tuple[int, int] | None:
        """Where the line above begins, if it stands in the same column and names no value."""
        number, line = self.line_above()
        column = len(line) - len(line.lstrip(" ")) + 1
        if not line or column != self.line_start[1] or ": " in line or line.endswith(":"):
            return None
        return number, column

    def after_quote(self) -> tuple[bool, bool]:
        """Whether the last value was quoted, and whether it began on an earlier line."""
        quoted = self.last is not None and not self.last.plain
        return quoted, quoted and self.last is not None and self.last.line < self.at[0]


def _position(mark: StringMark | None) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


def _find(error: _Error) -> Found:
    """The first of the usual mistakes that fits."""
    return _in_a_word(error) or _in_the_shape(error) or _unknown(error)


def _in_a_word(error: _Error) -> Found | None:
    problem, context = error.problem, error.context
    if "anchor" in context or "alias" in context:
        return "Y112", error.began, ()
    if "tag" in context or "tag" in problem:
        return "Y113", error.began, ()
    if "directive" in context or "directive" in problem:
        return "Y115", error.began, ()
    if "quoted scalar" in context:
        ends = "end of stream" in problem or "document indicator" in problem
        return ("Y122", error.began, ()) if ends else ("Y127", error.at, ())
    if "block scalar" in context:
        line = error.lines[error.began[0] - 1]
        return "Y126", error.began, (("character", line[error.began[1] - 1]),)
    if "unexpected ':'" in problem:
        # In flow style the parser refuses an unquoted address such as https://x.vn.
        return "Y121", error.began, ()
    if error.bracket and "expected node content" in problem and not error.character:
        return "Y123", error.bracket, ()
    if "cannot start any token" in problem or "expected node content" in problem:
        return "Y126", error.at, (("character", error.character),)
    if "could not find expected ':'" in problem:
        opened = error.lines[error.began[0] - 1][error.began[1] - 1 :]
        is_open = opened[:1] in ('"', "'") and opened.count(opened[0]) % 2 == 1
        return "Y122" if is_open else "Y129", error.began, ()
    return None


def _in_the_shape(error: _Error) -> Found | None:
    problem = error.problem
    quoted, from_above = error.after_quote()
    if "mapping values are not allowed" in problem:
        last = error.last
        if last is None or last.line < error.at[0]:
            # A line without its colon runs on into the next one, where the parser stops.
            lacks = error.lacks_colon()
            return ("Y129", lacks, ()) if lacks else ("Y120", error.line_start, ())
        return "Y121", (last.line, last.column), ()
    if quoted and "did not find expected" in problem and error.last is not None:
        if from_above and error.line_start != error.at:
            return "Y122", (error.last.line, error.last.column), ()
        if not from_above:
            return "Y125", error.at, ()
    if "expected ',' or" in problem:
        return "Y123", error.began, ()
    if "block sequence entries" in problem:
        return "Y124", error.at, ()
    if "expected key" in problem or "'-' indicator" in problem:
        number, line = error.line_above()
        if line.endswith(_EMPTY) and error.character not in "]},":
            return "Y131", error.at, (("empty", line[-2:]), ("line", str(number)))
        return _misplaced(error.character), error.at, (("character", error.character),)
    return None


def _misplaced(character: str) -> str:
    if character in "]},":
        return "Y130"
    return "Y124" if character == "-" else "Y118" if character == ":" else "Y120"


def _unknown(error: _Error) -> Found:
    return "Y128", error.at, (("reason", error.problem or "YAML"),)
