"""How many ballots came in: against the plan, the least number, the closing, and what counts."""

from collections.abc import Iterator

from parledger.model.ballots import Tabulation
from parledger.model.cycles import Cycle
from parledger.model.surveys import RespondentGroup, Survey, for_unit
from parledger.problems import Place, Problem, Problems
from parledger.survey.sheet import Sheet, as_args, capped, where


def check_reach(cycle: Cycle, survey: Survey, sheet: Sheet, tabulation: Tabulation) -> Problems:
    """V267 to V269, V275, V276."""
    return (
        *_check_repeated(survey, sheet),
        *capped("V268", _more_than_planned(cycle, survey, sheet)),
        *capped("V269", _fewer_than_least(cycle, survey, tabulation)),
        *capped("V276", _check_without(survey, sheet)),
        *_check_valid(survey, tabulation),
    )


def check_counts(cycle: Cycle, survey: Survey, path: str, tabulation: Tabulation) -> Problems:
    """V268, V269 and V275 from the counts alone, where the rows are too many to be gone through."""
    return (
        *capped("V268", _beyond_plan(cycle, survey, path, tabulation)),
        *capped("V269", _fewer_than_least(cycle, survey, tabulation)),
        *_check_valid(survey, tabulation),
    )


def _beyond_plan(
    cycle: Cycle, survey: Survey, path: str, tabulation: Tabulation
) -> Iterator[Problem]:
    for unit, block, group in _asked(cycle, survey):
        planned = for_unit(group.planned, unit, block)
        tally = tabulation.of(unit, group.id)
        if planned is not None and tally is not None and tally.received > planned:
            args = {
                "unit": unit,
                "group": group.id,
                "found": tally.received,
                "planned": planned,
            }
            yield Problem(Place(path), "V268", "", as_args(args))


def _check_repeated(survey: Survey, sheet: Sheet) -> Iterator[Problem]:
    if survey.valid.duplicates != "none":
        return
    numbers = sheet.texts("ballot")
    repeated = where((numbers != "") & numbers.duplicated(keep=False))
    if repeated:
        args = {"number": len(repeated)}
        yield Problem(sheet.place(repeated[0], "ballot"), "V267", "", as_args(args))


def _more_than_planned(cycle: Cycle, survey: Survey, sheet: Sheet) -> Iterator[Problem]:
    """At the first ballot beyond the plan of each unit and group."""
    keys = [sheet.texts("unit"), sheet.texts("group")]
    positions = sheet.frame.groupby(keys).indices
    for unit, block, group in _asked(cycle, survey):
        planned = for_unit(group.planned, unit, block)
        came = positions.get((unit, group.id), ())
        if planned is not None and len(came) > planned:
            args = {"unit": unit, "group": group.id, "found": len(came), "planned": planned}
            place = sheet.place(int(came[planned]), "group")
            yield Problem(place, "V268", "", as_args(args))


def _fewer_than_least(cycle: Cycle, survey: Survey, tabulation: Tabulation) -> Iterator[Problem]:
    """Once closed; where none is due or none will ever come, nothing is missed."""
    if survey.sealed is None:
        return
    left_out = {(one.unit, one.group) for one in survey.without}
    for unit, block, group in _asked(cycle, survey):
        least = for_unit(group.least, unit, block)
        none_due = for_unit(group.planned, unit, block) == 0
        if least is None or none_due or not left_out.isdisjoint({(unit, ""), (unit, group.id)}):
            continue
        tally = tabulation.of(unit, group.id)
        valid = tally.valid if tally is not None else 0
        if valid < least:
            args = {"unit": unit, "group": group.id, "found": valid, "least": least}
            yield Problem(_least_place(group, unit, block), "V269", "", as_args(args))


def _asked(cycle: Cycle, survey: Survey) -> Iterator[tuple[str, str, RespondentGroup]]:
    """Unit, block and group wherever ballots are asked for."""
    for group in survey.groups:
        for block in cycle.blocks:
            if group.has_ballots and group.is_about(block.id):
                yield from ((unit, block.id, group) for unit in block.units)


def _least_place(group: RespondentGroup, unit: str, block: str) -> Place:
    keys = (f"least:{unit}", f"least:{block}", "least")
    return next((group.places[key] for key in keys if key in group.places), group.at)


def _check_without(survey: Survey, sheet: Sheet) -> Iterator[Problem]:
    if not survey.without:
        return
    units, groups = sheet.texts("unit"), sheet.texts("group")
    of_unit = sheet.frame.groupby(units).indices
    of_group = sheet.frame.groupby([units, groups]).indices
    for entry in survey.without:
        if entry.group:
            came = of_group.get((entry.unit, entry.group), ())
        else:
            came = of_unit.get(entry.unit, ())
        if len(came):
            args = {"unit": entry.unit, "found": len(came)}
            yield Problem(sheet.place(int(min(came)), "unit"), "V276", "", as_args(args))


def _check_valid(survey: Survey, tabulation: Tabulation) -> Iterator[Problem]:
    """Ballots that break the valid rule do not count; that is told while they can be completed.

    Afterwards there is nothing to mend, and the survey's page says how many they were.
    """
    if survey.sealed is not None:
        return
    received = sum(tally.received for tally in tabulation.groups.values())
    left_out = received - sum(tally.valid for tally in tabulation.groups.values())
    if left_out:
        place = survey.places.get("valid", survey.at)
        args = {"number": left_out, "received": received}
        yield Problem(place, "V275", survey.id, as_args(args))
