"""`verify ARCHIVE`: a bundle held against itself, its record, and what is computed anew from it.

Nothing but the archive is read: no repository, no network, no file beside it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from parledger import __version__
from parledger.check.published_record import compare_results, compare_units
from parledger.model.bundle import PROOFS, RECORD, SIGNATURES, Files, Held
from parledger.model.project import CycleFiles
from parledger.model.publication import Change, Difference, Publication
from parledger.model.words import Words
from parledger.pipeline.archive_contents import compare_files, compare_sums, exempt
from parledger.pipeline.archive_history import compare_history
from parledger.pipeline.archive_opening import Archive, open_files
from parledger.pipeline.archive_parts import compare_parts
from parledger.pipeline.archive_signatures import Vouched, compare_proofs
from parledger.pipeline.archive_tables import compare_tables, table_paths
from parledger.pipeline.bundle_history import FORMATS, history_path
from parledger.pipeline.comparing import Sources, compare_contents, compare_printed, digests_of
from parledger.pipeline.concerns import concerning
from parledger.pipeline.names import unknown
from parledger.pipeline.verifying import COMPARED, Verdict, VerifyRun, Version
from parledger.problems import Place, Problem, Severity, UserError, severity_of
from parledger.source.bundle import read_archive
from parledger.source.publication import version_texts

_UNASKED = Words(
    "Trong gói có chữ ký nhưng chưa kiểm: thêm --signers TỆP.",
    "The bundle holds signatures; they were not checked: add --signers FILE.",
)
_NO_BALLOTS = "V253"
"""A survey that was closed and has no ballots: of a public bundle that is as it has to be."""


@dataclass(frozen=True, slots=True)
class ArchiveOrder:
    """`cycle` empty: whatever the archive holds. `digest`: as printed in the decision."""

    path: Path
    cycle: str = ""
    digest: str = ""
    signers: Path | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What comes from outside: a printed digest, trusted keys. `summed`: with SHA256SUMS."""

    digest: str = ""
    signers: Path | None = None
    summed: bool = False


def run_verify_archive(order: ArchiveOrder) -> VerifyRun:
    """Compare. UserError: not the cycle asked for, no signatures there (exit 2), no sound archive
    (exit 1).
    """
    if order.signers is not None and not order.signers.is_file():
        raise UserError(f"không có tệp {order.signers}", f"there is no file {order.signers}")
    asked = Asked(order.digest, order.signers, summed=True)
    found = judge(open_files(read_archive(order.path)), asked)
    name = found.verdicts[0].cycle
    if order.cycle not in ("", name):
        raise unknown(Words("kỳ trong gói này", "cycle in this bundle"), order.cycle, (name,))
    if order.signers is not None and found.bundle is not None and found.bundle.edition == "public":
        raise UserError(
            "gói công khai không có chữ ký (chúng mang tên người): dùng gói nội bộ, hoặc kho Git",
            "a public bundle holds no signatures (they name people): take the internal one, or the"
            " repository",
        )
    return found


def judge(archive: Archive, asked: Asked) -> VerifyRun:
    """The verdict on a bundle."""
    files, manifest = archive.files, archive.manifest
    differences = (
        *(compare_sums(files) if asked.summed else ()),
        *compare_files(files, manifest, table_paths(files, archive.tables) | _elsewhere(files)),
        *archive.miscounted,
        *_compare(archive, asked),
    )
    verdict = _verdict(archive, differences)
    notes = tuple(_notes(archive, asked))
    return VerifyRun(manifest.commit, __version__, (verdict,), notes, manifest)


def _compare(archive: Archive, asked: Asked) -> Iterator[Difference]:
    record, cycle, manifest = archive.record, archive.cycle, archive.manifest
    path = manifest.record
    if record is None or cycle is None:
        return
    versions = digests_of(cycle, record)
    for place, (name, known) in enumerate(versions):
        told = manifest.versions[place] if place < len(manifest.versions) else ("", "")
        if told != (name, known):
            yield Difference(Change.MANIFEST, Place(path), path, "", name, known, told[1])
    if manifest.version != versions[-1][0] or len(manifest.versions) > len(versions):
        at = Place(path)
        yield Difference(
            Change.MANIFEST, at, path, "", "version", versions[-1][0], manifest.version
        )
    yield from compare_printed(asked.digest, path, record)
    yield from compare_parts(archive.files, manifest, record)
    yield from _contents(archive, cycle, record)
    yield from compare_units(archive.checked.project, record)
    texts = version_texts(archive.files[RECORD], record) if RECORD in archive.files else ()
    yield from compare_history(archive.files, manifest, archive.workspace)
    yield from compare_proofs(Vouched(archive.files, manifest, texts), asked.signers)
    result = archive.checked.results.cycles.get(manifest.cycle)
    if result is not None:
        yield from compare_results(record, result)
        yield from compare_tables(archive.files, manifest, archive.tables)


def _contents(archive: Archive, cycle: CycleFiles, record: Publication) -> Iterator[Difference]:
    """Whole inputs by blob id and SHA-256; reduced and counted ones have other bytes."""
    sources = Sources(Path(), archive.workspace, None, {})
    reduced = exempt(archive.manifest)
    missing = {part.path for part in archive.manifest.parts if part.held not in archive.files}
    for one in compare_contents(sources, archive.checked.project, cycle, record):
        if one.path not in reduced | missing:
            yield one


def _verdict(archive: Archive, differences: tuple[Difference, ...]) -> Verdict:
    record, manifest = archive.record, archive.manifest
    problems = tuple(_errors(archive))
    if record is None and not (problems or differences):
        path = manifest.record
        differences = (Difference(Change.MISSING, Place(path), path),)
    return Verdict(
        manifest.cycle,
        record,
        tuple(Version(name, told) for name, told in manifest.versions),
        len(record.results_now()) if record is not None else 0,
        len(record.inputs_now()) if record is not None else 0,
        differences,
        problems,
    )


def _errors(archive: Archive) -> Iterator[Problem]:
    """What is wrong with the inputs as such; ballots that were counted are not missed."""
    project, manifest = archive.checked.project, archive.manifest
    counted = {part.path.rpartition(".")[0] + ".yaml" for part in manifest.of(Held.COUNTED)}
    for found in concerning(project, archive.checked.problems, (manifest.cycle,)):
        if severity_of(found) is not Severity.ERROR or found.code in COMPARED:
            continue
        if found.code != _NO_BALLOTS or found.place.path not in counted:
            yield found


def _elsewhere(files: Files) -> frozenset[str]:
    """Files that are looked at one by one where they belong."""
    named = {history_path(form) for form in FORMATS}
    return frozenset(path for path in files if path.startswith(SIGNATURES) or path in named)


def _notes(archive: Archive, asked: Asked) -> Iterator[Words]:
    """What was not looked at."""
    signed = b'"signed": true' in archive.files.get(PROOFS, b"")
    if signed and asked.signers is None and archive.manifest.edition == "internal":
        yield _UNASKED
