"""From text to a located tree: the only importer of ruamel.yaml for reading.

Built from the C parser's event stream, half the cost of its composer; what the formats do not
use (aliases, anchors, tags, several documents, depth) is refused before anything is built.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from parledger.located import Map, Scalar, Seq, Tree
from parledger.problems import Place, Problem, Problems
from parledger.source.plaintext import clean, decode, unwanted_kind
from parledger.source.syntax import Seen, explain

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_DEPTH = 24
# In YAML 1.2 a colon or a question mark inside a word is text, {url: https://a.vn?x=1} too; the
# C parser, older, refuses it between brackets. While it reads, letters of private use stand in.
_INSIDE_WORD = re.compile(r"""(?<=[^\s"',\[\]{}])(?::(?=[^\s"',\[\]{}])|\?)""")
_SPELT_OUT = re.compile(r"(?i)\\u0*e03[af]")  # as itself such a letter is forbidden
_STAND_INS = {":": "\ue03a", "?": "\ue03f"}
_MEANT = str.maketrans({letter: meant for meant, letter in _STAND_INS.items()})
MAX_BYTES = 8 * 1024 * 1024
MAX_BYTES_OF_UNIT = 256 * 1024

_PARSER = YAML(typ="safe").Parser
if _PARSER.__name__ != "CParser":
    raise ImportError("parledger needs ruamel.yaml with its C parser: ruamel.yaml[oldlibyaml]")


class _Mark(Protocol):
    line: int
    column: int


class _Event(Protocol):
    start_mark: _Mark
    end_mark: _Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str
    implicit: tuple[bool, bool]
    flow_style: bool
    version: tuple[int, int] | None


class _Parser(Protocol):
    def check_event(self) -> bool: ...
    def get_event(self) -> _Event: ...
    def dispose(self) -> None: ...


class _Frame:
    """A list or map that is still open."""

    __slots__ = ("column", "entries", "first_lines", "flow", "items", "key", "line")

    def __init__(self, event: _Event, *, is_map: bool) -> None:
        self.line = event.start_mark.line + 1
        self.column = event.start_mark.column + 1
        self.flow = bool(event.flow_style)
        self.items: list[Tree] = []
        self.entries: list[tuple[Scalar, Tree]] = []
        self.first_lines: dict[str, int] | None = {} if is_map else None
        self.key: Scalar | None = None

    def close(self) -> Tree:
        if self.first_lines is None:
            return Seq(tuple(self.items), self.line, self.column, self.flow)
        return Map(tuple(self.entries), self.line, self.column, self.flow)


class _RefusedError(Exception):
    """The rest of the file is not read; the problem says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class _Builder:
    """Puts events together; a duplicate key's second value is reported and left out."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.stack: list[_Frame] = []
        self.root: Tree | None = None
        self.last: Scalar | None = None
        self.documents = 0

    def refuse(self, code: str, event: _Event, **args: str) -> _RefusedError:
        """Stop here."""
        mark = event.start_mark
        place = Place(self.path, mark.line + 1, mark.column + 1)
        return _RefusedError(Problem(place, code, "", tuple(args.items())))

    def take(self, kind: str, event: _Event) -> None:
        """One event."""
        if kind == "ScalarEvent":
            self.scalar(event)
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            self.open(event, is_map=kind == "MappingStartEvent")
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self.add(self.stack.pop().close(), event)
        elif kind == "AliasEvent":
            raise self.refuse("Y112", event)
        elif kind == "DocumentStartEvent":
            self.documents += 1
            if event.version:
                raise self.refuse("Y115", event)
            if self.documents > 1:
                raise self.refuse("Y114", event)

    def open(self, event: _Event, *, is_map: bool) -> None:
        """A list or map begins."""
        if event.anchor or event.tag:
            raise self.refuse("Y112" if event.anchor else "Y113", event)
        if len(self.stack) >= MAX_DEPTH:
            raise self.refuse("Y116", event, limit=str(MAX_DEPTH))
        if self.stack and self.stack[-1].first_lines is not None and self.stack[-1].key is None:
            raise self.refuse("Y118", event)
        self.stack.append(_Frame(event, is_map=is_map))

    def scalar(self, event: _Event) -> None:
        """A key or a value."""
        if event.anchor or event.tag:
            raise self.refuse("Y112" if event.anchor else "Y113", event)
        mark, text, style = event.start_mark, event.value, event.style
        if style == '"':
            text = self.checked(event)
        node = Scalar(text, mark.line + 1, mark.column + 1, not style)
        self.last = node
        self.add(node, event)

    def checked(self, event: _Event) -> str:
        """The value of a double-quoted scalar, where escapes may hide what the text may not."""
        kind = unwanted_kind(event.value)
        if kind is None:
            return event.value
        args = {"character": kind[1]} if kind[0] in ("Y108", "Y109") else {}
        self.problems.append(self.refuse(kind[0], event, **args).problem)
        return clean(event.value)

    def add(self, node: Tree, event: _Event) -> None:
        """A finished node goes to the list, key or value that waits for it."""
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        if frame.first_lines is None:
            frame.items.append(node)
        elif frame.key is None:
            frame.key = self.new_key(node, event)
        else:
            key, frame.key = frame.key, None
            if key.text not in frame.first_lines:
                frame.first_lines[key.text] = key.line
                frame.entries.append((key, node))
            else:
                self.duplicate(key, frame.first_lines[key.text])

    def new_key(self, node: Tree, event: _Event) -> Scalar:
        """A key, which must be one word."""
        if not isinstance(node, Scalar) or not node.text:
            raise self.refuse("Y118", event)
        if node.plain and node.text == "<<":
            raise self.refuse("Y117", event)
        return node

    def seen(self) -> Seen:
        """What was read so far, to explain where reading broke off."""
        frame = next((f for f in reversed(self.stack) if f.flow), None)
        return Seen(self.last, (frame.line, frame.column) if frame else None)

    def duplicate(self, key: Scalar, first: int) -> None:
        """The second of two equal keys."""
        args = (("key", key.text), ("first", str(first)))
        self.problems.append(Problem(Place(self.path, key.line, key.column), "Y111", "", args))


def read_tree(data: bytes, path: str) -> tuple[Tree | None, Problems]:
    """The tree of a file and its family Y problems; None where there is none to work with.

    Columns count code points from 1. A problem beside a tree was mended in memory: the rest of
    the file can still be checked.
    """
    limit = size_limit(path)
    if len(data) > limit:
        return None, (too_large(path, len(data)),)
    text, problems = decode(data, path)
    if text is None:
        return None, tuple(problems)
    builder = _Builder(path)
    try:
        for kind, event in _events(text):
            builder.take(kind, event)
    except _RefusedError as refused:
        return None, (*problems, *builder.problems, refused.problem)
    except MarkedYAMLError as error:
        # A tab among the indentation or a lone CR was named already: one cause, one message.
        told = any(found.code in ("Y106", "Y107", "Y109") for found in problems)
        extra = () if told else (explain(error, text, path, builder.seen()),)
        return None, (*problems, *builder.problems, *extra)
    except YAMLError as error:
        reason = (("reason", str(error).splitlines()[0]),)
        return None, (*problems, Problem(Place(path), "Y128", "", reason))
    if builder.root is None or (isinstance(builder.root, Scalar) and builder.root.empty):
        problems.append(Problem(Place(path), "Y105"))
        return None, tuple(problems)
    return builder.root, (*problems, *builder.problems)


@dataclass(frozen=True, slots=True)
class Span:
    """Where a scalar stands: lines from 1, columns from 0, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    block: bool


def scalar_spans(text: str) -> Iterator[Span]:
    """The places of all scalars of a text that `read_tree` accepts."""
    for kind, event in _events(text):
        if kind == "ScalarEvent":
            start, end = event.start_mark, event.end_mark
            block = event.style in ("|", ">")
            yield Span(start.line + 1, start.column, end.line + 1, end.column, block)


def size_limit(path: str) -> int:
    """How many bytes a file may have: one unit's file little, any other more."""
    return MAX_BYTES_OF_UNIT if is_unit_file(path) else MAX_BYTES


def is_unit_file(path: str) -> bool:
    """Whether a path is scores/<cycle>/<unit>/<file>."""
    parts = path.split("/")
    return len(parts) == 4 and parts[0] == "scores" and parts[2] != "survey"


def not_a_map(root: Tree, path: str) -> Problem:
    """A file that is no map of `key: value` lines; the hint says how such a file begins."""
    example = "units" if path.startswith("units/") else "scores" if is_unit_file(path) else "id"
    return Problem(Place(path, root.line, root.column), "Y119", "", (("example", example),))


def too_large(path: str, size: int, limit: int | None = None) -> Problem:
    """A file above its limit, which is not read; without a limit, that of YAML files."""
    most = size_limit(path) if limit is None else limit
    return Problem(Place(path), "Y102", "", (("size", str(size)), ("limit", str(most))))


def _events(text: str) -> Iterator[tuple[str, _Event]]:
    swapped = text
    if ("{" in text or "[" in text) and not _SPELT_OUT.search(text):
        swapped = _INSIDE_WORD.sub(lambda found: _STAND_INS[found[0]], text)
    for event in _parsed(swapped):
        kind = type(event).__name__
        if kind == "ScalarEvent" and swapped is not text:
            event.value = event.value.translate(_MEANT)
        yield kind, event


def _parsed(text: str) -> Iterator[_Event]:
    """What `YAML(typ="safe").parse` gives, without the class that it makes for each text and that
    holds on to the text until the garbage is collected: 100 KB for each version of a file.
    """
    parser = cast("Callable[[str], _Parser]", _PARSER)(text)
    try:
        while parser.check_event():
            yield parser.get_event()
    finally:
        parser.dispose()
