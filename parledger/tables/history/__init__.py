"""Tables of the history of all values. A new one is one file here and one line in the table."""

from collections.abc import Mapping

from parledger.tables.history import changes
from parledger.tables.history.changes import Changed, HistoryTable

__all__ = ["HISTORY_TABLES", "Changed", "HistoryTable"]

HISTORY_TABLES: Mapping[str, HistoryTable] = {"changes": changes.KIND}
"""What `history export` writes row by row, and the site offers of each cycle."""
