"""`review`: what merging the head into the base would change.

Compared are the base as it stands and the base with the head's own changes: those since the
newest commit that both come from (what GitHub's test merge and GitLab's merged results hold). So
a request that lags behind does not show the base's own progress as its changes, and the ranks it
shows are those that the merge would give, not those of the day on which the branch was made.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from parledger.history import (
    Ancestry,
    MergedWorkspace,
    find_ancestry,
    find_commit,
    require_all_objects,
    require_whole_history,
)
from parledger.model.workspace import FOLDERS
from parledger.pipeline.gating import GateOrder, run_gate
from parledger.pipeline.sides import Part, Read, kept_before, make_side, read_side
from parledger.pipeline.touched import changed_files, touched_cycles
from parledger.problems import UserError
from parledger.review import Frame, GateFinding, Review, compare
from parledger.review.model import ConflictNote
from parledger.source import Cache, load_cache, save_cache


@dataclass(frozen=True, slots=True)
class ReviewOrder:
    """What to compare, by any name that Git knows.

    `actors`: who brought it, for the gate, and `at`: when (None: now); without actors the gate is
    not asked.
    """

    root: Path
    base: str
    head: str = "HEAD"
    actors: tuple[str, ...] = ()
    at: datetime | None = None


def run_review(order: ReviewOrder) -> Review:
    """Compare both sides.

    UserError where they cannot be: no Git, no such commit, a shallow clone (exit 1), no common
    commit, no data on either side.
    """
    base = find_commit(order.root, order.base)
    head = find_commit(order.root, order.head)
    require_whole_history(order.root)
    require_all_objects(order.root, base, head)
    ancestry = find_ancestry(order.root, base, head)
    merged = MergedWorkspace(order.root, ancestry)
    try:
        return _review(order, ancestry, merged)
    finally:
        merged.close()


def _review(order: ReviewOrder, ancestry: Ancestry, merged: MergedWorkspace) -> Review:
    before, _ = merged.base.files()
    after, misfits = merged.files()
    if not before and not after and not misfits:
        raise UserError(
            f"cả hai phiên bản đều không có units, criteria hay scores trong {order.root}",
            f"neither commit has units, criteria or scores in {order.root}",
        )
    files = tuple(changed_files(before, after))
    cycles = touched_cycles(files, misfits, (merged.base, merged))
    old, new = _read(order.root, Part(merged.base, cycles), Part(merged, cycles))
    first, found = make_side(order.root, old, cycles, kept_before(order.root, old, cycles))
    second, _ = make_side(order.root, new, cycles, found)
    frame = Frame(
        base=ancestry.base,
        head=ancestry.head,
        merge_base=ancestry.merge_base,
        ahead=ancestry.ahead,
        behind=ancestry.behind,
        cycles=tuple(sorted(cycles)),
        files=files,
        conflicts=tuple(ConflictNote(one.path, one.kind) for one in merged.conflicts),
        gate=_refusals(order, ancestry) if order.actors else (),
    )
    return compare(first, second, frame)


def _refusals(order: ReviewOrder, ancestry: Ancestry) -> tuple[GateFinding, ...]:
    run = run_gate(GateOrder(order.root, ancestry.base, ancestry.head, order.actors, order.at))
    return tuple(
        GateFinding(one.rule, one.path, one.what, one.who, one.when) for one in run.refusals
    )


def _read(root: Path, before: Part, after: Part) -> tuple[Read, Read]:
    """Both sides; what is the same in both is read once, and kept for the next run.

    A bare repository stays as it is.
    """
    cache = load_cache(root)
    old = read_side(before, cache)
    more = Cache({**cache.rows, **cache.added})
    new = read_side(after, more, old)
    if any((root / name).is_dir() for name in FOLDERS):
        cache.added.update(more.added)
        save_cache(root, cache, (*cache.rows, *cache.added))
    return old, new
