"""`fmt [--check] [PATH...]`"""

import sys

from parledger.cli.call import Argument, Call, Command
from parledger.cli.telling import exit_code, tell
from parledger.model.words import Words


def run(call: Call) -> int:
    """Changed files on standard output, one a line; files that cannot be read on standard error."""
    from parledger.pipeline.formatting import run_fmt

    found = run_fmt(call.root, call.options.paths, write=not call.options.check)
    tell(found.problems, call.lang)
    sys.stdout.write("".join(f"{path}\n" for path in found.changed))
    sys.stdout.flush()
    print(_summary(call, len(found.changed), found.files), file=sys.stderr)
    return 1 if call.options.check and found.changed else exit_code(found.problems)


def _summary(call: Call, changed: int, files: int) -> str:
    if call.options.check:
        return call.say(
            Words(
                f"Đã xem {files} tệp: {changed} tệp chưa đúng dạng chuẩn.",
                f"{files} files read: {changed} not in canonical form.",
            )
        )
    return call.say(
        Words(
            f"Đã xem {files} tệp: {changed} tệp được viết lại.",
            f"{files} files read: {changed} rewritten.",
        )
    )


COMMAND = Command(
    Words(
        "viết lại tệp theo dạng chuẩn, không đổi giá trị nào, giữ ghi chú",
        "bring files to the canonical form; no value changes, comments stay",
    ),
    (
        Argument(
            "paths",
            Words("chỉ các tệp, thư mục này", "these files and folders only"),
            metavar="PATH",
            many=True,
        ),
        Argument(
            "--check",
            Words(
                "không ghi; thoát với mã 1 nếu có tệp chưa đúng dạng",
                "write nothing; exit 1 when a file would change",
            ),
            flag=True,
        ),
    ),
    run,
    ("fmt", "fmt --check", "fmt scores/minh-duc-2020"),
)
