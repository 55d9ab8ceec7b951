"""`publish`: the record of a finished cycle, and errata to it; nothing is written half."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from parledger import __version__
from parledger.check.published_record import compare_inputs, compare_units, published_inputs
from parledger.compute import compute_cycle
from parledger.model.documents import Document
from parledger.model.project import CycleFiles, Project
from parledger.model.publication import (
    Erratum,
    Figures,
    Input,
    Publication,
    Stand,
    is_units_file,
    next_version,
    tag_name,
    version_now,
)
from parledger.model.results import CycleResult
from parledger.model.units import Unit
from parledger.model.words import Words
from parledger.outputs.publication import errata_text, publication_text, with_errata
from parledger.outputs.writing import write_atomically
from parledger.pipeline.concerns import concerning, errors_in
from parledger.pipeline.counting import count_surveys
from parledger.pipeline.names import shown, unknown
from parledger.pipeline.stages import examine, read_workspace
from parledger.pipeline.trying import Overlay
from parledger.problems import Place, Problems, UserError
from parledger.source import DiskWorkspace, bytes_in_git, load_cache
from parledger.source.canonical import canonical


@dataclass(frozen=True, slots=True)
class PublishOrder:
    """Which cycle, by which decision; for an erratum also which files, what and why.

    `number`: the decision's number, or the paper's title where it has none.
    """

    root: Path
    cycle: str
    number: str
    date: date
    erratum: bool = False
    paths: tuple[str, ...] = ()
    what: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """A unit's figures before and after an erratum; None: not there."""

    unit: str
    before: Figures | None
    after: Figures | None


@dataclass(frozen=True, slots=True)
class PublishRun:
    """What was written; `path` empty: nothing, because of these problems.

    `digest`: SHA-256 of publication.yaml as written, which is the record of this very version.
    """

    problems: Problems
    path: str = ""
    version: str = ""
    digest: str = ""
    tag: str = ""
    units: int = 0
    inputs: int = 0
    moved: tuple[Moved, ...] = ()


def run_publish(order: PublishOrder) -> PublishRun:
    """Write or extend publication.yaml. UserError for wrong use, problems for what is unfinished."""
    project = read_workspace(order.root).project
    files = project.cycles.get(order.cycle)
    if files is None:
        raise unknown(Words("kỳ đánh giá", "cycle"), order.cycle, project.cycles)
    if order.erratum:
        return _correct(order, project, files)
    if files.publication is not None:
        raise UserError(
            f"kỳ {order.cycle} đã công bố; muốn sửa thì lập đính chính: publish --erratum",
            f"{order.cycle} is published already; to correct it: publish --erratum",
        )
    return _publish(order, project, files)


def _publish(order: PublishOrder, project: Project, files: CycleFiles) -> PublishRun:
    result = _as_published(order.root, project, files)
    record = Publication(
        cycle=order.cycle,
        decision=_decision(order),
        date=order.date,
        engine=__version__,
        results=figures_of(result),
        inputs=tuple(_inputs(order.root, project, published_inputs(project, files))),
        units=tuple(_entries(project, files)),
        errata=(),
        at=_NOWHERE,
    )
    text = canonical(publication_text(record), _path(order.cycle))
    run = PublishRun((), units=len(record.results), inputs=len(record.inputs))
    return _write_checked(order, text, run)


_NOWHERE = Place("")
_NUMBER = re.compile(r"\S*[0-9]\S*")


def _decision(order: PublishOrder) -> Document:
    """A word with a digit is a number, anything else the title of a paper without one."""
    if _NUMBER.fullmatch(order.number):
        return Document(number=order.number, date=order.date)
    return Document(title=order.number, date=order.date)


_NO_RECORD = Publication("", Document(), date.min, "", (), (), (), (), _NOWHERE)


def _path(cycle: str) -> str:
    return f"scores/{cycle}/publication.yaml"


def _as_published(root: Path, project: Project, files: CycleFiles) -> CycleResult:
    """The figures that publication gives, where `missing` decides on what is still absent."""
    surveys, _ = count_surveys(DiskWorkspace(root), project)
    published = replace(files, publication=files.publication or _NO_RECORD)
    return compute_cycle(project, published, None, surveys.get(files.cycle.id, ()))


def figures_of(result: CycleResult) -> tuple[Figures, ...]:
    """Every unit's figures, in the order of the decision."""
    return tuple(
        Figures(unit.unit, unit.shown_index, unit.rank, unit.class_id, _NOWHERE)
        for block in result.blocks
        for unit in block.units
    )


def _entries(project: Project, files: CycleFiles) -> Iterable[Unit]:
    units = (unit for block in files.cycle.blocks for unit in block.units)
    return (project.units[unit] for unit in units if unit in project.units)


def _inputs(root: Path, project: Project, paths: Iterable[str]) -> Iterable[Input]:
    for path in paths:
        blob, digest = _digests(root, project, path)
        yield Input(path, blob, digest, _NOWHERE)


