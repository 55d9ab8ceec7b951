"""`gate`: the request as Git has it, without a checkout, and what the rules say of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from parledger.history import (
    Change,
    CommitWorkspace,
    changes_between,
    commit_time,
    common_bases,
    find_commit,
    forged_trailers,
    read_blob,
)
from parledger.model.cycles import Cycle
from parledger.pipeline.gating_data import Wanted, read_snapshot
from parledger.problems import UserError
from parledger.review.codeowners import FILES, has_mark, kept_part, owners_text
from parledger.review.gate import Kind, Owners, Refusal, Request, Snapshot, judge, target_of


@dataclass(frozen=True, slots=True)
class GateOrder:
    """A request to judge.

    `actors`: the forge's authenticated accounts of everybody who brought it (its author, and who
    pushed its head): each of them has to be allowed. `at`: when the head was received; None: now.
    """

    root: Path
    base: str
    head: str
    actors: tuple[str, ...]
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class GateRun:
    """What the gate found: full ids of the two commits, how many files differ, the refusals."""

    base: str
    head: str
    actors: tuple[str, ...]
    at: datetime
    changes: int
    refusals: tuple[Refusal, ...]

    @property
    def is_allowed(self) -> bool:
        """Whether nothing is refused."""
        return not self.refusals


def run_gate(order: GateOrder) -> GateRun:
    """Judge the request by the base's roles and dates.

    UserError: no repository, unknown revision, no common base, no account (exit 2), shallow clone
    (exit 1). Where branches were merged crosswise, the changes since each common base are judged.
    """
    actors = tuple(dict.fromkeys(name for one in order.actors if (name := one.strip(" @"))))
    if not actors:
        raise UserError(
            "chưa biết ai gửi yêu cầu: --actor phải là tài khoản đã đăng nhập",
            "nobody is named as sending the request: --actor has to be an account",
        )
    for name in actors:
        if not name.isprintable():
            raise UserError(
                "tài khoản trong --actor có ký tự không in được",
                "an account in --actor has characters that cannot be printed",
            )
    at = order.at or datetime.now(UTC)
    base, head = find_commit(order.root, order.base), find_commit(order.root, order.head)
    compared = [
        (start, changes_between(order.root, start, head))
        for start in common_bases(order.root, base, head)
    ]
    wanted = Wanted.of(change for _, changes in compared for change in changes)
    snapshots: dict[str, Snapshot] = {}
    for commit in {base, head, *(start for start, _ in compared)} if wanted.paths else set():
        snapshots[commit] = _read(order.root, commit, wanted)
    forged = forged_trailers(order.root, base, head)
    refused: dict[Refusal, None] = {}
    for start, changes in compared if snapshots else ():
        owners = _judge_owners(order.root, changes, snapshots[head])
        since = commit_time(order.root, start)
        states = (snapshots[base], snapshots[start], snapshots[head])
        for actor in actors:
            request = Request(actor, at, since, *states, changes, owners, forged)
            refused.update(dict.fromkeys(judge(request)))
    return GateRun(base, head, actors, at, len(wanted.paths), tuple(refused))


def _read(root: Path, commit: str, wanted: Wanted) -> Snapshot:
    workspace = CommitWorkspace(root, commit)
    try:
        return read_snapshot(workspace, wanted)
    finally:
        workspace.close()


def _judge_owners(root: Path, changes: Iterable[Change], head: Snapshot) -> dict[str, Owners]:
    """What became of each CODEOWNERS file, held against what the command writes for the head."""
    cycles = [
        files.cycle for name, files in head.project.cycles.items() if not head.is_published(name)
    ]
    found: dict[str, Owners] = {}
    for change in changes:
        if target_of(change.path).kind is Kind.OWNERS:
            texts = _text(root, change.old), _text(root, change.new)
            found[change.path] = _owners(change, texts, cycles)
    return found


def _text(root: Path, blob: str) -> str:
    return (read_blob(root, blob) or b"").decode("utf-8", "replace")


def _owners(change: Change, texts: tuple[str, str], cycles: list[Cycle]) -> Owners:
    old, new = texts
    known = change.path.removeprefix("../") in FILES.values()
    if change.is_deletion or not change.is_plain or not known:
        return "spoilt"
    if not has_mark(new):
        return "spoilt" if has_mark(old) else "kept"
    try:
        written = owners_text(new, cycles)
    except UserError:
        return "spoilt"
    if new != written:
        return "spoilt"
    return "follows" if kept_part(old) == kept_part(new) else "kept"
