"""The files of a bundle that are made for it, and the archive they go into."""

from parledger.outputs.bundle.archive import make_archive, sums_text
from parledger.outputs.bundle.counts import counts_text
from parledger.outputs.bundle.manifest import manifest_text
from parledger.outputs.bundle.proofs import proofs_text
from parledger.outputs.bundle.readme import readme_text

__all__ = [
    "counts_text",
    "make_archive",
    "manifest_text",
    "proofs_text",
    "readme_text",
    "sums_text",
]
