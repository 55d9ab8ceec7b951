"""Where the counting is done. A new engine is one class here and one line in `ENGINES`.

DuckDB comes with parledger. Dask and Spark are for ballots that outgrow one machine: they are
installed by whoever needs them (`pip install parledger[engines]`).
"""

import importlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
import pandas as pd

from parledger.problems import UserError

Frame = nw.LazyFrame[Any]
"""Ballots or counts on some engine; nothing is computed before it is collected."""

Source = pd.DataFrame | Path
"""Ballots in memory, or a Parquet file."""


def open_ballots(source: Source, engine: str) -> Frame:
    """The ballots on an engine, every column as text. UserError where it is not installed."""
    frame = ENGINES[engine](source)
    if isinstance(source, Path):
        names = frame.collect_schema().names()
        frame = frame.select(*(nw.col(name).cast(nw.String) for name in names))
    return frame


def _on_duckdb(source: Source) -> Frame:
    connection = duckdb.connect()
    if isinstance(source, Path):
        return _lazy(connection.read_parquet(str(source)))
    return _lazy(duckdb.from_df(source, connection=connection))


def _on_dask(source: Source) -> Frame:
    dask = _installed("dask.dataframe", "dask")
    if isinstance(source, Path):
        return _lazy(dask.read_parquet(str(source)))
    return _lazy(dask.from_pandas(source, npartitions=1))


def _on_spark(source: Source) -> Frame:
    spark = _installed("pyspark.sql", "spark").SparkSession.builder.getOrCreate()
    if isinstance(source, Path):
        return _lazy(spark.read.parquet(str(source)))
    return _lazy(spark.createDataFrame(source))


def _lazy(native: Any) -> Frame:
    frame: Frame = nw.from_native(native).lazy()
    return frame


def _installed(module: str, engine: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError as missing:
        raise UserError(
            f"chưa cài {engine}: chạy pip install 'parledger[engines]', hoặc bỏ --engine",
            f"{engine} is not installed: run pip install 'parledger[engines]', or leave --engine out",
        ) from missing


ENGINES: Mapping[str, Callable[[Source], Frame]] = {
    "duckdb": _on_duckdb,
    "dask": _on_dask,
    "spark": _on_spark,
}
"""The first is the default."""
