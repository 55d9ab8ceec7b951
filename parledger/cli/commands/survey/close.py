"""`survey close --cycle C ID`"""

import sys

from parledger.cli.call import Argument, Call
from parledger.cli.commands.survey.kind import CYCLE, Kind, cycle_of, read_day
from parledger.cli.telling import tell
from parledger.model.words import Words
from parledger.problems import UserError

_ERRATUM_EXAMPLE = (
    'survey close --cycle minh-duc-2020 hai-long-2020 --erratum --reason "Bỏ phiếu nhập trùng" '
    '--decision "15/QĐ-UBND 2021-03-02"'
)
_SHAPE = "close --cycle C ID [--date D] [--erratum --reason TEXT --decision NUMBER]"


def run(call: Call) -> int:
    """Digest and ballots' file on standard output, as `sha256sum` writes them; 1 where refused."""
    from parledger.pipeline.closing import Sealing, run_close

    options = call.options
    _check_erratum(call)
    day = read_day(options.date, "--date") if options.date else None
    order = Sealing(
        cycle=cycle_of(call, _SHAPE),
        survey=options.names[0],
        day=day,
        erratum=options.erratum,
        reason=options.reason or "",
        decision=options.decision or "",
    )
    found = run_close(call.root, order)
    tell(found.problems, call.lang)
    for words in (*found.refused, *found.notes):
        print(f"- {call.say(words)}", file=sys.stderr)
    if not found.sha256:
        refused = Words(
            "Chưa đóng được; chưa ghi gì. Sửa hết các lỗi trên rồi chạy lại.",
            "Not closed, nothing was written. Mend what is listed above and run it again.",
        )
        print(call.say(refused), file=sys.stderr)
        return 1
    print(f"{found.sha256}  {found.ballots}")
    said = Words(
        f"Đã ghi vào {found.path}: {found.rows} phiếu, ngày {found.day:%d/%m/%Y}. Ghi mã băm này "
        "vào biên bản: từ nay sửa phiếu là lỗi, trừ khi có đính chính.",
        f"Written into {found.path}: {found.rows} ballots, {found.day}. Put the digest into the "
        "minutes: from now on a changed ballot is an error unless an erratum stands beside it.",
    )
    print(call.say(said), file=sys.stderr)
    return 0


def _check_erratum(call: Call) -> None:
    options = call.options
    words = (options.reason or "").strip() and (options.decision or "").strip()
    if options.erratum and not words:
        raise UserError(
            "đính chính phải có --reason (lý do) và --decision (số quyết định)",
            "an erratum needs --reason and --decision",
        )
    if not options.erratum and (options.reason or options.decision):
        raise UserError(
            "--reason và --decision chỉ dùng cùng --erratum",
            "--reason and --decision go with --erratum",
        )


KIND = Kind(
    _SHAPE,
    1,
    1,
    (
        CYCLE,
        Argument(
            "--date",
            Words("ngày đóng (close), mặc định hôm nay", "day of the closing (close), today"),
            metavar="D",
        ),
        Argument(
            "--erratum",
            Words("đính chính phiếu đã đóng (close)", "an erratum to closed ballots (close)"),
            flag=True,
        ),
        Argument(
            "--reason", Words("lý do đính chính (close)", "why (close --erratum)"), metavar="TEXT"
        ),
        Argument(
            "--decision",
            Words(
                "số quyết định đính chính, sau đó có thể ghi ngày (close)",
                "number of the decision, its date after it (close --erratum)",
            ),
            metavar="NUMBER",
        ),
    ),
    run,
    (
        "survey close --cycle minh-duc-2020 hai-long-2020",
        _ERRATUM_EXAMPLE,
    ),
)
