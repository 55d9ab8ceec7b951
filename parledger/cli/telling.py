"""What every command tells: problems on standard error, counts, exit codes."""

import sys

from parledger.cli.printers import text
from parledger.problems import Lang, Problems, Severity, severity_of


def count(problems: Problems, severity: Severity) -> int:
    """How many problems are so severe."""
    return sum(severity_of(problem) is severity for problem in problems)


def exit_code(problems: Problems, *, strict: bool = False) -> int:
    """0 for none or warnings only, 1 for errors (with `strict`, for warnings too)."""
    return int(count(problems, Severity.ERROR) > 0 or (strict and bool(problems)))


def tell(problems: Problems, lang: Lang) -> None:
    """Print problems to standard error: standard output is the table's."""
    sys.stderr.write(text.print_problems(problems, lang))


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
