"""`gate`: may this account make this change now."""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from parledger.cli.call import Argument, Call, Command
from parledger.cli.times import time_given
from parledger.model.words import Words
from parledger.problems import UserError

if TYPE_CHECKING:
    from parledger.pipeline.gating import GateOrder, GateRun

FORMATS = ("text", "json", "github")


def run(call: Call) -> int:
    """The refusals on standard output; 0 where there are none, 1 where there are."""
    from parledger.pipeline.gating import run_gate

    found = run_gate(_order(call))
    if call.options.format == "json":
        sys.stdout.write(_json(call, found))
        return int(not found.is_allowed)
    from parledger.cli.printers import PRINTERS

    problems = tuple(refusal.problem for refusal in found.refusals)
    sys.stdout.write(PRINTERS[call.options.format](problems, call.lang))
    print(_summary(call, found))
    return int(not found.is_allowed)


def _order(call: Call) -> "GateOrder":
    from parledger.pipeline.gating import GateOrder

    options = call.options
    given = [options.base, options.actor, options.at]
    if options.event:
        if any(given):
            raise UserError(
                "đã có --event thì không ghi --base, --actor, --at",
                "--event takes the place of --base, --actor and --at",
            )
        return _from_event(call)
    if not options.base or not options.actor:
        shape = "gate --base REV --actor NAME [--head REV] [--at TIME]"
        raise UserError(f"cách dùng: {shape}", f"usage: {shape}")
    actors = tuple(options.actor.split(","))
    order = GateOrder(call.root, options.base, options.head, actors)
    return replace(order, at=time_given(options.at)) if options.at else order


def _from_event(call: Call) -> "GateOrder":
    from parledger.pipeline.events import read_event
    from parledger.pipeline.gating import GateOrder

    path = Path(call.options.event)
    try:
        data = path.read_bytes()
    except OSError as wrong:
        raise UserError(
            f"không mở được {path}: {wrong.strerror}", f"cannot open {path}: {wrong.strerror}"
        ) from wrong
    event = read_event(data)
    return GateOrder(call.root, event.base, event.head, event.actors, event.at)


def _summary(call: Call, found: "GateRun") -> str:
    who, number = ", ".join(found.actors), len(found.refusals)
    if found.is_allowed:
        return call.say(
            Words(
                f"Được phép: {who}, {found.changes} tệp thay đổi.",
                f"Allowed: {who}, files changed: {found.changes}.",
            )
        )
    return call.say(
        Words(
            f"Bị từ chối: {who}, {number} lý do, {found.changes} tệp thay đổi.",
            f"Refused: {who}, reasons: {number}, files changed: {found.changes}.",
        )
    )


def _json(call: Call, found: "GateRun") -> str:
    refusals = [
        {
            "rule": refusal.rule,
            "path": refusal.path,
            "line": refusal.place.line,
            "column": refusal.place.column,
            "message": call.say(refusal.what),
            "who": call.say(refusal.who),
            "when": call.say(refusal.when),
        }
        for refusal in found.refusals
    ]
    told = {
        "allowed": found.is_allowed,
        "base": found.base,
        "head": found.head,
        "actors": list(found.actors),
        "at": found.at.isoformat(),
        "changes": found.changes,
        "refusals": refusals,
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


COMMAND = Command(
    Words(
        "xét một yêu cầu: tài khoản này có được sửa những tệp này vào lúc này không",
        "judge a request: may this account change these files at this time",
    ),
    (
        Argument(
            "--base",
            Words(
                "nhánh chính mà yêu cầu muốn hợp nhất vào; vai trò và thời hạn lấy ở đó",
                "the branch to merge into; roles and dates are taken from there",
            ),
            metavar="REV",
        ),
        Argument(
            "--head",
            Words("phiên bản cần xét (mặc định: HEAD)", "what to judge (default: HEAD)"),
            metavar="REV",
            default="HEAD",
        ),
        Argument(
            "--actor",
            Words(
                "tài khoản đã đăng nhập của người gửi; nhiều người thì cách nhau dấu phẩy, ai cũng phải được phép",
                "the authenticated account that brought it; of several, comma-separated, each has to be allowed",
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
            "--event",
            Words(
                "đọc những điều trên từ tệp sự kiện pull_request của GitHub",
                "take all this from GitHub's file of a pull_request event",
            ),
            metavar="FILE",
        ),
        Argument(
            "--format",
            Words(
                "dạng: text (mặc định), json, github", "which format: text (default), json, github"
            ),
            choices=FORMATS,
            default=FORMATS[0],
        ),
    ),
    run,
    (
        "gate --base origin/main --actor to-xa-a --at 2020-11-15T23:59:00+07:00",
        "gate --base main --head nop-bai --actor to-xa-a --format json",
    ),
)
