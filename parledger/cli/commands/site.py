"""`site`: the website."""

import re
import sys
from pathlib import Path

from parledger.cli.call import Argument, Call, Command
from parledger.cli.engine import ENGINE
from parledger.cli.progress import Progress
from parledger.cli.telling import exit_code, tell
from parledger.model.trail_words import ODD_WORDS
from parledger.model.words import Words
from parledger.pipeline.names import shown
from parledger.problems import UserError

EDITIONS = ("public", "internal")

OUT = Argument(
    "--out",
    Words(
        "thư mục ghi trang, tính từ --root (mặc định: site, site-internal hoặc site-unit-ID)",
        "folder of the site, relative to --root (default: site, site-internal or site-unit-ID)",
    ),
    metavar="DIR",
)
EDITION = Argument(
    "--edition",
    Words(
        "bản public (công khai, mặc định) hoặc internal (nội bộ, đủ mọi số liệu)",
        "public (default) or internal (shows all)",
    ),
    choices=EDITIONS,
    default=EDITIONS[0],
)


def out_folder(call: Call) -> Path:
    """--out, or the edition's own folder."""
    if call.options.out is not None:
        return Path(call.options.out)
    if call.options.unit is not None:
        return Path(f"site-unit-{call.options.unit}")
    return Path("site" if call.options.edition == "public" else "site-internal")


def run(call: Call) -> int:
    """Problems and notes on standard error; the last line says pages and seconds."""
    from parledger.pipeline.site import SiteOrder, run_site

    options, unit = call.options, _unit(call)
    order = SiteOrder(
        call.root, out_folder(call), options.edition, options.strict, options.engine, unit
    )
    with Progress(call.lang) as progress:
        found = run_site(order, progress.show)
    tell(found.problems, call.lang)
    if found.summary is None:
        return exit_code(found.problems, strict=call.options.strict) or 1
    untold = (*_without_history(found.why_no_history), *_without_trail(found.no_trail))
    for note in (*untold, *found.summary.notes):
        print(call.say(note), file=sys.stderr)
    for odd in found.odd:
        print(call.say(ODD_WORDS[odd.kind]).format(name=odd.name[:12]), file=sys.stderr)
    pages, seconds = found.summary.pages, f"{found.summary.seconds:.1f}"
    folder = order.out.as_posix()
    print(
        call.say(
            Words(
                f"{folder}: {pages} trang, {seconds.replace('.', ',')} giây",
                f"{folder}: {pages} pages, {seconds} seconds",
            )
        )
    )
    return 0


def _unit(call: Call) -> str:
    """--unit, an edition by itself; an id is checked before it becomes a folder's name."""
    unit = call.options.unit
    if unit is None:
        return ""
    if call.options.edition != EDITIONS[0]:
        raise UserError(
            "--unit là một ấn bản riêng, không đi cùng --edition internal",
            "--unit is an edition by itself and takes no --edition internal",
        )
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,63}", unit):
        raise UserError(f"«{shown(unit)}» không phải mã đơn vị", f"'{shown(unit)}' is no unit's id")
    return str(unit)


_WHY = {
    "no_git": Words("máy này không có Git", "there is no Git on this machine"),
    "no_repository": Words("thư mục không nằm trong kho Git", "the folder is in no Git repository"),
    "unreadable": Words("Git không đọc được kho", "Git cannot read the repository"),
    "empty": Words("kho Git chưa có lần ghi nào", "the repository has no commit yet"),
    "shallow": Words(
        "kho chỉ có một phần lịch sử; tải đủ bằng: git fetch --unshallow",
        "the clone is shallow; deepen it with: git fetch --unshallow",
    ),
}


def _without_history(why: str) -> tuple[Words, ...]:
    """That the site shows no history, and why; nothing where it does."""
    if why not in _WHY:
        return ()
    reason = _WHY[why]
    return (
        Words(
            f"Trang không có lịch sử thay đổi: {reason.vi}.",
            f"The site shows no history: {reason.en}.",
        ),
    )


def _without_trail(why: Words | None) -> tuple[Words, ...]:
    """That the site does not tell how values changed, and why; nothing where it does."""
    if why is None:
        return ()
    return (
        Words(
            f"Trang không kể được các lần thay đổi của từng số liệu: {why.vi}.",
            f"The site does not tell how the values changed: {why.en}.",
        ),
    )


COMMAND = Command(
    Words("kiểm tra, tính và dựng trang web", "check, compute and build the website"),
    (
        OUT,
        EDITION,
        Argument(
            "--unit",
            Words(
                "bản riêng của một đơn vị: chỉ số liệu của đơn vị ấy, cả khi kỳ chưa công bố",
                "one unit's own edition: its figures alone, even while the cycle is under way",
            ),
            metavar="ID",
        ),
        Argument(
            "--strict",
            Words("dừng cả khi chỉ có cảnh báo", "stop at warnings too"),
            flag=True,
        ),
        ENGINE,
    ),
    run,
    ("site", "site --edition internal", "site --unit xa-an-binh"),
)
