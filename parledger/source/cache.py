"""What was read of a file, kept under `.parledger/` by its Git blob id and the reader's version.

Safe to delete. It is local: a cache made elsewhere, by another version or damaged is ignored and
made anew. Rows are JSON with a checksum; nothing in them can run.
"""

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

FOLDER = ".parledger"
_NAME = "read.sqlite"
_ROOMS = ("problems", "located", "model", "rules", "source")
_SCHEMA = """
CREATE TABLE made (by TEXT);
CREATE TABLE files (
  path TEXT PRIMARY KEY, stamp TEXT, kind TEXT, shell TEXT, entries BLOB, checksum BLOB
);
"""


@dataclass(frozen=True, slots=True)
class Row:
    """What one file gave: `stamp` says of which bytes and in which context."""

    stamp: str
    kind: str
    shell: str
    entries: bytes

    def checksum(self) -> bytes:
        """Changes with every part."""
        text = json.dumps([self.stamp, self.kind, self.shell])
        return blake2b(text.encode("utf-8") + self.entries, digest_size=16).digest()


@dataclass(slots=True)
class Cache:
    """Rows by path: those of the last run, and what this run adds."""

    rows: Mapping[str, Row] = field(default_factory=dict)
    added: dict[str, Row] = field(default_factory=dict)

    def get(self, path: str, stamp: str) -> Row | None:
        """The row of a file, if it was made of the same bytes in the same context."""
        row = self.rows.get(path)
        return row if row is not None and row.stamp == stamp else None

    def put(self, path: str, row: Row) -> None:
        """Keep what a file gave."""
        self.added[path] = row


def load_cache(root: Path) -> Cache:
    """The cache of a workspace; an empty one where there is none that fits."""
    path = root / FOLDER / _NAME
    if (root / FOLDER).is_symlink() or not path.is_file() or path.is_symlink():
        return Cache()
    try:
        with contextlib.closing(sqlite3.connect(path, timeout=1)) as store:
            if store.execute("SELECT by FROM made").fetchall() != [(_maker(root),)]:
                return Cache()
            found = store.execute("SELECT path, stamp, kind, shell, entries, checksum FROM files")
            rows = {name: (Row(*parts), checksum) for name, *parts, checksum in found}
    except (sqlite3.Error, UnicodeDecodeError):
        return Cache()
    return Cache({name: row for name, (row, told) in rows.items() if _is_whole(row, told)})


def save_cache(root: Path, cache: Cache, paths: Iterable[str]) -> None:
    """Write what this run added and forget files that are gone; a disk that refuses is no error."""
    gone = set(cache.rows) - set(paths)
    if not cache.added and not gone:
        return
    folder = root / FOLDER
    if folder.is_symlink():
        return
    try:
        folder.mkdir(exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
        _write(folder / _NAME, root, cache, gone)
    except (OSError, sqlite3.Error):
        return


def _write(path: Path, root: Path, cache: Cache, gone: set[str]) -> None:
    if not cache.rows:
        path.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(path, timeout=5)) as store, store:
        if not cache.rows:
            store.executescript(_SCHEMA)
            store.execute("INSERT INTO made VALUES (?)", (_maker(root),))
        store.executemany("DELETE FROM files WHERE path = ?", [(name,) for name in gone])
        store.executemany(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)",
            (
                (name, row.stamp, row.kind, row.shell, row.entries, row.checksum())
                for name, row in cache.added.items()
            ),
        )


def _is_whole(row: Row, checksum: object) -> bool:
    try:
        return row.checksum() == checksum
    except TypeError:
        return False


def _maker(root: Path) -> str:
    return f"{_reader_version()} {folder_mark(root)}"


def folder_mark(root: Path) -> str:
    """What tells this very cache folder from one that came from elsewhere; empty without any."""
    try:
        folder = (root / FOLDER).stat()
    except OSError:
        return ""
    return f"{root.resolve()} {folder.st_dev}:{folder.st_ino}"


@lru_cache(maxsize=1)
def _reader_version() -> str:
    """Changes with every line of code that reading depends on."""
    digest = blake2b(digest_size=16)
    package = Path(__file__).parent.parent
    for room in _ROOMS:
        for path in sorted((package / room).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()
