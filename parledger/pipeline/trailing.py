"""The history of all values: one `git log`, one `git cat-file`, and what earlier runs kept."""

import gc
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from parledger.history import (
    branch_of,
    find_commit,
    handling_of,
    is_ancestor,
    oddities,
    read_log,
    read_many,
    read_record,
    require_all_objects,
    require_own_files,
    require_whole_history,
    top_prefix,
)
from parledger.model.trail import FileState, Oddity, Trail
from parledger.pipeline.trail_heads import remember_head
from parledger.pipeline.trail_store import Store, discard_store, memory_store, open_store
from parledger.pipeline.trail_versions import Versions
from parledger.trail import (
    Event,
    OnLine,
    Version,
    along_main,
    data_roots,
    events_of,
    follow,
    published_cycle,
    versions_in,
)


def read_trail(root: Path, revision: str = "HEAD", *, cycle: str = "", unit: str = "") -> Trail:
    """The changes of all values on a revision's first-parent line; or of a cycle's, or a unit's.

    All are followed and kept in any case; only these are told, with the commits that they name
    (without a unit: all commits of the line).
    UserError: no Git, no repository, no commit (exit 2); a shallow clone, a partial one that
    lacks objects, a damaged history, data in a submodule (exit 1).
    """
    head = find_commit(root, revision)
    require_whole_history(root)
    require_all_objects(root, head)
    require_own_files(root, head)
    ref = branch_of(root, revision)
    odd = (*oddities(root), *remember_head(root, ref, head))
    asked = _Asked(root, head, ref, odd, cycle, unit)
    try:
        return _read(asked, open_store(root))
    except (sqlite3.Error, zlib.error, ValueError, TypeError):
        # What was kept is damaged, or the disk refuses: once more, without it.
        discard_store(root)
        return _read(asked, memory_store())


@dataclass(frozen=True, slots=True)
class _Asked:
    root: Path
    head: str
    ref: str
    odd: tuple[Oddity, ...]
    cycle: str
    unit: str


def _read(asked: _Asked, store: Store) -> Trail:
    try:
        left = () if store.head == asked.head else _catch_up(asked, store)
        return _trail(asked, store, left)
    finally:
        store.close()


def _catch_up(asked: _Asked, store: Store) -> tuple[Oddity, ...]:
    """Follow what is new since the kept head; all of it where that is not below on the line."""
    root, head, since, prefix = asked.root, asked.head, store.head, top_prefix(asked.root)
    left: tuple[Oddity, ...] = ()
    if since and store.roots[:1] == (prefix,) and is_ancestor(root, since, head):
        stretch = along_main(read_log(root, head, since), head)
        if stretch and stretch[0].commit.parents[:1] == (since,):
            if set(_roots(stretch, prefix)) <= set(store.roots):
                _follow(root, stretch, store)
                return ()
        else:
            left = (Oddity("left_line", since),)
    store.forget()
    stretch = along_main(read_log(root, head), head)
    store.roots = _roots(stretch, prefix)
    _follow(root, stretch, store)
    return left


def _roots(stretch: Sequence[OnLine], prefix: str) -> tuple[str, ...]:
    return data_roots((step.commit for step in reversed(stretch)), prefix)


def _follow(root: Path, stretch: Sequence[OnLine], store: Store) -> None:
    """Everything that a stretch changed, into the store."""
    first = store.length()
    places = {step.commit.id: first + place for place, step in enumerate(stretch)}
    store.keep_commits((places[step.commit.id], step.commit) for step in stretch)
    _keep_records(root, stretch, store)
    events = events_of(stretch, store.roots)
    standing = store.files()
    wanted = tuple(_wanted(own, standing.get(group, ())) for group, own in events.items())
    versions = Versions(root, store, wanted)
    written: set[str] = set()
    with _seldom_collecting():
        for group, own in events.items():
            versions.next_group()
            followed = follow(group, own, standing.get(group, ()), store.roots, versions.read)
            store.keep_changes((places[one.commit], one) for one in followed.changes)
            store.keep_gaps((places[one.commit], one) for one in followed.gaps)
            versions.keep(group, own[0].touches[0][1].kind, followed.files)
            written.update(name for one in followed.changes for name in one.written)
    inside = (one for step in stretch for one in step.brought if one.id in written)
    store.keep_commits((-1, one) for one in inside)
    # Where an object is missing, the next run may find it: nothing is kept as followed.
    store.keep("" if versions.missing else stretch[-1].commit.id, store.roots)
    store.save()


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Trees of versions hold no cycles: looking for some in them costs a fifth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _wanted(events: Sequence[Event], standing: Iterable[FileState]) -> tuple[Version, ...]:
    """What following a group reads: its files as they stood, then every version."""
    kind = events[0].touches[0][1].kind
    before = ((kind, one.readable) for one in standing if one.readable)
    return (*before, *versions_in(events))


def _keep_records(root: Path, stretch: Sequence[OnLine], store: Store) -> None:
    """Records of requests in trail/, and the commits that brought records of publication."""
    seen = store.record_paths()
    added: dict[str, str] = {}
    for step in stretch:
        for change in step.commit.changes:
            cycle = published_cycle(change.path, store.roots) if change.new else ""
            if cycle:
                store.keep_publication(cycle, step.commit.id)
            path = _record_path(change.path, store.roots)
            if path and change.new and not change.old and path not in seen:
                added.setdefault(path, change.new)
    contents = read_many(root, tuple(added.values()))
    for path, data in zip(added, contents, strict=True):
        record = read_record(path, data) if data is not None else None
        store.keep_record(path, record)


def _record_path(path: str, roots: tuple[str, ...]) -> str:
    """The path below its data root; empty for other files."""
    below = (path.removeprefix(root) for root in roots if path.startswith(f"{root}trail/"))
    return next(below, "")


def _trail(asked: _Asked, store: Store, left: tuple[Oddity, ...]) -> Trail:
    line, records = store.line(), store.records()
    places = {name: place for place, name in enumerate(line)}
    changes = tuple(store.changes(asked.cycle, asked.unit))
    gaps, published = tuple(store.gaps()), store.published()
    named = {name for one in changes for name in (one.commit, *one.written)}
    named.update((one.commit for one in gaps), published.values())
    commits = store.commits(sorted(named) if asked.unit else None)
    lost = (
        Oddity("lost_record", name)
        for name in records
        if name not in places and not is_ancestor(asked.root, name, asked.head)
    )
    return Trail(
        head=asked.head,
        ref=asked.ref,
        prefix=store.roots[0] if store.roots else "",
        places=places,
        commits=commits,
        changes=changes,
        gaps=gaps,
        units=store.units(),
        recorded={
            name: handling_of(one, records.get(name))
            for name, one in commits.items()
            if name in places
        },
        published=published,
        oddities=(*asked.odd, *left, *lost),
    )
