"""A digest of changes with all that is known of them: pages that tell the same need no new text."""

import hashlib
from collections.abc import Iterable

from parledger.model.told import Told


def told_digest(told: Iterable[Told]) -> str:
    """The same for the same changes, known equally well, in one order."""
    total = hashlib.sha256()
    for one in told:
        total.update(f"{_facts(one)!r}\0".encode("utf-8", "surrogateescape"))
    return total.hexdigest()


def _facts(one: Told) -> tuple[object, ...]:
    """A change without its commits, which their ids stand for; reading them is the long part."""
    people = tuple((commit.id, commit.author) for commit in one.writers)
    official = (one.commit, one.official.committer, one.official.message)
    days = (one.day, one.timing, one.published, one.seal)
    counts = (one.path, one.role, one.office, one.points, one.reviews, one.approvals)
    return one.change, one.handling, people, official, days, counts
