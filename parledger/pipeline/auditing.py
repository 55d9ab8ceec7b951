"""`audit`: a cycle's history, files and record, gathered for the checks of an auditor."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from parledger.history import (
    Blobs,
    CommitWorkspace,
    carries_signature,
    find_commit,
    is_ancestor,
    newer_branches,
    past_records,
    tagged_commits,
    unsound_objects,
)
from parledger.model.project import CycleFiles, Project
from parledger.model.publication import Difference, tag_name
from parledger.model.trail import Oddity, OddKind, Trail
from parledger.model.words import Words
from parledger.pipeline.names import shown, unknown
from parledger.pipeline.signing import promised
from parledger.pipeline.stages import examine
from parledger.pipeline.trailing import read_trail
from parledger.pipeline.verifying import VerifyOrder, run_verify
from parledger.problems import Problem, Severity, UserError, severity_of
from parledger.review.audit import Books, Finding, audit
from parledger.source import load_cache, repository_url

_COMMIT = re.compile(r"[0-9a-f]{7,64}")


@dataclass(frozen=True, slots=True)
class AuditOrder:
    """`signers`: a list of trusted keys from outside. `now`: None is now.

    `seen`: ids of commits that the auditor wrote down when main ended there. `typed`: the root as
    it was typed, for the commands in hints; empty where it is the current folder.
    """

    root: Path
    cycle: str
    signers: Path | None = None
    now: datetime | None = None
    seen: tuple[str, ...] = ()
    typed: str = ""


@dataclass(frozen=True, slots=True)
class AuditRun:
    """The findings on a cycle as HEAD has it. `errors`: what `check` finds in its files.

    `newer`: tags, and commits written down, that HEAD lacks because it stays behind a branch.
    `by_requests`: whether any change came by a merge or a recorded request; without one nobody can
    say who approved what, and changes past a request are not looked for.
    `repository_url`: where the forge shows the repository; empty where mkdocs.yml does not say.
    """

    cycle: str
    trail: Trail
    findings: tuple[Finding, ...]
    errors: tuple[Problem, ...]
    changes: int
    repository_url: str = ""
    newer: tuple[str, ...] = ()
    by_requests: bool = True


def run_audit(order: AuditOrder) -> AuditRun:
    """Look at a cycle. UserError: an unknown cycle, no repository, a shallow clone."""
    trail = read_trail(order.root, cycle=order.cycle)
    beyond = _Beyond(order.root, trail.head)
    trail = replace(trail, oddities=(*trail.oddities, *_left_behind(order, trail, beyond)))
    workspace = CommitWorkspace(order.root, trail.head)
    try:
        checked = examine(workspace, [order.cycle], load_cache(order.root))
    finally:
        workspace.close()
    project = checked.project
    files = project.cycles.get(order.cycle)
    if files is None:
        raise _no_cycle(project, trail, order.cycle)
    books = Books(
        project,
        files,
        trail,
        order.now or datetime.now(UTC),
        _differences(order, trail),
        _lost_tags(order, trail.head, beyond),
        tuple(_unsigned(order, trail.head, files)),
        unsound_objects(order.root, trail.head),
        order.typed,
    )
    return AuditRun(
        order.cycle,
        trail,
        audit(books),
        _errors(checked.problems, order.cycle),
        sum(1 for _ in books.changes()),
        repository_url(order.root),
        tuple(beyond.met),
        any(_is_request(trail, one.commit) for one in books.changes()),
    )


def _errors(problems: Iterable[Problem], cycle: str) -> tuple[Problem, ...]:
    folder = f"scores/{cycle}/"
    ours = (one for one in problems if one.place.path.startswith(folder))
    return tuple(one for one in ours if severity_of(one) is Severity.ERROR)


def _is_request(trail: Trail, commit: str) -> bool:
    return trail.commits[commit].is_merge or bool(trail.handling(commit).request)


class _Beyond:
    """Commits that HEAD lacks, but a branch has that goes on behind HEAD: newer, not lost."""

    def __init__(self, root: Path, head: str) -> None:
        self._root, self._head = root, head
        self._lasts: frozenset[str] | None = None
        self.met: list[str] = []

    def has(self, commit: str, name: str) -> bool:
        """Whether a commit is there; remembers the name by which it was asked for."""
        if self._lasts is None:
            found = newer_branches(self._root, self._head)
            self._lasts = frozenset(one.commit for one in found)
        newer = any(is_ancestor(self._root, commit, last) for last in self._lasts)
        if newer:
            self.met.append(name)
        return newer


def _left_behind(order: AuditOrder, trail: Trail, beyond: _Beyond) -> Iterator[Oddity]:
    """Commits written down once that are not in the history now, or not on main's line."""
    known = {(odd.kind, odd.name) for odd in trail.oddities}
    for written in order.seen:
        if not _COMMIT.fullmatch(written):
            raise UserError(
                f"--seen phải là mã commit (7 đến 64 chữ số 0-9a-f), không phải «{shown(written)}»",
                f"--seen takes ids of commits (7 to 64 digits 0-9a-f), not '{shown(written)}'",
            )
        try:
            name = find_commit(order.root, written)
        except UserError:
            yield Oddity("rewritten", written)
            continue
        kind: OddKind = "left_line" if is_ancestor(order.root, name, trail.head) else "rewritten"
        if name in trail.places or (kind, name) in known:
            continue
        if kind == "left_line" or not beyond.has(name, name[:12]):
            yield Oddity(kind, name)


def _no_cycle(project: Project, trail: Trail, name: str) -> UserError:
    """A cycle that history alone knows has no roles and dates to be judged by."""
    if trail.changes:
        return UserError(
            f"kỳ {name} không còn trong kho (đã bị xóa); xem lịch sử bằng lệnh trace --cycle {name}",
            f"the cycle {name} was removed; its history is told by trace --cycle {name}",
        )
    return unknown(Words("kỳ đánh giá", "cycle"), name, project.cycles)


def _differences(order: AuditOrder, trail: Trail) -> tuple[Difference, ...]:
    """What `verify` finds in a cycle that is published, or that was."""
    if order.cycle not in trail.published:
        return ()
    told = run_verify(VerifyOrder(order.root, order.cycle, trail.head, signers=order.signers))
    return tuple(one for verdict in told.verdicts for one in verdict.differences)


def _lost_tags(order: AuditOrder, head: str, beyond: _Beyond) -> Mapping[str, str]:
    """Tags of the cycle's versions whose commits the history does not have, here or further on."""
    tags = tagged_commits(order.root, f"kq/{order.cycle}")
    return {
        tag: commit
        for tag, commit in tags.items()
        if not is_ancestor(order.root, commit, head) and not beyond.has(commit, tag)
    }


def _unsigned(order: AuditOrder, head: str, files: CycleFiles) -> Iterator[str]:
    """What signatures.yaml promises of this cycle and carries no signature at all."""
    record, blobs = files.publication, Blobs(order.root)
    try:
        promise = promised(order.root, head, blobs)
    finally:
        blobs.close()
    if not promise or record is None:
        return
    path = f"scores/{order.cycle}/publication.yaml"
    versions = [str(files.cycle.year), *(version for version, _ in record.versions())]
    tags = (tag_name(order.cycle, version) for version in versions)
    yield from (tag for tag in tags if not carries_signature(order.root, tag, "tag"))
    wrote: Iterable[str] = ()
    if promise == "commits":
        wrote = (past.commit for past in past_records(order.root, head).get(path, ()))
    yield from (name[:12] for name in wrote if not carries_signature(order.root, name, "commit"))
