"""Full-text search of the prose: pagefind over docs/ alone, before any data page is there.

Indexing tables would cost several builds; units are found by the finder.
"""

import json
import subprocess
from pathlib import Path

from parledger.model.words import Words

FOLDER = "pagefind"

_WITHOUT = Words(
    "trang web không có ô tìm trong phần hướng dẫn: thiếu pagefind",
    "the site goes without search in its guides: pagefind is missing",
)
_FAILED = Words(
    "trang web không có ô tìm trong phần hướng dẫn: pagefind báo lỗi",
    "the site goes without search in its guides: pagefind failed",
)

# The interface is our own; pagefind's would be a second one, with inline styles.
_INTERFACE = ("*-ui.*", "*ui.js", "*ui.css", "pagefind-highlight.js")


def index_prose(staging: Path) -> Words | None:
    """Write `pagefind/` into the staging folder; answers what to say where that was not possible."""
    try:
        from pagefind_bin import get_executable  # type: ignore[import-untyped]
    except ImportError:
        return _WITHOUT
    program = get_executable()
    if program is None:
        return _WITHOUT
    done = subprocess.run(  # noqa: S603 - the program that came with the package, our own folder
        [str(program), "--site", str(staging), "--output-subdir", FOLDER, "--quiet"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        return _FAILED
    for pattern in _INTERFACE:
        for path in sorted((staging / FOLDER).glob(pattern)):
            path.unlink()
    _settle(staging / FOLDER / "pagefind-entry.json")
    return None


def _settle(entry: Path) -> None:
    """Put the languages in order: pagefind writes them as its hash table has them that day."""
    told = json.loads(entry.read_text(encoding="utf-8"))
    entry.write_text(
        json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
        encoding="utf-8",
    )
