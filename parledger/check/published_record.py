"""A cycle's publication.yaml against what stands now: inputs, units' entries, figures.

While the record stands, a change to what it names is an error unless an erratum names it too.
Tasks, appeals and plans of improvement go on after publication, and other cycles come: none of
them is an input.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields

from parledger.check.found import found, where
from parledger.model.project import CycleFiles, Project
from parledger.model.publication import (
    Change,
    Difference,
    Erratum,
    Figures,
    Publication,
    is_units_file,
    tag_name,
    version_now,
)
from parledger.model.results import CycleResult, Results, UnitResult
from parledger.model.units import Unit
from parledger.problems import Place, Problem

_NEVER_LOCKED = frozenset({"tasks.yaml", "appeals.yaml", "publication.yaml"})
_LATER = frozenset({"end", "succeeded_by"})
"""What becomes of a unit afterwards may be added to its entry; what was recorded stays."""

_UNIT_KEYS: Mapping[str, str] = {"start": "from", "end": "to"}
_NAMED = tuple(one.name for one in fields(Unit) if one.name not in ("id", "at", "places"))


def published_inputs(project: Project, files: CycleFiles) -> tuple[str, ...]:
    """Paths of all files that the cycle's figures come from, sorted; units' files are not among
    them, since of these the entries count.

    In the cycle's folder: everything that was read but what is never locked. Outside: the sets
    of its blocks, the frames that these follow, and other cycles' surveys whose results it uses.
    """
    folder = f"scores/{files.cycle.id}/"
    own = (path for path in project.digests if path.startswith(folder))
    used = (*_set_paths(project, files), *_reused_surveys(project, files))
    return tuple(sorted({*filter(_is_locked, own), *used}))


def _reused_surveys(project: Project, files: CycleFiles) -> Iterator[str]:
    groups = (group for survey in files.surveys.values() for group in survey.groups)
    for reuse in (group.reuse for group in groups if group.reuse is not None):
        other = project.cycles.get(reuse.cycle) if reuse.cycle else None
        survey = other.surveys.get(reuse.survey) if other is not None else None
        if survey is not None:
            yield survey.path
            if survey.ballots is not None:
                yield survey.ballots.path


def _is_locked(path: str) -> bool:
    name, depth = path.rpartition("/")[2], path.count("/")
    return not (name in _NEVER_LOCKED if depth == 2 else name == "improvement.yaml")


def _set_paths(project: Project, files: CycleFiles) -> Iterator[str]:
    waiting = [block.criteria for block in files.cycle.blocks]
    seen: set[str] = set()
    while waiting:
        known = project.sets.get(waiting.pop())
        if known is not None and known.id not in seen:
            seen.add(known.id)
            waiting.append(known.follows)
            yield known.at.path


def compare_inputs(
    project: Project, files: CycleFiles, record: Publication
) -> Iterator[Difference]:
    """Files that differ from the record in their Git blob id, that are gone, or that are new."""
    recorded = record.inputs_now()
    for path, one in recorded.items():
        blob = project.digests.get(path)
        if blob is None:
            if path not in project.unread:
                yield Difference(Change.GONE, one.at, path, unit_in(path), recorded=one.blob)
        elif one.blob not in (blob, project.git_digests.get(path)):
            place = Place(path)
            yield Difference(Change.INPUT, place, path, unit_in(path), "", one.blob, blob)
    for path in published_inputs(project, files):
        if path not in recorded:
            yield Difference(
                Change.NEW, Place(path), path, unit_in(path), found=project.digests[path]
            )


def unit_in(path: str) -> str:
    """The unit whose folder a file lies in; empty for other files."""
    parts = path.split("/")
    return parts[2] if len(parts) == 4 and parts[0] == "scores" and parts[2] != "survey" else ""


def compare_units(project: Project, record: Publication) -> Iterator[Difference]:
    """Units' entries that are gone or differ, field by field."""
    for name, unit in record.units_now().items():
        now = project.units.get(name)
        if now is None:
            if not any(is_units_file(path) for path in project.unread):
                yield Difference(Change.ENTRY, unit.at, unit.at.path, name, "id", name)
            continue
        for key in _NAMED:
            before, after = _told(unit, key), _told(now, key)
            if before != after and (before or key not in _LATER):
                shown = _UNIT_KEYS.get(key, key)
                place = now.places.get(shown, now.at)
                yield Difference(Change.ENTRY, place, place.path, name, shown, before, after)


def _told(unit: Unit, key: str) -> str:
    if key == "succeeded_by":
        return ", ".join(f"{one.unit} ({one.relation})" for one in unit.succeeded_by)
    value = getattr(unit, key)
    return "" if value is None else str(value)


