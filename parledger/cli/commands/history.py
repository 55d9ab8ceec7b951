"""`history export [--format F] [--out FILE] [--cycle C] [--edition E]`"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from parledger.cli.call import Argument, Call, Command
from parledger.cli.telling import tell, tell_behind
from parledger.cli.writing import target_of
from parledger.model.words import Words
from parledger.problems import UserError

if TYPE_CHECKING:
    from parledger.pipeline.exporting import ExportRun

KINDS = ("export",)
FORMATS = ("csv", "jsonl", "parquet", "sqlite")
EDITIONS = ("public", "internal")
_NAMES_OF_INTERNAL = ("internal", "noi-bo")


def run(call: Call) -> int:
    """The history in --out or on standard output; 1 where Git lacks a version of a file."""
    from parledger.pipeline.exporting import ExportOrder, run_export

    target = _target(call)
    options = call.options
    found = run_export(ExportOrder(call.root, options.edition, options.cycle))
    _tell(call, found)
    _put(call, found, target)
    return _ending(call, found)


def _target(call: Call) -> Path | None:
    """Where to write, None for standard output; refused before anything is read."""
    from parledger.outputs.history import HISTORY_FORMATS
    from parledger.pipeline.wishing import refuse_published

    options = call.options
    if options.out is None and HISTORY_FORMATS[options.format].binary and sys.stdout.isatty():
        raise UserError(
            f"dạng {options.format} không in ra màn hình được; thêm --out TỆP",
            f"{options.format} cannot be shown on a terminal; add --out FILE",
        )
    target = target_of(call)
    if options.edition != "internal":
        return target
    if target is None or not any(word in target.name.lower() for word in _NAMES_OF_INTERNAL):
        name = f"history-internal.{options.format}"
        raise UserError(
            f"bản nội bộ phải nói rõ trong tên tệp: --out với internal hoặc noi-bo trong tên, "
            f"như {name}",
            f"the internal edition says so in its name: --out with internal in it, such as {name}",
        )
    refuse_published(call.root, target, Words("bản này chỉ để nội bộ", "this edition never is"))
    return target


def _tell(call: Call, found: "ExportRun") -> None:
    """What is wrong with the data as they stand, and what is odd about the repository."""
    from parledger.model.trail_words import ODD_WORDS

    tell(found.errors, call.lang)
    if found.report.info.commit:
        tell_behind(call, found.report.info.commit)
    chronicle = found.report.chronicle
    for odd in (*chronicle.oddities, *chronicle.here):
        print(call.say(ODD_WORDS[odd.kind]).format(name=odd.name[:12]), file=sys.stderr)


def _put(call: Call, found: "ExportRun", target: Path | None) -> None:
    from parledger.outputs.history import stream_history
    from parledger.outputs.writing import stream_atomically

    form, cycle = call.options.format, call.options.cycle
    if target is None:
        sys.stdout.flush()
        stream_history(found.report, form, sys.stdout.buffer, cycle)
        sys.stdout.buffer.flush()
        return
    try:
        stream_atomically(target, lambda held: stream_history(found.report, form, held, cycle))
    except OSError as wrong:
        raise UserError(
            f"không ghi được {target}: {wrong.strerror}", f"cannot write {target}: {wrong.strerror}"
        ) from wrong


def _ending(call: Call, found: "ExportRun") -> int:
    if found.is_whole:
        return 0
    told = Words(
        "parledger: kho Git thiếu hoặc hỏng một phiên bản; lịch sử có chỗ trống, ghi ở cột gap "
        "(git fsck)",
        "parledger: Git lacks a version or has it spoilt; the history has gaps, see the column "
        "gap (git fsck)",
    )
    print(call.say(told), file=sys.stderr)
    return 1


COMMAND = Command(
    Words(
        "mang lịch sử mọi giá trị về: mỗi lần đổi một dòng, kèm lý do, ngày, yêu cầu, chữ ký",
        "take the history of all values away: a row a change, with reason, day, request, signature",
    ),
    (
        Argument("kind", Words("việc: export", "which step: export"), "KIND", choices=KINDS),
        Argument(
            "--format",
            Words(
                "dạng: csv (mặc định), jsonl, parquet, sqlite",
                "csv (default), jsonl, parquet, sqlite",
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
        Argument(
            "--cycle",
            Words("chỉ một kỳ (mặc định: mọi kỳ)", "one cycle only (default: all)"),
            metavar="C",
            default="",
        ),
        Argument(
            "--edition",
            Words(
                "public (mặc định: kỳ đã công bố hoặc công khai, không tên người) hoặc internal",
                "public (default: published and public cycles, nobody's name) or internal",
            ),
            choices=EDITIONS,
            default=EDITIONS[0],
        ),
    ),
    run,
    (
        "history export --cycle minh-duc-2019 --out lich-su.csv",
        "history export --edition internal --format jsonl --out lich-su-noi-bo.jsonl",
    ),
)
