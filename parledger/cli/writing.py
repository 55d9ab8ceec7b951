"""Where a command's output goes: standard output, or a file that is whole or not there at all."""

import sys
from pathlib import Path

from parledger.cli.call import Call
from parledger.problems import UserError


def target_of(call: Call) -> Path | None:
    """The file that --out names, None for standard output; refused before anything is computed."""
    if call.options.out is None:
        return None
    target = call.root / str(call.options.out)
    if target.is_dir() or not target.parent.is_dir():
        raise UserError(f"không ghi được vào {target}", f"cannot write to {target}")
    return target


def put_bytes(data: bytes, target: Path | None) -> None:
    """Write all of it. UserError where the disk refuses."""
    from parledger.outputs.writing import write_atomically

    if target is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        write_atomically(target, data)
    except OSError as wrong:
        raise UserError(
            f"không ghi được {target}: {wrong.strerror}", f"cannot write {target}: {wrong.strerror}"
        ) from wrong


def put_text(text: str, target: Path | None) -> None:
    """Write a text in UTF-8; what is no Unicode is shown escaped."""
    put_bytes(text.encode("utf-8", "backslashreplace"), target)
