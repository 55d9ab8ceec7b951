"""signatures/ of a bundle: that its objects lead to this very record, and who signed them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from parledger.history import ObjectKind, Signed, check_contents
from parledger.model.bundle import (
    PROOFS,
    RECORD,
    SIGNATURES,
    CommitProof,
    Files,
    Manifest,
    Proofs,
    TagProof,
    object_path,
)
from parledger.model.publication import Change, Difference, tag_name
from parledger.pipeline.bundle_signatures import signed_files
from parledger.pipeline.signing import CHANGES
from parledger.problems import Place
from parledger.source.bundle import entry_in, named_in, object_id, read_proofs


@dataclass(frozen=True, slots=True)
class Vouched:
    """What is held together: the files, the manifest, and the record's versions as they were."""

    files: Files
    manifest: Manifest
    texts: Sequence[bytes]

    @property
    def versions(self) -> Mapping[str, bytes]:
        """Version -> the record then."""
        names = (name for name, _ in self.manifest.versions)
        return dict(zip(names, self.texts, strict=False))


def compare_proofs(vouched: Vouched, signers: Path | None) -> Iterator[Difference]:
    """Objects that do not prove what the index says; signatures that are not good."""
    try:
        proofs = read_proofs(vouched.files.get(PROOFS, b""))
    except ValueError:
        yield _unproven(PROOFS)
        return
    if not _fits(vouched, proofs):
        yield _unproven(PROOFS)
    yield from _compare_blobs(vouched, proofs)
    expected = {PROOFS}
    if vouched.manifest.edition == "internal":
        for tag in proofs.tags:
            yield from _compare_tag(vouched, tag)
        for commit in proofs.commits:
            yield from _compare_commit(vouched, proofs, commit)
        expected |= _expected(vouched, proofs)
        if signers is not None:
            yield from _compare_signed(vouched, proofs, signers)
    for path in sorted(path for path in vouched.files if path.startswith(SIGNATURES)):
        if path not in expected:
            yield Difference(Change.STRAY, Place(path), path)


def _fits(vouched: Vouched, proofs: Proofs) -> bool:
    """One entry a version, for the tags that the versions have; the bundle's commit first."""
    cycle = vouched.manifest.cycle
    tags = [(name, tag_name(cycle, name)) for name, _ in vouched.manifest.versions]
    path = f"/{proofs.path}".endswith(f"/{vouched.manifest.record}")
    named = [one.commit for one in proofs.commits]
    return (
        path
        and [(one.version, one.tag) for one in proofs.tags] == tags
        and named[:1] == [vouched.manifest.commit]
        and {one.commit for one in proofs.tags if one.commit} <= set(named)
    )


def _unproven(path: str, key: str = "") -> Difference:
    return Difference(Change.PROOF, Place(path), path, "", key)


def _object(vouched: Vouched, name: str, kind: str) -> bytes | None:
    """An object whose bytes have the id that they are kept under; None where there is none."""
    data = vouched.files.get(object_path(name, kind))
    return data if data is not None and object_id(kind, data, name) == name else None


def _compare_blobs(vouched: Vouched, proofs: Proofs) -> Iterator[Difference]:
    """The record at each tag's commit is that version's, at the bundle's own commit the present."""
    blobs = {one.commit: one.blob for one in proofs.commits}
    for tag in proofs.tags:
        text = vouched.versions.get(tag.version, b"")
        if tag.commit and blobs.get(tag.commit) != object_id("blob", text, tag.commit):
            yield Difference(Change.TAG, Place(PROOFS), PROOFS, "", tag.tag)
    own = vouched.manifest.commit
    if own in blobs and blobs[own] != object_id("blob", vouched.files.get(RECORD, b""), own):
        yield _unproven(PROOFS, own[:12])


def _compare_tag(vouched: Vouched, one: TagProof) -> Iterator[Difference]:
    """The object names the tag and the commit, and is signed or not as the index says."""
    if one.object:
        data = _object(vouched, one.object, "tag") or b""
        names = (named_in(data, "object"), named_in(data, "tag"), bool(_signature(data, "tag")))
        if names != (one.commit, one.tag, one.signed):
            yield _unproven(object_path(one.object, "tag"), one.tag)


def _signature(data: bytes, kind: ObjectKind) -> bytes:
    return dict(signed_files("", kind, data)).get(f"{SIGNATURES}{kind}s/.sig", b"")


def _compare_commit(vouched: Vouched, proofs: Proofs, one: CommitProof) -> Iterator[Difference]:
    """From the commit through its trees to the record."""
    data = _object(vouched, one.commit, "commit") or b""
    trees = _trees(vouched, proofs.path, data)
    name = proofs.path.rpartition("/")[2]
    blob = entry_in(trees[-1][1], name, one.commit) if trees else ""
    whole = len(trees) == proofs.path.count("/") + 1
    if not whole or blob != one.blob or bool(_signature(data, "commit")) != one.signed:
        yield _unproven(object_path(one.commit, "commit"), one.commit[:12])


def _trees(vouched: Vouched, path: str, commit: bytes) -> list[tuple[str, bytes]]:
    """Ids and bytes of the trees on the way to a file, as far as they are there and sound."""
    name = named_in(commit, "tree")
    found: list[tuple[str, bytes]] = []
    for folder in [*path.split("/")[:-1], ""]:
        tree = _object(vouched, name, "tree") if name else None
        if tree is None:
            break
        found.append((name, tree))
        name = entry_in(tree, folder, name)
    return found


def _expected(vouched: Vouched, proofs: Proofs) -> set[str]:
    """Every file that the index leads to."""
    found: set[str] = set()
    objects: list[tuple[str, ObjectKind]] = [
        (one.object, "tag") for one in proofs.tags if one.object
    ]
    objects += [(one.commit, "commit") for one in proofs.commits]
    for name, kind in objects:
        data = vouched.files.get(object_path(name, kind), b"")
        found.add(object_path(name, kind))
        for path, wanted in signed_files(name, kind, data):
            if vouched.files.get(path) == wanted:
                found.add(path)
        if kind == "commit":
            trees = _trees(vouched, proofs.path, data)
            found |= {object_path(tree, "tree") for tree, _ in trees}
    return found


def _compare_signed(vouched: Vouched, proofs: Proofs, signers: Path) -> Iterator[Difference]:
    """Every version's tag; the commits too where that is promised, or where they are signed."""
    asked = [(one.object, "tag", one.tag) for one in proofs.tags]
    asked += [
        (one.commit, "commit", one.commit[:12])
        for one in proofs.commits
        if one.signed or proofs.require == "commits"
    ]
    for name, kind, shown in asked:
        data = _object(vouched, name, kind) if name else None
        signed = Signed.UNSIGNED
        if data is not None:
            signed = check_contents(data, "tag" if kind == "tag" else "commit", signers)
        if signed is not Signed.GOOD:
            record = vouched.manifest.record
            yield Difference(CHANGES[signed], Place(record), record, key=shown)
