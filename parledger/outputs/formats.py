"""The formats. A new one is one file here and one line in `OUTPUTS`."""

from collections.abc import Mapping

from parledger.outputs import csv_files, json_files, parquet_files, xlsx_files
from parledger.outputs.output import Output

OUTPUTS: Mapping[str, Output] = {
    "csv": csv_files.OUTPUT,
    "json": json_files.OUTPUT,
    "xlsx": xlsx_files.OUTPUT,
    "parquet": parquet_files.OUTPUT,
}
"""In the order of the choices of `results --format`; the first is the default."""
