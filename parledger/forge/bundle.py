"""What a request's own run hands over: a number and a text, both to be doubted.

Two files by fixed names; nothing in them becomes a path, and nothing else in the folder is read.
"""

import stat
from dataclasses import dataclass
from pathlib import Path

from parledger.forge.fields import parse
from parledger.problems import UserError

NUMBER_FILE, TEXT_FILE = "request.json", "review.md"
_MOST_NUMBER, _MOST_TEXT = 1000, 65_000


@dataclass(frozen=True, slots=True)
class Bundle:
    """The request that the run says it is about, and what it says of it."""

    number: int
    text: str


def read_bundle(folder: Path) -> Bundle:
    """UserError (exit 1) where a file is missing, no plain file, too long, or no text."""
    number = parse(_read(folder, NUMBER_FILE, _MOST_NUMBER), NUMBER_FILE).at("number").number()
    try:
        text = _read(folder, TEXT_FILE, _MOST_TEXT).decode("utf-8")
    except UnicodeDecodeError:
        raise _refused(TEXT_FILE, "không phải UTF-8", "is not UTF-8") from None
    if not text.strip():
        raise _refused(TEXT_FILE, "trống", "is empty")
    return Bundle(number, text)


def _read(folder: Path, name: str, most: int) -> bytes:
    path = folder / name
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise _refused(name, "không phải là tệp thường", "is no plain file")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError:
        raise _refused(name, "không có hoặc không mở được", "is missing or unreadable") from None
    if len(data) > most:
        raise _refused(name, f"dài hơn {most} byte", f"is longer than {most} bytes")
    return data


def _refused(name: str, vi: str, en: str) -> UserError:
    return UserError(f"từ chối: {name} {vi}", f"refused: {name} {en}", exit_code=1)
