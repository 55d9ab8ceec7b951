"""Units and criteria are files that several cycles stand on.

They belong to the secretaries of the running cycles that use them; what none uses, to the
secretary of any.
"""

from collections.abc import Iterator, Sequence

from parledger.model.cycles import Cycle
from parledger.model.project import CycleFiles, Project
from parledger.model.words import Words
from parledger.problems import Place
from parledger.review.bare import differ
from parledger.review.gate.people import holds, secretaries
from parledger.review.gate.refusal import Refusal
from parledger.review.gate.request import Request
from parledger.review.gate.rules.common import judge_secretary
from parledger.review.gate.words import ANY_TIME, SET_UP, any_secretary

_ONCE_SET_UP = Words(
    "sau khi roles: secretary có trên nhánh chính", "once roles: secretary stands on main"
)


def changed_units(old: Project, new: Project) -> tuple[str, ...]:
    """Units that came, went, or whose entry says something else."""
    names = dict.fromkeys((*old.units, *new.units))
    return tuple(name for name in names if differ(old.units.get(name), new.units.get(name)))


def sets_of(project: Project, files: CycleFiles) -> frozenset[str]:
    """The sets of a cycle's blocks and the frames they follow, however deep."""
    found: set[str] = set()
    waiting = [block.criteria for block in files.cycle.blocks]
    while waiting:
        name = waiting.pop()
        if name and name not in found:
            found.add(name)
            known = project.sets.get(name)
            waiting.append(known.follows if known else "")
    return frozenset(found)


def judge_people(request: Request, path: str, users: Sequence[Cycle]) -> Iterator[Refusal]:
    """G110, G113 and G150: every cycle that uses the file has a secretary, who is the actor.

    A cycle that cannot be read may use any file.
    """
    unread = request.base.unread_cycles()
    if unread:
        yield Refusal("G113", Place(path), SET_UP, ANY_TIME, args=(("cycle", unread[0]),))
        return
    for cycle in users:
        if not secretaries((cycle,)):
            yield Refusal("G110", Place(path), SET_UP, _ONCE_SET_UP, args=(("cycle", cycle.id),))
            return
        refused = tuple(judge_secretary(request, cycle, path))
        if refused:
            yield from refused
            return
    everyone = [files.cycle for files in request.base.project.cycles.values()]
    if not users and not holds(secretaries(everyone), request.actor):
        who = any_secretary(everyone)
        yield Refusal("G150", Place(path), who, ANY_TIME, args=(("actor", request.actor),))
