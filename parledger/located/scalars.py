"""One scalar at a time: from text to number, date, truth value, id or code, or a problem.

Each reader returns None after reporting; callers never see a guess.
"""

import re
from datetime import date
from fractions import Fraction
from functools import lru_cache

from parledger.located.reading import Reading
from parledger.located.tree import Scalar

MAX_NUMBER_LENGTH = 40

_PLAIN_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_COMMA_NUMBER = re.compile(r"-?[0-9]+,[0-9]+")
_THOUSANDS = re.compile(r"-?[0-9]{1,3}([ .,'_\u00a0\u202f][0-9]{3})+([.,][0-9]+)?")
_NOT_PLAIN = re.compile(
    r"[-+]?(\.?[0-9][0-9_.]*[eE][-+]?[0-9]+|\.?(nan|inf)(inity)?|\+.*)", re.IGNORECASE
)
_CURLY = "“”„‟‘’«»"
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LOCAL_DATE = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_CODE = re.compile(r"[0-9A-Za-zĐđ]+([.\-][0-9A-Za-zĐđ]+)*\.?(\([0-9A-Za-zĐđ]+\))*")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_KEPT = re.compile(r"evidence/(?:[a-z0-9][a-z0-9-]*/){1,2}[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_HAS_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_YES = frozenset({"true", "yes", "có", "co", "đúng", "on"})
_NO = frozenset({"false", "no", "không", "khong", "sai", "off"})


@lru_cache(maxsize=65536)
def _fraction(text: str) -> Fraction:
    return Fraction(text)


def plain_number(text: str) -> Fraction | None:
    """The exact value of a plain decimal (`12`, `0.25`, `-1`), else None."""
    if len(text) <= MAX_NUMBER_LENGTH and _PLAIN_NUMBER.fullmatch(text):
        return _fraction(text)
    return None


def digits_after_point(text: str) -> int:
    """How many decimals a plain decimal was written with."""
    return len(text.partition(".")[2])


def straightened(text: str) -> str:
    """A text without the curly quotes that a word processor puts round it."""
    return text.strip(_CURLY)


def report_curly(reading: Reading, node: Scalar, subject: str) -> bool:
    """Whether a text stands in curly quotes, which are none to YAML: says so."""
    text = node.text.strip()
    wanted = straightened(text)
    if wanted == text or not wanted:
        return False
    reading.report("127", node, subject, found=text, wanted=wanted)
    return True


def read_number(reading: Reading, node: Scalar, subject: str = "") -> Fraction | None:
    """An exact number, quoted or not; every usual slip has its own message."""
    text = node.text.strip()
    value = plain_number(text)
    if value is not None:
        return value
    _report_bad_number(reading, node, subject, text)
    return None


def _report_bad_number(reading: Reading, node: Scalar, subject: str, text: str) -> None:
    if text.endswith("%") and plain_number(text[:-1].strip().replace(",", ".")) is not None:
        reading.report("108", node, subject, found=text, wanted=text[:-1].strip().replace(",", "."))
    elif _COMMA_NUMBER.fullmatch(text):
        reading.report("107", node, subject, found=text, wanted=text.replace(",", "."))
    elif _THOUSANDS.fullmatch(text):
        reading.report("109", node, subject, found=text, wanted=_without_thousands(text))
    elif _NOT_PLAIN.fullmatch(text) or len(text) > MAX_NUMBER_LENGTH:
        reading.report("110", node, subject, found=text)
    elif not report_curly(reading, node, subject):
        reading.report("106", node, subject, found=text)


def _without_thousands(text: str) -> str:
    whole, _, decimals = re.sub(r"[ '_\u00a0\u202f]", "", text), "", ""
    marks = [c for c in whole if c in ".,"]
    if len(set(marks)) == 2:
        whole, _, decimals = whole.rpartition(marks[-1])
    digits = whole.replace(".", "").replace(",", "")
    return f"{digits}.{decimals}" if decimals else digits


def read_whole(reading: Reading, node: Scalar, subject: str = "") -> int | None:
    """A whole number."""
    value = read_number(reading, node, subject)
    if value is None:
        return None
    if value.denominator != 1:
        reading.report("119", node, subject, found=node.text.strip(), wanted=int(value))
        return None
    return int(value)


def read_date(reading: Reading, node: Scalar, subject: str = "") -> date | None:
    """A day as `2020-11-15`."""
    text = node.text.strip()
    iso = _ISO_DATE.fullmatch(text)
    if iso:
        try:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        except ValueError:
            reading.report("112", node, subject, found=text)
            return None
    if report_curly(reading, node, subject):
        return None
    local = _LOCAL_DATE.fullmatch(text)
    wanted = f"{local[3]}-{int(local[2]):02}-{int(local[1]):02}" if local else "2020-11-15"
    reading.report("111", node, subject, found=text, wanted=wanted)
    return None


def read_flag(reading: Reading, node: Scalar, subject: str = "") -> bool | None:
    """Yes or no, in any case, in Vietnamese or English."""
    if says_yes(node.text):
        return True
    if says_no(node.text):
        return False
    if not report_curly(reading, node, subject):
        reading.report("113", node, subject, found=node.text)
    return None


def says_yes(text: str) -> bool:
    """Whether a yes-or-no value says yes."""
    return text.strip().lower() in _YES


def says_no(text: str) -> bool:
    """Whether a yes-or-no value says no."""
    return text.strip().lower() in _NO


def is_id(text: str) -> bool:
    """Whether a text may be the id of a unit, set, cycle, block or office, or a folder's name."""
    return bool(_ID.fullmatch(text)) and not _RESERVED.fullmatch(text)


def read_id(reading: Reading, node: Scalar, subject: str = "") -> str | None:
    """An id of a unit, set, cycle, block, office or class."""
    text = node.text
    if not _ID.fullmatch(text):
        if not report_curly(reading, node, subject):
            reading.report("115", node, subject, found=text)
        return None
    if _RESERVED.fullmatch(text):
        reading.report("117", node, subject, found=text)
        return None
    return text


def read_code(reading: Reading, node: Scalar, subject: str = "") -> str | None:
    """A criterion code as printed in the decision; a plain number must be quoted."""
    text = node.text
    if node.plain and _PLAIN_NUMBER.fullmatch(text):
        reading.report("116", node, subject, found=text)
        return None
    if len(text) > 64 or not _CODE.fullmatch(text):
        if not report_curly(reading, node, subject):
            reading.report("124", node, subject, found=text)
        return None
    return text


def read_url(reading: Reading, node: Scalar, subject: str = "") -> str | None:
    """An address; only https."""
    text = node.text.strip()
    if not re.fullmatch(r"https://[^\s<>\"'\\]+", text):
        reading.report("122", node, subject, found=text)
        return None
    return text


def is_kept_path(text: str) -> bool:
    """Whether a text names a file kept here: `evidence/<cycle>/<name>`, or with a unit between.

    No `..`, nothing absolute, no letter outside ASCII, no name that a disk reserves.
    """
    names = text.split("/")
    return (
        _KEPT.fullmatch(text) is not None
        and not text.endswith(".")
        and not any(_RESERVED.fullmatch(name.lower().split(".")[0]) for name in names)
    )


def read_link(reading: Reading, node: Scalar, subject: str = "") -> str | None:
    """Where a document can be had: an https address, or the path of a file kept here."""
    text = node.text.strip()
    if _HAS_SCHEME.match(text):
        return read_url(reading, node, subject)
    if not is_kept_path(text):
        reading.report("137", node, subject, found=text)
        return None
    return text


def read_sha256(reading: Reading, node: Scalar, subject: str = "") -> str | None:
    """A SHA-256 digest in lower-case hexadecimal."""
    text = node.text.strip().lower()
    if not _SHA256.fullmatch(text):
        reading.report("123", node, subject, found=node.text)
        return None
    return text
