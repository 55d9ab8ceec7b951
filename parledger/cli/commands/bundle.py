"""`bundle --cycle C [REV]`"""

import sys

from parledger.cli.call import Argument, Call, Command
from parledger.cli.writing import put_bytes, target_of
from parledger.model.words import Words
from parledger.problems import UserError

EDITIONS = ("public", "internal")


def run(call: Call) -> int:
    """Write the archive and say where; the verdict on standard error where it cannot be made."""
    from parledger.cli.printers.verdicts import verdict_text
    from parledger.pipeline.bundling import BundleOrder, run_bundle

    options = call.options
    if len(options.revision) > 1:
        raise UserError("chỉ ghi một phiên bản", "give one revision only")
    named = target_of(call)
    revision = options.revision[0] if options.revision else None
    made = run_bundle(BundleOrder(call.root, options.cycle, options.edition, revision))
    if not made.archive:
        sys.stderr.write(verdict_text(made.verdict, call.lang))
        return 1
    target = named or call.root / made.name
    # Under its own name an archive is never written over by another one.
    if named is None and target.exists() and target.read_bytes() != made.archive:
        raise UserError(
            f"đã có {target.name} khác với gói này; xóa đi, hoặc chỉ nơi ghi: --out TỆP",
            f"{target.name} is there already and differs; remove it, or name another: --out FILE",
        )
    put_bytes(made.archive, target)
    sys.stdout.write(f"{target}\n")
    return 0


COMMAND = Command(
    Words(
        "đóng gói một kỳ đã công bố để ai cũng kiểm chứng được mà không cần kho Git",
        "pack a published cycle so that anybody can verify it without the repository",
    ),
    (
        Argument(
            "revision",
            Words("phiên bản Git (mặc định: HEAD)", "Git revision (default: HEAD)"),
            metavar="REV",
            many=True,
        ),
        Argument("--cycle", Words("mã kỳ đánh giá", "id of the cycle"), metavar="C", required=True),
        Argument(
            "--out",
            Words(
                "ghi vào tệp này, tính từ --root (mặc định: parledger-<kỳ>-<phiên bản>.zip)",
                "write to this file, relative to --root (default: parledger-<cycle>-<version>.zip)",
            ),
            metavar="FILE",
        ),
        Argument(
            "--edition",
            Words(
                "bản: public (mặc định, ai cũng xem được), internal (đủ mọi tệp)",
                "which edition: public (default, for everybody), internal (everything)",
            ),
            choices=EDITIONS,
            default=EDITIONS[0],
        ),
    ),
    run,
    (
        "bundle --cycle minh-duc-2019",
        "bundle --cycle minh-duc-2019 --edition internal kq/minh-duc-2019/2019",
    ),
)
