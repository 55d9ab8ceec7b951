"""`verify [--cycle C] [REV]`"""

import re
import sys
from pathlib import Path

from parledger.cli.call import Argument, Call, Command
from parledger.model.words import Words
from parledger.problems import UserError

FORMATS = ("text", "json")
_DIGEST = re.compile(r"[0-9a-fA-F]{64}")


def run(call: Call) -> int:
    """The verdict on standard output; 0: all as published, 1: something differs."""
    from parledger.cli.printers.verdicts import verdict_json, verdict_text
    from parledger.pipeline.verifying import VerifyOrder, run_verify

    options = call.options
    if len(options.revision) > 1:
        raise UserError("chỉ ghi một phiên bản", "give one revision only")
    if options.digest and not (options.cycle and _DIGEST.fullmatch(options.digest)):
        raise UserError(
            "--digest cần --cycle và đủ 64 chữ số thập lục phân",
            "--digest takes --cycle and all 64 hexadecimal digits",
        )
    order = VerifyOrder(
        root=call.root,
        cycle=options.cycle,
        revision=options.revision[0] if options.revision else None,
        digest=options.digest,
        signers=Path(options.signers) if options.signers else None,
    )
    found = run_verify(order)
    printed = verdict_json if options.format == "json" else verdict_text
    sys.stdout.write(printed(found, call.lang))
    return 0 if found.same else 1


COMMAND = Command(
    Words(
        "tính lại kết quả đã công bố từ số liệu trong kho Git và so từng mã băm, chỉ số, hạng",
        "recompute published results from the inputs in Git; compare digests, indices and ranks",
    ),
    (
        Argument(
            "revision",
            Words("phiên bản Git (mặc định: HEAD)", "Git revision (default: HEAD)"),
            metavar="REV",
            many=True,
        ),
        Argument(
            "--cycle",
            Words("mã kỳ (mặc định: mọi kỳ đã công bố)", "cycle (default: every published one)"),
            metavar="C",
            default="",
        ),
        Argument(
            "--digest",
            Words("mã SHA-256 in trong quyết định", "the SHA-256 printed in the decision"),
            metavar="HEX",
            default="",
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
            "--format",
            Words("dạng in: text (mặc định), json", "how to print: text (default), json"),
            choices=FORMATS,
            default=FORMATS[0],
        ),
    ),
    run,
    ("verify", "verify --cycle minh-duc-2019", "verify kq/minh-duc-2019/2019 --format json"),
)
