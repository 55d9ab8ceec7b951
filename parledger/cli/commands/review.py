"""`review --base REV [--head REV]`"""

from typing import TYPE_CHECKING

from parledger.cli.call import Argument, Call, Command
from parledger.cli.times import time_given
from parledger.cli.writing import put_text, target_of
from parledger.model.words import Words
from parledger.problems import UserError

if TYPE_CHECKING:
    from datetime import datetime

FORMATS = ("text", "markdown", "json")


def run(call: Call) -> int:
    """The review on standard output, or in --out. 0 where both sides could be compared."""
    from parledger.pipeline.reviewing import ReviewOrder, run_review
    from parledger.review.printers import PRINTERS, Limit

    options = call.options
    target = target_of(call)
    limit = Limit(_bytes(options.limit), _link(options.link))
    actors = tuple(options.actor.split(",")) if options.actor else ()
    order = ReviewOrder(call.root, options.base, options.head, actors, _at(call))
    review = run_review(order)
    put_text(PRINTERS[options.format](review, call.lang, limit), target)
    return 0


def _at(call: Call) -> "datetime | None":
    if not call.options.at:
        return None
    if not call.options.actor:
        raise UserError("--at cần có --actor", "--at needs --actor")
    return time_given(call.options.at)


def _bytes(text: str) -> int:
    from parledger.review.printers.markdown import LEAST

    if text.isascii() and text.isdigit() and (int(text) == 0 or int(text) >= LEAST):
        return int(text)
    raise UserError(
        f"--limit phải là số byte, ít nhất {LEAST}, hoặc 0 nếu không giới hạn",
        f"--limit must be a number of bytes, at least {LEAST}, or 0 for no limit",
    )


def _link(text: str) -> str:
    if not text or (text.startswith("https://") and text.isprintable() and " " not in text):
        return text
    raise UserError(
        "--link phải là địa chỉ bắt đầu bằng https://", "--link must be an address with https://"
    )


COMMAND = Command(
    Words(
        "cho biết một yêu cầu hợp nhất đổi những số liệu, điểm, hạng nào",
        "say which values, points and ranks a merge request changes",
    ),
    (
        Argument(
            "--base",
            Words(
                "nhánh đích, như đang có (ví dụ origin/main)",
                "the target branch as it stands (origin/main, say)",
            ),
            metavar="REV",
            required=True,
        ),
        Argument(
            "--head",
            Words(
                "phiên bản muốn hợp nhất (mặc định: HEAD; không bao giờ đọc tệp chưa ghi vào Git)",
                "what is to be merged (default: HEAD; never files not committed)",
            ),
            metavar="REV",
            default="HEAD",
        ),
        Argument(
            "--actor",
            Words(
                "xét luôn quyền của tài khoản đã đăng nhập này (như lệnh gate; nhiều người thì cách nhau dấu phẩy)",
                "judge this authenticated account's rights too (as gate does; several, comma-separated)",
            ),
            metavar="NAME",
        ),
        Argument(
            "--at",
            Words(
                "lúc máy chủ nhận được, có múi giờ (mặc định: bây giờ)",
                "when the forge received it, with its time zone (default: now)",
            ),
            metavar="TIME",
        ),
        Argument(
            "--format",
            Words("dạng in: text (mặc định), markdown, json", "how to print"),
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
        Argument(
            "--limit",
            Words(
                "markdown: nhiều nhất bao nhiêu byte (mặc định 60000; 0: không giới hạn)",
                "markdown: at most so many bytes (default 60000; 0: no limit)",
            ),
            metavar="BYTES",
            default="60000",
        ),
        Argument(
            "--link",
            Words(
                "địa chỉ của báo cáo đầy đủ, ghi ở cuối bản markdown",
                "where the full report is, at the end of the Markdown",
            ),
            metavar="URL",
            default="",
        ),
    ),
    run,
    (
        "review --base origin/main",
        "review --base origin/main --actor to-xa-a --at 2020-11-15T23:59:00+07:00",
        "review --base origin/main --format markdown --out review.md",
    ),
)