def _digests(root: Path, project: Project, path: str) -> tuple[str, str]:
    """Blob id and SHA-256 of the bytes as Git keeps them; empty where there is no such file."""
    data = DiskWorkspace(root).read(path) if path in project.digests else None
    if data is None:
        return "", ""
    blob = project.git_digests.get(path) or project.digests[path]
    return blob, sha256(bytes_in_git(data)).hexdigest()


def _write_checked(order: PublishOrder, text: str, run: PublishRun) -> PublishRun:
    """Write the record if the workspace is without errors once it stands there."""
    path, data = _path(order.cycle), text.encode("utf-8")
    overlay = Overlay(DiskWorkspace(order.root), path, data)
    checked = examine(overlay, (order.cycle,), load_cache(order.root))
    problems = concerning(checked.project, checked.problems, (order.cycle,))
    files = checked.project.cycles[order.cycle]
    if errors_in(problems) or files.publication is None:
        return replace(run, problems=problems)
    try:
        write_atomically(order.root / path, data)
    except OSError as wrong:
        raise UserError(
            f"không ghi được {path}: {wrong.strerror}", f"cannot write {path}: {wrong.strerror}"
        ) from wrong
    version = version_now(files.cycle.year, files.publication)
    return replace(
        run,
        problems=problems,
        path=path,
        version=version,
        digest=sha256(data).hexdigest(),
        tag=tag_name(order.cycle, version),
    )


def _correct(order: PublishOrder, project: Project, files: CycleFiles) -> PublishRun:
    """Add an erratum for the files named; all of them, and no others, differ from the record."""
    record = files.publication
    if record is None:
        raise UserError(
            f"kỳ {order.cycle} chưa công bố, nên chưa có gì để đính chính",
            f"{order.cycle} is not published, so there is nothing to correct",
        )
    changed = _changed_paths(project, files, record)
    _refuse_others(order, changed)
    before = record.results_now()
    after = {one.unit: one for one in figures_of(_as_published(order.root, project, files))}
    moved = tuple(_moved(before, after))
    errata = tuple(_errata(order, project, record, moved))
    addition = canonical(errata_text(errata), _path(order.cycle))
    data = DiskWorkspace(order.root).read(_path(order.cycle)) or b""
    text = with_errata(bytes_in_git(data).decode("utf-8"), addition, first=record.errata_at is None)
    run = PublishRun((), units=len(after), inputs=len(order.paths), moved=moved)
    return _write_checked(order, text, run)


def _changed_paths(
    project: Project, files: CycleFiles, record: Publication
) -> Mapping[str, tuple[str, ...]]:
    """Path -> the units whose entries differ in it (empty for an input)."""
    changed: dict[str, list[str]] = {}
    for one in compare_inputs(project, files, record):
        changed.setdefault(one.path, [])
    for one in compare_units(project, record):
        held = project.units.get(one.unit)
        if held is not None:
            changed.setdefault(held.at.path, []).append(one.unit)
    return {path: tuple(dict.fromkeys(units)) for path, units in changed.items()}


def _refuse_others(order: PublishOrder, changed: Mapping[str, tuple[str, ...]]) -> None:
    for path in order.paths:
        if path not in changed:
            listed = ", ".join(changed) or "–"
            raise UserError(
                f"{shown(path)} không khác bản đã công bố; đã thay đổi: {listed}",
                f"{shown(path)} does not differ from what was published; changed: {listed}",
            )
    others = [path for path in changed if path not in order.paths]
    if others:
        raise UserError(
            f"còn tệp khác đã thay đổi sau khi công bố: {', '.join(others)}; "
            "ghi đủ các tệp vào đính chính, hoặc khôi phục tệp",
            f"other files have changed since publication: {', '.join(others)}; "
            "name them all in the erratum, or restore them",
            exit_code=1,
        )


def _moved(before: Mapping[str, Figures], after: Mapping[str, Figures]) -> Iterable[Moved]:
    for unit in dict.fromkeys([*before, *after]):
        old, new = before.get(unit), after.get(unit)
        if old is None or new is None or old.told != new.told:
            yield Moved(unit, old, new)


def _errata(
    order: PublishOrder, project: Project, record: Publication, moved: tuple[Moved, ...]
) -> Iterable[Erratum]:
    """One entry a file; the figures of the whole version stand in the first."""
    cycle = project.cycles[order.cycle].cycle
    version = next_version(cycle.year, record)
    changed = _changed_paths(project, project.cycles[order.cycle], record)
    inputs, units = record.inputs_now(), record.units_now()
    for place, path in enumerate(order.paths):
        here = moved if place == 0 else ()
        old = tuple(one.before for one in here if one.before is not None)
        new = tuple(one.after for one in here if one.after is not None)
        if is_units_file(path):
            before = Stand("", "", old, tuple(units[unit] for unit in changed[path]))
            after = Stand("", "", new, tuple(project.units[unit] for unit in changed[path]))
        else:
            known = inputs.get(path)
            before = Stand(known.blob, known.sha256, old) if known else Stand(results=old)
            after = Stand(*_digests(order.root, project, path), new)
        decision = _decision(order)
        what, reason = order.what, order.reason
        yield Erratum(version, order.date, decision, path, what, reason, before, after, _NOWHERE)
