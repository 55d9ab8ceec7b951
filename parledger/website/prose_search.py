"""Full-text search of the prose: pagefind over docs/ alone, before any data page is there.

Indexing tables would cost several builds; units are found by the finder.
"""

import hashlib
import json
import os
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

from parledger.model.words import Words
from parledger.source import folder_mark

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


def index_prose(staging: Path, cache: Path) -> Words | None:
    """Write `pagefind/` into the staging folder; answers what to say where that was not possible.

    `cache`, a folder in `.parledger/`, keeps the last index, named after the pages it was made of;
    safe to delete.
    """
    try:
        from pagefind_bin import get_executable  # type: ignore[import-untyped]
    except ImportError:
        return _WITHOUT
    program = get_executable()
    if program is None:
        return _WITHOUT
    kept = cache / _digest(staging, folder_mark(cache.parent.parent))
    if kept.is_dir():
        shutil.copytree(kept, staging / FOLDER)
        return None
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
    _keep(staging / FOLDER, kept)
    return None


def _digest(staging: Path, mark: str) -> str:
    """Of pagefind's version, this very cache folder, and all pages as they are indexed."""
    digest = hashlib.sha256(f"{version('pagefind-bin')} {mark}\0".encode())
    for path in sorted(staging.rglob("*.html")):
        data = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(staging).as_posix()}\0{data}\0".encode())
    return digest.hexdigest()[:40]


def _keep(made: Path, kept: Path) -> None:
    """In place of what was kept before; a disk that refuses is no error."""
    part = kept.with_name(f".{kept.name}.{os.getpid()}")
    try:
        shutil.rmtree(kept.parent, ignore_errors=True)
        shutil.copytree(made, part)
        shutil.move(part, kept)
    except OSError:
        return


def _settle(entry: Path) -> None:
    """Put the languages in order: pagefind writes them as its hash table has them that day."""
    told = json.loads(entry.read_text(encoding="utf-8"))
    entry.write_text(
        json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
        encoding="utf-8",
    )
