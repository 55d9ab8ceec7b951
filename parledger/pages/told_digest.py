"""A digest of changes with all that is known of them: pages that tell the same need no new text."""

import hashlib
from collections.abc import Iterable

from parledger.model.told import Told
from parledger.model.trail import LogCommit


def told_digest(told: Iterable[Told]) -> str:
    """The same for the same changes, known equally well; in the order given."""
    total = hashlib.sha256()
    for one in told:
        total.update(f"{_facts(one)!r}\0".encode("utf-8", "surrogateescape"))
    return total.hexdigest()


def _facts(one: Told) -> tuple[object, ...]:
    return (
        one.change,
        _commit(one.official),
        one.handling,
        tuple(_commit(writer) for writer in one.writers),
        (one.timing, one.published, one.seal, one.path, one.role, one.office, one.day),
        (one.points, one.reviews, one.approvals),
    )


def _commit(commit: LogCommit) -> tuple[object, ...]:
    """Without the paths it changed, which no page shows."""
    people = commit.author, commit.committer, commit.summary
    return commit.id, commit.is_merge, people, commit.authored, commit.committed
