"""`check [PATH...]`"""

import sys

from parledger.cli.call import Argument, Call, Command
from parledger.cli.printers import PRINTERS
from parledger.cli.telling import exit_code, summary
from parledger.model.words import Words


def run(call: Call) -> int:
    """Problems on standard output, sorted by place; a one-line summary on standard error."""
    from parledger.pipeline.checking import run_check

    found = run_check(call.root, call.options.paths)
    sys.stdout.write(PRINTERS[call.options.format](found.problems, call.lang))
    sys.stdout.flush()
    print(summary(found.problems, found.files, call.lang), file=sys.stderr)
    return exit_code(found.problems, strict=call.options.strict)


COMMAND = Command(
    Words(
        "kiểm tra số liệu: in mọi lỗi kèm tệp, dòng, cột và cách sửa",
        "check the data: every problem with its file, line, column and what to type",
    ),
    (
        Argument(
            "paths",
            Words(
                "chỉ in lỗi trong các tệp, thư mục này (vẫn đọc tất cả)",
                "print the problems in these files and folders only (all is read)",
            ),
            metavar="PATH",
            many=True,
        ),
        Argument(
            "--format",
            Words("dạng in: text (mặc định), github, gitlab, json", "how to print"),
            choices=tuple(PRINTERS),
            default=next(iter(PRINTERS)),
        ),
        Argument(
            "--strict", Words("cảnh báo cũng tính là lỗi", "warnings count as errors"), flag=True
        ),
    ),
    run,
    ("check", "check scores/minh-duc-2020/xa-an-binh", "check --format github"),
)
