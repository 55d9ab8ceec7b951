"""Names as rows of a drawing, where two alike would fall into one; widths and sentences."""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction

from parledger.model.words import Words, fixed_decimal, localise_number
from parledger.pages.shapes import unit_name
from parledger.pages.text import NOTHING, say
from parledger.problems import Lang
from parledger.report import Report

UNIT = Words("Đơn vị", "Unit")
INDEX = Words("Chỉ số", "Index")
SELF = Words("Tự chấm", "Self-score")
FINAL = Words("Điểm cuối", "Final")
CHANGE = Words("Thay đổi", "Change")
RANK = Words("Hạng", "Rank")
AREA = Words("Lĩnh vực", "Area")

_AXIS_ROOM = 56
"""Height of an axis with its title and padding, in pixels."""


def unit_labels(report: Report, units: Iterable[str]) -> Mapping[str, str]:
    """Unit -> its name; of several with one name, each with its parent's or its id."""
    names = {unit: unit_name(report, unit) for unit in units}
    often = Counter(names.values())
    return {
        unit: name if often[name] == 1 else f"{name} ({_apart(report, unit)})"
        for unit, name in names.items()
    }


def _apart(report: Report, unit: str) -> str:
    known = report.project.units.get(unit)
    parent = report.project.units.get(known.parent) if known and known.parent else None
    return f"{parent.name}, {unit}" if parent else unit


def index_text(index: Fraction | None, lang: Lang) -> str:
    """Two decimals, or a dash."""
    return NOTHING if index is None else localise_number(fixed_decimal(index, 2), lang)


def room_for(rows: int, step: int) -> int:
    """How high a drawing of so many rows is, its axis included."""
    return rows * step + _AXIS_ROOM


def title_of(words: Words, lang: Lang) -> str:
    """A table head in the language."""
    return say(words, lang)
