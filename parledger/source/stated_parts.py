"""A unit's file read criterion by criterion, each part once for all versions that have it.

Versions of a file differ in a few of its criteria. The text is cut before every key below
`scores:`; a part that was met before is not parsed again. Only files laid out as `fmt` lays them
out are cut (keys of criteria two spaces in, what belongs to them deeper, `scores:` last): there a
part parses alone to exactly what it is within the whole. Everything else is left to the reader of
whole files, which is also the judge of what cannot be read.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from parledger.located import Map, Scalar, Tree
from parledger.model.trail import Fields, Stated
from parledger.source.yamltree import MAX_DEPTH, read_tree, size_limit

Part = tuple[str, str, Fields]
"""The key as it is typed, the criterion, what is said of it."""

_PATH = "scores/-/-/unit"
_SCORES = re.compile(r"^scores:\n", re.MULTILINE)
_KEY = re.compile(r"""^  (?=["'\w])""", re.MULTILINE)
_STRAY = re.compile(r"""^(?! {2}["'\w]| {3}|$)""", re.MULTILINE)
_DOCUMENT = re.compile(r"^(?:---|\.\.\.|%)", re.MULTILINE)
_ODD = (b"\r", b"\\u", b"\\U")  # how lines end and what escapes mean is the whole file's matter
_KEPT = 8192
_FEW = 5


def read_parts(
    data: bytes, read: Callable[[str, Tree], Part], about: Callable[[Map], Fields]
) -> tuple[Stated, ...] | None:
    """What a unit's file states; None where it is not laid out so, or anything in it is odd.

    `read`: what an entry says, by its key; `about`: what the keys above `scores:` say.
    """
    if len(data) > size_limit(_PATH) or any(odd in data for odd in _ODD):
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    begin = _SCORES.search(text)
    if begin is None or _STRAY.search(text, begin.end()):
        return None
    head = _head(text[: begin.start()], about)
    starts = [found.start() for found in _KEY.finditer(text, begin.end())]
    if head is None or starts[:1] != [begin.end()]:
        return None
    pieces = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    line = text.count("\n", 0, begin.end()) + 1
    _learn(data, pieces, line, read)
    found = [Stated("", "", head[1], head[0])] if head[1] else []
    typed: set[str] = set()
    for piece in pieces:
        part = _KNOWN.get(piece) or _alone(piece, read)
        if part is None or part[0] in typed:
            return None
        typed.add(part[0])
        found.append(Stated("", part[1], part[2], line))
        line += piece.count("\n")
    return tuple(found)


_KNOWN: dict[str, Part] = {}
"""Parts by their text: of the files read last, whose next versions are likely to come next."""


def _learn(data: bytes, pieces: list[str], line: int, read: Callable[[str, Tree], Part]) -> None:
    """Where many parts are new, parse the whole file once: that costs less than part by part."""
    if len(_KNOWN) > _KEPT:
        _KNOWN.clear()
    if sum(piece not in _KNOWN for piece in pieces) <= _FEW:
        return
    root, problems = read_tree(data, _PATH)
    scores = root.get("scores") if isinstance(root, Map) else None
    if problems or not isinstance(scores, Map) or len(scores.entries) != len(pieces):
        return
    for piece, (key, entry) in zip(pieces, scores.entries, strict=True):
        if (key.line, key.column) != (line, 3):
            return
        _KNOWN[piece] = read(key.text, entry)
        line += piece.count("\n")


def _alone(text: str, read: Callable[[str, Tree], Part]) -> Part | None:
    root, problems = read_tree(text.encode("utf-8"), _PATH)
    if problems or not isinstance(root, Map) or len(root.entries) != 1:
        return None
    # In the file it stands one map deeper than here.
    if _depth(root) >= MAX_DEPTH:
        return None
    key, entry = root.entries[0]
    _KNOWN[text] = part = read(key.text, entry)
    return part


@lru_cache(maxsize=512)
def _head(text: str, about: Callable[[Map], Fields]) -> tuple[int, Mapping[str, str]] | None:
    """Line and what is said before `scores:`; an empty map where nothing is."""
    if _DOCUMENT.search(text):
        return None
    if all(not line or line.startswith("#") for line in text.split("\n")):
        return 1, {}
    root, problems = read_tree(text.encode("utf-8"), _PATH)
    if problems or not isinstance(root, Map) or root.flow or root.column != 1:
        return None
    if root.get("scores") is not None:
        return None
    return root.line, about(root)


def _depth(tree: Tree) -> int:
    if isinstance(tree, Scalar):
        return 0
    below = [value for _, value in tree.entries] if isinstance(tree, Map) else tree.items
    return 1 + max(map(_depth, below), default=0)
