"""The roles of a cycle as the main branch has them: without them nobody may change it.

A cycle that names no secretary refuses everybody. A new cycle is opened by the secretary of
another one, with its plan alone; whoever it gives a role to begins once it stands on main.
"""

from collections.abc import Iterator

from parledger.model.words import Words
from parledger.problems import Place
from parledger.review.gate.people import holds, person_in, secretaries
from parledger.review.gate.refusal import Refusal
from parledger.review.gate.request import Request
from parledger.review.gate.rule import GateRule
from parledger.review.gate.targets import IN_CYCLES, Kind, Target, target_of
from parledger.review.gate.words import ANY_TIME, SET_UP, any_secretary, secretary

_OPENING = frozenset({Kind.CYCLE, Kind.COUNCIL, Kind.TASKS, Kind.SURVEY, Kind.OTHER_DATA})
_ONCE_SET_UP = Words(
    "sau khi roles: secretary có trên nhánh chính", "once roles: secretary stands on main"
)
_ONCE_THERE = Words(
    "sau khi cycle.yaml của kỳ đã được hợp nhất", "once the cycle's cycle.yaml has been merged"
)


def judge(request: Request) -> Iterator[Refusal]:
    """G110 to G113, once for each cycle; for a new one at each file that comes too early."""
    seen: set[str] = set()
    for change in request.of_kinds(*IN_CYCLES):
        target = target_of(change.path)
        stands = request.base.has_cycle(target.cycle)
        if not stands:
            yield from _new_cycle(request, target)
        elif target.cycle not in seen:
            seen.add(target.cycle)
            yield from _known_cycle(request, target)


def _known_cycle(request: Request, target: Target) -> Iterator[Refusal]:
    files = request.base.cycle(target.cycle)
    place, named = Place(target.path), ("cycle", target.cycle)
    if files is None:
        yield Refusal("G113", place, SET_UP, ANY_TIME, args=(named,))
    elif not secretaries((files.cycle,)):
        yield Refusal("G110", place, SET_UP, _ONCE_SET_UP, args=(named,))
    elif not person_in(files.cycle, request.actor).is_anybody:
        who = secretary(files.cycle)
        yield Refusal("G112", place, who, ANY_TIME, args=(named, ("actor", request.actor)))


def _new_cycle(request: Request, target: Target) -> Iterator[Refusal]:
    place, named = Place(target.path), ("cycle", target.cycle)
    cycles = [files.cycle for files in request.base.project.cycles.values()]
    may = holds(secretaries(cycles), request.actor)
    if not may or target.kind not in _OPENING:
        yield Refusal("G111", place, any_secretary(cycles), _ONCE_THERE, args=(named,))


RULE = GateRule("accounts", ("G110", "G111", "G112", "G113"), frozenset(), judge)
