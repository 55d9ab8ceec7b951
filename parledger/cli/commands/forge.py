"""`forge TASK`: what only a pipeline of GitHub's or GitLab's runs."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from parledger.cli.call import Argument, Call, Command
from parledger.model.words import Words
from parledger.problems import UserError

_LAST = "50"


def run(call: Call) -> int:
    """One line on what was done; 1 where something was refused."""
    return _TASKS[call.options.task](call)


def _judge(call: Call) -> int:
    from parledger.cli.printers import PRINTERS
    from parledger.pipeline.forges import place_of
    from parledger.pipeline.judging import judge_event

    found = judge_event(call.root, place_of(os.environ), _event(call))
    problems = tuple(refusal.problem for refusal in found.refusals)
    sys.stdout.write(PRINTERS["text"](problems, call.lang))
    who = ", ".join(found.actors)
    said = (
        Words(f"Được phép: {who}.", f"Allowed: {who}.")
        if found.is_allowed
        else Words(f"Bị từ chối: {who}.", f"Refused: {who}.")
    )
    print(call.say(said))
    return int(not found.is_allowed)


def _comment(call: Call) -> int:
    from parledger.pipeline.commenting import comment_on
    from parledger.pipeline.forges import place_of

    if not call.options.folder:
        raise UserError("còn thiếu --folder", "--folder is missing")
    how = comment_on(place_of(os.environ), _event(call), Path(call.options.folder))
    print(call.say(_HOW[how]))
    return 0


def _answer(call: Call) -> int:
    from parledger.pipeline.answering import answer_open
    from parledger.pipeline.forges import place_of

    failed = False
    for one in answer_open(call.root, place_of(os.environ), call.lang):
        if one.wrong is None:
            print(f"!{one.number}: {call.say(_HOW[one.how])}")
            continue
        failed = True
        print(f"!{one.number}: {one.wrong.say(call.lang)}", file=sys.stderr)
    return int(failed)


def _record(call: Call) -> int:
    from parledger.pipeline.recording import record_payload

    if not call.options.payload:
        return _record_merges(call)
    path, data = record_payload(_bytes(call.options.payload))
    target = call.root / path
    if target.exists() or target.is_symlink():
        raise UserError(
            f"{path} đã có; sổ chỉ ghi thêm, không ghi đè",
            f"{path} exists; records are added and never written over",
            exit_code=1,
        )
    from parledger.outputs.writing import write_atomically

    target.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(target, data)
    print(path)
    return 0


def _record_merges(call: Call) -> int:
    from parledger.pipeline.forges import place_of
    from parledger.pipeline.recording import record_merges

    last = call.options.last
    if not (last.isascii() and last.isdigit() and 0 < int(last) <= 1000):
        raise UserError("--last là số từ 1 đến 1000", "--last is a number from 1 to 1000")
    found = record_merges(call.root, place_of(os.environ), int(last))
    for path in found.files:
        print(path)
    for commit in found.without:
        said = Words(
            f"{commit[:12]}: hợp nhất không qua yêu cầu nào, không ghi sổ",
            f"{commit[:12]}: merged without a request, nothing to record",
        )
        print(call.say(said), file=sys.stderr)
    for wrong in found.wrong:
        print(wrong.say(call.lang), file=sys.stderr)
    if not found.files and not found.wrong:
        print(call.say(Words("Sổ đã đủ, không ghi thêm.", "The record is complete already.")))
    return int(bool(found.wrong))


def _event(call: Call) -> bytes:
    if not call.options.event:
        raise UserError("còn thiếu --event", "--event is missing")
    return _bytes(call.options.event)


def _bytes(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as wrong:
        raise UserError(
            f"không mở được {name}: {wrong.strerror}", f"cannot open {name}: {wrong.strerror}"
        ) from wrong


_HOW: Mapping[str, Words] = {
    "created": Words("đã ghi nhận xét", "a note was written"),
    "updated": Words("đã cập nhật nhận xét", "the note was updated"),
    "same": Words("nhận xét không đổi", "the note says so already"),
    "known": Words("không có gì mới", "nothing new"),
}
_TASKS: Mapping[str, Callable[[Call], int]] = {
    "judge": _judge,
    "comment": _comment,
    "answer": _answer,
    "record": _record,
}

COMMAND = Command(
    Words(
        "chỉ dùng trong quy trình tự động: xét quyền, ghi nhận xét vào yêu cầu, ghi sổ sau hợp nhất",
        "for pipelines alone: judge, write the note on a request, record a merge",
    ),
    (
        Argument(
            "task",
            Words(
                "judge: xét một phiên bản (GitHub); comment: ghi nhận xét (GitHub); answer: trả lời "
                "mọi yêu cầu đang mở (GitLab); record: ghi sổ các lần hợp nhất vào trail/",
                "judge: a head (GitHub); comment: one note (GitHub); answer: every open request "
                "(GitLab); record: merges, into trail/",
            ),
            metavar="TASK",
            choices=tuple(_TASKS),
        ),
        Argument(
            "--event",
            Words("tệp sự kiện của GitHub (judge, comment)", "GitHub's event (judge, comment)"),
            metavar="FILE",
        ),
        Argument(
            "--folder",
            Words("thư mục kết quả của lượt chạy (comment)", "what the run handed over (comment)"),
            metavar="DIR",
        ),
        Argument(
            "--last",
            Words(
                f"xem bao nhiêu phiên bản cuối của nhánh chính (record; mặc định {_LAST})",
                f"how many of main's last commits to look at (record; default {_LAST})",
            ),
            metavar="N",
            default=_LAST,
        ),
        Argument(
            "--payload",
            Words(
                "ghi từ tệp này vào thư mục trail/, không hỏi máy chủ (record)",
                "write into the folder trail/ from this file, without the forge (record)",
            ),
            metavar="FILE",
        ),
    ),
    run,
    ('forge judge --event "$GITHUB_EVENT_PATH"', "forge record --payload merged.json"),
)
