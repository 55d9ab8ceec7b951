"""`trace [--cycle C] UNIT CRITERION`"""

import sys
from pathlib import Path

from parledger.cli.call import Argument, Call, Command
from parledger.cli.telling import tell_behind
from parledger.model.words import Words

FORMATS = ("text", "json")


def run(call: Call) -> int:
    """The life of a value; 1 where Git lacks a version of its files."""
    from parledger.cli.printers import trace_json, trace_text
    from parledger.pipeline.tracing import TraceOrder, run_trace

    options = call.options
    signers = Path(options.signers) if options.signers else None
    order = TraceOrder(call.root, options.unit, options.criterion, options.cycle, signers)
    found = run_trace(order)
    tell_behind(call, found.head)
    if options.format == "json":
        sys.stdout.write(trace_json.print_trace(found))
    else:
        sys.stdout.write(trace_text.print_trace(found, call.lang))
    if found.is_whole:
        return 0
    told = Words(
        "parledger: kho Git thiếu hoặc hỏng một phiên bản; lịch sử in ra có chỗ trống (git fsck)",
        "parledger: Git lacks a version or has it spoilt; the history shown has gaps (git fsck)",
    )
    print(call.say(told), file=sys.stderr)
    return 1


COMMAND = Command(
    Words(
        "mọi lần thay đổi của một tiêu chí ở một đơn vị: ai, khi nào, vì sao, ai duyệt",
        "every change of one criterion of a unit: who, when, why, approved by whom",
    ),
    (
        Argument("unit", Words("mã đơn vị", "id of the unit"), metavar="UNIT"),
        Argument(
            "criterion",
            Words("mã tiêu chí, như in trong bộ tiêu chí", "code of the criterion, as printed"),
            metavar="CRITERION",
        ),
        Argument(
            "--cycle",
            Words("chỉ một kỳ (mặc định: mọi kỳ)", "one cycle only (default: all)"),
            metavar="C",
            default="",
        ),
        Argument(
            "--format",
            Words("dạng in: text (mặc định), json", "how to print: text (default), json"),
            choices=FORMATS,
            default=FORMATS[0],
        ),
        Argument(
            "--signers",
            Words(
                "danh sách khóa được tin, lấy từ ngoài kho: kiểm cả chữ ký",
                "list of trusted keys from outside the repository: check signatures too",
            ),
            metavar="FILE",
            default="",
        ),
    ),
    run,
    ("trace xa-an-binh 5.7", "trace --cycle minh-duc-2020 xa-an-binh 5.7 --format json"),
)
