"""`verify [--cycle C] [REV|ARCHIVE]`"""

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from parledger.cli.call import Argument, Call, Command
from parledger.model.words import Words
from parledger.problems import UserError

if TYPE_CHECKING:
    from parledger.pipeline.verifying import VerifyRun

FORMATS = ("text", "json")
_DIGEST = re.compile(r"[0-9a-fA-F]{64}")


def run(call: Call) -> int:
    """The verdict on standard output; 0: all as published, 1: something differs."""
    from parledger.cli.printers.verdicts import verdict_json, verdict_text

    options = call.options
    if len(options.revision) > 1:
        raise UserError("chỉ ghi một phiên bản", "give one revision only")
    archive = _archive(call)
    named = options.cycle or archive is not None
    if options.digest and not (named and _DIGEST.fullmatch(options.digest)):
        raise UserError(
            "--digest cần --cycle và đủ 64 chữ số thập lục phân",
            "--digest takes --cycle and all 64 hexadecimal digits",
        )
    found = _in_repository(call) if archive is None else _in_archive(call, archive)
    printed = verdict_json if options.format == "json" else verdict_text
    sys.stdout.write(printed(found, call.lang))
    return 0 if found.same else 1


def _archive(call: Call) -> Path | None:
    """The bundle that was named, None where it was a revision."""
    word = call.options.revision[0] if call.options.revision else ""
    if not word.endswith(".zip"):
        return None
    found = next((path for path in (Path(word), call.root / word) if path.is_file()), None)
    if found is None and not _is_revision(call.root, word):
        raise UserError(f"không có tệp {word}", f"there is no file {word}")
    return found


def _is_revision(root: Path, word: str) -> bool:
    """A branch may be called anything."""
    from parledger.history import find_commit

    try:
        find_commit(root, word)
    except UserError:
        return False
    return True


def _in_archive(call: Call, archive: Path) -> "VerifyRun":
    from parledger.pipeline.verifying_archive import ArchiveOrder, run_verify_archive

    options = call.options
    signers = Path(options.signers) if options.signers else None
    return run_verify_archive(ArchiveOrder(archive, options.cycle, options.digest, signers))


def _in_repository(call: Call) -> "VerifyRun":
    from parledger.pipeline.verifying import VerifyOrder, run_verify

    options = call.options
    order = VerifyOrder(
        root=call.root,
        cycle=options.cycle,
        revision=options.revision[0] if options.revision else None,
        digest=options.digest,
        signers=Path(options.signers) if options.signers else None,
    )
    return run_verify(order)


COMMAND = Command(
    Words(
        "tính lại kết quả đã công bố từ số liệu trong kho Git và so từng mã băm, chỉ số, hạng",
        "recompute published results from the inputs in Git; compare digests, indices and ranks",
    ),
    (
        Argument(
            "revision",
            Words(
                "phiên bản Git (mặc định: HEAD), hoặc gói .zip do lệnh bundle làm ra",
                "Git revision (default: HEAD), or a .zip that bundle made",
            ),
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
    (
        "verify",
        "verify --cycle minh-duc-2019",
        "verify kq/minh-duc-2019/2019 --format json",
        "verify parledger-minh-duc-2019-2019.1.zip",
    ),
)
