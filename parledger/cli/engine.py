"""The option that says where ballots are counted."""

from parledger.cli.call import Argument
from parledger.model.words import Words

NAMES = ("duckdb", "dask", "spark")

ENGINE = Argument(
    "--engine",
    Words(
        "đếm phiếu bằng: duckdb (mặc định); dask, spark cho số phiếu một máy không chứa nổi",
        "count ballots on: duckdb (default); dask or spark where one machine is too small",
    ),
    choices=NAMES,
    default=NAMES[0],
)
