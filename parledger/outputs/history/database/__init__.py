"""The history as a SQLite database. A new table is one `Sheet` and one line in `building.SHEETS`."""

from parledger.outputs.history.database.building import FORMAT

__all__ = ["FORMAT"]
