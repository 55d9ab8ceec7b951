"""`serve`: the website while one writes."""

import sys

from parledger.cli.call import Argument, Call, Command
from parledger.cli.commands.site import EDITION
from parledger.cli.telling import tell
from parledger.model.words import Words
from parledger.problems import UserError


def run(call: Call) -> int:
    """Serve until interrupted; everything it has to say goes to standard error."""
    from parledger.pipeline.serving import Told, run_serve

    told = Told(
        problems=lambda problems: tell(problems, call.lang),
        built=lambda summary: _say(call, _built(summary.pages, summary.seconds)),
        refused=lambda wrong: print(wrong.say(call.lang), file=sys.stderr),
        ready=lambda address: _say(call, _ready(address)),
    )
    run_serve(call.root, call.options.edition, _port(call.options.port), told)
    return 0


def _say(call: Call, words: Words) -> None:
    print(call.say(words), file=sys.stderr, flush=True)


def _built(pages: int, seconds: float) -> Words:
    shown = f"{seconds:.1f}"
    return Words(
        f"{pages} trang, {shown.replace('.', ',')} giây", f"{pages} pages, {shown} seconds"
    )


def _ready(address: str) -> Words:
    return Words(f"Xem tại {address} (dừng: Ctrl+C)", f"Serving at {address} (stop: Ctrl+C)")


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text) < 65536:
        return int(text)
    raise UserError(f"cổng «{text}» không hợp lệ (1–65535)", f"'{text}' is no port (1–65535)")


COMMAND = Command(
    Words(
        "xem trang tại máy này; trang tự đổi khi số liệu hoặc mẫu đổi",
        "show the site on this machine; it follows changes of data and templates",
    ),
    (
        EDITION,
        Argument(
            "--port",
            Words("cổng (mặc định: 8000)", "port (default: 8000)"),
            metavar="N",
            default="8000",
        ),
    ),
    run,
    ("serve", "serve --edition internal"),
)
