"""Reading a bundle: its archive, its manifest, its counted ballots. All of it is hostile."""

from parledger.source.bundle.archive import read_archive
from parledger.source.bundle.counts import read_counts
from parledger.source.bundle.manifest import read_manifest
from parledger.source.bundle.proofs import entry_in, named_in, object_id, read_proofs
from parledger.source.bundle.workspace import MemoryWorkspace

__all__ = [
    "MemoryWorkspace",
    "entry_in",
    "named_in",
    "object_id",
    "read_archive",
    "read_counts",
    "read_manifest",
    "read_proofs",
]
