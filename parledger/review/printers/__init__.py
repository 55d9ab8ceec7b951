"""A review as text. A new format is one file here and one line in `PRINTERS`."""

from collections.abc import Callable, Mapping

from parledger.problems import Lang
from parledger.review.model import Review
from parledger.review.printers import json_text, markdown, text
from parledger.review.printers.limit import Limit

__all__ = ["PRINTERS", "Limit", "Printer"]

Printer = Callable[[Review, Lang, Limit], str]

PRINTERS: Mapping[str, Printer] = {
    "text": text.print_review,
    "markdown": markdown.print_review,
    "json": json_text.print_review,
}
"""Review -> the whole output with its last line break. The first is the default."""
