"""`publish --cycle C --decision NUMBER --date D`, and `publish --erratum ... PATH...`"""

import sys
from datetime import date
from typing import TYPE_CHECKING

from parledger.cli.call import Argument, Call, Command
from parledger.cli.telling import tell
from parledger.model.words import Words
from parledger.problems import UserError

if TYPE_CHECKING:
    from parledger.pipeline.publishing import Moved, PublishOrder, PublishRun

_WRITTEN = Words(
    "Đã ghi {path}: {units} đơn vị, {inputs} tệp đầu vào, phiên bản {version}.",
    "Wrote {path}: {units} units, {inputs} inputs, version {version}.",
)
_CORRECTED = Words(
    "Đã ghi đính chính vào {path}: {inputs} tệp, phiên bản {version}.",
    "Added the erratum to {path}: files corrected: {inputs}, version {version}.",
)
_NO_MOVE = Words("Không chỉ số, hạng hay loại nào thay đổi.", "No index, rank or class changes.")
_DIGEST = Words(
    "Mã SHA-256 của bản công bố, in vào chính quyết định ({number}):",
    "SHA-256 of the record of publication, to be printed in the decision itself ({number}):",
)
_WHICH_BYTES = Words(
    "tính trên mọi byte của publication.yaml trong Git, từ đầu tệp đến hết phiên bản {version} "
    "(bây giờ là cả tệp); đính chính sau này chỉ thêm vào cuối, không làm đổi mã này. Ai cũng "
    "tính lại được:",
    "over every byte of publication.yaml in Git from its beginning to the end of version "
    "{version} (now: the whole file); later errata are added at the end and leave it as it is. "
    "Anyone can recompute it:",
)
_NEXT = Words("Việc tiếp theo:", "Next:")


def run(call: Call) -> int:
    """What was written, the digest to print and the commands to type; or all that prevents it."""
    from parledger.pipeline.publishing import run_publish

    order = _order(call)
    done = run_publish(order)
    tell(done.problems, call.lang)
    if not done.path:
        said = Words("Chưa công bố được; chưa ghi gì.", "Not published; nothing was written.")
        print(call.say(said), file=sys.stderr)
        return 1
    for line in _lines(call, order, done):
        print(line)
    return 0


def _order(call: Call) -> "PublishOrder":
    from parledger.pipeline.publishing import PublishOrder

    options = call.options
    wordy = bool(options.paths or options.what or options.reason)
    if options.erratum and not (options.paths and options.what and options.reason):
        raise UserError(
            "đính chính cần --what (sửa gì), --reason (vì sao) và các tệp đã sửa",
            "an erratum takes --what, --reason and the files that were corrected",
        )
    if wordy and not options.erratum:
        raise UserError(
            "--what, --reason và tệp chỉ dùng cùng --erratum",
            "--what, --reason and files go with --erratum only",
        )
    return PublishOrder(
        root=call.root,
        cycle=options.cycle,
        number=_text(options.decision, "--decision"),
        date=_day(options.date),
        erratum=options.erratum,
        paths=tuple(dict.fromkeys(options.paths)),
        what=_text(options.what, "--what") if options.erratum else "",
        reason=_text(options.reason, "--reason") if options.erratum else "",
    )


def _text(text: str, option: str) -> str:
    if not text.strip() or not text.isprintable():
        raise UserError(f"{option} phải là một dòng chữ", f"{option} must be one line of text")
    return text.strip()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserError(
            f"ngày «{text}» viết sai; viết năm-tháng-ngày, ví dụ 2020-12-28",
            f"'{text}' is no date; write year-month-day, such as 2020-12-28",
        ) from None


def _lines(call: Call, order: "PublishOrder", done: "PublishRun") -> list[str]:
    words = _CORRECTED if order.erratum else _WRITTEN
    told = {"units": done.units, "inputs": done.inputs, "version": done.version}
    lines = [call.say(words).format(path=done.path, **told)]
    if order.erratum:
        lines += [_move(one) for one in done.moved] or [call.say(_NO_MOVE)]
    files = " ".join([done.path, *order.paths])
    return [
        *lines,
        "",
        call.say(_DIGEST).format(number=order.number),
        f"  {done.digest}",
        call.say(_WHICH_BYTES).format(version=done.version),
        f"  git show {done.tag}:./{done.path} | sha256sum",
        "",
        call.say(_NEXT),
        f"  git add {files}",
        f'  git commit -m "{done.tag}"',
        f'  git tag -s {done.tag} -m "sha256 {done.digest}"',
    ]


def _move(one: "Moved") -> str:
    sides = [
        "–" if side is None else f"{side.index or '–'} ({side.rank or '–'})"
        for side in (one.before, one.after)
    ]
    return f"  {one.unit}: {sides[0]} → {sides[1]}"


COMMAND = Command(
    Words(
        "ghi bản công bố kết quả của một kỳ, hoặc đính chính bản đã công bố",
        "write the record of a cycle's publication, or an erratum to it",
    ),
    (
        Argument(
            "paths",
            Words("tệp đã sửa (cùng --erratum)", "files that were corrected (with --erratum)"),
            metavar="PATH",
            many=True,
        ),
        Argument("--cycle", Words("mã kỳ đánh giá", "id of the cycle"), metavar="C", required=True),
        Argument(
            "--decision",
            Words(
                "số quyết định, hoặc tên văn bản nếu không có số",
                "number of the decision, or the paper's title where it has none",
            ),
            metavar="NUMBER",
            required=True,
        ),
        Argument(
            "--date",
            Words("ngày quyết định, năm-tháng-ngày", "date of the decision, year-month-day"),
            metavar="D",
            required=True,
        ),
        Argument("--erratum", Words("đính chính bản đã công bố", "an erratum"), flag=True),
        Argument("--what", Words("sửa gì", "what is corrected"), metavar="TEXT", default=""),
        Argument(
            "--reason", Words("vì sao sửa", "why it is corrected"), metavar="TEXT", default=""
        ),
    ),
    run,
    (
        "publish --cycle minh-duc-2019 --decision 3275/QĐ-UBND --date 2019-12-27",
        'publish --cycle minh-duc-2019 --erratum --decision 412/QĐ-UBND --date 2020-03-05 --what "…" --reason "…" scores/minh-duc-2019/xa-an-lang/appraisal-1.yaml',
    ),
)
