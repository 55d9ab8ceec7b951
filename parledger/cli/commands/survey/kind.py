"""One step of the work on a survey, and the options that several of them share."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from parledger.cli.call import Argument, Call
from parledger.model.words import Words
from parledger.problems import UserError


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of `survey`: its shape for the help, how many names stand after it, what it takes."""

    shape: str
    fewest: int
    most: int
    arguments: tuple[Argument, ...]
    run: Callable[[Call], int]
    examples: tuple[str, ...]


OUT = Argument(
    "--out",
    Words(
        "ghi vào tệp hoặc thư mục này, tính từ --root",
        "write to this file or folder, relative to --root",
    ),
    metavar="FILE",
)
CYCLE = Argument("--cycle", Words("mã kỳ đánh giá", "id of the cycle"), metavar="C")


def cycle_of(call: Call, shape: str) -> str:
    """The cycle named. UserError where none is."""
    if not call.options.cycle:
        said = f"survey {shape}"
        raise UserError(
            f"còn thiếu --cycle; cách dùng: {said}", f"--cycle is missing; usage: {said}"
        )
    return str(call.options.cycle)


def read_day(text: str, name: str) -> date:
    """A date as 2021-02-16. UserError for another form or a day that does not exist."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise UserError(
        f"{name}: ngày viết dạng năm-tháng-ngày, ví dụ 2021-02-16",
        f"{name}: write the date as year-month-day, such as 2021-02-16",
    )


def put(target: Path, data: bytes) -> None:
    """Write a file whole or not at all; its folder has to be there. UserError where it cannot be."""
    from parledger.outputs.writing import write_atomically

    if target.is_dir() or not target.parent.is_dir():
        raise UserError(f"không ghi được vào {target}", f"cannot write to {target}")
    try:
        write_atomically(target, data)
    except OSError as wrong:
        raise UserError(
            f"không ghi được {target}: {wrong.strerror}", f"cannot write {target}: {wrong.strerror}"
        ) from wrong
