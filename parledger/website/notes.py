"""What an earlier build noted about its pages, so that this one need not render them again.

A page may say by its `key` all that it depends on. Where key, program and templates are as they
were and the file still stands as it was written (size and time of change), it is kept unread.
Kept in `.parledger/site-cache/`, one file for each output folder; safe to delete.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from stat import S_ISREG
from types import MappingProxyType

from parledger.pages.page import Page
from parledger.website.places import PACKAGE
from parledger.website.settings import SiteSettings

Note = tuple[str, int, int]
"""Key, size and time of change in nanoseconds."""

Notes = Mapping[str, Note]


def engine_digest(sources: Iterable[Path]) -> str:
    """A digest of the program's and the templates' files; no place or date of theirs in it."""
    total = hashlib.sha256()
    for source in (PACKAGE, *sources):
        for path in sorted(source.rglob("*")) if source.is_dir() else [source]:
            if path.is_file() and "__pycache__" not in path.parts:
                name = path.relative_to(source).as_posix()
                inside = hashlib.sha256(path.read_bytes()).hexdigest()
                total.update(f"{name}\0{inside}\0".encode())
    return total.hexdigest()


def mark_of(engine: str, settings: SiteSettings) -> str:
    """Engine, Python, Jinja, and whether served: what every page depends on beside its key."""
    python = ".".join(map(str, sys.version_info[:2]))
    return f"{engine} {python} {version('jinja2')} {'live' if settings.live else 'published'}"


def read_notes(settings: SiteSettings, engine: str) -> Notes:
    """Notes of the last build into this folder with the same mark; else none."""
    try:
        told = json.loads(_file(settings).read_text(encoding="utf-8"))
        if told["engine"] != mark_of(engine, settings):
            return MappingProxyType({})
        return {path: (str(k), int(s), int(t)) for path, (k, s, t) in told["pages"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return MappingProxyType({})


def write_notes(settings: SiteSettings, engine: str, pages: Iterable[Page]) -> None:
    """Note the pages that have a key, as they now stand in the output folder."""
    noted: dict[str, Note] = {}
    for page in pages:
        stood = _stand(settings.target / page.path) if page.key else None
        if stood:
            noted[page.path] = (page.key, *stood)
    target = _file(settings)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(f".{os.getpid()}")
    part.write_text(
        json.dumps({"engine": mark_of(engine, settings), "pages": noted}), encoding="utf-8"
    )
    part.replace(target)


def stands_as_noted(notes: Notes, page: Page, out: Path) -> bool:
    """Whether rendering the page would only make the file that is there."""
    note = notes.get(page.path)
    if note is None or not page.key or note[0] != page.key:
        return False
    return _stand(out / page.path) == note[1:]


def _stand(path: Path) -> tuple[int, int] | None:
    try:
        found = path.lstat()
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns) if S_ISREG(found.st_mode) else None


def _file(settings: SiteSettings) -> Path:
    name = hashlib.sha256(os.fsencode(settings.target.resolve())).hexdigest()[:16]
    return settings.cache / "site-cache" / f"{name}.json"
