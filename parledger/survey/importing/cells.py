"""One cell as an id, a number or a day: what Excel and other programs make of what was typed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from parledger.located.scalars import plain_number
from parledger.model.imports import CellValue, DayOrder
from parledger.survey.importing.headers import same

_EXCEL_DAY_0 = date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)  # 1954 to 2119
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?", re.DOTALL)
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:,?[T ].*)?", re.DOTALL)
_TICKED = frozenset({"1", "y", "yes", "x", "true", "có", "co", "selected", "✓", "✔"})
_EMPTY = frozenset({"", "0", "n", "no", "false", "không", "khong", "not selected"})


@dataclass(frozen=True, slots=True)
class Known:
    """Ids by every way they may be written: `told` first, then ids, then titles.

    `words`: what may be written, for a hint.
    """

    told: Mapping[str, str]
    ids: Mapping[str, str]
    titles: Mapping[str, str]
    words: tuple[str, ...]

    def find(self, text: str) -> str | None:
        """The id that a text stands for; a number may have a decimal point or comma: 4.0, 4,0."""
        for table in (self.told, self.ids, self.titles):
            if same(text) in table:
                return table[same(text)]
        number = _number(text)
        if number is None:
            return None
        return next((name for name in self.ids.values() if _number(name) == number), None)


def known_ids(titles: Mapping[str, str], *told: Mapping[str, str]) -> Known:
    """Ids with their titles; a title that two ids share stands for neither."""
    texts = [same(title) for title in titles.values()]
    return Known(
        {same(text): name for table in reversed(told) for text, name in table.items()},
        {same(name): name for name in titles},
        {same(title): name for name, title in titles.items() if texts.count(same(title)) == 1},
        tuple(dict.fromkeys([*titles, *titles.values(), *(text for one in told for text in one)])),
    )


def _number(text: str) -> Fraction | None:
    return plain_number(text.replace(",", "."))


def as_text(value: CellValue) -> str:
    """A cell as it was typed: 4.0 is 4; a day is year, month, day."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return value if isinstance(value, str) else value.isoformat()


def as_day(value: CellValue, order: DayOrder) -> date | None:
    """A day, from Excel's own dates and serial numbers and from texts with or without a time."""
    if isinstance(value, date):
        return value
    if isinstance(value, float):
        return _EXCEL_DAY_0 + timedelta(days=int(value)) if int(value) in _SERIALS else None
    text = as_text(value)
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(found[1], found[2], found[3])
    if found := _YEAR_LAST.fullmatch(text):
        first, second = found[1], found[2]
        month, day = (second, first) if order == "day_first" else (first, second)
        return _day(found[3], month, day)
    return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def is_ticked(value: CellValue) -> bool | None:
    """Whether a column of one option is ticked; None where the cell says neither."""
    text = same(as_text(value))
    if text in _TICKED:
        return True
    return False if text in _EMPTY else None


def parted(text: str, mark: str, known: Known) -> list[str]:
    """Several answers in one cell. Where answers hold the mark themselves, the longest that fits."""
    if not mark or known.find(text) is not None:
        return [text]
    pieces = text.split(mark)
    found: list[str] = []
    place = 0
    while place < len(pieces):
        ends = range(len(pieces), place, -1)
        end = next(
            (end for end in ends if known.find(mark.join(pieces[place:end])) is not None), place + 1
        )
        found.append(mark.join(pieces[place:end]).strip())
        place = end
    return [one for one in found if one]
