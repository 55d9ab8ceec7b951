"""The versions of files that the trail reads: kept ones, and new ones through one Git process."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from parledger.history import read_many
from parledger.model.trail import FileState, GapWhy
from parledger.pipeline.trail_store import Store
from parledger.source import read_stated
from parledger.trail import Group, Says, Version


class Versions:
    """Gives one group's versions at a time, so that the memory stays flat.

    `wanted`: what each group is going to read. `next_group` goes to the first, then the next.
    """

    def __init__(self, root: Path, store: Store, wanted: Sequence[Sequence[Version]]) -> None:
        self._store = store
        self._wanted = iter(wanted)
        self._said: dict[Version, Says | GapWhy] = {}
        self._lost: set[Version] = set()
        # How many groups have yet to read a version; one that another will read stays at hand.
        self._left = Counter(one for group in wanted for one in {*group})
        self._shared: dict[Version, Says | GapWhy] = {}
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
                known = self._shared.pop(version, None)
                said[version] = self._get(version) if known is None else known
        for version, told in said.items():
            self._left[version] -= 1
            if self._left[version]:
                self._shared[version] = told
        self._said = said

    def read(self, version: Version) -> Says | GapWhy:
        """What a version of this group says, or why it cannot be read."""
        return self._said[version]

    def keep(self, group: Group, kind: str, files: Iterable[FileState]) -> None:
        """Store the files of this group as they stand, and what they say: the next run begins there.

        Older versions are not kept: reading them once more costs less than keeping them all.
        """
        standing = tuple(files)
        self._store.keep_files(group, standing)
        for one in standing:
            version = kind, one.readable
            said = self._said.get(version)
            if said is not None and not isinstance(said, str) and not self._store.has(version):
                self._store.keep_version(version, tuple(said.values()))

    def _get(self, version: Version) -> Says | GapWhy:
        if self._store.has(version):
            return {(one.unit, one.criterion): one for one in self._store.version(version)}
        # In the order asked for: new versions come as they are met for the first time.
        data = next(self._contents)
        if data is None:
            self._lost.add(version)
            return "missing"
        stated = read_stated(version[0], data)
        if stated is None:
            return "unreadable"
        return {(one.unit, one.criterion): one for one in stated}
