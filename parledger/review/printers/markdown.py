"""For a comment on GitHub or GitLab: tables, a limit in bytes, nothing that people typed can act."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from parledger.problems import Lang
from parledger.review import words
from parledger.review.cells import fill, say
from parledger.review.model import Review
from parledger.review.printers.limit import Limit
from parledger.review.safe import for_markdown, shorten
from parledger.review.sheet import Row, Section, Sheet, make_sheet

MARKER = "<!-- parledger review -->"
"""The first line of every comment: by it an earlier one is found and replaced."""

LEAST = 2000
"""Bytes below which a limit leaves no room for what must be said."""

_LONGEST = 400  # characters of a cell

_SHARES = (200, 100, 50, 20, 10)
"""Rows that each section may have at most where all rows together are too long."""


def print_review(review: Review, lang: Lang, limit: Limit) -> str:
    """As many whole lines as the limit allows, then how many are left and where they are.

    Where all do not fit, each section gets its share: hundreds of refusals hide no figure.
    """
    sheet = make_sheet(review, lang)
    foot = _foot(sheet, lang, limit, left=sum(len(one.rows) for one in sheet.sections))
    room = limit.most - _size(foot) if limit.most else 0
    page, left = _page(sheet, room, None)
    for most in _SHARES if left else ():
        cut, over = _page(sheet, room, most)
        if not cut.full or most == _SHARES[-1]:
            page, left = cut, over
            break
    return "\n".join([*page.lines, *_foot(sheet, lang, limit, left)]) + "\n"


def _page(sheet: Sheet, room: int, most: int | None) -> tuple["Page", int]:
    """Head and sections, none with more than `most` rows; how many rows are left out."""
    page = Page(room)
    page.put([MARKER, f"## {sheet.title}", "", *(f"- {for_markdown(one)}" for one in sheet.lead)])
    left = 0
    for section in sheet.sections:
        rows = section.rows[:most]
        left += _put_section(page, section, rows) + len(section.rows) - len(rows)
    return page, left


@dataclass(slots=True)
class Page:
    """Lines up to a size; once one did not fit, none does."""

    room: int  # bytes; 0 for no limit
    lines: list[str] = field(default_factory=list)
    size: int = 0
    full: bool = False

    def put(self, lines: Iterable[str]) -> bool:
        """Whether all of these lines had room."""
        added = list(lines)
        size = _size(added)
        if self.full or (self.room and self.size + size > self.room):
            self.full = True
            return False
        self.lines.extend(added)
        self.size += size
        return True


def _size(lines: Iterable[str]) -> int:
    return sum(len(line.encode("utf-8")) + 1 for line in lines)


def _put_section(page: Page, section: Section, rows: Sequence[Row]) -> int:
    """The heading, which counts all rows, never stands alone; how many of these had no room."""
    mark = "⚠️ " if section.urgent else ""
    head = [
        "",
        f"### {mark}{section.title} ({len(section.rows)})",
        "",
        _row(section.columns),
        "|" + " --- |" * len(section.columns),
    ]
    for place, row in enumerate(rows):
        line = _row(tuple(shorten(cell, _LONGEST) for cell in row))
        if not page.put([line] if place else [*head, line]):
            return len(rows) - place
    return 0


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(for_markdown(cell) for cell in cells) + " |"


def _foot(sheet: Sheet, lang: Lang, limit: Limit, left: int) -> list[str]:
    lines = [""]
    if left:
        lines.append(f"**{fill(words.CUT, lang, count=left)}**")
    if limit.link:
        lines.append(f"[{say(words.FULL, lang)}]({_address(limit.link)})")
    return [*lines, "", f"<sub>{for_markdown(sheet.about)}</sub>"]


def _address(link: str) -> str:
    """An address that cannot end its own parentheses."""
    return "".join(f"%{ord(char):02X}" if char in "()<>\\\"' |`" else char for char in link)
