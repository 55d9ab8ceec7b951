"""Bringing a finished site into its folder so that the old one is never broken.

Every file arrives whole, by a move. What pages need comes before the pages, what is gone goes
last: a build killed at any moment leaves pages that open and links that lead somewhere.
"""

import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from filecmp import cmp
from pathlib import Path

from parledger.website.places import MARKER

_TEMPORARY = ".parledger-part"


@dataclass(frozen=True, slots=True)
class Synced:
    """Files of the output folder by what became of them."""

    written: int
    unchanged: int
    removed: int


def sync_site(files: Mapping[str, Path], out: Path, keep: frozenset[str]) -> Synced:
    """Make `out` hold `files` (by site path), and those of `keep` that it holds already.

    The files are moved away from where they are.

    Unchanged files are not touched. Entries of `out` whose name begins with a dot (`.git`,
    `.nojekyll`) are nobody's business.
    """
    out.mkdir(parents=True, exist_ok=True)
    there = set(list_files(out))
    changed = {
        name
        for name, source in files.items()
        if name not in there or not cmp(source, out / name, shallow=False)
    }
    for name in sorted(changed, key=lambda name: _moment(name, name in there)):
        _place(files[name], out, name)
    stale = there - set(files) - keep
    for name in sorted(stale):
        if (out / name).is_file():  # not where a folder or file of the new site took its place
            (out / name).unlink()
    _drop_empty_folders(out, stale)
    return Synced(len(changed), len(keep.union(files)) - len(changed), len(stale))


def list_files(folder: Path) -> Iterator[str]:
    """Site paths of all files, but for top entries whose name begins with a dot."""
    for base, folders, names in os.walk(folder):
        top = Path(base) == folder
        if top:
            folders[:] = [name for name in folders if not name.startswith(".")]
        prefix = "" if top else Path(base).relative_to(folder).as_posix() + "/"
        for name in names:
            if not (top and name.startswith(".") and not name.startswith(_TEMPORARY)):
                yield prefix + name


def _moment(name: str, replaces: bool) -> tuple[int, str]:
    """Things before pages, new pages before those that may link to them, build.json at the end."""
    if name == MARKER:
        return 4, name
    return (2 if name.endswith(".html") else 0) + replaces, name


def _place(source: Path, out: Path, name: str) -> None:
    target = out / name
    _clear_way(out, target)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        part = target.with_name(f"{_TEMPORARY}-{os.getpid()}")
        shutil.copyfile(source, part)
        part.replace(target)


def _clear_way(out: Path, target: Path) -> None:
    """Where a file stands in for a folder of the new site, or the other way round."""
    if target.is_dir():
        shutil.rmtree(target)
    for parent in target.relative_to(out).parents:
        if (out / parent).is_file():
            (out / parent).unlink()


def _drop_empty_folders(out: Path, stale: Iterable[str]) -> None:
    folders = {parent for name in stale for parent in Path(name).parents if parent.parts}
    for folder in sorted(folders, key=lambda path: (-len(path.parts), path)):
        path = out / folder
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
