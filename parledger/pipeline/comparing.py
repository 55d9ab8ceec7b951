"""What `verify` compares besides figures: the record's own past, tags, signatures, contents."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from parledger.check.published_record import compare_inputs, unit_in
from parledger.history import Blobs, Past, tagged_blob
from parledger.model.project import CycleFiles, Project
from parledger.model.publication import Change, Difference, Publication, tag_name
from parledger.model.workspace import Workspace
from parledger.pipeline.signing import compare_signatures
from parledger.problems import Place
from parledger.source import bytes_in_git
from parledger.source.differences import changed_values
from parledger.source.signing import Promise


@dataclass(frozen=True, slots=True)
class Sources:
    """What the comparison reads from: the workspace, the history, contents by blob id."""

    root: Path
    workspace: Workspace
    blobs: Blobs | None
    past: Mapping[str, tuple[Past, ...]]
    promise: Promise = ""


def record_gone(path: str, past: Sequence[Past]) -> Difference:
    """The record is not there; the commit that took it away where the history tells."""
    by = past[0].commit[:12] if past else ""
    return Difference(Change.REMOVED, Place(path), path, found=by)


@dataclass(frozen=True, slots=True)
class Growth:
    """What the history says of a record that only ever grows at its end.

    `whole`: the longest version that grew from the first one, and `at` the commit that wrote it.
    `astray`: the commits that wrote something else instead, oldest first; those before `mended`
    were undone by a later one.
    """

    whole: bytes
    at: str
    astray: tuple[str, ...]
    mended: int


def growth_of(sources: Sources, past: Sequence[Past]) -> Growth | None:
    """The record through its history, oldest version first; None where Git shows none."""
    found: Growth | None = None
    for version in reversed(past):
        data = sources.blobs.read(version.blob) if sources.blobs and version.blob else None
        if data is None:
            continue
        if found is None:
            found = Growth(data, version.commit, (), 0)
        elif data.startswith(found.whole):
            found = Growth(data, version.commit, found.astray, len(found.astray))
        else:
            found = replace(found, astray=(*found.astray, version.commit))
    return found


def compare_versions(sources: Sources, path: str, growth: Growth | None) -> Iterator[Difference]:
    """The present record has to begin with all that was ever rightly in it: errata are only added."""
    now = sources.workspace.read(path) or b""
    if growth is not None and not now.startswith(growth.whole):
        by = growth.astray[growth.mended] if growth.astray[growth.mended :] else growth.at
        yield Difference(
            Change.REWRITTEN, Place(path), path, recorded=growth.at[:12], found=by[:12]
        )


def compare_tags(sources: Sources, files: CycleFiles, record: Publication) -> Iterator[Difference]:
    """A tag must hold the very bytes of its version."""
    if sources.blobs is None:
        return
    cycle = files.cycle
    path = f"scores/{cycle.id}/publication.yaml"
    for version, digest in digests_of(files, record):
        tag = tag_name(cycle.id, version)
        blob = tagged_blob(sources.root, tag, path)
        if blob is None:
            continue
        data = sources.blobs.read(blob) if blob else None
        held = sha256(data).hexdigest() if data is not None else ""
        if held != digest:
            yield Difference(Change.TAG, Place(path), path, "", tag, held, digest)


def digests_of(files: CycleFiles, record: Publication) -> tuple[tuple[str, str], ...]:
    """Each version's name and digest, the first publication first."""
    names = [str(files.cycle.year), *(version for version, _ in record.versions())]
    return tuple(zip(names, record.digests, strict=True))


def compare_printed(digest: str, path: str, record: Publication) -> Iterator[Difference]:
    """The digest that somebody read in the decision must be that of a version."""
    if digest and digest.lower() not in record.digests:
        latest = record.digests[-1]
        yield Difference(Change.PRINTED, Place(path), path, recorded=digest.lower(), found=latest)


def compare_signed(
    sources: Sources, signers: Path | None, files: CycleFiles, record: Publication
) -> Iterator[Difference]:
    """Every version's tag, and the commits that wrote the record where that is promised."""
    if signers is None or sources.blobs is None:
        return
    cycle = files.cycle.id
    path = f"scores/{cycle}/publication.yaml"
    tags = [tag_name(cycle, version) for version, _ in digests_of(files, record)]
    wrote = sources.past.get(path, ()) if sources.promise == "commits" else ()
    commits = [past.commit for past in wrote]
    yield from compare_signatures(sources.root, signers, path, tags, commits)


def compare_contents(
    sources: Sources, project: Project, files: CycleFiles, record: Publication
) -> Iterator[Difference]:
    """By blob id, then, where that agrees, by the SHA-256 of the bytes."""
    differing = set()
    in_git = sources.blobs is not None
    # A working copy may end its lines with CR LF where Git does not; a commit may not.
    project = replace(project, git_digests={}) if in_git else project
    for one in compare_inputs(project, files, record):
        differing.add(one.path)
        yield from _in_detail(sources, one) if one.change is Change.INPUT else (one,)
    for path, known in record.inputs_now().items():
        # A path that somebody wrote into the record is opened only where a file was found there.
        data = sources.workspace.read(path) if path in project.digests else None
        if data is None or path in differing:
            continue
        held = sha256(data if in_git else bytes_in_git(data)).hexdigest()
        if known.sha256 != held:
            yield Difference(Change.SEAL, known.at, path, unit_in(path), "", known.sha256, held)


def _in_detail(sources: Sources, one: Difference) -> Iterator[Difference]:
    """The values that differ, where Git still has the file as it was published."""
    before = sources.blobs.read(one.recorded) if sources.blobs else None
    after = sources.workspace.read(one.path)
    changes = changed_values(one.path, before, after) if before and after else ()
    if not changes:
        yield one
    for change in changes:
        yield replace(
            one,
            change=Change.VALUE,
            place=Place(one.path, change.line, change.column),
            unit=change.unit,
            criterion=change.criterion,
            key=change.key,
            recorded=change.before,
            found=change.after,
        )
