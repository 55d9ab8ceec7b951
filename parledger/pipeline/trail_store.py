"""What an earlier run followed of the history, kept in `.parledger/trail.sqlite`.

The changes up to the last head, and what the files said there, by blob id. Safe to delete; what was made
in another folder, by another version, or is damaged, is made anew. Where the disk refuses, or
another process is writing, it is kept in memory for this run alone.
"""

import contextlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from parledger.history import Record
from parledger.model.trail import FileState, Gap, LogCommit, Stated, ValueChange
from parledger.pipeline import trail_rows as rows
from parledger.source import FOLDER, folder_mark
from parledger.trail import Group, Version

_NAME = "trail.sqlite"
_ROOMS = ("located", "model", "source", "history", "trail", "pipeline")
_SCHEMA = """
CREATE TABLE made (by TEXT, head TEXT, roots TEXT);
CREATE TABLE versions (kind TEXT, blob TEXT, told BLOB, PRIMARY KEY (kind, blob)) WITHOUT ROWID;
CREATE TABLE commits (
  id TEXT PRIMARY KEY, place INTEGER, parents TEXT, author TEXT, committer TEXT,
  authored INTEGER, committed INTEGER, message TEXT
) WITHOUT ROWID;
CREATE TABLE changes (
  place INTEGER, cycle TEXT, unit TEXT, criterion TEXT, step TEXT, fields TEXT, path TEXT,
  line INTEGER, id TEXT, written TEXT, reason TEXT, gap INTEGER
);
CREATE INDEX changes_of ON changes (unit, cycle);
CREATE TABLE gaps (
  place INTEGER, cycle TEXT, unit TEXT, step TEXT, path TEXT, id TEXT, blob TEXT, why TEXT
);
CREATE TABLE files (
  cycle TEXT, unit TEXT, step TEXT, path TEXT PRIMARY KEY, blob TEXT, readable TEXT
) WITHOUT ROWID;
CREATE TABLE records (path TEXT UNIQUE, id TEXT, told TEXT);
CREATE TABLE published (cycle TEXT PRIMARY KEY, id TEXT) WITHOUT ROWID;
"""
_FOLLOWED = ("commits", "changes", "gaps", "files", "records", "published")


class Store:
    """One connection; `open_store` makes it. Close it when done: what was not kept is dropped."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self.head, roots = base.execute("SELECT head, roots FROM made").fetchone()
        self.roots: tuple[str, ...] = tuple(json.loads(roots))
        self._known = set(base.execute("SELECT kind, blob FROM versions"))

    def has(self, version: Version) -> bool:
        """Whether a version was read before."""
        return version in self._known

    def version(self, version: Version) -> tuple[Stated, ...]:
        """What a version says."""
        (told,) = self._base.execute(
            "SELECT told FROM versions WHERE kind = ? AND blob = ?", version
        ).fetchone()
        return rows.stated(json.loads(zlib.decompress(told)))

    def keep_version(self, version: Version, said: tuple[Stated, ...]) -> None:
        """Remember what a version says."""
        told = zlib.compress(rows.stated_text(said), 1)
        self._base.execute("INSERT INTO versions VALUES (?, ?, ?)", (*version, told))
        self._known.add(version)

    def forget(self) -> None:
        """Drop what was followed; versions of files stay, they are what they are."""
        for table in _FOLLOWED:
            self._base.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
        self.head, self.roots = "", ()

    def length(self) -> int:
        """How many commits the line has."""
        told = self._base.execute("SELECT count(*) FROM commits WHERE place >= 0").fetchone()
        return int(told[0])

    def files(self) -> Mapping[Group, tuple[FileState, ...]]:
        """Every group's files as they stand."""
        found: dict[Group, list[FileState]] = {}
        for cycle, unit, step, *rest in self._base.execute("SELECT * FROM files ORDER BY path"):
            found.setdefault((cycle, unit, step), []).append(FileState(*rest))
        return {group: tuple(files) for group, files in found.items()}

    def keep_files(self, group: Group, files: Iterable[FileState]) -> None:
        """A group's files as they stand now."""
        self._base.execute("DELETE FROM files WHERE (cycle, unit, step) = (?, ?, ?)", group)
        self._base.executemany(
            "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?)",
            [(*group, one.path, one.blob, one.readable) for one in files],
        )

    def keep_commits(self, commits: Iterable[tuple[int, LogCommit]]) -> None:
        """Commits with their places on the line, -1 for those that came in with a merge."""
        self._base.executemany(
            "INSERT OR IGNORE INTO commits VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (rows.commit_row(place, commit) for place, commit in commits),
        )

    def keep_changes(self, changes: Iterable[tuple[int, ValueChange]]) -> None:
        """Changes with their commits' places on the line."""
        self._base.executemany(
            "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (rows.change_row(place, change) for place, change in changes),
        )

    def keep_gaps(self, gaps: Iterable[tuple[int, Gap]]) -> None:
        """Gaps with their commits' places on the line."""
        self._base.executemany(
            "INSERT INTO gaps VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (rows.gap_row(place, gap) for place, gap in gaps),
        )

    def keep_record(self, path: str, record: Record | None) -> None:
        """A file in trail/ as it was written first; None: it says nothing."""
        commit, told = ("", "") if record is None else (record.commit, rows.record_text(record))
        self._base.execute("INSERT OR IGNORE INTO records VALUES (?, ?, ?)", (path, commit, told))

    def keep_publication(self, cycle: str, commit: str) -> None:
        """The commit that brought a cycle's record; the first stays."""
        self._base.execute("INSERT OR IGNORE INTO published VALUES (?, ?)", (cycle, commit))

    def keep(self, head: str, roots: tuple[str, ...]) -> None:
        """Everything up to this head is there."""
        self._base.execute("UPDATE made SET head = ?, roots = ?", (head, json.dumps(roots)))
        self.head, self.roots = head, roots

    def save(self) -> None:
        """Write; a disk that refuses is no error, the next run begins where this one did."""
        with contextlib.suppress(sqlite3.Error):
            self._base.commit()

    def line(self) -> tuple[str, ...]:
        """The line's commits, oldest first."""
        told = self._base.execute("SELECT id FROM commits WHERE place >= 0 ORDER BY place")
        return tuple(name for (name,) in told)

    def commits(self, names: Iterable[str] | None = None) -> Mapping[str, LogCommit]:
        """These commits, or every one kept."""
        if names is None:
            told = self._base.execute("SELECT * FROM commits")
            return {row[0]: rows.commit(row) for row in told}
        asked = "SELECT * FROM commits WHERE id = ?"
        found = (row for name in names for row in self._base.execute(asked, (name,)))
        return {row[0]: rows.commit(row) for row in found}

    def changes(self, cycle: str = "", unit: str = "") -> Iterator[ValueChange]:
        """Oldest first; those of one commit by cycle, unit, criterion and step. Empty: of all."""
        asked = (
            "SELECT * FROM changes WHERE (? = '' OR cycle = ?) {}"
            "ORDER BY place, cycle, unit, criterion, step"
        )
        named = (cycle, cycle, unit) if unit else (cycle, cycle)
        told = self._base.execute(asked.format("AND unit = ? " if unit else ""), named)
        return rows.changes(told)

    def units(self) -> frozenset[tuple[str, str]]:
        """Cycle and unit of all that there are changes of."""
        return frozenset(self._base.execute("SELECT DISTINCT cycle, unit FROM changes"))

    def gaps(self) -> Iterator[Gap]:
        """Oldest first."""
        told = self._base.execute("SELECT * FROM gaps ORDER BY place, path")
        return (Gap(*row[1:]) for row in told)

    def records(self) -> Mapping[str, Record]:
        """Commit -> what trail/ says of it; the first record stays."""
        found: dict[str, Record] = {}
        asked = "SELECT id, told FROM records WHERE id <> '' ORDER BY rowid"
        for name, text in self._base.execute(asked):
            found.setdefault(name, rows.record(text))
        return found

    def record_paths(self) -> frozenset[str]:
        """The files in trail/ that were read."""
        return frozenset(path for (path,) in self._base.execute("SELECT path FROM records"))

    def published(self) -> Mapping[str, str]:
        """Cycle -> the commit that brought its record."""
        return dict(self._base.execute("SELECT cycle, id FROM published"))

    def close(self) -> None:
        """End the connection."""
        self._base.close()