def compare_results(record: Publication, result: CycleResult) -> Iterator[Difference]:
    """Indices, ranks and classes that are recomputed otherwise, of every unit of either side."""
    recorded = record.results_now()
    now = {unit.unit: unit for block in result.blocks for unit in block.units}
    for name, figures in recorded.items():
        unit = now.get(name)
        after = ("", "", "") if unit is None else _figures(unit)
        before = (figures.index, str(figures.rank or ""), figures.class_id)
        # As numbers: a zero at the end is no difference.
        same_index = unit is not None and figures.told[0] == _as_figures(unit).told[0]
        for key, told, found_now in zip(("index", "rank", "class"), before, after, strict=True):
            if told != found_now and not (key == "index" and same_index):
                at = figures.at
                yield Difference(Change.RESULT, at, at.path, name, key, told, found_now)
    for name, unit in now.items():
        if name not in recorded:
            at = where(record.places, "results", record.at)
            found_now = unit.shown_index
            yield Difference(Change.RESULT, at, at.path, name, "index", "", found_now)


def _figures(unit: UnitResult) -> tuple[str, str, str]:
    return unit.shown_index, str(unit.rank or ""), unit.class_id


def _as_figures(unit: UnitResult) -> Figures:
    return Figures(unit.unit, unit.shown_index, unit.rank, unit.class_id, _NOWHERE)


_NOWHERE = Place("")


def check_publication(project: Project) -> Iterator[Problem]:
    """K262 to K266 (inputs and entries), K268 and K269 (errata), K270 (appeals' errata)."""
    for files in project.cycles.values():
        record = files.publication
        path = f"scores/{files.cycle.id}/publication.yaml"
        if record is not None and path not in project.unread:
            for one in (*compare_inputs(project, files, record), *compare_units(project, record)):
                yield _problem(files, record, one)
            yield from _check_errata(files, record)
            yield from _check_appeals(files, record)


def _problem(files: CycleFiles, record: Publication, one: Difference) -> Problem:
    cycle = files.cycle.id
    tag = tag_name(cycle, version_now(files.cycle.year, record))
    if one.change is Change.ENTRY:
        told = {"recorded": one.recorded or "–", "found": one.found or "–"}
        return found("K266", one.place, one.unit, cycle=cycle, key=one.key, **told)
    if one.change is Change.INPUT and one.path.startswith("criteria/"):
        return found("K263", one.place, "", cycle=cycle, path=one.path, tag=tag)
    code = {Change.INPUT: "K262", Change.GONE: "K264", Change.NEW: "K265"}[one.change]
    return found(code, one.place, "", cycle=cycle, path=one.path, tag=tag)


def _check_errata(files: CycleFiles, record: Publication) -> Iterator[Problem]:
    """Versions count up from 1; each erratum begins where the file stood."""
    standing = {one.path: one.blob for one in record.inputs}
    last, count = "", 0
    for erratum in record.errata:
        if erratum.version != last:
            last, count = erratum.version, count + 1
        wanted = f"{files.cycle.year}.{count}"
        if erratum.version != wanted:
            at = where(erratum.places, "version", erratum.at)
            yield found("K268", at, erratum.version, wanted=wanted)
        if not is_units_file(erratum.path):
            if standing.get(erratum.path, "") != erratum.before.blob:
                yield _unlinked(erratum)
            standing[erratum.path] = erratum.after.blob


def _unlinked(erratum: Erratum) -> Problem:
    at = where(erratum.places, "path", erratum.at)
    return found("K269", at, erratum.version, path=erratum.path)


def _check_appeals(files: CycleFiles, record: Publication) -> Iterator[Problem]:
    """Of a cycle that is not published here, what an appeal says of errata is the writer's own."""
    versions = [version for version, _ in record.versions()]
    for appeal in files.appeals:
        if appeal.erratum and appeal.erratum not in versions:
            at = where(appeal.places, "erratum", appeal.at)
            known = ", ".join(versions) or "–"
            yield found("K270", at, appeal.unit, found=appeal.erratum, known=known)


def check_published_results(project: Project, results: Results) -> Iterator[Problem]:
    """K267, at the figures in publication.yaml."""
    for name, files in project.cycles.items():
        result = results.cycles.get(name)
        if files.publication is not None and result is not None:
            for one in compare_results(files.publication, result):
                told = {"recorded": one.recorded or "–", "found": one.found or "–"}
                yield found("K267", one.place, one.unit, **_KEY_WORDS[one.key], **told)


_KEY_WORDS: Mapping[str, Mapping[str, str]] = {
    "index": {"key_vi": "chỉ số", "key_en": "index"},
    "rank": {"key_vi": "hạng", "key_en": "rank"},
    "class": {"key_vi": "loại", "key_en": "class"},
}
