"""`results --cycle C`"""

import sys
from pathlib import Path

from parledger.cli.call import Argument, Call, Command
from parledger.cli.engine import ENGINE
from parledger.cli.telling import tell
from parledger.cli.writing import put_bytes, target_of
from parledger.model.words import Words
from parledger.problems import UserError

TABLES = ("units", "areas", "criteria", "evidence")
FORMATS = ("csv", "json", "xlsx", "parquet")


def run(call: Call) -> int:
    """The table alone on standard output, or in --out; problems on standard error."""
    from parledger.outputs.formats import OUTPUTS
    from parledger.pipeline.tabulating import ResultsOrder, run_results

    output = OUTPUTS[call.options.format]
    target = _target(call, binary=output.binary)
    order = ResultsOrder(call.options.cycle, call.options.table, call.options.engine)
    found = run_results(call.root, order, call.lang)
    tell(found.problems, call.lang)
    if found.table is None:
        return 1
    put_bytes(output.write(found.table), target)
    return 0


def _target(call: Call, *, binary: bool) -> Path | None:
    """Where to write, None for standard output; refused before anything is computed."""
    if call.options.out is None and binary and sys.stdout.isatty():
        raise UserError(
            f"dạng {call.options.format} không in ra màn hình được; thêm --out TỆP",
            f"{call.options.format} cannot be shown on a terminal; add --out FILE",
        )
    return target_of(call)


COMMAND = Command(
    Words("in bảng kết quả đã tính của một kỳ đánh giá", "print a computed table of a cycle"),
    (
        Argument("--cycle", Words("mã kỳ đánh giá", "id of the cycle"), metavar="C", required=True),
        Argument(
            "--table",
            Words(
                "bảng: units (mặc định), areas, criteria, evidence (sổ tài liệu kiểm chứng)",
                "which table: units (default), areas, criteria, evidence (the evidence register)",
            ),
            choices=TABLES,
            default=TABLES[0],
        ),
        Argument(
            "--format",
            Words(
                "dạng: csv (mặc định), json, xlsx, parquet",
                "which format: csv (default), json, xlsx, parquet",
            ),
            choices=FORMATS,
            default=FORMATS[0],
        ),
        Argument(
            "--out",
            Words(
                "ghi vào tệp này, tính từ --root (mặc định: in ra)",
                "write to this file, relative to --root (default: standard output)",
            ),
            metavar="FILE",
        ),
        ENGINE,
    ),
    run,
    (
        "results --cycle minh-duc-2020",
        "results --cycle minh-duc-2020 --table criteria --format xlsx --out chi-tiet.xlsx",
    ),
)
