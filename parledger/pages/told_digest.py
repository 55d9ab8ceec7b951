"""Digests of changes with all that is known of them: who tells the same need not be told again."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from parledger.model.told import Told
from parledger.report.chronicle import Chronicle


@dataclass(frozen=True)
class ToldDigests:
    """Digests of what a chronicle tells of a unit, a commit, a cycle.

    The same for the same changes, known equally well. Each change is read once, though it belongs
    to a unit's page, a commit's and the cycle's.
    """

    chronicle: Chronicle

    def unit(self, cycle: str, unit: str) -> str:
        """Of all that happened to a unit."""
        return self._of(self.chronicle.of_unit(cycle, unit))

    def commit(self, cycle: str, commit: str) -> str:
        """Of what one commit changed."""
        return self._of(self.chronicle.of_commit(cycle, commit))

    def cycle(self, cycle: str) -> str:
        """Of all that happened in a cycle."""
        return self._of(self.chronicle.of_cycle(cycle))

    def _of(self, told: Iterable[Told]) -> str:
        total = hashlib.sha256()
        for one in told:
            total.update(self._known.get(id(one)) or self._mark(one))
        return total.hexdigest()

    def _mark(self, one: Told) -> bytes:
        text = repr(_facts(one)).encode("utf-8", "surrogateescape")
        # The chronicle holds its changes as long as this lives, so an identity stays one's own.
        self._known[id(one)] = hashlib.sha256(text).digest()
        return self._known[id(one)]

    @cached_property
    def _known(self) -> dict[int, bytes]:
        return {}


def _facts(one: Told) -> tuple[object, ...]:
    """A change without its commits, which their ids stand for; reading them is the long part."""
    people = tuple((commit.id, commit.author) for commit in one.writers)
    official = (one.commit, one.official.committer, one.official.message)
    days = (one.day, one.timing, one.published, one.seal)
    counts = (
        one.path,
        one.role,
        one.office,
        one.points,
        one.reviews,
        one.approvals,
        one.own_account,
    )
    return one.change, one.handling, people, official, days, counts
