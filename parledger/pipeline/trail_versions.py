"""The versions of files that the trail reads: kept ones, and new ones through one Git process."""

from collections.abc import Sequence
from pathlib import Path

from parledger.history import read_many
from parledger.model.trail import GapWhy, Stated
from parledger.pipeline.trail_store import Store
from parledger.source import read_stated
from parledger.trail import Says, Version


class Versions:
    """Gives one group's versions at a time, so that the memory stays flat.

    `wanted`: what each group is going to read. `next_group` goes to the first, then the next.
    """

    def __init__(self, root: Path, store: Store, wanted: Sequence[Sequence[Version]]) -> None:
        self._store = store
        self._wanted = iter(wanted)
        self._said: dict[Version, Says | GapWhy] = {}
        self._lost: set[Version] = set()
        new = dict.fromkeys(one for group in wanted for one in group if not store.has(one))
        self._contents = read_many(root, tuple(blob for _, blob in new))

    @property
    def missing(self) -> bool:
        """Whether an object was not there, or spoilt."""
        return bool(self._lost)

    def next_group(self) -> None:
        """Have the versions of the next group at hand, and no others."""
        said: dict[Version, Says | GapWhy] = {}
        for version in next(self._wanted):
            if version not in said:
                known = self._said.get(version)
                said[version] = self._get(version) if known is None else known
        self._said = said

    def read(self, version: Version) -> Says | GapWhy:
        """What a version of this group says, or why it cannot be read."""
        return self._said[version]

    def _get(self, version: Version) -> Says | GapWhy:
        if version in self._lost:
            return "missing"
        if self._store.has(version):
            stated = self._store.version(version)
        else:
            # In the order asked for: new versions come as they are met for the first time.
            data = next(self._contents)
            if data is None:
                self._lost.add(version)
                return "missing"
            stated = read_stated(version[0], data)
            self._store.keep_version(version, stated)
        return "unreadable" if stated is None else _by_value(stated)


def _by_value(stated: Sequence[Stated]) -> Says:
    return {(one.unit, one.criterion): one for one in stated}
