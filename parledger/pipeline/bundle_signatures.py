"""The signatures of a bundle: which tags and commits vouch for the record, and their objects.

Objects hold names and addresses: the public edition tells only ids and whether there is a
signature.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from parledger.history import (
    Blobs,
    ObjectKind,
    RawObject,
    blob_at,
    past_records,
    signed_parts,
    tag_object,
    tagged_commits,
    top_prefix,
    way_to_file,
)
from parledger.model.bundle import PROOFS, SIGNATURES, CommitProof, Proofs, TagProof, object_path
from parledger.model.publication import tag_name
from parledger.outputs.bundle import proofs_text
from parledger.pipeline.signing import promised


@dataclass(frozen=True, slots=True)
class Vouching:
    """A record at a commit, and its versions; `path` below the root."""

    root: Path
    commit: str
    cycle: str
    path: str
    versions: tuple[str, ...]


def signature_files(vouching: Vouching, *, public: bool) -> Iterator[tuple[str, bytes]]:
    """Index, and for the internal edition objects, what was signed and the signatures."""
    tags = tuple(_tags(vouching))
    objects = [] if public else [found for _, found in tags if found is not None]
    named = [one.commit for one, _ in tags if one.commit]
    wrote = [one.commit for one in past_records(vouching.root, vouching.commit)[vouching.path]]
    path = top_prefix(vouching.root) + vouching.path
    commits = []
    for commit in dict.fromkeys((vouching.commit, *named, *wrote)):
        way = way_to_file(vouching.root, commit, path)
        if way:
            blob = blob_at(vouching.root, commit, vouching.path)
            commits.append(CommitProof(commit, blob, _is_signed(way[0])))
            objects += [] if public else way
    blobs = Blobs(vouching.root)
    try:
        promise = promised(vouching.root, vouching.commit, blobs)
    finally:
        blobs.close()
    proofs = Proofs(promise, path, tuple(one for one, _ in tags), tuple(commits))
    yield PROOFS, proofs_text(proofs).encode("utf-8")
    yield from _object_files(objects)


def _tags(vouching: Vouching) -> Iterator[tuple[TagProof, RawObject | None]]:
    commits = tagged_commits(vouching.root, f"kq/{vouching.cycle}")
    for version in vouching.versions:
        tag = tag_name(vouching.cycle, version)
        commit = commits.get(tag, "")
        found = tag_object(vouching.root, tag) if commit else None
        known = found.id if found is not None else ""
        signed = found is not None and _is_signed(found)
        yield TagProof(version, tag, known, commit, signed), found


def _is_signed(found: RawObject) -> bool:
    return found.kind != "tree" and bool(signed_parts(found.data, found.kind)[1])


def _object_files(objects: Iterable[RawObject]) -> Iterator[tuple[str, bytes]]:
    """Objects as Git has them; beside them what `ssh-keygen -Y verify` asks for."""
    for one in objects:
        yield object_path(one.id, one.kind), one.data
        yield from signed_files(one.id, one.kind, one.data)


def signed_files(object_id: str, kind: ObjectKind, data: bytes) -> Iterator[tuple[str, bytes]]:
    """What was signed of an object, and its signature; nothing where there is none."""
    payload, signature = (data, b"") if kind == "tree" else signed_parts(data, kind)
    if signature:
        yield f"{SIGNATURES}{kind}s/{object_id}.payload", payload
        yield f"{SIGNATURES}{kind}s/{object_id}.sig", signature
