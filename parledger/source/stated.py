"""What a version of a score file says, value by value, in one form however it was typed.

Read from the tree alone, not through the criteria: a version of ten years ago is read as well,
whatever its set was like.
"""

import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from parledger.located import Map, Scalar, Seq, Tree
from parledger.located.scalars import plain_number, says_no, says_yes
from parledger.model.trail import Stated
from parledger.model.words import plain_decimal
from parledger.source.stated_parts import Part, read_parts
from parledger.source.yamltree import read_tree

_FLAGS = frozenset({"not_applicable", "opinion", "draft", "recognise_rest", "public"})
_YES, _NO = frozenset({"true", "yes", "có", "đúng"}), frozenset({"false", "no", "không"})
"""Words of a value that are one. The others for yes and no (co, khong, sai, on, off) may be ids of
options, and two of one rule: without its criteria nobody can tell, so they stay what they are."""
_NUMBERS = frozenset({"value", "points", "asks", "asks_value", "out_of"})
_OF_FILE = ("draft", "document", "recognise_rest")


def read_stated(kind: str, data: bytes) -> tuple[Stated, ...] | None:
    """Everything that a file states; None where it is no YAML that can be read.

    `kind`: a key of `READERS`.
    """
    if kind == "unit":
        quick = read_parts(data, _entry, _about)
        if quick is not None:
            return quick
    return read_whole(kind, data)


def read_whole(kind: str, data: bytes) -> tuple[Stated, ...] | None:
    """The same, from the tree of the whole file."""
    root, _ = read_tree(data, f"scores/-/-/{kind}" if kind == "unit" else kind)
    if not isinstance(root, Map):
        return None
    scores = root.get("scores")
    if isinstance(scores, Seq) or (isinstance(scores, Scalar) and not scores.empty):
        return None
    return tuple(READERS[kind](root))


def _unit_file(root: Map) -> Iterator[Stated]:
    about = _about(root)
    if about:
        yield Stated("", "", about, root.line)
    scores = root.get("scores")
    if isinstance(scores, Map):
        for code, entry in scores.entries:
            _, criterion, fields = _entry(code.text, entry)
            yield Stated("", criterion, fields, code.line)


def _about(root: Map) -> dict[str, str]:
    found = {key: _text(key, node) for key in _OF_FILE if (node := root.get(key)) is not None}
    return {key: text for key, text in found.items() if text}


def _entry(code: str, entry: Tree) -> Part:
    return code, _same(code), _fields(entry)


def _council(root: Map) -> Iterator[Stated]:
    """Adjustments of all meetings; of two about one criterion the later that stands is told."""
    found: dict[tuple[str, str], tuple[tuple[bool, str], Stated]] = {}
    for meeting in _records(root, "meetings"):
        about, rank = _meeting(meeting)
        for entry in _records(meeting, "adjusts"):
            where = _word(entry.get("unit")), _word(entry.get("criterion"))
            fields = {key: text for key, text in _fields(entry).items() if key not in _KEYS}
            if all(where) and (where not in found or rank >= found[where][0]):
                found[where] = rank, Stated(*where, {**fields, **about}, entry.line)
    for _, stated in found.values():
        yield stated


def _meeting(meeting: Map) -> tuple[Mapping[str, str], tuple[bool, str]]:
    """What is told of a meeting beside each adjustment; and which of two comes before the other."""
    told = {"meeting": _word(meeting.get("date")), "minutes": ""}
    minutes = meeting.get("minutes")
    if minutes is not None:
        told["minutes"] = _text("minutes", minutes)
    votes = [plain_number(_word(meeting.get(key)) or "0") or 0 for key in ("approve", "members")]
    told["approve"] = "/".join(str(vote) for vote in votes)
    return {key: text for key, text in told.items() if text}, (
        2 * votes[0] > votes[1],
        told["meeting"],
    )


def _external(root: Map) -> Iterator[Stated]:
    """Given results, unit by unit."""
    for entry in _records(root, "external"):
        code, points = _word(entry.get("criterion")), entry.get("points")
        out_of, source = entry.get("out_of"), entry.get("source")
        if not code or not isinstance(points, Map):
            continue
        about = {
            key: _text(key, node)
            for key, node in (("out_of", out_of), ("source", source))
            if node is not None
        }
        for unit, node in points.entries:
            fields = {"points": _text("points", node), **about}
            yield Stated(unit.text, code, fields, unit.line)


_KEYS = frozenset({"unit", "criterion"})

READERS: Mapping[str, Callable[[Map], Iterator[Stated]]] = {
    "unit": _unit_file,
    "council": _council,
    "cycle": _external,
}
"""Kind of file -> what it states: a unit's own file, council.yaml, cycle.yaml."""


def _records(root: Map, key: str) -> Iterator[Map]:
    below = root.get(key)
    if isinstance(below, Seq):
        yield from (item for item in below.items if isinstance(item, Map))


def _word(node: Tree | None) -> str:
    return _same(node.text) if isinstance(node, Scalar) else ""


def _fields(entry: Tree) -> dict[str, str]:
    """An entry that is no map is told as it is written, as its value."""
    if not isinstance(entry, Map):
        return {"value": text} if (text := _text("value", entry)) else {}
    found = {_same(key.text): _text(key.text, node) for key, node in entry.entries}
    return {key: text for key, text in found.items() if text}


def _text(key: str, node: Tree) -> str:
    """A scalar in one form, a list or map as JSON of such; the order of ticked items is no matter."""
    number = key in _NUMBERS
    if isinstance(node, Scalar):
        return _scalar(node.text, flag=key in _FLAGS, number=number, value=key == "value")
    told = _plain(key, node, number=number)
    if key == "value" and isinstance(told, list) and all(isinstance(one, str) for one in told):
        told = sorted(told)
    return _ENCODE(told)


_ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def _plain(key: str, node: Tree, *, number: bool) -> object:
    """A document's number 012 is a text; a count in a value is a number, whatever its key."""
    if isinstance(node, Scalar):
        return _scalar(node.text, flag=key in _FLAGS, number=number, value=key == "value")
    if isinstance(node, Seq):
        return [_plain(key, item, number=number) for item in node.items]
    return {_same(name.text): _plain(name.text, item, number=number) for name, item in node.entries}


# Versions of a file say nearly all of it again.
@lru_cache(maxsize=65536)
def _scalar(text: str, *, flag: bool, number: bool, value: bool) -> str:
    plain = _same(text.strip())
    if number:
        exact = plain_number(plain)
        if exact is not None:
            return plain_decimal(exact)
    if (flag and says_yes(plain)) or (value and plain.lower() in _YES):
        return "true"
    if (flag and says_no(plain)) or (value and plain.lower() in _NO):
        return "false"
    return plain


def _same(text: str) -> str:
    """One form of letters that look alike, which `fmt` writes."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)
