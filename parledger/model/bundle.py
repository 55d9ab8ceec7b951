"""A bundle: one archive from which a publication can be verified without a repository."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

FORMAT = "parledger-bundle/1"
"""What a manifest calls its own shape; another one is not read."""

README, SUMS, MANIFEST, RECORD = "README.txt", "SHA256SUMS", "manifest.json", "publication.yaml"
INPUTS, COUNTED, RESULTS = "inputs/", "counted/", "results/"
HISTORY, SIGNATURES = "history/", "signatures/"

Files = Mapping[str, bytes]
"""Path in the archive -> contents."""


class Held(StrEnum):
    """How an input stands in a bundle."""

    WHOLE = "whole"  # byte for byte as recorded
    REDUCED = "reduced"  # in canonical form, without what is not public
    COUNTED = "counted"  # ballots, of which only the counts are there
    BESIDE = "beside"  # needed for reading, not named by the record: nothing to hold it against


@dataclass(frozen=True, slots=True)
class Removed:
    """What a reduction took out: how many documents that are not public were cut to number, date
    and digest; whether keys that name accounts, or all comments, were taken out.
    """

    documents: int = 0
    accounts: bool = False
    comments: bool = False

    def __bool__(self) -> bool:
        return bool(self.documents or self.accounts or self.comments)


@dataclass(frozen=True, slots=True)
class Part:
    """An input: its path below the root, and blob id and SHA-256 of its bytes in Git.

    `held` is where and `digest` the SHA-256 of what the bundle has of it. Of what stands beside,
    `blob` and `sha256` say what it was in Git, or where something was left out, what is left.
    """

    path: str
    state: Held
    blob: str
    sha256: str
    held: str
    digest: str
    removed: Removed = Removed()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle says of itself. `versions`: name and digest of each version of the record."""

    edition: str
    cycle: str
    version: str
    commit: str
    engine: str
    versions: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]

    @property
    def record(self) -> str:
        """Where the record stands below the root."""
        return f"scores/{self.cycle}/{RECORD}"

    def of(self, state: Held) -> tuple[Part, ...]:
        """The inputs that stand there in one way."""
        return tuple(part for part in self.parts if part.state is state)


def bundle_name(cycle: str, version: str, edition: str) -> str:
    """`parledger-<cycle>-<version>.zip`; the internal edition says so."""
    mark = "-internal" if edition == "internal" else ""
    return f"parledger-{cycle}-{version}{mark}.zip"


@dataclass(frozen=True, slots=True)
class TagProof:
    """The tag of a version: the id of its object (empty: it has none, or there is no tag), the
    commit it names, and whether it carries a signature of whatever worth.
    """

    version: str
    tag: str
    object: str
    commit: str
    signed: bool


@dataclass(frozen=True, slots=True)
class CommitProof:
    """A commit that a tag names, that wrote the record or from which the bundle was made, with the
    blob id of the record there.
    """

    commit: str
    blob: str
    signed: bool


@dataclass(frozen=True, slots=True)
class Proofs:
    """What the repository says of who vouches for the record: `require` is what it promises to
    sign (nothing, tags, commits), `path` the record's from the top of the repository.
    """

    require: str
    path: str
    tags: tuple[TagProof, ...]
    commits: tuple[CommitProof, ...]


PROOFS = "signatures/index.json"


def object_path(object_id: str, kind: str) -> str:
    """Where an object of Git stands in a bundle."""
    return f"{SIGNATURES}objects/{object_id}.{kind}"
