"""A key written into a file that people wrote: everything else, comments too, stays as it is."""

from collections.abc import Sequence

from parledger.located import Map, Scalar, Tree
from parledger.problems import Problems
from parledger.source.canonical import format_file
from parledger.source.shapes import shape_of
from parledger.source.yamltree import read_tree

Entry = Sequence[tuple[str, str | Sequence[tuple[str, str]]]]
"""The keys of a map with their values as YAML texts, or with the keys below them."""


def insert_map(data: bytes, path: str, key: str, entry: Entry) -> tuple[bytes | None, Problems]:
    """The canonical bytes with `key: {entry}` at its place; the key must not stand there yet."""
    return _insert(data, path, key, [f"{key}:", *_lines(entry, 2)])


def append_record(data: bytes, path: str, key: str, entry: Entry) -> tuple[bytes | None, Problems]:
    """The canonical bytes with one more member of the list under a key."""
    first, *rest = _lines(entry, 4)
    return _insert(data, path, key, [f"{key}:", f"  - {first.strip()}", *rest])


def _lines(entry: Entry, indent: int) -> list[str]:
    lines: list[str] = []
    for name, value in entry:
        if isinstance(value, str):
            lines.append(f"{' ' * indent}{name}: {value}")
        else:
            lines += [f"{' ' * indent}{name}:", *_lines(value, indent + 2)]
    return lines


def _insert(data: bytes, path: str, key: str, lines: list[str]) -> tuple[bytes | None, Problems]:
    made, problems = format_file(data, path)
    if made is None:
        return None, problems
    root, _ = read_tree(made, path)
    if not isinstance(root, Map):
        return data, ()
    text = made.decode("utf-8").removesuffix("\n").split("\n")
    below = root.get(key)
    start = _line_after(root, path, key, len(text))
    while start and (not text[start - 1] or text[start - 1].startswith("#")):
        start -= 1
    if below is not None:
        if not isinstance(below, Scalar) and not _is_block(below):
            text[_line_of(root, key)] = f"{key}:"
        lines = lines[1:]
    elif "" in text[:start]:
        lines = ["", *lines]
    text[start:start] = lines
    return format_file(("\n".join(text) + "\n").encode("utf-8"), path)


def _is_block(node: Tree) -> bool:
    return bool(node.entries if isinstance(node, Map) else getattr(node, "items", ()))


def _line_of(root: Map, key: str) -> int:
    """The line of a key, from 0."""
    return next(name.line for name, _ in root.entries if name.text == key) - 1


def _line_after(root: Map, path: str, key: str, end: int) -> int:
    """The line, from 0, of the first key that stands after this one in canonical order."""
    order = shape_of(path).order
    rank = {name: place for place, name in enumerate(order)}
    later = [
        name.line - 1 for name, _ in root.entries if rank.get(name.text, len(order)) > rank[key]
    ]
    return min(later, default=end)
