"""Who wrote an appraisal: one file for all or one per office, each office its own leaves."""

from collections.abc import Iterator, Sequence

from parledger.check.found import found, hints
from parledger.check.scope import UnitScope
from parledger.model.scores import Round1Entry, Round1File, Round2Entry, Round2File
from parledger.problems import Place, Problem

Files = Sequence[Round1File] | Sequence[Round2File]


def check_writers(unit: UnitScope, files: Files) -> Iterator[Problem]:
    """S210 (both kinds), S211 (no such office), S225 (nothing to appraise yet)."""
    names = [office.id for office in unit.scope.cycle.offices]
    single = next((one for one in files if not one.office), None)
    for one in files:
        at = Place(one.path)
        if one.office and single is not None:
            yield found("S210", at, unit.files.unit, other=single.path.rsplit("/", 1)[-1])
        elif one.office and names and one.office not in names and unit.scope.is_cycle_whole:
            yield found("S211", at, unit.files.unit, found=one.office, **hints(one.office, names))
    yield from _check_submitted(unit, files)


def _check_submitted(unit: UnitScope, files: Files) -> Iterator[Problem]:
    """Told once, at the first appraisal of the unit; a skeleton that decides nothing may wait."""
    both: tuple[Round1File | Round2File, ...] = (*unit.files.round_1, *unit.files.round_2)
    first = next((one for one in both if _decides(one)), None)
    if unit.is_submitted or "self.yaml" in unit.unread or first is None or first not in files:
        return
    draft = unit.files.self_file is not None
    yield found("S226" if draft else "S225", Place(first.path), unit.files.unit)


def _decides(one: Round1File | Round2File) -> bool:
    return bool(one.entries) or (isinstance(one, Round1File) and one.recognise_rest)


def check_competence(
    unit: UnitScope, office: str, entry: Round1Entry | Round2Entry
) -> Iterator[Problem]:
    """S212 (another office's leaf), S213 (an opinion is due), S214 (a decision is due).

    Without offices in the cycle nobody is checked as appraiser.
    """
    if not office:
        if entry.opinion:
            yield found("S214", entry.at, entry.criterion)
        return
    known = office in [one.id for one in unit.scope.cycle.offices]
    if not known or not unit.scope.is_cycle_whole or not unit.scope.is_set_whole:
        return
    competent = unit.appraisers.get(entry.criterion, ())
    if office not in competent:
        yield found(
            "S212", entry.at, entry.criterion, office=office, competent=", ".join(competent) or "–"
        )
    elif entry.opinion and competent[0] == office:
        yield found("S214", entry.at, entry.criterion)
    elif not entry.opinion and competent[0] != office:
        yield found("S213", entry.at, entry.criterion, lead=competent[0])
