"""`status`: how far the units have come, on the terminal."""

from parledger.cli.call import Argument, Call, Command
from parledger.cli.telling import exit_code, tell
from parledger.model.words import Words

FORMATS = ("text", "json")


def run(call: Call) -> int:
    """The boards on standard output, problems on standard error; 1 where a cycle has errors."""
    from parledger.cli.printers.board_json import print_boards as as_json
    from parledger.cli.printers.board_text import print_boards as as_text
    from parledger.pipeline.standing import run_status

    found = run_status(call.root, call.options.cycle)
    tell(found.problems, call.lang)
    if call.options.format == "json":
        print(as_json(found), end="")
    else:
        print(as_text(found, call.lang, whole=call.options.cycle is not None), end="")
    return exit_code(found.problems)


COMMAND = Command(
    Words(
        "đơn vị nào đã đến bước nào, ai quá hạn, cơ quan nào còn việc",
        "how far each unit has come, who is overdue, which office has work left",
    ),
    (
        Argument(
            "--cycle",
            Words(
                "chỉ một kỳ đánh giá, kèm từng đơn vị (mặc định: tóm tắt mọi kỳ)",
                "one cycle, with each of its units (default: all cycles in short)",
            ),
            metavar="C",
        ),
        Argument(
            "--format",
            Words("dạng: text (mặc định) hoặc json", "text (default) or json"),
            choices=FORMATS,
            default=FORMATS[0],
        ),
    ),
    run,
    ("status", "status --cycle minh-duc-2020", "status --format json"),
)