def open_store(root: Path) -> Store:
    """The store of a workspace; an empty one where there is none that fits."""
    folder = root / FOLDER
    if not folder.is_symlink() and not (folder / _NAME).is_symlink():
        with contextlib.suppress(OSError, sqlite3.Error):
            return _on_disk(folder, root)
    return memory_store()


def memory_store() -> Store:
    """An empty store for one run."""
    return _made(sqlite3.connect(":memory:"), "")


def discard_store(root: Path) -> None:
    """Delete what is kept; a disk that refuses is no error."""
    folder = root / FOLDER
    if not folder.is_symlink():
        with contextlib.suppress(OSError):
            (folder / _NAME).unlink()


def _on_disk(folder: Path, root: Path) -> Store:
    folder.mkdir(exist_ok=True)
    (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    path, by = folder / _NAME, f"{_program()} {folder_mark(root)}"
    base = sqlite3.connect(path, timeout=5, isolation_level=None)
    try:
        base.execute("BEGIN IMMEDIATE")
        if _maker(base) == by:
            return Store(base)
        return _made(base, by)
    except sqlite3.OperationalError:
        base.close()
        raise
    except sqlite3.DatabaseError:
        base.close()
        path.unlink()
        return _on_disk(folder, root)


def _maker(base: sqlite3.Connection) -> str:
    """Who made it; empty for a file that is new."""
    if not base.execute("SELECT 1 FROM sqlite_master WHERE name = 'made'").fetchone():
        return ""
    told = base.execute("SELECT by FROM made").fetchone()
    return str(told[0]) if told else ""


def _made(base: sqlite3.Connection, by: str) -> Store:
    """A store with nothing in it, in one transaction with what it is going to hold."""
    for table, *_ in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        base.execute(f'DROP TABLE "{table}"')
    for statement in _SCHEMA.split(";"):
        base.execute(statement)
    base.execute("INSERT INTO made VALUES (?, '', '[]')", (by,))
    return Store(base)


@lru_cache(maxsize=1)
def _program() -> str:
    """Changes with every line of code that following depends on."""
    digest = blake2b(digest_size=16)
    package = Path(__file__).parent.parent
    for room in _ROOMS:
        for path in sorted((package / room).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()
