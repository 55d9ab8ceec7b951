"""Parquet: typed columns, figures as 64-bit numbers."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from parledger.outputs.output import Output
from parledger.tables import Kind, Table

if TYPE_CHECKING:
    import pandas as pd

COLUMN_TYPES = {
    Kind.TEXT: "VARCHAR",
    Kind.DECIMAL: "DOUBLE",
    Kind.WHOLE: "INTEGER",
    Kind.FLAG: "BOOLEAN",
}


def write_parquet(table: Table) -> bytes:
    """One row group after the other in the table's order, by one thread: the same bytes."""
    import duckdb  # only here: most commands write no Parquet

    columns = ", ".join(
        f'CAST("{c.name}" AS {COLUMN_TYPES[c.kind]}) AS "{c.name}"' for c in table.columns
    )
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(":memory:") as database:
        database.execute("SET threads = 1")
        database.register("held", _as_text(table))
        database.execute(f"CREATE TABLE made AS SELECT {columns} FROM held")  # noqa: S608 - declared names
        target = Path(folder) / "table.parquet"
        quoted = str(target).replace("'", "''")
        database.execute(f"COPY made TO '{quoted}' (FORMAT parquet, COMPRESSION zstd)")
        return target.read_bytes()


def _as_text(table: Table) -> pd.DataFrame:
    """Every cell as text or None: DuckDB then guesses no type from the first rows."""
    import pandas as pd

    return pd.DataFrame(
        {
            column.name: pd.Series(
                [None if cell is None else str(cell) for cell in cells], dtype="object"
            )
            for column, cells in zip(table.columns, _columns_of(table), strict=True)
        }
    )


def _columns_of(table: Table) -> list[list[object]]:
    rows = table.rows()
    return [[row[place] for row in rows] for place in range(len(table.columns))]


OUTPUT = Output("parquet", binary=True, write=write_parquet)
