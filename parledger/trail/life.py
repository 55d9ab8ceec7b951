"""The life of one value: what was said of it, and what its files said for all their values."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from parledger.model.trail import Gap, Trail, ValueChange

STEP_ORDER = ("self", "appraisal_1", "explanation", "appraisal_2", "council", "external")
"""The steps a value goes through in one commit."""


def life_of(
    trail: Trail, unit: str, criterion: str, cycle: str = "", rests: Mapping[str, str] | None = None
) -> tuple[ValueChange | Gap, ...]:
    """All that happened to a criterion of a unit, oldest first, one for each commit and step.

    Besides the value's own fields: that the self-assessment was a draft or is none any more, and
    that round 1 recognised what it did not list. `rests`: the cycles in which that may be said of
    the criterion -> the office that leads on it (empty: no offices). Versions that could not be
    read stand among the changes.
    """

    def when(one: ValueChange | Gap) -> tuple[int, str, int]:
        return trail.place(one.commit), one.cycle, STEP_ORDER.index(one.step)

    own = [
        one
        for one in trail.changes
        if one.unit == unit and one.criterion in (criterion, "") and cycle in ("", one.cycle)
    ]
    changes = tuple(joined(sorted(own, key=when), rests or {}))
    cycles = {cycle} if cycle else {one.cycle for one in changes}
    gaps = [
        one for one in trail.gaps if one.unit in (unit, "") and (not cycles or one.cycle in cycles)
    ]
    found: list[ValueChange | Gap] = [*changes, *gaps]
    return tuple(sorted(found, key=when))


def joined(own: Iterable[ValueChange], rests: Mapping[str, str]) -> Iterator[ValueChange]:
    """The changes of a criterion with those of its files (criterion empty) that concern it.

    `own`: of one unit, oldest first; `rests`: as for `life_of`.
    """
    turns: dict[tuple[str, str, str], list[ValueChange]] = {}
    for one in own:
        turns.setdefault((one.cycle, one.commit, one.step), []).append(one)
    standing: dict[tuple[str, str], dict[str, str]] = {}
    for (cycle, _, step), both in turns.items():
        value = next((one for one in both if one.criterion), None)
        whole = next((one for one in both if not one.criterion), None)
        fields = standing.setdefault((cycle, step), {})
        listed = bool(fields)
        for change in value.fields if value is not None else ():
            fields.pop(change.name, None)
            if change.new is not None:
                fields[change.name] = change.new
        names = _governing(step, rests.get(cycle), listed=listed or bool(fields))
        if step == "appraisal_1" and not _may_rest(standing.get((cycle, "self"), {})):
            names = ()
        said = tuple(field for field in (whole.fields if whole else ()) if field.name in names)
        if value is not None:
            yield replace(value, fields=(*value.fields, *said)) if said else value
        elif said and whole is not None:
            yield replace(whole, fields=said)


def _governing(step: str, office: str | None, *, listed: bool) -> tuple[str, ...]:
    """What a step's file says of a value without naming it, as fields of the file itself.

    A draft is a draft of what it lists; the rest is what round 1 does not list.
    """
    if step == "self":
        return ("draft",) if listed else ()
    if step != "appraisal_1" or listed or office is None:
        return ()
    return ("recognise_rest", f"{office}.recognise_rest")


def _may_rest(own: Mapping[str, str]) -> bool:
    """A claim of not applicable, like what was not scored at all, needs a line of its own."""
    return bool(own) and own.get("not_applicable") != "true"
