"""From arguments to an exit code: 0 fine, 1 problems in the data, 2 wrong use."""

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from parledger.cli.arguments import language_of, read_arguments
from parledger.cli.call import Call
from parledger.cli.commands import COMMANDS
from parledger.model.words import Words
from parledger.problems import Lang, UserError

INTERRUPTED = 130
WRONG_USE = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Never a traceback for what a person typed, in arguments or in files."""
    _steady_streams()
    words = list(sys.argv[1:] if argv is None else argv)
    lang = language_of(words)
    try:
        return _run(read_arguments(words, lang))
    except UserError as wrong:
        print(f"parledger: {wrong.say(lang)}", file=sys.stderr)
        return wrong.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except ModuleNotFoundError as missing:
        return _with_own_environment(missing, lang)
    except BrokenPipeError:
        # Whoever read our output has gone (`| head`): nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as wrong:
        # A disk that is full or read-only, a folder without permission: not ours to mend.
        where = f": {wrong.filename}" if wrong.filename else ""
        print(f"parledger: {wrong.strerror or wrong}{where}", file=sys.stderr)
        return WRONG_USE


def _with_own_environment(missing: ModuleNotFoundError, lang: Lang) -> int:
    """Begin again with the Python of .venv, which has what the machine's own lacks."""
    venv = Path(__file__).parents[2] / ".venv"
    python = venv / "bin" / "python"
    if Path(sys.prefix).resolve() != venv.resolve() and python.exists():
        os.execv(python, [str(python), *sys.argv])  # noqa: S606
    said = Words(
        f"chưa cài {missing.name}; chạy trước: make env",
        f"{missing.name} is not installed; run first: make env",
    )
    print(f"parledger: {said.vi if lang == 'vi' else said.en}", file=sys.stderr)
    return WRONG_USE


def _run(call: Call) -> int:
    code = COMMANDS[call.command].run(call)
    sys.stdout.flush()
    return code


def _steady_streams() -> None:
    """UTF-8 and LF whatever the machine's settings; bytes that are no text are shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
