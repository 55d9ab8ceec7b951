"""The history as Parquet: the columns of the CSV, typed, figures as 64-bit numbers."""

import shutil
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from parledger.outputs.history.taking import HistoryFormat, Taking
from parledger.outputs.parquet_files import COLUMN_TYPES
from parledger.tables.table import Row

_AT_ONCE = 10_000


def write_rows(taking: Taking, target: BinaryIO) -> None:
    """Some thousand rows at a time, in order, by one thread: the same bytes."""
    import duckdb  # only here: most commands write no Parquet
    import pandas as pd

    columns, rows = taking.columns, taking.rows()
    names = ", ".join(f'"{one.name}"' for one in columns)
    typed = ", ".join(f'"{one.name}" {COLUMN_TYPES[one.kind]}' for one in columns)
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(":memory:") as database:
        database.execute("SET threads = 1")
        database.execute(f"CREATE TABLE made ({typed})")
        for some in _stretches(rows):
            told = [[None if cell is None else str(cell) for cell in row] for row in some]
            frame = pd.DataFrame(told, columns=[one.name for one in columns], dtype="object")
            database.register("held", frame)
            database.execute(f"INSERT INTO made SELECT {names} FROM held")  # noqa: S608 - declared
            database.unregister("held")
        made = Path(folder) / "history.parquet"
        quoted = str(made).replace("'", "''")
        database.execute(f"COPY made TO '{quoted}' (FORMAT parquet, COMPRESSION zstd)")
        with made.open("rb") as held:
            shutil.copyfileobj(held, target)


def _stretches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while some := list(islice(rows, _AT_ONCE)):
        yield some


FORMAT = HistoryFormat("parquet", binary=True, write=write_rows)
