"""`audit --cycle C`"""

import sys
from pathlib import Path

from parledger.cli.call import Argument, Call, Command
from parledger.cli.telling import tell_behind
from parledger.model.words import Words

FORMATS = ("text", "json", "sarif")
_NEWER = Words(
    "parledger: {names} nằm ở phần mới hơn HEAD của một nhánh chứa HEAD: chưa kiểm được từ phiên "
    "bản cũ này, không phải là lịch sử bị viết lại",
    "parledger: {names}: newer than HEAD, on a branch that contains it; not to be checked from "
    "this older version, and no sign of a rewritten history",
)


def run(call: Call) -> int:
    """The findings on standard output; 0 where there are none, 1 where there are."""
    from parledger.cli.printers.audit_sarif import print_sarif
    from parledger.cli.printers.audit_text import print_findings, print_json
    from parledger.pipeline.auditing import AuditOrder, run_audit

    options = call.options
    signers = Path(options.signers) if options.signers else None
    seen = tuple(one.strip().lower() for one in options.seen.split(",") if one.strip())
    typed = "" if call.root.resolve() == Path.cwd() else str(call.root)
    found = run_audit(AuditOrder(call.root, options.cycle, signers, seen=seen, typed=typed))
    printers = {"text": print_findings, "json": print_json, "sarif": print_sarif}
    tell_behind(call, found.trail.head)
    if found.newer:
        print(call.say(_NEWER).format(names=", ".join(found.newer)), file=sys.stderr)
    sys.stdout.write(printers[options.format](found, call.lang))
    return int(bool(found.findings))


COMMAND = Command(
    Words(
        "những điều kiểm toán cần xem ở một kỳ: sửa sau hạn, sau công bố, không lý do…",
        "what an auditor should look at: changes after the deadline, after publication, without reason",
    ),
    (
        Argument("--cycle", Words("mã kỳ đánh giá", "id of the cycle"), metavar="C", required=True),
        Argument(
            "--format",
            Words(
                "dạng in: text (mặc định), json, sarif",
                "how to print: text (default), json, sarif",
            ),
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
        Argument(
            "--seen",
            Words(
                "mã các phiên bản bạn đã ghi lại lần trước (cách nhau bằng dấu phẩy): còn trong lịch sử không",
                "ids of commits that you wrote down before (comma list): are they still in the history",
            ),
            metavar="ID,ID",
            default="",
        ),
    ),
    run,
    ("audit --cycle minh-duc-2020", "audit --cycle minh-duc-2020 --format sarif"),
)
