"""Files under evidence/: the unit's people, the offices and the secretary put them there.

No step has to be open: a file says nothing until a document of a step names it, with its digest.
That digest holds it from then on (S251), after publication too: whoever exchanges the file breaks
`check`. What belongs to the whole cycle is the secretary's.
"""

from collections.abc import Iterator

from parledger.model.cycles import Cycle
from parledger.model.words import Words
from parledger.problems import Place
from parledger.review.gate.people import person_in
from parledger.review.gate.refusal import Refusal
from parledger.review.gate.request import Request
from parledger.review.gate.rule import GateRule
from parledger.review.gate.rules.common import cycle_known_to, judge_secretary
from parledger.review.gate.targets import Kind, Target, target_of
from parledger.review.gate.words import ANY_TIME, secretary, unit_people


def judge(request: Request) -> Iterator[Refusal]:
    """G122 (a unit's folder), G150 (the cycle's)."""
    for change in request.of_kinds(Kind.EVIDENCE):
        target = target_of(change.path)
        files = cycle_known_to(request, target)
        if files is None:
            continue
        if not target.unit:
            yield from judge_secretary(request, files.cycle, change.path)
        elif not _may(files.cycle, target, request.actor):
            args = (("actor", request.actor), ("unit", target.unit))
            yield Refusal(
                "G122", Place(target.path), _who(files.cycle, target), ANY_TIME, args=args
            )


def _may(cycle: Cycle, target: Target, actor: str) -> bool:
    person, unit = person_in(cycle, actor), target.unit
    own = unit in person.units or person.enters_for(unit)
    return cycle.block_of(unit) is not None and bool(own or person.is_secretary or person.offices)


def _who(cycle: Cycle, target: Target) -> Words:
    people, lead = unit_people(cycle, target.unit), secretary(cycle)
    if cycle.block_of(target.unit) is None:
        return people
    return Words(f"{people.vi}; cơ quan thẩm định; {lead.vi}", f"{people.en}; an office; {lead.en}")


RULE = GateRule("kept files", ("G122", "G150"), frozenset({Kind.EVIDENCE}), judge)
