"""For a terminal: plain lines, columns under each other, nothing left out."""

from collections.abc import Iterator
from unicodedata import combining, east_asian_width

from parledger.problems import Lang
from parledger.review import words
from parledger.review.cells import say
from parledger.review.model import Review
from parledger.review.printers.limit import Limit
from parledger.review.safe import visible
from parledger.review.sheet import Section, make_sheet

_WIDEST = 56


def print_review(review: Review, lang: Lang, limit: Limit) -> str:
    """The lead, then each section as a table; whole, whatever the limit of a comment is."""
    sheet = make_sheet(review, lang)
    lines = [sheet.title, "", *sheet.lead]
    for section in sheet.sections:
        lines.extend(("", *_section(section)))
    link = [f"{say(words.FULL, lang)}: {limit.link}"] if limit.link else []
    return "\n".join([*lines, "", sheet.about, *link, ""])


def _section(section: Section) -> Iterator[str]:
    mark = "!" if section.urgent else "-"
    yield f"{mark} {section.title} ({len(section.rows)})"
    rows = [tuple(map(visible, row)) for row in (section.columns, *section.rows)]
    widths = [min(max(map(_width, column)), _WIDEST) for column in zip(*rows, strict=True)]
    for row in rows:
        *first, last = row
        cells = (_padded(cell, width) for cell, width in zip(first, widths, strict=False))
        yield f"  {'  '.join((*cells, last))}".rstrip()


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))


def _width(cell: str) -> int:
    return sum(0 if combining(char) else 1 + (east_asian_width(char) in "WF") for char in cell)
