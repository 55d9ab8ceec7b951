"""What still stands in the way of publication; of a published cycle, what should have."""

from collections.abc import Iterator

from parledger.check.found import found, where
from parledger.check.scope import GIVEN
from parledger.model.criteria import CriteriaSet
from parledger.model.cycles import Cycle
from parledger.model.placeholders import is_placeholder
from parledger.model.project import CycleFiles, Project
from parledger.model.results import BlockResult, CycleResult, Results, Status, UnitResult
from parledger.model.scores import UnitFiles
from parledger.model.units import Unit
from parledger.problems import Place, Problem

_ABSENT = frozenset({Status.PENDING, Status.MISSING})


def check_published_complete(project: Project, results: Results) -> Iterator[Problem]:
    """K271 to K278 in cycles that have a publication.yaml."""
    for name, files in project.cycles.items():
        result = results.cycles.get(name)
        if files.publication is not None and result is not None:
            yield from unready(files, result)
            yield from _unnamed(project, files)


def _unnamed(project: Project, files: CycleFiles) -> Iterator[Problem]:
    """K278: names that `new` left to be typed, in the cycle, its sets and its units."""
    cycle = files.cycle
    told: list[tuple[str, Cycle | CriteriaSet | Unit, str]]
    told = [(cycle.title, cycle, "title"), (cycle.authority, cycle, "authority")]
    for block in cycle.blocks:
        criteria = project.sets.get(block.criteria)
        told += [(criteria.title, criteria, "title")] if criteria is not None else []
        units = (project.units.get(unit) for unit in block.units)
        told += [(unit.name, unit, "name") for unit in units if unit is not None]
    for text, record, key in told:
        if is_placeholder(text):
            yield found("K278", where(record.places, key, record.at), record.id, text=text)


def unready(files: CycleFiles, result: CycleResult) -> Iterator[Problem]:
    """Everything that is not finished; `result` is computed as if published.

    Absent figures (K271 to K273) stand in the way under `missing: error` alone; else `missing`
    has given them their place. A cycle whose `council` is `none` needs no meeting (K276).
    """
    for block in result.blocks:
        if files.cycle.index.missing == "error":
            yield from _without_results(block)
        for unit in block.units:
            own = files.units.get(unit.unit) or UnitFiles(unit.unit)
            if files.cycle.index.missing == "error":
                yield from _without_figures(block, unit, own)
            yield from _not_appraised(block, unit, own)
            yield from _unanswered(unit, own)
        yield from _not_approved(files, block)
    yield from _open_surveys(files)


def _is_given(block: BlockResult, column: int) -> bool:
    rule = block.leaves[column].rule
    return rule is not None and rule.kind in GIVEN


def _without_results(block: BlockResult) -> Iterator[Problem]:
    """K272: a survey or external leaf that still waits, once for the block."""
    for column, leaf in enumerate(block.leaves):
        waits = any(unit.status[column] in _ABSENT for unit in block.units)
        if waits and _is_given(block, column):
            yield found("K272", block.block.at, leaf.id, block=block.block.id)


def _without_figures(block: BlockResult, unit: UnitResult, own: UnitFiles) -> Iterator[Problem]:
    """K271: nothing handed in; K273: leaves without a figure."""
    at = where(block.block.unit_places, unit.unit, block.block.at)
    if unit.total is None:
        yield found("K271", at, unit.unit)
        return
    codes = [
        leaf.id
        for column, leaf in enumerate(block.leaves)
        if unit.status[column] in _ABSENT and not _is_given(block, column)
    ]
    if codes:
        yield found("K273", _own_place(own, at), unit.unit, codes=", ".join(codes))


def _own_place(own: UnitFiles, default: Place) -> Place:
    return own.self_file.scores_at if own.self_file is not None else default


def _not_appraised(block: BlockResult, unit: UnitResult, own: UnitFiles) -> Iterator[Problem]:
    """K274: counted with the self-score, or claimed not to apply, and nobody has said so."""
    codes = [
        leaf.id
        for column, leaf in enumerate(block.leaves)
        if unit.status[column] is Status.NOT_APPRAISED
        or (unit.status[column] is Status.NOT_APPLICABLE and _is_only_claimed(own, leaf.id))
    ]
    if codes:
        at = where(block.block.unit_places, unit.unit, block.block.at)
        yield found("K274", _own_place(own, at), unit.unit, codes=", ".join(codes))


def _is_only_claimed(own: UnitFiles, code: str) -> bool:
    claim = own.self_file.entries.get(code) if own.self_file is not None else None
    first = (file.entries.get(code) for file in own.round_1)
    second = (file.entries.get(code) for file in own.round_2)
    answered = any(one is not None and not one.opinion for one in (*first, *second))
    return claim is not None and claim.not_applicable and not answered


def _unanswered(unit: UnitResult, own: UnitFiles) -> Iterator[Problem]:
    """K275: an explanation to which round 2 has no answer."""
    if own.explanation is None:
        return
    for code, entry in own.explanation.entries.items():
        answers = [file.entries.get(code) for file in own.round_2]
        if not any(one is not None and one.answer and not one.opinion for one in answers):
            yield found("K275", entry.at, code, unit=unit.unit)


def _not_approved(files: CycleFiles, block: BlockResult) -> Iterator[Problem]:
    """K276: no meeting that stands has dealt with the block."""
    needs_none = files.cycle.council is None and "council" in files.cycle.places
    approved = any(one.stands and one.covers(block.block.id) for one in files.meetings)
    if not (approved or needs_none):
        yield found("K276", block.block.at, block.block.id)


def _open_surveys(files: CycleFiles) -> Iterator[Problem]:
    """K277: ballots that feed a criterion, here or through another survey, and may still come in."""
    reused = {
        group.reuse.survey
        for survey in files.surveys.values()
        for group in survey.groups
        if group.reuse is not None and group.reuse.cycle in ("", files.cycle.id)
    }
    for survey in files.surveys.values():
        counted = any(group.has_ballots for group in survey.groups)
        if (survey.feeds or survey.id in reused) and counted and survey.sealed is None:
            yield found("K277", survey.at, survey.id)
