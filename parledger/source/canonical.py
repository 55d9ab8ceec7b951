"""The canonical form of a file: one field a line, keys in their order, no value changed."""

import re
from collections.abc import Iterator
from dataclasses import replace

from parledger.located import Fields, Map, Reading, Scalar, Seq, Tree
from parledger.located.scalars import plain_number
from parledger.problems import Place, Problem, Problems
from parledger.source.layout import SURVEY
from parledger.source.plaintext import decode
from parledger.source.remarks import Remarks, comments_in, gather_remarks, name_of
from parledger.source.shape import Shape
from parledger.source.shapes import shape_of
from parledger.source.yamltree import not_a_map, read_tree

# Texts that YAML or a reader could take for something else than a text.
_LOOKS_LIKE_OTHER = re.compile(
    r"(?i)([-+]?[0-9][0-9_]*(\.[0-9_]*)?(e[-+]?[0-9]+)?|[-+]?\.[0-9]+|0[xo][0-9a-f]+"
    r"|\d{4}-\d{1,2}(-\d{1,2}.*)?|~|null|true|false|yes|no|on|off|y|n|=|<<|[-+]?\.(inf|nan))"
)
_FIRST_CHARACTERS = frozenset("-?:,[]{}#&*!|>'\"%@` ")
_MENDED_BY_FORMATTING = frozenset({"Y110"})


def canonical(text: str, path: str) -> str:
    """The canonical text of a file that reads without a family Y problem.

    ValueError where it does not: `format_file` says what is wrong instead.
    """
    made, problems = format_file(text.encode("utf-8"), path)
    if made is None:
        raise ValueError(f"{path}: {problems[0].code}")
    return made.decode("utf-8")


def format_file(data: bytes, path: str) -> tuple[bytes | None, Problems]:
    """The canonical bytes, or the problems that keep a file from being formatted.

    Composed characters, the UTF-8 mark and CR LF are mended; every other syntax problem is
    left to a person. Values and comments are compared before and after: nothing may be lost.
    """
    root, problems = read_tree(data, path)
    left = tuple(found for found in problems if found.code not in _MENDED_BY_FORMATTING)
    if root is None or left:
        return None, left or problems
    if isinstance(root, Scalar):
        return None, (not_a_map(root, path),)
    text, _ = decode(data, path)
    if text is None:
        return None, problems
    # One entry a line would make a key of the `5` in {points: 1,5} and hide what was meant.
    reading = Reading(path, _family(path))
    _find_stray_commas(reading, root)
    if reading.problems:
        return None, tuple(reading.problems)
    made = _write(text, root, shape_of(path))
    again, broken = read_tree(made.encode("utf-8"), path)
    if broken or again is None or not _same(root, again) or comments_in(text) != comments_in(made):
        return None, (Problem(Place(path), "Y150"),)
    return made.encode("utf-8"), ()


def canonical_tree(root: Tree, path: str) -> bytes:
    """A tree without comments in the canonical form of the file at `path`."""
    lines = _Writer(Remarks()).block(root, shape_of(path), 0)
    return ("\n".join(lines) + "\n").encode("utf-8")


def _family(path: str) -> str:
    top, *below = path.split("/")
    if below[1:2] == [SURVEY]:
        return "V"
    return {"units": "U", "criteria": "C"}.get(top, "S" if len(below) > 2 else "K")


def _find_stray_commas(reading: Reading, node: Tree) -> None:
    if isinstance(node, Map):
        Fields(reading, node)
    below = node.items if isinstance(node, Seq) else ()
    for member in [value for _, value in node.entries] if isinstance(node, Map) else below:
        _find_stray_commas(reading, member)


def _same(one: Tree, other: Tree) -> bool:
    """Whether two trees say the same; the order of keys does not count."""
    if isinstance(one, Scalar) and isinstance(other, Scalar):
        return one.text == other.text and one.empty == other.empty
    if isinstance(one, Seq) and isinstance(other, Seq):
        return len(one.items) == len(other.items) and all(
            _same(a, b) for a, b in zip(one.items, other.items, strict=True)
        )
    if isinstance(one, Map) and isinstance(other, Map):
        there = {key.text: value for key, value in other.entries}
        return len(one.entries) == len(there) and all(
            key.text in there and _same(value, there[key.text]) for key, value in one.entries
        )
    return False


def _write(text: str, root: Tree, shape: Shape) -> str:
    remarks = gather_remarks(text, root)
    writer = _Writer(remarks)
    lines = [*remarks.head, *writer.block(root, shape, 0), *remarks.tail]
    while lines and not lines[0]:
        del lines[0]
    return "\n".join(_single_blanks(lines)) + "\n"


def _single_blanks(lines: list[str]) -> Iterator[str]:
    before = ""
    for line in lines:
        if line or before:
            yield line
        before = line


