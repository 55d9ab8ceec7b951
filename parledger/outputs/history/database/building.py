"""The history as one SQLite database, with keys, views and full-text search.

Everything is put in once, in order, into pages of one size, and the file is packed at the end: the
same Report gives the same bytes, and no page holds anything else.
"""

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from parledger.outputs.history.database import about, happened, results, said, standing
from parledger.outputs.history.database.sheet import Sheet
from parledger.outputs.history.database.stock import Stock
from parledger.outputs.history.database.views import view_statements
from parledger.outputs.history.taking import HistoryFormat, Taking

SHEETS: tuple[Sheet, ...] = (
    about.META,
    standing.CYCLES,
    standing.UNITS,
    standing.SETS,
    standing.CRITERIA,
    standing.BLOCKS,
    standing.OFFICES,
    happened.COMMITS,
    happened.CHANGES,
    happened.FIELDS,
    happened.WRITINGS,
    happened.GAPS,
    said.TEXTS,
    said.DOCUMENTS,
    results.RESULTS,
    results.LEAF_RESULTS,
    about.WORDS,
)
"""In the order in which a reader meets them."""
SEARCHED = {"texts": ("text",), "documents": ("title", "number", "issuer")}
"""Table -> its columns in the full-text index `<table>_fts`."""
_SETTINGS = (
    "PRAGMA page_size = 4096",
    "PRAGMA encoding = 'UTF-8'",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA user_version = 1",
)


# Where a database notes which release of SQLite wrote it last; nothing is read from it.
_RELEASE = slice(96, 100)


def write_database(taking: Taking, target: BinaryIO) -> None:
    """Built in a folder of its own, then copied."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "history.sqlite"
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as base:
            _build(base, Stock(taking))
        with path.open("rb") as held:
            head = bytearray(held.read(_RELEASE.stop))
            head[_RELEASE] = bytes(4)
            target.write(head)
            shutil.copyfileobj(held, target)


def _build(base: sqlite3.Connection, stock: Stock) -> None:
    sheets = (*SHEETS, *about.describing(SHEETS))
    for statement in _SETTINGS:
        base.execute(statement)
    base.execute("BEGIN")
    for sheet in sheets:
        for statement in sheet.statements(internal=stock.internal):
            base.execute(statement)
        base.executemany(sheet.insertion(internal=stock.internal), sheet.kept(stock))
    for sheet in sheets:
        for statement in sheet.indexes():
            base.execute(statement)
    for statement in (*_search_statements(), *view_statements(internal=stock.internal)):
        base.execute(statement)
    base.execute("COMMIT")
    base.execute("VACUUM")


def _search_statements() -> Iterator[str]:
    """Indexes over tables that nobody changes any more: no triggers; marks on letters are no matter."""
    for table, columns in SEARCHED.items():
        index = f"{table}_fts"
        yield (
            f'CREATE VIRTUAL TABLE "{index}" USING FTS5 ({", ".join(columns)}, '
            f'content="{table}", content_rowid="id", tokenize=\'unicode61 remove_diacritics 2\')'
        )
        yield f'INSERT INTO "{index}" ("{index}") VALUES (\'rebuild\')'  # noqa: S608 - declared
        yield f'INSERT INTO "{index}" ("{index}") VALUES (\'optimize\')'  # noqa: S608 - declared


FORMAT = HistoryFormat("sqlite", binary=True, write=write_database)
