"""What a number means: percent, count, days, ratio or amount; its range, its unit, its reading."""

from fractions import Fraction
from math import floor

from parledger.located import Map, Reading, Scalar, Seq, Tree
from parledger.located.scalars import read_number
from parledger.model.words import Reason, Words, plain_decimal

MEASURES = ("percent", "count", "days", "ratio", "amount")
WHOLE = frozenset({"count", "days"})

_SUFFIX = {
    "percent": (" %", " %"),
    "days": (" ngày", " days"),
}
_COUNTED = {"count": ("số lượng", "items"), "days": ("số ngày", "days")}
_FOUND: dict[type, tuple[str, str]] = {
    Scalar: ("một giá trị đơn", "a single value"),
    Seq: ("một danh sách", "a list"),
    Map: ("các cặp «mục: giá trị»", "a map"),
}


def suffix(measure: str) -> tuple[str, str]:
    """What stands after a number of this measure, in Vietnamese and English."""
    return _SUFFIX.get(measure, ("", ""))


def highest(measure: str) -> Fraction | None:
    """The upper end of the range; None where there is none. The lower end is always 0."""
    return Fraction(100) if measure == "percent" else None


def read_measured(
    reading: Reading, node: Tree, subject: str, measure: str = "amount"
) -> Fraction | None:
    """A number within the measure's range; whole for counts and days."""
    if not isinstance(node, Scalar):
        report_shape(reading, node, subject, ("một số", "a number"), "97")
        return None
    value = read_number(reading, node, subject)
    if value is None:
        return None
    shown = node.text.strip()
    if measure == "percent" and not 0 <= value <= 100:
        reading.report("151", node, subject, found=shown)
    elif value < 0:
        reading.report("152", node, subject, found=shown)
    elif measure in WHOLE and value.denominator != 1:
        vi, en = _COUNTED[measure]
        reading.report(
            "153", node, subject, found=shown, what_vi=vi, what_en=en, wanted=floor(value)
        )
    else:
        return value
    return None


def report_shape(
    reading: Reading, node: Tree, subject: str, wanted: tuple[str, str], example: str
) -> None:
    """Say that the value has the wrong shape, and give one that would do."""
    reading.report(
        "150",
        node,
        subject,
        wanted_vi=wanted[0],
        wanted_en=wanted[1],
        found_vi=_FOUND[type(node)][0],
        found_en=_FOUND[type(node)][1],
        example=example,
    )


def sentence(vi: str, en: str, **figures: Fraction | int | str) -> Words:
    """A finished sentence in both languages, its numbers in each language's own form."""
    reason = Reason(Words(vi, en), tuple(figures.items()))
    return Words(reason.say("vi"), reason.say("en"))


def say_number(value: Fraction, measure: str) -> Words:
    """`97 %`, `12 ngày`, `0,5`."""
    vi, en = suffix(measure)
    return sentence("{value}" + vi, "{value}" + en, value=value)


def typed(value: Fraction) -> str:
    """A number as one types it."""
    return plain_decimal(value)