class _Writer:
    """Lines of a tree with its comments; `indent` counts spaces."""

    def __init__(self, remarks: Remarks) -> None:
        self.remarks = remarks

    def block(self, node: Tree, shape: Shape, indent: int) -> Iterator[str]:
        """A map or list, one entry a line."""
        if isinstance(node, Map) and node.entries:
            for key, value in _in_order(node, shape):
                yield from self.before(key, indent)
                yield from self.entry(key, value, shape, indent)
                yield from self.after(key, indent)
        elif isinstance(node, Seq) and node.items:
            for item in node.items:
                yield from self.item(item, shape, indent)
        else:
            yield " " * indent + _short(node)

    def before(self, node: Tree, indent: int) -> Iterator[str]:
        """Comments and blank lines before an entry, given away once."""
        yield from _indented(self.remarks.before.pop(name_of(node), []), indent)

    def after(self, node: Tree, indent: int) -> Iterator[str]:
        """Comments that end an entry."""
        yield from _indented(self.remarks.after.get(name_of(node), []), indent)

    def entry(self, key: Scalar, value: Tree, shape: Shape, indent: int) -> Iterator[str]:
        """`key: value`, or the key and its block below."""
        head = f"{' ' * indent}{_scalar(key, code=shape.coded)}:"
        beside = self.remarks.beside.get(name_of(key), "")
        code = key.text in shape.codes
        if _is_block(value):
            yield _joined(head, beside)
            below = shape.under(key.text)
            yield from self.block(
                value, replace(below, members=True) if code else below, indent + 2
            )
        else:
            yield from _value_lines(head, value, beside, indent, code=code)

    def item(self, item: Tree, shape: Shape, indent: int) -> Iterator[str]:
        """`- value`, or the first line of the block behind the dash."""
        yield from self.before(item, indent)
        if isinstance(item, Map) and item.entries:
            yield from self.before(_in_order(item, shape)[0][0], indent)
        beside = self.remarks.beside.get(name_of(item), "")
        dash = f"{' ' * indent}-"
        if _is_block(item):
            first, *rest = self.block(item, shape, indent + 2)
            yield f"{dash} {first.lstrip(' ')}"
            yield from rest
            yield from _indented([beside] if beside else [], indent + 2)
        else:
            yield from _value_lines(dash, item, beside, indent, code=shape.members)
        yield from self.after(item, indent)


def _in_order(node: Map, shape: Shape) -> list[tuple[Scalar, Tree]]:
    rank = {key: place for place, key in enumerate(shape.order)}
    return sorted(node.entries, key=lambda entry: rank.get(entry[0].text, len(rank)))


def _is_block(node: Tree) -> bool:
    return bool(node.entries if isinstance(node, Map) else isinstance(node, Seq) and node.items)


def _indented(remarks: list[str], indent: int) -> Iterator[str]:
    return (f"{' ' * indent}{remark}" if remark else "" for remark in remarks)


def _joined(head: str, beside: str) -> str:
    return f"{head}  {beside}" if beside else head


def _value_lines(head: str, value: Tree, beside: str, indent: int, *, code: bool) -> Iterator[str]:
    if isinstance(value, Scalar) and _fits_literal(value.text):
        mark = "|" if value.text.endswith("\n") else "|-"
        yield _joined(f"{head} {mark}", beside)
        for line in value.text.removesuffix("\n").split("\n"):
            yield f"{' ' * (indent + 2)}{line}" if line else ""
        return
    shown = _scalar(value, code=code) if isinstance(value, Scalar) else _short(value)
    yield _joined(f"{head} {shown}" if shown else head, beside)


def _short(node: Tree) -> str:
    if isinstance(node, Scalar):
        return _scalar(node, code=False)
    return "{}" if isinstance(node, Map) else "[]"


def _fits_literal(text: str) -> bool:
    """Whether a text of several lines can stand as it is below a `|`."""
    lines = text.removesuffix("\n").split("\n")
    return (
        "\n" in text
        and bool(lines[0])
        and bool(lines[-1])
        and not lines[0].startswith(" ")
        and not any(line.endswith(" ") for line in lines)
    )


def _scalar(node: Scalar, *, code: bool) -> str:
    """One value on one line, in double quotes where it is a code or would be misread."""
    if node.empty:
        return ""
    if code or _needs_quotes(node):
        escaped = node.text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    return node.text


def _needs_quotes(node: Scalar) -> bool:
    text = node.text
    if _LOOKS_LIKE_OTHER.fullmatch(text) or plain_number(text) is not None:
        return not node.plain
    return (
        not text
        or text[0] in _FIRST_CHARACTERS
        or text[-1] in " :"
        or ": " in text
        or " #" in text
        or "\n" in text
    )
