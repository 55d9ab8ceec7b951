"""From bytes to text that is safe to parse: encoding, line ends, forbidden characters, NFC.

What is wrong is reported once a line and kind and then mended in memory (a tab becomes a space,
an invisible character goes), so that the rest of the file is still read and checked.
"""

import re
import unicodedata
from collections.abc import Iterator

from parledger.problems import Place, Problem

# Written out, not asked of `unicodedata`: the answer must not change with Python's own tables.
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_FORMATS = (
    "\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)
_SEPARATORS = "\u2028\u2029"
_NO_CHARACTERS = (
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U000fffff\U00100000-\U0010ffff"
)
_NO_BREAK_SPACES = "\u00a0\u2007\u202f"

_FORBIDDEN = re.compile(f"[{_CONTROLS}{_FORMATS}{_SEPARATORS}{_NO_CHARACTERS}]")
_UNWANTED = re.compile(
    f"[\t\r{_CONTROLS}{_FORMATS}{_SEPARATORS}{_NO_CHARACTERS}{_NO_BREAK_SPACES}]"
)
_SPACES = str.maketrans(dict.fromkeys("\t\u00a0\u2007\u202f", " "))
_MARKS = {b"\xff\xfe", b"\xfe\xff"}


def decode(data: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """The text of a file with LF line ends, mended where a character was reported.

    None where the bytes are no UTF-8 text at all; the problem then stands at the first bad byte.
    """
    if data[:2] in _MARKS:
        return None, [Problem(Place(path), "Y103")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        code = "Y104" if b"\x00" in data else "Y103"
        return None, [Problem(_place_of_byte(data, error.start, path), code)]
    if "\x00" in text:
        return None, [Problem(_place_at(text, text.index("\x00"), path), "Y104")]
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    return mend(text, path)


def mend(text: str, path: str) -> tuple[str, list[Problem]]:
    """The text without unwanted characters and in NFC, and a problem for each line and kind."""
    problems: list[Problem] = []
    composed = unicodedata.is_normalized("NFC", text)
    if composed and not _UNWANTED.search(text):
        return text, problems
    problems.extend(_unwanted(text, path))
    if not composed:
        problems.extend(_not_composed(text, path))
    return clean(text), problems


def clean(text: str) -> str:
    """Tabs and no-break spaces become spaces, a lone CR a line end, the forbidden vanish; NFC."""
    kept = _FORBIDDEN.sub("", text.replace("\r", "\n").translate(_SPACES))
    return unicodedata.normalize("NFC", kept)


def unwanted_kind(text: str) -> tuple[str, str] | None:
    """Code and name of the first unwanted character of a decoded value; None where all is well."""
    found = _UNWANTED.search(text)
    if found:
        return _kind(found.group()), character_name(found.group())
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        return "Y110", ""
    return None


def character_name(character: str) -> str:
    """`U+200B` and, where Unicode has one, its name."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


def _kind(character: str) -> str:
    if character == "\t":
        return "Y106"
    if character == "\r":
        return "Y107"
    return "Y109" if character in _NO_BREAK_SPACES else "Y108"


def _unwanted(text: str, path: str) -> Iterator[Problem]:
    for number, line in enumerate(_lines(text), start=1):
        told: set[str] = set()
        for found in _UNWANTED.finditer(line):
            code = _kind(found.group())
            if code not in told:
                told.add(code)
                yield _problem(code, Place(path, number, found.start() + 1), found.group())


def _problem(code: str, place: Place, character: str) -> Problem:
    args = (("character", character_name(character)),) if code in ("Y108", "Y109") else ()
    return Problem(place, code, "", args)


def _not_composed(text: str, path: str) -> Iterator[Problem]:
    for number, line in enumerate(_lines(text), start=1):
        if not unicodedata.is_normalized("NFC", line):
            composed = unicodedata.normalize("NFC", line)
            same = next(
                (i for i, (a, b) in enumerate(zip(line, composed, strict=False)) if a != b),
                min(len(line), len(composed)),
            )
            yield Problem(Place(path, number, same + 1), "Y110")


def _lines(text: str) -> Iterator[str]:
    """Lines as the parser will count them after mending; a lone CR ends its line."""
    for line in text.split("\n"):
        *ended, rest = line.split("\r")
        yield from (f"{one}\r" for one in ended)
        yield rest


def _place_at(text: str, index: int, path: str) -> Place:
    before = text[:index]
    return Place(path, before.count("\n") + 1, index - before.rfind("\n"))


def _place_of_byte(data: bytes, index: int, path: str) -> Place:
    text = data[:index].decode("utf-8", errors="replace").removeprefix("\ufeff")
    return _place_at(text, len(text), path)
