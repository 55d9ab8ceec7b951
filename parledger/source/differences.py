"""Where two versions of a file say different things: unit, criterion, key, before and after."""

from collections.abc import Iterator
from dataclasses import dataclass

from parledger.located import Map, Scalar, Seq, Tree
from parledger.source.yamltree import read_tree

MOST = 200
"""So many differences of one file are told; a file that differs more was written anew."""


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A value that differs. `before` or `after` is empty where there was, or is, none.

    `key`: its path within the file, items of lists by what names them. `line` and `column` are
    those of the later version, 1 and 1 where the value is gone.
    """

    unit: str
    criterion: str
    key: str
    before: str
    after: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class _Where:
    """How a value was reached."""

    key: str = ""
    unit: str = ""
    criterion: str = ""


_Leaf = tuple[str, int, int]
_Leaves = dict[_Where, _Leaf]


def changed_values(path: str, before: bytes, after: bytes) -> tuple[ValueChange, ...]:
    """The first `MOST` values that differ, in the order of the later version, then what is gone.

    Empty where both say the same (comments, order of keys, form) or one of them cannot be read.
    """
    old, new = read_tree(before, path)[0], read_tree(after, path)[0]
    if old is None or new is None:
        return ()
    folder = path.split("/")
    unit = folder[2] if folder[0] == "scores" and len(folder) == 4 else ""
    start = _Where(unit=unit)
    told, now = dict(_leaves(path, old, start)), dict(_leaves(path, new, start))
    return tuple(_changes(told, now))[:MOST]


def _changes(told: _Leaves, now: _Leaves) -> Iterator[ValueChange]:
    for where, (text, line, column) in now.items():
        before = told.get(where, ("", 1, 1))[0]
        if where not in told or before != text:
            yield ValueChange(where.unit, where.criterion, where.key, before, text, line, column)
    for where, (text, _, _) in told.items():
        if where not in now:
            yield ValueChange(where.unit, where.criterion, where.key, text, "", 1, 1)


def _leaves(path: str, node: Tree, where: _Where) -> Iterator[tuple[_Where, _Leaf]]:
    if isinstance(node, Scalar):
        yield where, (node.text.strip(), node.line, node.column)
    elif isinstance(node, Map):
        named = _named(path, node, where)
        for key, value in node.entries:
            yield from _leaves(path, value, _under(named, key.text))
    else:
        for place, item in enumerate(node.items, start=1):
            label = _label(item) or str(place)
            inside = _Where(f"{where.key}[{label}]", where.unit, where.criterion)
            yield from _leaves(path, item, inside)


def _named(path: str, node: Map, where: _Where) -> _Where:
    """A map that names a unit or criterion is about it; so is a node of a set."""
    unit = _text(node, "unit") or where.unit
    criterion = _text(node, "criterion") or where.criterion
    if path.startswith("criteria/") and where.key and node.get("max_points") is not None:
        criterion = _text(node, "id") or criterion
    return _Where(where.key, unit, criterion)


def _under(where: _Where, key: str) -> _Where:
    """Below `scores` the keys are criteria, below an external result's `points` units."""
    unit, criterion = where.unit, where.criterion
    if where.key == "scores":
        return _Where("", unit, key)
    if where.key.startswith("external[") and where.key.endswith("].points"):
        unit = key
    return _Where(f"{where.key}.{key}" if where.key else key, unit, criterion)


def _label(item: Tree) -> str:
    """What tells an item from its neighbours, whatever its place."""
    if isinstance(item, Scalar):
        return item.text.strip()
    if isinstance(item, Seq):
        return ""
    told = [_text(item, key) for key in ("id", "unit", "criterion", "block", "date", "title")]
    named = [text for text in told if text]
    return " ".join(named[:2]) if not told[0] else told[0]


def _text(node: Map, key: str) -> str:
    value = node.get(key)
    return value.text.strip() if isinstance(value, Scalar) else ""
