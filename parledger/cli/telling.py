"""What every command tells: problems on standard error, counts, exit codes."""

import sys
from typing import TYPE_CHECKING

from parledger.cli.printers import text
from parledger.model.words import Words
from parledger.problems import Lang, Problems, Severity, severity_of

if TYPE_CHECKING:
    from parledger.cli.call import Call


def count(problems: Problems, severity: Severity) -> int:
    """How many problems are so severe."""
    return sum(severity_of(problem) is severity for problem in problems)


def exit_code(problems: Problems, *, strict: bool = False) -> int:
    """0 for none or warnings only, 1 for errors (with `strict`, for warnings too)."""
    return int(count(problems, Severity.ERROR) > 0 or (strict and bool(problems)))


def tell(problems: Problems, lang: Lang) -> None:
    """Print problems to standard error: standard output is the table's."""
    sys.stderr.write(text.print_problems(problems, lang))


def tell_behind(call: "Call", head: str) -> None:
    """Say on standard error that a main branch goes on behind a head: what is told ends there."""
    from parledger.history import commits_between, newer_main
    from parledger.pipeline.names import shown

    newer = newer_main(call.root, head)
    if newer is None:
        return
    name, number = shown(newer.name), commits_between(call.root, head, newer.commit)
    said = Words(
        f"parledger: HEAD đang ở phiên bản cũ {head[:12]}, nhánh {name} còn {number} commit mới "
        "hơn: lịch sử ở đây dừng ở đó",
        f"parledger: HEAD is at the older version {head[:12]}; the branch {name} has more commits "
        f"({number}): the history told here ends at HEAD",
    )
    print(call.say(said), file=sys.stderr)


def summary(problems: Problems, files: int, lang: Lang) -> str:
    """One line: files read, errors, warnings."""
    errors, warnings = count(problems, Severity.ERROR), count(problems, Severity.WARNING)
    if lang == "vi":
        return f"Đã đọc {files} tệp: {errors} lỗi, {warnings} cảnh báo."
    return (
        f"{_plural(files, 'file')} read: "
        f"{_plural(errors, 'error')}, {_plural(warnings, 'warning')}."
    )


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
