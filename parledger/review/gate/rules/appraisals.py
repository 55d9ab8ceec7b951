"""Appraisals: each office its own file and its own criteria, in the open round, never itself.

A file for all, and every file of a cycle without offices, is the secretary's. An office appraises
the unit that it is itself nowhere; `for_own_unit` stands in with a file of its own.
"""

from collections.abc import Iterator, Mapping

from parledger.check.scope import block_scopes
from parledger.model.cycles import Cycle, Office
from parledger.model.project import CycleFiles
from parledger.model.scores import Round1Entry, Round1File, Round2Entry, Round2File
from parledger.model.words import Words
from parledger.problems import Place
from parledger.review.bare import differ
from parledger.review.gate.people import holds
from parledger.review.gate.refusal import Refusal
from parledger.review.gate.request import Request, Snapshot
from parledger.review.gate.rule import GateRule
from parledger.review.gate.rules.common import cycle_open_to, days_open, judge_window
from parledger.review.gate.targets import Kind, Target, target_of
from parledger.review.gate.words import office_people, secretary, unit_people

_Entries = Mapping[str, Round1Entry | Round2Entry]
_NO_STAND_IN = Words(
    "cơ quan ghi ở for_own_unit; thư ký ghi thêm vào cycle.yaml",
    "the office named by for_own_unit, which the secretary adds to cycle.yaml",
)


def judge(request: Request) -> Iterator[Refusal]:
    """G130 (whose file), G131 (whose criteria), G132 (oneself), G140 to G142 (when)."""
    for change in request.of_kinds(Kind.APPRAISAL):
        target = target_of(change.path)
        files = cycle_open_to(request, target)
        if files is not None:
            yield from _judge_file(request, files, target)


def _judge_file(request: Request, files: CycleFiles, target: Target) -> Iterator[Refusal]:
    cycle, place = files.cycle, Place(target.path)
    office = next((one for one in cycle.offices if one.id == target.office), None)
    who = _who(cycle, target, office)
    if cycle.block_of(target.unit) is None:
        yield Refusal("G130", place, unit_people(cycle, target.unit), args=_actor(request))
        return
    if not _may_write(request, cycle, target, office):
        yield Refusal("G130", place, who, days_open(cycle, target), args=_actor(request))
        return
    if _is_own_unit(request, cycle, target.unit, office):
        stand_in = _stand_in(cycle, target.unit)
        args = (*_actor(request), ("unit", target.unit))
        yield Refusal("G132", place, stand_in, days_open(cycle, target), args=args)
        return
    yield from judge_window(request, cycle, target, who)
    if office is not None:
        yield from _judge_criteria(request, files, target, office)


def _actor(request: Request) -> tuple[tuple[str, str | Words], ...]:
    return (("actor", request.actor),)


def _may_write(request: Request, cycle: Cycle, target: Target, office: Office | None) -> bool:
    if not target.office or not cycle.offices:
        return holds(cycle.roles.secretary, request.actor)
    return office is not None and holds(office.accounts, request.actor)


def _who(cycle: Cycle, target: Target, office: Office | None) -> Words:
    if not target.office or not cycle.offices:
        return secretary(cycle)
    return office_people(office)


def _is_own_unit(request: Request, cycle: Cycle, unit: str, office: Office | None) -> bool:
    """Whether the office is the unit, or the account is one of the unit's or of such an office."""
    if office is not None and office.unit == unit:
        return True
    own = [one for one in cycle.offices if one.unit == unit]
    accounts = [account for one in own for account in one.accounts]
    return holds((*accounts, *cycle.roles.units.get(unit, ())), request.actor)


def _stand_in(cycle: Cycle, unit: str) -> Words:
    names = [one.for_own_unit for one in cycle.offices if one.unit == unit and one.for_own_unit]
    office = next((one for one in cycle.offices if one.id in names), None)
    if office is None and not any(one.unit == unit for one in cycle.offices):
        return secretary(cycle)
    return _NO_STAND_IN if office is None else office_people(office)


def _judge_criteria(
    request: Request, files: CycleFiles, target: Target, office: Office
) -> Iterator[Refusal]:
    """Entries that are new or say something else, of leaves that are not the office's here."""
    scope = next(
        (
            one
            for one in block_scopes(request.base.project, files)
            if target.unit in one.block.units
        ),
        None,
    )
    appraisers = scope.appraisers(target.unit) if scope is not None else {}
    old, new = _entries(request.start, target), _entries(request.head, target)
    for code, entry in new.items():
        if not differ(old.get(code), entry) or office.id in appraisers.get(code, ()):
            continue
        leads = [one for one in files.cycle.offices if one.id in appraisers.get(code, ())]
        yield Refusal(
            "G131",
            entry.at,
            office_people(leads[0]) if leads else _NOBODY,
            days_open(files.cycle, target),
            subject=code,
            args=(("office", office.title), ("unit", target.unit)),
        )


_NOBODY = Words(
    "chưa cơ quan nào được giao tiêu chí này (appraises trong cycle.yaml)",
    "no office has this criterion yet (appraises in cycle.yaml)",
)


def _entries(snapshot: Snapshot, target: Target) -> _Entries:
    files = snapshot.project.cycles.get(target.cycle)
    unit = files.units.get(target.unit) if files else None
    if unit is None:
        return {}
    written: tuple[Round1File | Round2File, ...] = (*unit.round_1, *unit.round_2)
    return next((dict(one.entries) for one in written if one.path == target.path), {})


RULE = GateRule("appraisals", ("G130", "G131", "G132"), frozenset({Kind.APPRAISAL}), judge)
