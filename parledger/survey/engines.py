"""Where the counting is done. A new engine is one function here and one line in `ENGINES`."""

from collections.abc import Callable, Mapping
from typing import Any

import duckdb
import narwhals as nw
import pandas as pd

Frame = nw.LazyFrame[Any]
"""Ballots or counts on some engine; nothing is computed before it is collected."""


def _duckdb(frame: pd.DataFrame) -> Frame:
    return nw.from_native(duckdb.from_df(frame, connection=duckdb.connect())).lazy()


ENGINES: Mapping[str, Callable[[pd.DataFrame], Frame]] = {"duckdb": _duckdb}
"""The first is the default."""
