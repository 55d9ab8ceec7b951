"""`bundle`: one archive with which a publication can be verified without its repository."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from parledger import __version__
from parledger.history import CommitWorkspace, find_commit, require_whole_history
from parledger.model.bundle import (
    INPUTS,
    MANIFEST,
    README,
    RECORD,
    Files,
    Manifest,
    bundle_name,
)
from parledger.model.project import CycleFiles, Project
from parledger.model.words import Words
from parledger.outputs.bundle import make_archive, manifest_text, readme_text
from parledger.pipeline.archive_opening import open_files
from parledger.pipeline.bundle_history import history_files
from parledger.pipeline.bundle_inputs import Taken, take_inputs
from parledger.pipeline.bundle_signatures import Vouching, signature_files
from parledger.pipeline.bundle_tables import table_files
from parledger.pipeline.comparing import digests_of
from parledger.pipeline.names import unknown
from parledger.pipeline.stages import Checked, examine
from parledger.pipeline.verifying import VerifyOrder, VerifyRun, run_verify
from parledger.pipeline.verifying_archive import Asked, judge
from parledger.problems import UserError
from parledger.source import load_cache
from parledger.source.reducing import reduce_file


@dataclass(frozen=True, slots=True)
class BundleOrder:
    """Which cycle, for whom; `revision` None: HEAD."""

    root: Path
    cycle: str
    edition: Literal["public", "internal"] = "public"
    revision: str | None = None


@dataclass(frozen=True, slots=True)
class BundleRun:
    """The archive; empty: the commit is not as published, which `verdict` tells.

    `verdict` is that of the repository, or of the archive itself once it was made.
    """

    verdict: VerifyRun
    manifest: Manifest | None = None
    archive: bytes = b""

    @property
    def name(self) -> str:
        """What the archive is called where nobody says otherwise."""
        made = self.manifest
        return bundle_name(made.cycle, made.version, made.edition) if made is not None else ""


def run_bundle(order: BundleOrder) -> BundleRun:
    """Make the archive of a published cycle. UserError for wrong use.

    First the commit is verified, then the archive that was made: what would not verify is not
    handed out.
    """
    commit = find_commit(order.root, order.revision or "HEAD")
    require_whole_history(order.root)
    workspace = CommitWorkspace(order.root, commit)
    try:
        checked = examine(workspace, (order.cycle,), load_cache(order.root))
        files = _published(checked.project, order.cycle)
        verdict = run_verify(VerifyOrder(order.root, order.cycle, commit))
        if not verdict.same or files is None:
            return BundleRun(verdict)
        manifest, held = _made(order, commit, workspace, checked)
    finally:
        workspace.close()
    # Tables are those of the bundle's own inputs: places in files that were reduced are theirs.
    archive = open_files(held)
    whole = {**held, **dict(table_files(archive.tables))}
    verdict = judge(replace(archive, files=whole), Asked())
    return BundleRun(verdict, manifest, make_archive(whole) if verdict.same else b"")


def _published(project: Project, cycle: str) -> CycleFiles | None:
    """The cycle's files; None where what there was of them cannot be read any more."""
    files = project.cycles.get(cycle)
    path = f"scores/{cycle}/{RECORD}"
    if files is None and f"scores/{cycle}/cycle.yaml" not in project.unread:
        raise unknown(Words("kỳ đánh giá", "cycle"), cycle, project.cycles)
    if files is not None and files.publication is None and path not in project.unread:
        raise UserError(
            f"kỳ {cycle} chưa công bố, nên chưa có gì để kiểm chứng: công bố bằng lệnh publish",
            f"{cycle} is not published, so there is nothing to verify yet: see publish",
        )
    return files if files is not None and files.publication is not None else None


def _made(
    order: BundleOrder, commit: str, workspace: CommitWorkspace, checked: Checked
) -> tuple[Manifest, Files]:
    """The manifest and all files but the tables and SHA256SUMS."""
    project, public = checked.project, order.edition == "public"
    shown = frozenset(name for name, files in project.cycles.items() if _is_shown(files))
    taken = Taken(workspace, project, checked.surveys, order.cycle, public, shown)
    record = _record(taken)
    parts, held = take_inputs(taken)
    versions = _versions(taken.files)
    manifest = Manifest(
        edition=order.edition,
        cycle=order.cycle,
        version=versions[-1][0],
        commit=commit,
        engine=__version__,
        versions=versions,
        parts=parts,
    )
    names = tuple(name for name, _ in versions)
    vouching = Vouching(order.root, commit, order.cycle, manifest.record, names)
    files: Mapping[str, bytes] = {
        **held,
        **dict(signature_files(vouching, public=public)),
        **dict(history_files(order.root, commit, checked, order.cycle, order.edition)),
        RECORD: record,
        INPUTS + manifest.record: record,
        MANIFEST: manifest_text(manifest).encode("utf-8"),
    }
    folders = frozenset(path.split("/")[0] for path in files)
    return manifest, {**files, README: readme_text(manifest, folders).encode("utf-8")}


def _is_shown(files: CycleFiles) -> bool:
    return files.publication is not None or files.cycle.visibility == "public"


def _versions(files: CycleFiles) -> tuple[tuple[str, str], ...]:
    return () if files.publication is None else digests_of(files, files.publication)


def _record(taken: Taken) -> bytes:
    """The record as it stands. UserError where it says itself what is not public."""
    path = f"scores/{taken.cycle}/{RECORD}"
    data = taken.workspace.read(path) or b""
    if taken.public and reduce_file(data, path, taken.accounts()).removed:
        raise UserError(
            f"{path} có tài liệu không công khai hoặc chú thích về người; bản công bố phải công khai"
            " nguyên vẹn, nên chỉ làm được gói nội bộ: --edition internal",
            f"{path} holds a paper that is not public, or a comment that tells of a person; a record"
            " can only be published whole, so only --edition internal can be made",
            exit_code=1,
        )
    return data
