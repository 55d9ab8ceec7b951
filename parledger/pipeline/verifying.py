"""`verify`: recompute what was published from a commit's inputs, and compare everything."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from parledger import __version__
from parledger.check.published_record import (
    compare_results,
    compare_units,
)
from parledger.history import (
    Blobs,
    CommitWorkspace,
    find_commit,
    in_repository,
    is_shallow,
    past_records,
    require_all_objects,
    tagged_blob,
)
from parledger.model.bundle import Manifest
from parledger.model.project import CycleFiles
from parledger.model.publication import (
    Difference,
    Publication,
    tag_name,
)
from parledger.model.words import Words
from parledger.pipeline.comparing import (
    Growth,
    Sources,
    compare_contents,
    compare_printed,
    compare_signed,
    compare_tags,
    compare_versions,
    digests_of,
    growth_of,
    record_gone,
)
from parledger.pipeline.concerns import concerning
from parledger.pipeline.names import unknown
from parledger.pipeline.signing import promised, refuse_inside
from parledger.pipeline.stages import Checked, examine
from parledger.problems import Problem, Severity, severity_of
from parledger.source import DiskWorkspace, load_cache

COMPARED = frozenset({"K262", "K263", "K264", "K265", "K266", "K267"})
"""Problems that say what the comparison here says in more detail."""

_FOLDER = Words(
    "Ngoài kho Git: đã đối chiếu các tệp trong thư mục; lịch sử và thẻ không kiểm được.",
    "Outside a repository: the files of the folder were compared; history and tags were not.",
)
_SHALLOW = Words(
    "Bản sao cụt: không kiểm được bản công bố có bị viết lại hay không; lấy đủ bằng "
    "git fetch --unshallow.",
    "A shallow clone: whether a record was rewritten cannot be told; "
    "git fetch --unshallow brings the rest.",
)

_UNASKED = Words(
    "Kho này khai báo có chữ ký (signatures.yaml) nhưng chưa kiểm: thêm --signers TỆP.",
    "This repository promises signatures (signatures.yaml); they were not checked: "
    "add --signers FILE.",
)


@dataclass(frozen=True, slots=True)
class VerifyOrder:
    """`cycle` empty: every published one. `revision` None: HEAD, or the folder outside Git."""

    root: Path
    cycle: str = ""
    revision: str | None = None
    digest: str = ""
    signers: Path | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a cycle's record; `tag` empty: it has no tag here."""

    version: str
    digest: str
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A cycle held against its record; `record` None: it was removed."""

    cycle: str
    record: Publication | None
    versions: tuple[Version, ...]
    units: int
    inputs: int
    differences: tuple[Difference, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def same(self) -> bool:
        """Nothing differs, and nothing is wrong with what the figures come from."""
        return not (self.differences or self.problems)


@dataclass(frozen=True, slots=True)
class VerifyRun:
    """`commit` empty: the folder was compared. `engine`: this program's version.

    `bundle`: what an archive says of itself, where one was compared.
    """

    commit: str
    engine: str
    verdicts: tuple[Verdict, ...]
    notes: tuple[Words, ...]
    bundle: Manifest | None = None

    @property
    def same(self) -> bool:
        """Whether every cycle is as published."""
        return all(verdict.same for verdict in self.verdicts)


def run_verify(order: VerifyOrder) -> VerifyRun:
    """Compare. UserError for wrong use."""
    if order.revision is None and not in_repository(order.root):
        return _run(order, "", Sources(order.root, DiskWorkspace(order.root), None, {}), (_FOLDER,))
    commit = find_commit(order.root, order.revision or "HEAD")
    shallow = is_shallow(order.root)
    require_all_objects(order.root, commit)
    past = {} if shallow else past_records(order.root, commit)
    workspace, blobs = CommitWorkspace(order.root, commit), Blobs(order.root)
    try:
        promise = promised(order.root, commit, blobs)
        if order.signers is not None:
            refuse_inside(order.root, order.signers)
        unasked = bool(promise) and order.signers is None
        notes = [note for note, holds in ((_SHALLOW, shallow), (_UNASKED, unasked)) if holds]
        sources = Sources(order.root, workspace, blobs, past, promise)
        return _run(order, commit, sources, tuple(notes))
    finally:
        workspace.close()
        blobs.close()


def _run(order: VerifyOrder, commit: str, sources: Sources, notes: tuple[Words, ...]) -> VerifyRun:
    files, _ = sources.workspace.files()
    recorded = [path for file in files if _is_record(path := file.path)]
    names = list(dict.fromkeys(path.split("/")[1] for path in (*recorded, *sorted(sources.past))))
    if order.cycle and order.cycle not in names:
        raise unknown(Words("kỳ đã công bố", "published cycle"), order.cycle, names)
    wanted = [order.cycle] if order.cycle else names
    checked = examine(sources.workspace, wanted, load_cache(order.root))
    growths = {name: growth_of(sources, sources.past.get(_path(name), ())) for name in wanted}
    verdicts = tuple(_verdict(order, sources, checked, name, growths[name]) for name in wanted)
    mended = (_say_mended(name, growth) for name, growth in growths.items() if growth)
    told = (*notes, *(note for note in mended if note is not None))
    return VerifyRun(commit, __version__, verdicts, told)


def _path(cycle: str) -> str:
    return f"scores/{cycle}/publication.yaml"


def _say_mended(cycle: str, growth: Growth) -> Words | None:
    """What was undone is no difference, but nobody shall be able to hide that it was there."""
    if not growth.mended:
        return None
    by = ", ".join(commit[:12] for commit in growth.astray[: growth.mended])
    return Words(
        f"{cycle}: bản công bố từng bị viết lại (lần lưu {by}), sau đó đã được khôi phục.",
        f"{cycle}: the record was once rewritten (commit {by}) and has been restored since.",
    )


def _is_record(path: str) -> bool:
    return (
        path.startswith("scores/") and path.endswith("/publication.yaml") and path.count("/") == 2
    )


def _verdict(
    order: VerifyOrder, sources: Sources, checked: Checked, name: str, growth: Growth | None
) -> Verdict:
    project, path = checked.project, _path(name)
    problems = tuple(
        found
        for found in concerning(project, checked.problems, (name,))
        if severity_of(found) is Severity.ERROR and found.code not in COMPARED
    )
    files = project.cycles.get(name)
    record = files.publication if files is not None else None
    past = sources.past.get(path, ())
    if files is None or record is None:
        gone = () if problems else (record_gone(path, past),)
        return Verdict(name, None, (), 0, 0, gone, problems)
    result = checked.results.cycles[name]
    differences = (
        *compare_versions(sources, path, growth),
        *compare_tags(sources, files, record),
        *compare_printed(order.digest, path, record),
        *compare_signed(sources, order.signers, files, record),
        *compare_contents(sources, project, files, record),
        *compare_units(project, record),
        *compare_results(record, result),
    )
    versions = tuple(_versions(sources, files, record))
    counted = len(record.results_now()), len(record.inputs_now())
    return Verdict(name, record, versions, *counted, differences, problems)


def _versions(sources: Sources, files: CycleFiles, record: Publication) -> Iterator[Version]:
    path = f"scores/{files.cycle.id}/publication.yaml"
    for version, digest in digests_of(files, record):
        tag = tag_name(files.cycle.id, version)
        held = sources.blobs is not None and tagged_blob(sources.root, tag, path) is not None
        yield Version(version, digest, tag if held else "")
