"""Comments and blank lines of a YAML text, and the entry each of them belongs to."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from parledger.located import Map, Seq, Tree
from parledger.source.yamltree import Span, scalar_spans


@dataclass(frozen=True, slots=True)
class Anchor:
    """An entry of a map (its key) or of a list (its member) that a comment can belong to."""

    line: int
    column: int
    name: int


@dataclass(slots=True)
class Remarks:
    """Comments by the name of their anchor; an empty text is a blank line."""

    head: list[str] = field(default_factory=list)
    before: dict[int, list[str]] = field(default_factory=dict)
    beside: dict[int, str] = field(default_factory=dict)
    after: dict[int, list[str]] = field(default_factory=dict)
    tail: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Line:
    """A blank line (`text` empty), a comment on a line of its own, or one beside an entry."""

    number: int
    column: int
    text: str
    beside: bool = False


def name_of(node: Tree) -> int:
    """What an anchor is called: every node of a tree stands for itself."""
    return id(node)


def comments_in(text: str) -> list[str]:
    """All comments of a text, sorted: what formatting must not lose."""
    return sorted(line.text for line in _lines(text) if line.text)


def gather_remarks(text: str, root: Tree) -> Remarks:
    """Each comment with the entry it stands before, beside or (further in than the next) after."""
    remarks = Remarks()
    anchors = list(_anchors(root))
    starts = [anchor.line for anchor in anchors]
    blank = 0
    for line in _lines(text):
        next_one = bisect_right(starts, line.number)
        follows = anchors[next_one] if next_one < len(anchors) else None
        if line.beside:
            _put_beside(remarks, anchors[next_one - 1] if next_one else None, line)
        elif not line.text:
            blank = line.number
        elif follows is None or line.column > follows.column:
            _put_after(remarks, anchors[:next_one], line)
        else:
            kept = remarks.before.setdefault(follows.name, [])
            kept.extend(["", line.text] if blank == line.number - 1 else [line.text])
    _put_blanks(remarks, anchors, text)
    return remarks


def _put_beside(remarks: Remarks, owner: Anchor | None, line: _Line) -> None:
    if owner is None:
        remarks.head.append(line.text)
    elif owner.name in remarks.beside:
        remarks.before.setdefault(owner.name, []).append(line.text)
    else:
        remarks.beside[owner.name] = line.text


def _put_after(remarks: Remarks, above: list[Anchor], line: _Line) -> None:
    owner = next((a for a in reversed(above) if 1 < a.column <= line.column), None)
    if owner is not None:
        remarks.after.setdefault(owner.name, []).append(line.text)
    else:
        remarks.tail.append(line.text)


def _put_blanks(remarks: Remarks, anchors: list[Anchor], text: str) -> None:
    """A blank line right before an entry stays; one after the opening comments ends the head."""
    blanks = {line.number for line in _lines(text) if not line.text and not line.beside}
    lines = {anchor.line for anchor in anchors}
    for anchor in anchors:
        if anchor.line - 1 in blanks and anchor.line in lines:
            lines.discard(anchor.line)
            kept = remarks.before.setdefault(anchor.name, [])
            kept.append("")
            if anchor is anchors[0]:
                remarks.head.extend(kept)
                kept.clear()


def _anchors(node: Tree) -> Iterator[Anchor]:
    if isinstance(node, Map):
        for key, value in node.entries:
            yield Anchor(key.line, key.column, name_of(key))
            yield from _anchors(value)
    elif isinstance(node, Seq):
        for item in node.items:
            column = item.column if node.flow else node.column
            yield Anchor(item.line, column, name_of(item))
            yield from _anchors(item)


def _lines(text: str) -> Iterator[_Line]:
    spans = _Spans(scalar_spans(text))
    for number, line in enumerate(text.split("\n"), start=1):
        if number in spans.covered:
            continue
        start = spans.comment_start(number, line)
        if start is not None:
            beside = bool(line[:start].strip()) or number in spans.by_line
            yield _Line(number, start + 1, line[start:].rstrip(), beside)
        elif not line.strip():
            yield _Line(number, 1, "")


class _Spans:
    """Where scalars stand: a `#` inside one is no comment."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.covered: set[int] = set()
        self.by_line: dict[int, list[tuple[int, int]]] = {}
        for span in spans:
            if span.block:
                self.covered.update(range(span.line + 1, span.end_line))
                self._mark(span.line, span.column, span.column + 1)
            elif span.line == span.end_line:
                self._mark(span.line, span.column, span.end_column)
            else:
                self._mark(span.line, span.column, 1 << 30)
                self.covered.update(range(span.line + 1, span.end_line))
                self._mark(span.end_line, 0, span.end_column)

    def _mark(self, line: int, start: int, end: int) -> None:
        self.by_line.setdefault(line, []).append((start, end))

    def comment_start(self, number: int, line: str) -> int | None:
        """Where the comment of a line begins, from 0."""
        spans = self.by_line.get(number, ())
        start = line.find("#")
        while start >= 0:
            inside = any(begin <= start < end for begin, end in spans)
            if not inside and (start == 0 or line[start - 1] == " "):
                return start
            start = line.find("#", start + 1)
        return None
