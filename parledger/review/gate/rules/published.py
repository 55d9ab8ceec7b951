"""What a publication stands on is frozen: an erratum in its record names the file, or nothing."""

from collections.abc import Iterator

from parledger.history import Change
from parledger.model.cycles import Cycle
from parledger.model.units import Unit
from parledger.model.words import Words
from parledger.problems import Place
from parledger.review.bare import differ
from parledger.review.gate.people import holds
from parledger.review.gate.refusal import Refusal
from parledger.review.gate.request import Request
from parledger.review.gate.rule import GateRule
from parledger.review.gate.rules.common import cycle_known_to, is_frozen
from parledger.review.gate.rules.errata import new_errata
from parledger.review.gate.rules.shared_files import changed_units, sets_of
from parledger.review.gate.targets import IN_CYCLES, Kind, target_of
from parledger.review.gate.words import secretary

_ERRATUM = Words(
    "khi publication.yaml có thêm đính chính (errata) ghi tên tệp này, trong cùng yêu cầu",
    "with an erratum in publication.yaml that names this file, in the same request",
)


def judge(request: Request) -> Iterator[Refusal]:
    """G171, at each frozen input that no new erratum names."""
    for change in request.of_kinds(*IN_CYCLES):
        target = target_of(change.path)
        files = cycle_known_to(request, target)
        if files is not None and is_frozen(request, target):
            yield from _judge_input(request, files.cycle, change)
    for files in request.base.project.cycles.values():
        if not request.base.is_published(files.cycle.id):
            continue
        sets = sets_of(request.base.project, files)
        for change in request.of_kinds(Kind.SET):
            if change.path.removeprefix("criteria/").removesuffix(".yaml") in sets:
                yield from _judge_input(request, files.cycle, change)
        yield from _judge_units(request, files.cycle)


def _judge_input(request: Request, cycle: Cycle, change: Change) -> Iterator[Refusal]:
    if not (holds(cycle.roles.secretary, request.actor) and change.path in _named(request, cycle)):
        yield _frozen(cycle, Place(change.path))


def _frozen(cycle: Cycle, place: Place, subject: str = "") -> Refusal:
    return Refusal("G171", place, secretary(cycle), _ERRATUM, subject, (("cycle", cycle.id),))


def _judge_units(request: Request, cycle: Cycle) -> Iterator[Refusal]:
    """The entries of its units, but for what became of them since."""
    listed = {unit for block in cycle.blocks for unit in block.units}
    old, new = request.start.project.units, request.head.project.units
    for name in changed_units(request.start.project, request.head.project):
        if name not in listed or name not in old or not _recorded(old[name], new.get(name)):
            continue
        place = new[name].at if name in new else old[name].at
        named = _named(request, cycle) & {place.path, old[name].at.path}
        if not (named and holds(cycle.roles.secretary, request.actor)):
            yield _frozen(cycle, place, name)


def _recorded(old: Unit, new: Unit | None) -> bool:
    """Whether the change is to what the record holds; an end and successors may be added."""
    if new is None:
        return True
    kept = ("name", "level", "parent", "code", "start")
    if any(getattr(old, key) != getattr(new, key) for key in kept):
        return True
    if old.end is not None and old.end != new.end:
        return True
    return bool(old.succeeded_by) and differ(old.succeeded_by, new.succeeded_by)


def _named(request: Request, cycle: Cycle) -> frozenset[str]:
    """The paths that the errata added by this request name."""
    path = f"scores/{cycle.id}/publication.yaml"
    added = new_errata(request.base.plain.get(path), request.head.plain.get(path)) or []
    paths = (one.get("path") for one in added if isinstance(one, dict))
    return frozenset(path for path in paths if isinstance(path, str))


RULE = GateRule("published inputs", ("G171",), frozenset(), judge)
