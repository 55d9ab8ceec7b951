"""self.yaml, explanation.yaml and improvement.yaml: the unit's own accounts, or its clerk.

A clerk copies a signed paper and names it; most communes have no account, so that this is the
normal case. A plan of improvement is never late: it comes after the result.
"""

from collections.abc import Iterator

from parledger.model.documents import NO_DOCUMENT, Document
from parledger.model.project import CycleFiles
from parledger.model.scores import UnitFiles
from parledger.model.words import Words
from parledger.problems import Place
from parledger.review.gate.people import person_in
from parledger.review.gate.refusal import Refusal
from parledger.review.gate.request import Request
from parledger.review.gate.rule import GateRule
from parledger.review.gate.rules.common import cycle_open_to, days_open, judge_window
from parledger.review.gate.targets import Kind, Target, target_of
from parledger.review.gate.words import unit_people

_KINDS = (Kind.SELF, Kind.EXPLANATION, Kind.IMPROVEMENT)
_WITH_PAPER = Words("sau khi ghi số văn bản vào tệp", "once the paper's number stands in the file")


def judge(request: Request) -> Iterator[Refusal]:
    """G120 (whose), G121 (the signed paper), G140 to G142 (when)."""
    for change in request.of_kinds(*_KINDS):
        target = target_of(change.path)
        files = cycle_open_to(request, target)
        if files is not None:
            yield from _judge_file(request, files, target)


def _judge_file(request: Request, files: CycleFiles, target: Target) -> Iterator[Refusal]:
    cycle, place = files.cycle, Place(target.path)
    person = person_in(cycle, request.actor)
    listed = cycle.block_of(target.unit) is not None
    own = target.unit in person.units
    if not listed or not (own or person.enters_for(target.unit)):
        yield Refusal(
            "G120",
            place,
            unit_people(cycle, target.unit),
            days_open(cycle, target),
            args=(("actor", request.actor), ("unit", target.unit)),
        )
        return
    if not own and not _paper(request, target).number:
        key = "plan" if target.kind is Kind.IMPROVEMENT else "document"
        yield Refusal(
            "G121", place, unit_people(cycle, target.unit), _WITH_PAPER, args=(("key", key),)
        )
    if target.step:
        yield from judge_window(request, cycle, target, unit_people(cycle, target.unit))


def _paper(request: Request, target: Target) -> Document:
    """The signed paper that the head's file names; none where the file is gone or unreadable."""
    files = request.head.cycle(target.cycle)
    unit = files.units.get(target.unit, UnitFiles(target.unit)) if files else UnitFiles("")
    if target.kind is Kind.IMPROVEMENT:
        return unit.improvement.plan if unit.improvement else NO_DOCUMENT
    file = unit.self_file if target.kind is Kind.SELF else unit.explanation
    return (file.document if file else None) or NO_DOCUMENT


RULE = GateRule("own files", ("G120", "G121", "G140", "G141", "G142"), frozenset(_KINDS), judge)
